import type { Command } from "commander";
import { formatDiagnostic } from "../language/diagnostic.js";
import { importFiles, type Imported } from "../import/import.js";
import { Exit, type Io } from "./io.js";
import { fileName, plainTextOf } from "./load.js";
import { refuseToOverwrite } from "./overwrite.js";

export interface ImportOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Adds `parley import`. `done` takes the exit status. */
export function addImport(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("import <files...>")
    .description("turn files of other programs into a conflict file (.gmcr, Genius, NegoLog, NegMAS, GeniusWeb, KTAB)")
    .option("-o, --out <file>", "write it there instead of printing it")
    .option("--force", "write over a file that is there")
    .option("--json", "print text, notes and diagnostics as data")
    .action(async (files: string[], options: ImportOptions) => done(await importCommand(files, options, io)));
}

/** `parley import FILES…`: one conflict file of the files of one case; what was lost goes to stderr too. Status 3 if refused. */
export async function importCommand(files: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  if (options.out !== undefined) await refuseToOverwrite(options.out, options.force, io);
  const texts = [];
  for (const file of files) texts.push({ name: fileName(file), text: await plainTextOf(file, io) });
  const imported = importFiles(texts);
  report(imported, io);
  if (imported.text !== null && options.out !== undefined) await io.write(options.out, imported.text);
  const { format: from, ...rest } = imported;
  if (options.json) io.out(`${JSON.stringify({ format: 1, command: "import", from, ...rest }, null, 1)}\n`);
  else if (imported.text !== null && options.out === undefined) io.out(imported.text);
  return imported.text === null ? Exit.invalid : Exit.done;
}

/** Notes and diagnostics, a line each. */
export function report(imported: Imported, io: Io): void {
  for (const diagnostic of imported.diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
  for (const note of imported.notes) io.err(`note: ${note}\n`);
}
