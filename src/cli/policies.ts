import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { rankedActors } from "../judgement/index.js";
import { coursesOf, nothingToCompare, type CourseFindings } from "../report/courses.js";
import { coursesJson } from "../report/courses-json.js";
import { renderCourses } from "../report/courses-text.js";
import { coursesMarkdown } from "../report/markdown/courses.js";
import { list } from "../report/words.js";
import { along } from "./along.js";
import { Exit, Stop, type Io } from "./io.js";
import { againOf, fileName, load, type Changes } from "./load.js";
import { addMarkdown, checkMarkdown, give, type Door, type MarkdownAsked } from "./markdown.js";
import { addChanges, addSampling } from "./sampling.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { FROM, refuseBesideFrom, storedOf } from "./stored.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";

export interface PoliciesOptions extends Changes, MarkdownAsked {
  readonly explain?: boolean;
  /** Only this actor's ranking. */
  readonly objective?: string;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  readonly jobs?: number;
  readonly unmatched?: boolean;
  /** One number and values to hold it at. */
  readonly along?: string;
  /** Course told along the values. */
  readonly policy?: string;
  /** Folder of a run, whose rows are read in place of running anything. */
  readonly from?: string;
}

/** Adds the command to the program. */
export function addPolicies(program: Command, door: Door, done: (status: number) => void): void {
  addMarkdown(
    addSampling(
      addChanges(
        program
          .command("policies <file>")
          .description(
            "courses of action on the same worlds: outcomes, differences, and which is robust by which metric",
          ),
      ),
    ),
  )
    .option("--objective <actor>", "rank the courses for this actor only")
    .option("--explain", "say how each metric is defined")
    .option(
      "--along <number=values>",
      "hold one number at each of several values: where claims turn and who leads; with --from on the worlds of that run",
    )
    .option("--policy <id>", "with --along: the course told value by value; else the one whose line it is")
    .option("--json", "print data instead of text")
    .option("--from <folder>", FROM)
    .hook("preAction", (_, called) => refuseBesideFrom(called))
    .hook("preAction", (_, called) => refuseApart(called.opts<PoliciesOptions>()))
    .addHelpText("after", HELP)
    .action(async (file: string, options: PoliciesOptions) => done(await policies(file, options, door)));
}

/** `parley policies FILE`: courses of action side by side, as text or data. */
export async function policies(file: string, options: PoliciesOptions, { io, version }: Door): Promise<number> {
  if (options.along !== undefined) return along(file, { ...options, along: options.along }, { io, version });
  await checkMarkdown(options, io);
  const findings = await over(file, options, io);
  const { columns: width, colour } = io;
  const explain = options.explain === true;
  const page = {
    text: () => renderCourses(findings, { width, colour, file, explain }),
    data: () => coursesJson(findings),
    markdown: () => coursesMarkdown(findings, { file: againOf(file, options), version }),
  };
  await give(options, page, io);
  return Exit.done;
}

/** Stops where options of one way to compare stand beside those of the other. */
function refuseApart({ along: number, policy, objective, explain }: PoliciesOptions): void {
  if (number === undefined && policy !== undefined) throw new Stop(Exit.usage, "--policy is for --along.");
  const idle = [objective && "--objective", explain && "--explain"].find((flag) => flag !== undefined);
  if (number !== undefined && idle) throw new Stop(Exit.usage, `${idle} does nothing beside --along: leave it out.`);
}

/** Findings on the rows of a folder, or on worlds that are run now. */
async function over(file: string, options: PoliciesOptions, io: Io): Promise<CourseFindings> {
  if (options.from !== undefined) {
    const { conflict, stored } = await storedOf(file, options.from, { changes: options, io });
    return coursesOf(conflict, stored, actorsIn(conflict, file, options));
  }
  const conflict = await load(file, options, io);
  const actors = actorsIn(conflict, file, options);
  const jobs = jobsOf(options, io);
  const runner = jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, options, io), jobs);
  const run = { ...options, matching: matcherFor(file, options, io), runner, onProgress: progressOn(io, "course") };
  return coursesOf(conflict, run, actors).finally(() => runner?.close());
}

/** The actors to rank for; stops where the file has no courses to compare. */
function actorsIn(conflict: Conflict, file: string, { objective }: PoliciesOptions): number[] {
  const nothing = nothingToCompare(conflict);
  if (nothing !== null) throw new Stop(Exit.usage, `${fileName(file)} ${nothing}`);
  return actorsFor(conflict, objective);
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
  parley policies case.parley.yaml --explain             with the definition of each metric
  parley policies case.parley.yaml --along 'campaign.aid.*.if_sold=0 %,25 %,50 %,75 %'    from which share on claims hold
  parley policies case.parley.yaml --along 'policies.watch.when.above=500 km2,2000 km2'   tipping points of a line`;
