import { citationOf } from "../report/citation.js";
import { figuresOf, type Drawn } from "../report/figures.js";
import type { Findings } from "../report/finding.js";
import { figureFiles } from "../report/figure-files.js";
import { refuseToOverwrite } from "./overwrite.js";
import type { Io } from "./io.js";

/** The list of figures in a folder; it stands for the whole folder where files are not to be written over. */
const LIST = "figures.md";

/** Stops with 2, before anything is run, where the folder has figures already. */
export async function checkFigures(folder: string, force: boolean, io: Io): Promise<void> {
  await refuseToOverwrite(at(folder, LIST), force, io);
}

/** Writes every figure of a brief into a folder; a file that is there is refused before any is written. */
export async function writeFigures(
  findings: Findings,
  drawn: Drawn,
  {
    folder,
    force,
    version,
    io,
  }: { readonly folder: string; readonly force: boolean; readonly version: string; readonly io: Io },
): Promise<void> {
  const figures = figuresOf(findings, drawn);
  const files = figureFiles(figures, citationOf(findings, version), LIST);
  for (const { name } of files) await refuseToOverwrite(at(folder, name), force, io);
  for (const { name, text } of files) await io.write(at(folder, name), text);
  io.err(
    `${folder}: ${figures.length} figures, each as .svg, .csv and .vl.json; ${LIST} lists them, columns.csv says what is in the columns.\n`,
  );
}

function at(folder: string, name: string): string {
  return `${folder.replace(/[\\/]+$/, "")}/${name}`;
}
