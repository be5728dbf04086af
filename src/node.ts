import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readConflict } from "./language/read.js";

export * from "./index.js";
export type { Manifest } from "./ensemble/manifest.js";
export { readRun, Store } from "./ensemble/store-node.js";
export { scanRows, tableIn } from "./ensemble/store-table-node.js";
export type { ConflictText } from "./ensemble/pool.js";
export { workersRunner } from "./ensemble/workers-node.js";

/** Reads and checks a conflict file from disk. Rejects where the file cannot be read; mistakes in it are diagnostics. */
export async function readConflictFile(
  path: string,
  options?: Parameters<typeof readConflict>[2],
): Promise<ReturnType<typeof readConflict>> {
  return readConflict(await readFile(path, "utf8"), basename(path), options);
}
