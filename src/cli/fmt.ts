import type { Command } from "commander";
import { formatDiagnostic } from "../language/diagnostic.js";
import { type Formatted, formatConflict } from "../language/format.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, textOf } from "./load.js";

/** How `parley fmt` is asked. */
export interface FmtOptions {
  readonly write?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Adds `fmt` to the commands. */
export function addFmt(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("fmt <files...>")
    .description("lay conflict files out in their one form; comments and meaning stay")
    .option("--write", "put the result in place of each file (nothing is written otherwise)")
    .option("--check", "write nothing; exit with 1 if a file is not in its one form")
    .option("--json", "print data instead of text")
    .addHelpText(
      "after",
      "\n  parley fmt case.parley.yaml | diff case.parley.yaml -\n  parley fmt --write *.parley.yaml",
    )
    .action(async (files: string[], options: FmtOptions) => done(await fmt(files, options, io)));
}

interface Outcome {
  readonly file: string;
  readonly result: Formatted;
  readonly written: boolean;
}

/** `parley fmt FILE…`: to standard output, in place (`--write`), or only compared (`--check`: status 1). Status 3 with errors of syntax. */
export async function fmt(files: readonly string[], options: FmtOptions, io: Io): Promise<number> {
  if (options.write && options.check) throw new Stop(Exit.usage, "--write and --check do not go together.");
  const toOut = !options.write && !options.check && !options.json;
  if (toOut && files.length > 1) throw new Stop(Exit.usage, "More than one file needs --write or --check.");
  const outcomes: Outcome[] = [];
  for (const file of files) {
    const result = formatConflict(await textOf(file, io), fileName(file));
    const written = options.write === true && result.kind === "formatted" && result.changed;
    if (written) await io.write(file, result.text);
    outcomes.push({ file, result, written });
  }
  if (options.json) io.out(`${JSON.stringify({ format: 1, command: "fmt", files: outcomes.map(asData) }, null, 1)}\n`);
  else for (const outcome of outcomes) tell(outcome, toOut, io);
  if (outcomes.some(({ result }) => result.kind === "refused")) return Exit.invalid;
  const unformatted = outcomes.some(({ result }) => result.kind === "formatted" && result.changed);
  return options.check && unformatted ? Exit.gate : Exit.done;
}

function tell({ file, result, written }: Outcome, toOut: boolean, io: Io): void {
  if (result.kind === "refused") {
    for (const one of result.diagnostics) io.err(`${formatDiagnostic(one)}\n`);
    return io.err(`${fileName(file)}: left as it is; text that cannot be read cannot be laid out.\n`);
  }
  if (result.kind === "kept") return io.err(`${fileName(file)}: left as it is; laid out anew, ${result.why}.\n`);
  if (toOut) return io.out(result.text);
  const said = written ? "written" : result.changed ? "not in its one form" : "in its one form";
  io.out(`${fileName(file)}: ${said}.\n`);
}

function asData({ file, result, written }: Outcome): Record<string, unknown> {
  return {
    file: fileName(file),
    formatted: result.kind === "formatted" ? !result.changed : null,
    written,
    why: result.kind === "kept" ? result.why : null,
    diagnostics: result.kind === "refused" ? result.diagnostics : [],
  };
}
