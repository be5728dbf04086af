import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { coursesOf, nothingToCompare, rankedActors } from "../report/courses.js";
import { coursesJson } from "../report/courses-json.js";
import { renderCourses } from "../report/courses-text.js";
import { list } from "../report/words.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { JOBS, jobsOf, runnerFor, sourceOf } from "./threads.js";

export interface PoliciesOptions extends Changes {
  readonly json?: boolean;
  readonly explain?: boolean;
  /** Only this actor's ranking. */
  readonly objective?: string;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  readonly jobs?: number;
  readonly unmatched?: boolean;
}

type Whole = (least: number, most: number) => (text: string) => number;

/** Adds the command to the program. `whole` reads a whole number between two others. */
export function addPolicies(program: Command, io: Io, done: (status: number) => void, whole: Whole): void {
  program
    .command("policies <file>")
    .description("courses of action on the same worlds: outcomes, differences, and which is robust by which metric")
    .option(
      "--set <path=value>",
      "change a number or key before the check; may be repeated",
      (text, all: string[]) => [...all, text],
      [],
    )
    .option("--variant <name>", "read the file through one of its variants")
    .option("--objective <actor>", "rank the courses for this actor only")
    .option("--explain", "say how each metric is defined")
    .option("--json", "print data instead of text")
    .option("--worlds <n>", "worlds: draws of everything uncertain", whole(1, 100_000), BRIEF_DEFAULTS.worlds)
    .option("--repeats <n>", "repeats of chance in each world", whole(2, 512), BRIEF_DEFAULTS.repeats)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--jobs <n>", JOBS, whole(1, 1024))
    .option("--unmatched", "worlds as drawn, not held to what is on record")
    .addHelpText("after", HELP)
    .action(async (file: string, options: PoliciesOptions) => done(await policies(file, options, io)));
}

/** `parley policies FILE`: courses of action side by side, as text or data. */
export async function policies(file: string, options: PoliciesOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  const nothing = nothingToCompare(conflict);
  if (nothing !== null) throw new Stop(Exit.usage, `${fileName(file)} ${nothing}`);
  const actors = actorsFor(conflict, options.objective);
  const jobs = jobsOf(options, io);
  const runner = jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, options, io), jobs);
  const run = { ...options, matching: matcherFor(file, options, io), runner, onProgress: progressOn(io, "course") };
  const findings = await coursesOf(conflict, run, actors).finally(() => runner?.close());
  const { columns: width, colour } = io;
  const explain = options.explain === true;
  io.out(options.json ? coursesJson(findings) : renderCourses(findings, { width, colour, file, explain }));
  return Exit.done;
}

/** The actors to rank for; stops where the one asked for has no objectives. */
function actorsFor(conflict: Conflict, id: string | undefined): number[] {
  const ranked = rankedActors(conflict);
  if (id === undefined) return ranked;
  const found = ranked.find((actor) => conflict.actors[actor].id === id);
  if (found !== undefined) return [found];
  const there = ranked.map((actor) => conflict.actors[actor].id);
  const is = conflict.actors.some((actor) => actor.id === id);
  throw new Stop(
    Exit.usage,
    `--objective: ${is ? `${id} has no entry under \`objectives:\`` : `no actor is "${id}"`}; ${there.length > 0 ? `those that have one: ${list(there)}` : "nobody has one"}.`,
  );
}

const HELP = `
Examples:
  parley policies case.parley.yaml                       every course, every actor with objectives
  parley policies case.parley.yaml --objective ukraine   one actor's ranking
  parley policies case.parley.yaml --explain             with the definition of each metric`;
