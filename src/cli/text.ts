import type { Command } from "commander";
import { formatDiagnostic } from "../language/diagnostic.js";
import { parseConflict } from "../language/parse.js";
import { readTextMap, type TextMap } from "../language/text-map.js";
import type { Tree } from "../language/tree.js";
import { judgedOver } from "../report/brief.js";
import { textMapMarkdown } from "../report/text-map/markdown.js";
import { textReport } from "../report/text-map/paragraphs.js";
import { renderTextMap, textMapJson } from "../report/text-map/text.js";
import { Exit, Stop, type Io } from "./io.js";
import { addJudged, overClaims, type JudgedOptions } from "./judged.js";
import { fileName, plainTextOf, textOf } from "./load.js";
import { linkFrom } from "./link.js";
import { MADE, refuseForeign } from "./renew.js";

export interface TextMapOptions extends JudgedOptions {
  readonly map: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Adds `parley text`. `done` takes the exit status. */
export function addText(program: Command, io: Io, done: (status: number) => void): void {
  addJudged(
    program
      .command("text <file>")
      .description(
        "the text under test, paragraph by paragraph: what the file has for it, and what came of its claims",
      ),
  )
    .requiredOption("--map <file>", "what each paragraph says, and what in the file stands for it")
    .option("-o, --out <file>", "write it as a page in Markdown, with links to lines, in place of printing it")
    .option("--force", "write over a file that this command has not made")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: TextMapOptions) => done(await text(file, options, io)));
}

/** `parley text FILE --map MAP`: a text beside its conflict file, with the verdicts of a brief of the same options. */
export async function text(file: string, options: TextMapOptions, io: Io): Promise<number> {
  if (options.out !== undefined) await refuseForeign(options.out, MADE.text, options.force, io);
  const tree = parseConflict(await textOf(file, io), fileName(file));
  const map = await mapIn(options.map, tree, io);
  const report = await overClaims(file, options, io, async (conflict, over) => {
    if (map.case !== conflict.id)
      throw new Stop(Exit.usage, `${options.map} maps ${map.case}, and ${fileName(file)} is ${conflict.id}.`);
    return textReport(map, tree.root, (await judgedOver(conflict, over)).findings);
  });
  if (options.json) io.out(textMapJson(report));
  else if (options.out === undefined) io.out(renderTextMap(report, { width: io.columns, colour: io.colour }));
  if (options.out === undefined) return Exit.done;
  const command = `parley text ${file} --map ${options.map} -o ${options.out}`;
  await io.write(options.out, textMapMarkdown(report, { link: linkFrom(options.out, file), command }));
  return Exit.done;
}

async function mapIn(path: string, tree: Tree, io: Io): Promise<TextMap> {
  const { map, diagnostics } = readTextMap(await plainTextOf(path, io), fileName(path), tree);
  for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
  if (map) return map;
  throw new Stop(Exit.invalid, `${fileName(path)} is no sound text map; \`parley explain CODE\` says more.`);
}

const HELP = `
Example of a text map:
  text_map: 1
  case: valley-war
  text: report                      a source of the case
  length: 2                         how many paragraphs it has
  paragraphs:
    1: {says: Two neighbours are at war over a valley., file: [actors, issues.valley]}
    2: {says: No peace will come this year., claims: [C1], lacks: why the author is so sure}`;
