import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import type { EnsembleOptions } from "../ensemble/engines.js";
import { MAKERS } from "../ensemble/makers.js";
import { lacksForMatching } from "../ensemble/matching.js";
import { ablationsOf, findingOf, survivalFinding, withoutEach, type Ablation } from "../report/ablation/ablate.js";
import type { Compared } from "../report/ablation/compared.js";
import type { Element } from "../report/ablation/element.js";
import { linkEffect, linkOutcomes, outcomeFigures, sizeRule } from "../report/ablation/link-effects.js";
import { LINKS } from "../report/ablation/links.js";
import { ablationJson } from "../report/ablation/data.js";
import { renderAblation, type AblationReport } from "../report/ablation/text.js";
import { questionOf, readAll, type ReadingPlan } from "./ablate-readings.js";
import { Exit, Stop, type Io } from "./io.js";
import { readingsIn } from "./kept-readings.js";
import { fileName, load, textOf, type Changes } from "./load.js";
import type { Door } from "./markdown.js";
import { matchedFor } from "./match.js";
import { refuseToOverwrite } from "./overwrite.js";
import { addSampling } from "./sampling.js";
import { jobsOf } from "./threads.js";

export interface AblateOptions extends Changes {
  readonly json?: boolean;
  readonly only?: string;
  readonly links?: boolean;
  readonly survival?: boolean;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Threads; as many as the machine has if left out. */
  readonly jobs?: number;
  readonly unmatched?: boolean;
  /** False: neither read nor keep what is finished in the cache. */
  readonly cache?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

const SURVIVAL = "survival";

/** Adds `parley ablate`. `done` takes the exit status. */
export function addAblate(program: Command, door: Door, done: (status: number) => void): void {
  addSampling(
    program
      .command("ablate <file>")
      .description("take the argument's elements out one at a time: which figures and verdicts rest on which"),
    { fewest: 10 },
  )
    .option("--only <elements>", "only these, with commas, by the names that the list has")
    .option("--links", "only the links of the argument: how much of the outcomes passes through each")
    .option("--survival", "only half of what survival says: verdicts that do not survive it")
    .option("--variant <name>", "read the file through one of its variants")
    .option("-o, --out <file>", "also write what the page draws arrows from: the data without the list of figures")
    .option("--force", "write over a file that is there")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: AblateOptions) => done(await ablate(file, options, door)));
}

/** `parley ablate FILE`: the file without each of its elements and links, on the worlds of the file as filed. */
export async function ablate(file: string, options: AblateOptions, { io, version }: Door): Promise<number> {
  if (options.out !== undefined) await refuseToOverwrite(options.out, options.force, io);
  const conflict = await load(file, options, io);
  const text = { text: await textOf(file, io), file: fileName(file), variant: options.variant ?? null };
  const elements = ablationsOf(conflict, text);
  const links = withoutEach(conflict, text, LINKS);
  const wanted = wantedOf(options, { elements: idsOf(elements.ablations), links: idsOf(links.ablations) }, conflict);
  const asked = <Of extends Element>(all: readonly Ablation<Of>[]): Ablation<Of>[] =>
    all.filter(({ element }) => wanted.has(element.id));
  const [out, cut] = [asked(elements.ablations), asked(links.ablations)];
  const outcomes = linkOutcomes(conflict);
  const plan = await planOf(conflict, { file, text, options, io });
  const comparisons = (outcomes?.measures.length ?? 0) * links.ablations.length;
  const read = await readAll(
    {
      ...plan,
      changed: [...out, ...cut].flatMap(({ element, conflict: other, changes }) =>
        other ? [{ label: element.id, conflict: other, changes }] : [],
      ),
      comparing: { outcomes: outcomeFigures(outcomes), comparisons },
      survival: wanted.has(SURVIVAL) && plan.over.design !== undefined,
      kept: readingsIn(options.cache === false ? null : (io.cache ?? null), questionOf(plan, version), io),
    },
    io,
  );
  const comparedTo = (other: Conflict | null): Compared | null => (other && read.compared.get(other.hash)) ?? null;
  const report: AblationReport = {
    conflict,
    engines: enginesOf(conflict),
    worlds: read.filed.worlds,
    repeats: options.repeats,
    seed: options.seed,
    matched: plan.over.design !== undefined,
    figures: read.filed.figures.length,
    findings: [
      ...out.map((each) => findingOf(each, conflict, comparedTo(each.conflict))),
      ...(read.survival ? [survivalFinding(read.survival)] : []),
    ],
    outcomes: outcomes && { ...outcomes, rule: sizeRule(outcomes, links.ablations.length) },
    links: outcomes === null ? [] : cut.map((each) => linkEffect(each, conflict, comparedTo(each.conflict))),
    lacking: options.only === undefined && !options.survival && !options.links ? elements.lacking : [],
  };
  if (options.out !== undefined) {
    await io.write(options.out, ablationJson(report, { figures: false }));
    io.err(`${options.out}: written.\n`);
  }
  if (options.json) io.out(ablationJson(report, { figures: true }));
  else io.out(renderAblation(report, { width: io.columns, colour: io.colour, file }));
  return Exit.done;
}

/** What is read of the file as filed, and on which worlds. */
async function planOf(
  filed: Conflict,
  {
    file,
    text,
    options,
    io,
  }: { readonly file: string; readonly text: ReadingPlan["text"]; readonly options: AblateOptions; readonly io: Io },
): Promise<Pick<ReadingPlan, "filed" | "text" | "over" | "jobs">> {
  const { repeats, seed } = options;
  const members = (await matchedFor(filed, file, options, io))?.members ?? [];
  const over: EnsembleOptions =
    members.length > 0
      ? { worlds: members.length, repeats, seed, design: { kind: "matched", members } }
      : { worlds: options.worlds, repeats, seed };
  return { filed, text, over, jobs: jobsOf(options, io) };
}

/** Versions of the engines that say something of a file. */
function enginesOf(conflict: Conflict): Record<string, string> {
  const used = MAKERS.filter((maker) => maker.table !== "inputs" && maker.columns(conflict).length > 0);
  return Object.fromEntries(used.map(({ table, version }) => [table, version]));
}

const idsOf = (ablations: readonly Ablation[]): string[] => ablations.map(({ element }) => element.id);

/** Names of the elements and links that are asked for. */
function wantedOf(
  { only, links: onlyLinks, survival, unmatched }: AblateOptions,
  { elements, links }: { readonly elements: readonly string[]; readonly links: readonly string[] },
  conflict: Conflict,
): ReadonlySet<string> {
  const matched = !unmatched && lacksForMatching(conflict) === null;
  if (survival && !matched)
    throw new Stop(
      Exit.usage,
      "--survival: worlds are not held to a record here; it needs a `history:` with a window.",
    );
  const known = [...elements, ...links, ...(matched ? [SURVIVAL] : [])];
  if (only === undefined && !survival && !onlyLinks) return new Set(known);
  const asked = [...(survival ? [SURVIVAL] : []), ...(onlyLinks ? links : []), ...(only?.split(",") ?? [])];
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Stop(Exit.usage, `--only: the file has no element "${unknown}"; it has ${known.join(", ")}.`);
  return new Set(asked);
}

const HELP = `
Examples:
  parley ablate case.parley.yaml                             every element of the file
  parley ablate case.parley.yaml --only misperception,truce  two of them
  parley ablate case.parley.yaml --links -o case.ablation.json  the links of the argument, beside the case for the page
  parley ablate case.parley.yaml --survival                  verdicts that rest on the war's having gone on
Finished readings are kept in the cache: after Ctrl-C (status 130) or a crash the same command goes on.`;
