import { join } from "node:path";
import { EXPORT_FORMATS, exportRun, type ExportFormat } from "../ensemble/store-export-node.js";
import { Store } from "../ensemble/store-node.js";
import { Exit, Stop, type Io } from "./io.js";
import { refuseToOverwrite } from "./overwrite.js";
import { friendly } from "./run.js";
import { openRun } from "./verify.js";

export function isTableFormat(name: string): name is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(name);
}

/** `parley export DIR --format csv|parquet|json -o OUT`: streamed, one chunk in memory at a time. */
export async function exportTables(
  folder: string,
  { format, out, force }: { readonly format: ExportFormat; readonly out?: string; readonly force?: boolean },
  io: Io,
): Promise<number> {
  if (out === undefined) throw new Stop(Exit.usage, "The tables of a run are several files: name a folder with -o.");
  // the dictionary stands for the whole folder: tables may be too large to look at
  await refuseToOverwrite(join(out, format === "json" ? "columns.json" : "columns.csv"), force, io);
  const { manifest, conflict } = await friendly(() => openRun(folder));
  const store = Store.open(folder, manifest, conflict);
  const missing = store.missing().length;
  if (missing > 0) io.err(`The run is not complete: ${missing} of ${store.tasks().length} chunks are not there yet.\n`);
  for (const file of await friendly(() => exportRun(store, conflict, { format, out }))) io.out(`${file}\n`);
  return Exit.done;
}
