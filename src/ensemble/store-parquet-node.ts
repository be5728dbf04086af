import { parquetMetadata, parquetRead } from "hyparquet";
import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";
import { rowsOf, type TableEntry } from "./manifest.js";
import { worldAt, type Range } from "./plan.js";
import type { Laid } from "./rounds.js";
import type { Chunk } from "./table.js";

/** Columns that every table has before its own. */
export const KEYS = ["world", "policy", "repeat", "failed"] as const;

/** Names of all columns of a table, as its files have them. */
export function fileColumns(entry: TableEntry): string[] {
  return [...KEYS, ...entry.columns];
}

/** The keys of a chunk's rows. `policy` is null where policies do not move the table, `failed` where the run did not fail. */
export function keysOf(
  entry: Laid,
  range: Range,
  failed: Chunk["failed"],
): { world: Int32Array; policy: (string | null)[]; repeat: Int32Array; failed: (string | null)[] } {
  const rows = rowsOf(entry, range.count);
  const perWorld = rows / range.count;
  const causes = new Array<string | null>(rows).fill(null);
  for (const { row, cause } of failed) causes[row] = cause;
  const world = new Int32Array(rows);
  const repeat = new Int32Array(rows);
  const policy = new Array<string | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    world[row] = worldAt(entry, range.first + Math.floor(row / perWorld));
    repeat[row] = (entry.batch?.after ?? 0) + (row % entry.repeats) + 1;
    if (entry.policies.length > 0) policy[row] = entry.policies[Math.floor((row % perWorld) / entry.repeats)];
  }
  return { world, policy, repeat, failed: causes };
}

/** A chunk as columns for the Parquet writer; measures are doubles, NaN where undefined. */
export function parquetColumns(entry: Laid, range: Range, chunk: Chunk): ColumnSource[] {
  const keys = keysOf(entry, range, chunk.failed);
  const width = entry.columns.length;
  const measures = entry.columns.map((name, column): ColumnSource => {
    const data = new Float64Array(chunk.rows);
    for (let row = 0; row < chunk.rows; row++) data[row] = chunk.values[row * width + column];
    return { name, data, type: "DOUBLE", nullable: false, offsetIndex: false };
  });
  return [
    { name: "world", data: keys.world, type: "INT32", nullable: false },
    { name: "policy", data: keys.policy, type: "STRING", nullable: true },
    { name: "repeat", data: keys.repeat, type: "INT32", nullable: false },
    { name: "failed", data: keys.failed, type: "STRING", nullable: true },
    ...measures,
  ];
}

/** Not compressed: packing doubles that look random would take two thirds of the time of writing and save a twentieth of the space. */
export const CODEC = "UNCOMPRESSED";

const STATED = "parley chunk";

/**
 * A chunk as the bytes of one Parquet file, one row group, which states the chunk's hash beside the rows. Events and other
 * columns of few values go by dictionary.
 */
export function encodeChunk(entry: Laid, range: Range, chunk: Chunk, sha256: string): Uint8Array {
  const rowGroupSize = Math.max(1, chunk.rows);
  const kvMetadata = [{ key: STATED, value: sha256 }];
  const columnData = parquetColumns(entry, range, chunk);
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: CODEC, statistics: false, rowGroupSize, kvMetadata }));
}

/** The hash that a chunk's file states, or null. Throws where the file is not Parquet. */
export function statedHash(bytes: Uint8Array): string | null {
  const notes = parquetMetadata(bufferOf(bytes)).key_value_metadata ?? [];
  return notes.find(({ key }) => key === STATED)?.value ?? null;
}

/** Some columns of a chunk's file as doubles, shape [names][rows]; unchecked. Throws where the file cannot be read. */
export async function readColumns(names: readonly string[], rows: number, bytes: Uint8Array): Promise<Float64Array[]> {
  const columns = names.map(() => new Float64Array(rows));
  await parquetRead({
    file: bufferOf(bytes),
    columns: [...names],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns[names.indexOf(columnName)];
      if (rowStart + columnData.length <= rows) column.set(columnData as ArrayLike<number>, rowStart);
    },
  });
  return columns;
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

/** The chunk of a file. Throws where it is truncated, not Parquet, or its rows are not those of the plan. */
export async function decodeChunk(entry: Laid, range: Range, bytes: Uint8Array): Promise<Chunk> {
  const rows = rowsOf(entry, range.count);
  const width = entry.columns.length;
  const values = new Float64Array(rows * width);
  const found = new Map<string, ArrayLike<unknown>>();
  let read = 0;
  await parquetRead({
    file: bufferOf(bytes),
    onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
      const column = entry.columns.indexOf(columnName);
      read += columnData.length;
      if (rowEnd > rows) return; // counted above, refused below: the reader does not pass on what is thrown here
      if (column < 0) {
        const all = (found.get(columnName) ?? []) as unknown[];
        for (let k = 0; k < columnData.length; k++) all[rowStart + k] = columnData[k];
        found.set(columnName, all);
        return;
      }
      for (let k = 0; k < columnData.length; k++) values[(rowStart + k) * width + column] = Number(columnData[k]);
    },
  });
  const cells = rows * (width + KEYS.length);
  if (read !== cells) throw new Error(`it has ${read} cells, not ${cells}`);
  const causes = found.get("failed") ?? [];
  const failed = Array.from({ length: rows }, (_, row) => ({ row, cause: causes[row] })).filter(
    (each): each is { row: number; cause: string } => typeof each.cause === "string",
  );
  const keys = keysOf(entry, range, failed);
  for (const name of ["world", "policy", "repeat"] as const)
    for (let row = 0; row < rows; row++)
      if ((found.get(name)?.[row] ?? null) !== keys[name][row]) throw new Error(`row ${row} has another ${name}`);
  return { from: range.first * (rows / range.count), rows, values, failed };
}
