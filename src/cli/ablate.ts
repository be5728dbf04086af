import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import type { EnsembleOptions } from "../ensemble/engines.js";
import { lacksForMatching, matchWorlds } from "../ensemble/matching.js";
import type { Runner } from "../ensemble/runner.js";
import {
  ablationsOf,
  findingOf,
  readingOf,
  survivalFinding,
  type Ablation,
  type AblationFinding,
  type Reading,
} from "../report/ablation/ablate.js";
import { ablationJson, renderAblation } from "../report/ablation/text.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, textOf, type Changes } from "./load.js";
import { matchedFor } from "./match.js";
import { addSampling } from "./sampling.js";
import { progressOn } from "./progress.js";
import { jobsOf, runnerFor } from "./threads.js";

export interface AblateOptions extends Changes {
  readonly json?: boolean;
  readonly only?: string;
  readonly survival?: boolean;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Threads; as many as the machine has if left out. */
  readonly jobs?: number;
  readonly unmatched?: boolean;
}

/** Worlds tried at most for each that is wanted. */
const TRIES_EACH = 500;
const SURVIVAL = "survival";

/** Adds `parley ablate`. `done` takes the exit status. */
export function addAblate(program: Command, io: Io, done: (status: number) => void): void {
  addSampling(
    program
      .command("ablate <file>")
      .description("take the argument's elements out one at a time: which figures and verdicts rest on which"),
    { fewest: 10 },
  )
    .option("--only <elements>", "only these, with commas, by the names that the list has")
    .option("--survival", "only half of what survival says: verdicts that do not survive it")
    .option("--variant <name>", "read the file through one of its variants")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: AblateOptions) => done(await ablate(file, options, io)));
}

/** `parley ablate FILE`: the file without each of its elements, on the worlds of the file as filed. */
export async function ablate(file: string, options: AblateOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  const text = { text: await textOf(file, io), file: fileName(file), variant: options.variant ?? null };
  const found = ablationsOf(conflict, text);
  const wanted = wantedOf(options, found.ablations, conflict);
  const match = await matchedFor(conflict, file, options, io);
  const members = match?.members ?? [];
  const { repeats, seed } = options;
  const jobs = jobsOf(options, io);
  const over: EnsembleOptions =
    members.length > 0
      ? { worlds: members.length, repeats, seed, design: { kind: "matched", members } }
      : { worlds: options.worlds, repeats, seed };
  const read = async (of: Conflict, label: string, how: EnsembleOptions, cut: Ablation | null): Promise<Reading> => {
    const source = { ...text, sets: cut?.changes.sets ?? [], without: cut?.changes.without ?? [] };
    const runner = jobs === 1 ? null : runnerFor(of, source, jobs);
    return readingOf(of, { ...how, runner, onProgress: progressOn(io, label) }).finally(() => runner?.close());
  };
  const filed = { conflict, reading: await read(conflict, "as filed", over, null) };
  const findings: AblationFinding[] = [];
  for (const ablation of found.ablations.filter(({ element }) => wanted.has(element.id))) {
    const reading = ablation.conflict && (await read(ablation.conflict, ablation.element.id, over, ablation));
    findings.push(findingOf(ablation, { filed, reading }));
  }
  if (wanted.has(SURVIVAL) && members.length > 0) {
    const runner = runnerFor(conflict, { ...text, sets: [] }, jobs);
    const half = await halvedSurvival(conflict, { wanted: members.length, seed, runner }, io).finally(runner.close);
    const other: EnsembleOptions = { worlds: half.length, repeats, seed, design: { kind: "matched", members: half } };
    findings.push(survivalFinding(filed.reading, await read(conflict, SURVIVAL, other, null)));
  }
  const report = {
    conflict,
    worlds: filed.reading.worlds,
    repeats,
    seed,
    matched: members.length > 0,
    figures: filed.reading.figures.length,
    findings,
    lacking: options.only === undefined && !options.survival ? found.lacking : [],
  };
  if (options.json) io.out(ablationJson(report));
  else io.out(renderAblation(report, { width: io.columns, colour: io.colour, file }));
  return Exit.done;
}

/** Names of the elements that are asked for. */
function wantedOf(options: AblateOptions, ablations: readonly Ablation[], conflict: Conflict): ReadonlySet<string> {
  const matched = !options.unmatched && lacksForMatching(conflict) === null;
  const known = [...ablations.map(({ element }) => element.id), ...(matched ? [SURVIVAL] : [])];
  if (options.survival && !matched)
    throw new Stop(
      Exit.usage,
      "--survival: worlds are not held to a record here; it needs a `history:` with a window.",
    );
  const asked = options.survival ? [SURVIVAL] : (options.only?.split(",") ?? known);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Stop(Exit.usage, `--only: the file has no element "${unknown}"; it has ${known.join(", ")}.`);
  return new Set(asked);
}

/** Worlds of which those that miss survival alone are kept with chance one half. */
async function halvedSurvival(
  conflict: Conflict,
  { wanted, seed, runner }: { readonly wanted: number; readonly seed: number; readonly runner: Runner },
  io: Io,
): Promise<readonly number[]> {
  const progress = progressOn(io, "match without half of survival", 0, "worlds that fit");
  const { members } = await matchWorlds(conflict, {
    wanted,
    most: wanted * TRIES_EACH,
    seed,
    forgives: 0.5,
    runner,
    onBlock: (soFar) => {
      progress(Math.min(wanted, soFar.members.length), wanted);
      return true;
    },
  });
  return members;
}

const HELP = `
Examples:
  parley ablate case.parley.yaml                             every element of the file
  parley ablate case.parley.yaml --only misperception,truce  two of them
  parley ablate case.parley.yaml --survival                  verdicts that rest on the war's having gone on`;
