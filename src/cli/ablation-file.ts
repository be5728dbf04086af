import { MAKERS } from "../ensemble/makers.js";
import { differsFrom, linkRunIn, type LinkRun, type Passage } from "../report/ablation/stored.js";
import type { Findings } from "../report/finding.js";
import { besideOf } from "../report/views/passage.js";
import { Exit, Stop, type Io } from "./io.js";
import { againOf, load, plainTextOf, type Changes } from "./load.js";

/** What a brief is told of the arrows of its argument. */
export interface PassageAsked extends Changes {
  /** File that `parley ablate -o` wrote; left out: the one beside the case file, where there is one. */
  readonly ablation?: string;
  readonly report?: string;
  readonly picture?: string;
  readonly figures?: string;
  readonly from?: string;
}

/**
 * Puts what is known of how much passes along the arrows beside findings, of each account. Stops with 2, before anything is
 * run, where a file is named that is no such run or of another reading; one beside the case file that does not fit leaves the
 * arrows alike, and the page says so.
 */
export async function passageFor(file: string, asked: PassageAsked, io: Io): Promise<(findings: Findings) => Findings> {
  const { ablation } = asked;
  const drawn = asked.report ?? asked.picture ?? asked.figures;
  if (ablation !== undefined) {
    if (drawn === undefined)
      throw new Stop(
        Exit.usage,
        "--ablation: arrows are drawn on the page and the picture: name --report or --picture.",
      );
    return besideNamed(linkRunIn(await plainTextOf(ablation, io)), { ...asked, ablation, file }, io);
  }
  const text = drawn === undefined ? null : await io.read(besideOf(file)).catch(() => null);
  const run = text === null ? null : linkRunIn(text);
  if (text !== null && run === null)
    io.err(`note: ${besideOf(file)} holds no links that \`parley ablate\` measured; arrows are drawn alike.\n`);
  return (findings) => ({ ...findings, passage: passageOf(run, findings) });
}

/** The same of a file that is named, which has to fit the file as it is read. */
async function besideNamed(
  run: LinkRun | null,
  asked: PassageAsked & { readonly ablation: string; readonly file: string },
  io: Io,
): Promise<(findings: Findings) => Findings> {
  const { file, ablation, variant, from } = asked;
  const again = `Measure it: parley ablate ${againOf(file, asked)}${variant ? ` --variant ${variant}` : ""} --links -o ${ablation}`;
  if (run === null) throw new Stop(Exit.usage, `${ablation} is no run of an argument's links. ${again} --force`);
  const refuse = (differs: string | null): void => {
    if (differs !== null)
      throw new Stop(Exit.usage, `${ablation} does not belong to ${file}: ${differs}. ${again} --force`);
  };
  // what a folder was run with is known only once it is read
  if (from === undefined) {
    const { hash } = await load(file, asked, { ...io, err: () => undefined });
    const engine = Object.fromEntries(MAKERS.map(({ table, version }) => [table, version]));
    refuse(differsFrom(run, { hash, engine }));
  }
  return (findings) => {
    const passage = passageOf(run, findings);
    if (from !== undefined && passage.kind === "stale") refuse(passage.differs);
    return { ...findings, passage };
  };
}

function passageOf(run: LinkRun | null, { conflict: { hash }, engines }: Findings): Passage {
  if (run === null) return { kind: "none" };
  const differs = differsFrom(run, { hash, engine: engines });
  return differs === null ? { kind: "measured", run } : { kind: "stale", differs };
}
