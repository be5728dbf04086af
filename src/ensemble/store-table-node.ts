import { join } from "node:path";
import type { TableName, TablePlan } from "./plan.js";
import { DISK, type Disk } from "./store-disk-node.js";
import { StoreTrouble, type Store } from "./store-node.js";
import { readColumns } from "./store-parquet-node.js";
import { tableFiller, type Chunk, type Provenance, type Table } from "./table.js";

/**
 * A table of a run in memory, as judgement reads it, with the repeats of every round asked for so far: every chunk is checked,
 * one at a time is held beside the table. `names`: these columns alone. Rejects where a chunk is missing or damaged.
 */
export async function tableIn(store: Store, name: TableName, names: readonly string[] | null = null): Promise<Table> {
  const { columns, provenance } = aboutOf(store, name);
  const wanted = names ?? columns;
  const tasks = store.tasks().filter(({ plan }) => plan.table === name);
  const plans = [...new Set(tasks.map(({ plan }) => plan))];
  const { table, put } = tableFiller(provenance, wanted, plans);
  for (const task of tasks) put(task.plan, picked(await store.get(task), columns, wanted));
  return table;
}

/** Where the rows of a table come from, and its columns. */
export function aboutOf(store: Store, name: TableName): { columns: readonly string[]; provenance: Provenance } {
  const entry = store.manifest.plan.tables.find((each) => each.table === name);
  const first = store.tasks().find(({ plan }) => plan.table === name);
  if (!entry || !first) throw new StoreTrouble(`${store.folder} has no table of ${name}`);
  const { hash, table, version, seed, design, worlds, repeats }: TablePlan = first.plan;
  return { columns: entry.columns, provenance: { hash, engine: table, version, seed, design, worlds, repeats } };
}

/** A chunk with some of its columns, in the order they are asked for. Throws where one is not there. */
export function picked(chunk: Chunk, columns: readonly string[], wanted: readonly string[]): Chunk {
  if (wanted === columns) return chunk;
  const places = wanted.map((each) => columns.indexOf(each));
  if (places.includes(-1)) throw new StoreTrouble(`there is no column ${wanted[places.indexOf(-1)]}`);
  const values = new Float64Array(chunk.rows * places.length);
  for (let row = 0, to = 0; row < chunk.rows; row++)
    for (const place of places) values[to++] = chunk.values[row * columns.length + place];
  return { ...chunk, values };
}

/** Some columns of a table, and the worlds of their rows. */
export interface Rows {
  readonly world: Int32Array;
  /** Shape [names][rows]. */
  readonly columns: readonly Float64Array[];
}

/** Columns of a table chunk by chunk in the order of the plan, one chunk in memory; all columns where none is named. Unchecked: `check` first. */
export async function* scanRows(
  store: Store,
  table: string,
  names: readonly string[] | null = null,
  disk: Disk = DISK,
): AsyncGenerator<Rows> {
  const wanted = names ?? store.manifest.plan.tables.find((each) => each.table === table)?.columns ?? [];
  for (const { file, rows } of store.manifest.chunks.filter((chunk) => chunk.table === table)) {
    const [world, ...columns] = await readColumns(
      ["world", ...wanted],
      rows,
      await disk.read(join(store.folder, file)),
    );
    yield { world: Int32Array.from(world), columns };
  }
}
