import type { Command } from "commander";
import { choicesReport } from "../report/choices/choices.js";
import { choicesMarkdown } from "../report/choices/markdown.js";
import { choicesJson, renderChoices } from "../report/choices/text.js";
import { Exit, type Io } from "./io.js";
import { addJudged, overClaims, type JudgedOptions } from "./judged.js";
import { linkFrom } from "./link.js";
import { progressOn } from "./progress.js";
import { MADE, refuseForeign } from "./renew.js";

export interface ChoicesOptions extends JudgedOptions {
  readonly out?: string;
  readonly force?: boolean;
  /** Tries another value of each fixed number. */
  readonly fixed?: boolean;
  readonly json?: boolean;
}

/** Adds `parley choices`. `done` takes the exit status. */
export function addChoices(program: Command, io: Io, done: (status: number) => void): void {
  addJudged(
    program
      .command("choices <file>")
      .description("what was chosen in making the case, each with its line and the claims that it touches"),
  )
    .option("--fixed", "also try another value of each number that no world varies: a run of all courses each")
    .option("-o, --out <file>", "write it as a page in Markdown, with links to lines, in place of printing it")
    .option("--force", "write over a file that this command has not made")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ChoicesOptions) => done(await choices(file, options, io)));
}

/** `parley choices FILE`: structural choices, unsourced numbers and defaults, with the verdicts of a brief of the same options. */
export async function choices(file: string, options: ChoicesOptions, io: Io): Promise<number> {
  if (options.out !== undefined) await refuseForeign(options.out, MADE.choices, options.force, io);
  const progress = progressOn(io, "fixed numbers", 0, "tried");
  const report = await overClaims(file, options, io, (conflict, over) =>
    choicesReport(conflict, over, options.fixed ? progress : null),
  );
  if (options.json) io.out(choicesJson(report));
  else if (options.out === undefined) io.out(renderChoices(report, { width: io.columns, colour: io.colour }));
  if (options.out === undefined) return Exit.done;
  const command = `parley choices ${file}${options.fixed ? " --fixed" : ""} -o ${options.out}`;
  await io.write(options.out, choicesMarkdown(report, { link: linkFrom(options.out, file), command }));
  return Exit.done;
}

const HELP = `
Examples:
  parley choices case.parley.yaml                        what nobody has measured, and which claims it touches
  parley choices case.parley.yaml --fixed                and what other values of fixed numbers do (minutes)
  parley choices case.parley.yaml -o docs/choices.md     the same as a page`;
