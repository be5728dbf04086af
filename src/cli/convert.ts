import type { Command } from "commander";
import { hashOf } from "../language/hash.js";
import { formatDiagnostic } from "../language/diagnostic.js";
import { type Notation, writeNotation } from "../language/notation.js";
import { isJson, parseConflict } from "../language/parse.js";
import type { Node } from "../language/tree.js";
import { Exit, Stop, type Io } from "./io.js";
import { refuseToOverwrite } from "./overwrite.js";
import { fileName, textOf } from "./load.js";

export interface ConvertOptions {
  readonly to: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** Adds the command to the program. */
export function addConvert(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("convert <file>")
    .description("the same case as JSON or as YAML")
    .requiredOption("--to <notation>", "json or yaml")
    .option("-o, --output <file>", "where to; - is standard output", "-")
    .option("--force", "write over a file that is there")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ConvertOptions) => done(await convert(file, options, io)));
}

/** `parley convert FILE --to json|yaml -o OUT`: the same case in the other notation, with the same hash. */
export async function convert(file: string, options: ConvertOptions, io: Io): Promise<number> {
  const to = notationOf(options.to);
  const text = await textOf(file, io);
  const from: Notation = isJson(text) ? "json" : "yaml";
  if (from === to) throw new Stop(Exit.usage, `${file} is ${to === "json" ? "JSON" : "YAML"} already.`);
  const root = rootOf(text, file, io);
  const written = writeNotation(root, to);
  const again = parseConflict(written, fileName(file)).root;
  if (again === null || hashOf(again) !== hashOf(root)) throw new Error(`invalid conversion of ${file} to ${to}`);
  if (from === "yaml" && /(^|\s)#/.test(text)) io.err(`${fileName(file)}: JSON has no comments; they stay behind.\n`);
  const output = options.output ?? "-";
  if (output === "-") io.out(written);
  else {
    await refuseToOverwrite(output, options.force, io);
    await io.write(output, written);
    io.err(`${output}: written, ${hashOf(root).slice(0, 12)} as before.\n`);
  }
  return Exit.done;
}

function notationOf(word: string): Notation {
  if (word === "json" || word === "yaml") return word;
  throw new Stop(Exit.usage, `--to ${word}: there are json and yaml.`);
}

/** Tree of a text; stops with status 3 where it is no YAML or JSON. Meaning is not judged: `parley check` does that. */
function rootOf(text: string, file: string, io: Io): Node {
  const { root, diagnostics } = parseConflict(text, fileName(file));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const diagnostic of errors) io.err(`${formatDiagnostic(diagnostic)}\n`);
  if (root === null || errors.length > 0)
    throw new Stop(Exit.invalid, `${fileName(file)}: ${Math.max(1, errors.length)} errors; nothing was written.`);
  return root;
}

const HELP = `
Examples:
  parley convert case.parley.yaml --to json -o case.parley.json
  parley convert case.parley.json --to yaml
The case keeps its meaning and its hash; JSON has no room for comments.`;
