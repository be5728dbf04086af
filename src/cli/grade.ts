import type { Command } from "commander";
import { formatDiagnostic } from "../language/diagnostic.js";
import { readOutcomes, type Outcomes } from "../language/outcomes.js";
import { gradeOf } from "../report/grade.js";
import { gradeText } from "../report/grade-text.js";
import { stable } from "../report/json.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, plainTextOf } from "./load.js";
import { openSealed } from "./seal.js";

export interface GradeOptions {
  readonly outcomes: string;
  readonly json?: boolean;
}

/** Adds `parley grade`. */
export function addGrade(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("grade <path>")
    .description("score sealed claims on what happened after")
    .requiredOption("--outcomes <file>", "what happened, each with its day and a dated source")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (path: string, options: GradeOptions) => done(await grade(path, options, io)));
}

/** `parley grade SEALED --outcomes FILE`: Brier and log scores of chances, CRPS of distributions, and what stays ungraded. */
export async function grade(path: string, options: GradeOptions, io: Io): Promise<number> {
  const sealed = openSealed(await plainTextOf(path, io), path, io);
  const outcomes = await outcomesIn(options.outcomes, io);
  if (outcomes.case !== sealed.case)
    throw new Stop(
      Exit.usage,
      `${options.outcomes} tells of ${outcomes.case}, and ${path} is sealed of ${sealed.case}.`,
    );
  const report = gradeOf(sealed, outcomes);
  const { claims, measures, ...head } = sealed;
  io.out(
    options.json
      ? stable({ format: 1, command: "grade", sealed: head, ...report })
      : gradeText(sealed, report, { width: io.columns, colour: io.colour }),
  );
  return Exit.done;
}

async function outcomesIn(path: string, io: Io): Promise<Outcomes> {
  const { outcomes, diagnostics } = readOutcomes(await plainTextOf(path, io), fileName(path));
  for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
  if (outcomes) return outcomes;
  throw new Stop(Exit.invalid, `${fileName(path)} cannot be graded by; \`parley explain CODE\` says more.`);
}

const HELP = `
Example of an outcomes file:
  outcomes: 1
  case: valley-war
  happened:
    C1: {is: no, on: 2001-09-01, source: {title: Record of the talks, date: 2001-09-02, url: https://…}}
    area gained by 52 weeks: {is: 410 km2, under: as_is, on: 2002-03-01, source: {title: Survey, date: 2002-03-05}}
    C2: {ungraded: no dated source tells it}`;
