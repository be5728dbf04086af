import { Command, CommanderError } from "commander";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { brief, type BriefOptions } from "./brief.js";
import { addAblate } from "./ablate.js";
import { addCalibrate } from "./calibrate.js";
import { addClaims } from "./claims.js";
import { addCompare } from "./compare.js";
import { addConvert } from "./convert.js";
import { addDiff } from "./diff.js";
import { addDrivers } from "./drivers.js";
import { addExport } from "./export.js";
import { addImport } from "./import.js";
import { check } from "./check.js";
import { addCompletion } from "./completion.js";
import { addExplain } from "./explain.js";
import { addFmt } from "./fmt.js";
import { Exit, Stop, type Io } from "./io.js";
import { addNew } from "./new.js";
import { addMatch } from "./match.js";
import { addMeasures } from "./measures.js";
import { addSchema } from "./schema.js";
import { addMerge } from "./merge.js";
import { addGrade } from "./grade.js";
import { addSeal } from "./seal.js";
import { addPolicies } from "./policies.js";
import { course, type CourseOptions } from "./course.js";
import { structure, terms, type ReadingOptions } from "./readings.js";
import { whole } from "./option.js";
import { addSampling } from "./sampling.js";
import { addReplay } from "./replay.js";
import { addMarkdown } from "./markdown.js";
import { addRun } from "./run.js";
import { FROM, refuseBesideFrom } from "./stored.js";
import { addVerify } from "./verify.js";
import { addChoices } from "./choices.js";
import { addText } from "./text.js";
import { addWhy } from "./why.js";

/** Runs a command line (without node and script) and yields the exit status. Never throws for a user's mistake. */
export async function run(argv: readonly string[], version: string, io: Io): Promise<number> {
  let status: number = Exit.done;
  const program = build(version, io, (value) => (status = value));
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.done : Exit.usage;
    if (!(error instanceof Stop)) throw error;
    io.err(`${error.message}\n`);
    return error.status;
  }
}

function build(version: string, io: Io, done: (status: number) => void): Command {
  const program = new Command("parley")
    .description(
      "Write a conflict down once; read it through every method; see which policy holds up and what the conclusion rests on.",
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError("(`parley --help` lists the commands)");
  const shared = (name: string, about: string): Command =>
    program
      .command(name)
      .description(about)
      .option("--set <path=value>", "change a number or key before the check; may be repeated", collect, [])
      .option("--variant <name>", "read the file through one of its variants")
      .option("--json", "print data instead of text");
  shared("check <files...>", "say what is wrong in conflict files, and where")
    .option("--strict", "warnings fail too")
    .action(async (files: string[], options: { set: string[]; variant?: string; json?: boolean; strict?: boolean }) =>
      done(await check(files, options, io)),
    );
  addExplain(program, io, done);
  addMarkdown(addSampling(shared("brief <file>", "what the analysis says, on one screen"), { grows: true }))
    .option("--report <file>", "also write the page as one HTML file")
    .option("--picture <file>", "also write the argument as a chain, as one SVG file")
    .option(
      "--ablation <file>",
      "what `parley ablate -o` measured, for the thickness of the arrows; NAME.ablation.json beside the file if left out",
    )
    .option("--accounts <names>", "with --report: variants that the page can be switched to, a comma between; all")
    .option("--figures <folder>", "also write every figure: SVG, its rows as CSV, and Vega-Lite")
    .option("--fail-on <verdicts>", "exit with 1 if a claim has one of these verdicts, e.g. fails,open")
    .option("--from <folder>", FROM)
    .hook("preAction", (_, called) => refuseBesideFrom(called))
    .action(async (file: string, options: BriefOptions) => done(await brief(file, options, { io, version })));
  shared("structure <file>", "which outcomes hold, and who can move").action(
    async (file: string, options: ReadingOptions) => done(await structure(file, options, io)),
  );
  shared("terms <file>", "is there a deal, which, and who blocks it").action(
    async (file: string, options: ReadingOptions) => done(await terms(file, options, io)),
  );
  addMarkdown(shared("course <file>", "how the war runs: many worlds, or one world's story"))
    .option("--policy <id>", "course of action; the first of the file if left out")
    .option("--worlds <n>", "how many worlds", whole(10, 100_000), 100)
    .option("--unmatched", "worlds as drawn, not held to what is on record")
    .option("--world <n>", "one world of the sample, as a story", whole(0, 1_000_000))
    .option("--table", "one run week by week instead; the world of medians if --world is left out")
    .option("--repeat <n>", "which repeat of chance", whole(1, 65_535), 1)
    .option("--weeks <n>", "how far", whole(1, 1040))
    .option("--picture <file>", "also write the picture, as one SVG file")
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .action(async (file: string, options: CourseOptions) => done(await course(file, options, { io, version })));
  addPolicies(program, { io, version }, done);
  addDrivers(program, io, done);
  addClaims(program, { io, version }, done);
  addWhy(program, { io, version }, done);
  addText(program, io, done);
  addChoices(program, io, done);
  addSeal(program, io, version, done);
  addGrade(program, io, done);
  addImport(program, io, done);
  addExport(program, io, done);
  addNew(program, io, done);
  addCompare(program, io, done, whole);
  addAblate(program, { io, version }, done);
  addReplay(program, io, done);
  addDiff(program, io, done);
  addConvert(program, io, done);
  addFmt(program, io, done);
  addMeasures(program, io, done);
  addSchema(program, io, done);
  addCompletion(program, io, done);
  addRun(program, io, version, done);
  addMatch(program, io, done);
  addCalibrate(program, io, version, done);
  addVerify(program, io, done);
  addMerge(program, io, done);
  for (const command of program.commands.filter((each) => SEARCHING.includes(each.name())))
    command.option("--no-cache", "search anew for worlds that fit the record, and keep nothing in the cache");
  return program;
}

/** Commands that search for worlds that fit the record where none are found beside the file. */
const SEARCHING = [
  ...["ablate", "brief", "claims", "compare", "course", "drivers"],
  ...["match", "policies", "replay", "run", "seal", "why"],
];

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
