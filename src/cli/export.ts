import type { Command } from "commander";
import type { Exported } from "../export/exported.js";
import { exportGenius } from "../export/genius.js";
import { exportGmcr } from "../export/gmcr.js";
import { exportTables, isTableFormat } from "./export-run.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { refuseToOverwrite } from "./overwrite.js";

export interface ExportOptions extends Changes {
  readonly format: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Adds `parley export`. `done` takes the exit status. */
export function addExport(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("export <file>")
    .description("write the game as .gmcr, issues and points as a Genius domain, or the tables of a run's folder")
    .requiredOption("--format <name>", "of a file gmcr or genius; of a run's folder csv, parquet or json")
    .option("-o, --out <path>", "file (gmcr) or folder (all others) to write; gmcr without it is printed")
    .option("--force", "write over files that are there")
    .action(async (file: string, options: ExportOptions) => done(await exportCommand(file, options, io)));
}

/** `parley export FILE --format gmcr|genius`: what was lost goes to stderr. `export DIR --format csv|parquet|json`: a run. */
export async function exportCommand(file: string, options: ExportOptions, io: Io): Promise<number> {
  if (isTableFormat(options.format)) return exportTables(file, { ...options, format: options.format }, io);
  if (options.format !== "gmcr" && options.format !== "genius")
    throw new Stop(
      Exit.usage,
      `--format: there is no "${options.format}"; there are gmcr and genius, and csv, parquet and json for a run's folder.`,
    );
  if (options.format === "genius" && options.out === undefined)
    throw new Stop(Exit.usage, "A Genius domain is several files: name a folder with -o.");
  const conflict = await load(file, options, io);
  const stem = fileName(file).replace(/\.parley\.ya?ml$|\.[A-Za-z]+$/i, "");
  const exported: Exported = options.format === "gmcr" ? exportGmcr(conflict, stem) : exportGenius(conflict);
  if (exported.trouble !== null) throw new Stop(Exit.usage, `${fileName(file)}: ${exported.trouble}`);
  for (const note of exported.notes) io.err(`note: ${note}\n`);
  if (options.out === undefined) {
    io.out(exported.files[0].text);
    return Exit.done;
  }
  const path = (name: string): string =>
    options.format === "gmcr" ? options.out! : `${options.out!.replace(/[\\/]+$/, "")}/${name}`;
  for (const { name } of exported.files) await refuseToOverwrite(path(name), options.force, io);
  for (const { name, text } of exported.files) await io.write(path(name), text);
  return Exit.done;
}
