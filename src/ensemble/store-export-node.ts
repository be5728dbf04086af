import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { join } from "node:path";
import type { Conflict } from "../conflict/conflict.js";
import type { TableEntry } from "./manifest.js";
import type { Range } from "./plan.js";
import type { Laid } from "./rounds.js";
import { DESIGN_COLUMNS, designRows, type DesignRow } from "./design-rows.js";
import { dictionaryOf, type ColumnNote } from "./store-dictionary.js";
import { DISK, diskTrouble, type Disk } from "./store-disk-node.js";
import { StoreTrouble, type Store } from "./store-node.js";
import { CODEC, fileColumns, keysOf, parquetColumns } from "./store-parquet-node.js";
import type { Chunk } from "./table.js";

export const EXPORT_FORMATS = ["csv", "parquet", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Piece = string | Uint8Array;

/** A chunk on its way out. */
interface Part {
  readonly laid: Laid;
  readonly range: Range;
  readonly chunk: Chunk;
}

/** The chunks of one table, in the order of the plan, one in memory at a time. Rejects where one is damaged. */
export async function* chunksIn(store: Store, table: string): AsyncGenerator<Part> {
  for (const task of store.tasks())
    if (task.plan.table === table && store.entryOf(task))
      yield { laid: store.laidOf(task), range: task.range, chunk: await store.get(task) };
}

/** Writes each table of a run as one file, and what its columns mean. Streamed. Yields the files written. */
export async function exportRun(
  store: Store,
  conflict: Conflict,
  { format, out, disk = DISK }: { readonly format: ExportFormat; readonly out: string; readonly disk?: Disk },
): Promise<string[]> {
  const written: string[] = [];
  const notes: ColumnNote[] = [];
  try {
    for (const entry of store.manifest.plan.tables) {
      const file = join(out, `${entry.table}.${format}`);
      await disk.write(file, WRITERS[format](entry, chunksIn(store, entry.table)));
      written.push(file);
      notes.push(...dictionaryOf(conflict, entry));
    }
    const rows = designRows(conflict, store.manifest.plan.design, store.manifest.plan.seed);
    if (rows) {
      const beside = join(out, format === "json" ? "design.json" : "design.csv");
      await disk.write(beside, designText(rows, store.manifest.plan.worlds, format));
      written.push(beside);
      for (const [column, type, sentence] of DESIGN_COLUMNS)
        notes.push({ table: "design", column, type, unit: "", sentence });
    }
    const file = join(out, format === "json" ? "columns.json" : "columns.csv");
    await disk.write(file, format === "json" ? `${JSON.stringify(notes, null, 1)}\n` : notesCsv(notes));
    return [...written, file];
  } catch (error) {
    const said = diskTrouble(error);
    throw said === null ? error : new StoreTrouble(`${out}: ${said}.`);
  }
}

const WRITERS: Readonly<Record<ExportFormat, (entry: TableEntry, parts: AsyncIterable<Part>) => AsyncIterable<Piece>>> =
  { csv: csvOf, parquet: parquetOf, json: jsonOf };

/** Rows of a design written at once. */
const LINES = 4096;

/** Where each world stands in its design, one row a world. */
async function* designText(
  rowAt: (world: number) => DesignRow,
  worlds: number,
  format: ExportFormat,
): AsyncGenerator<Piece> {
  const json = format === "json";
  const names = DESIGN_COLUMNS.map(([name]) => name);
  yield json ? `{"format":1,"table":"design","columns":${JSON.stringify(names)},"rows":[` : `${names.join(",")}\n`;
  for (let first = 0; first < worlds; first += LINES) {
    const lines = Array.from({ length: Math.min(LINES, worlds - first) }, (_, k) => {
      const { base, part, number, step } = rowAt(first + k);
      const row = [first + k, base, part, number, step];
      return json ? JSON.stringify(row) : row.map((each) => cell(String(each))).join(",");
    });
    yield json ? `${first === 0 ? "\n" : ",\n"}${lines.join(",\n")}` : `${lines.join("\n")}\n`;
  }
  if (json) yield "\n]}\n";
}

/** RFC 4180 with line feeds; numbers as JavaScript prints them, which reads back to the same bits; empty where undefined. */
async function* csvOf(entry: TableEntry, parts: AsyncIterable<Part>): AsyncGenerator<Piece> {
  yield `${fileColumns(entry).map(cell).join(",")}\n`;
  for await (const part of parts) {
    const lines: string[] = [];
    for (const row of rowsIn(part))
      lines.push(row.map((value) => (typeof value === "number" ? value : cell(value ?? ""))).join(","));
    yield `${lines.join("\n")}\n`;
  }
}

async function* jsonOf(entry: TableEntry, parts: AsyncIterable<Part>): AsyncGenerator<Piece> {
  yield `{"format":1,"table":${JSON.stringify(entry.table)},"columns":${JSON.stringify(fileColumns(entry))},"rows":[`;
  let between = "\n";
  for await (const part of parts)
    for (const row of rowsIn(part)) {
      yield `${between}${JSON.stringify(row, endless)}`;
      between = ",\n";
    }
  yield "\n]}\n";
}

/** JSON has no infinity: it goes as text. */
function endless(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? String(value) : value;
}

async function* parquetOf(entry: TableEntry, parts: AsyncIterable<Part>): AsyncGenerator<Piece> {
  const bytes = new ByteWriter();
  let writer: ParquetWriter | null = null;
  const flush = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  for await (const { laid, range, chunk } of parts) {
    const columnData = parquetColumns(laid, range, chunk);
    writer ??= new ParquetWriter({
      writer: bytes,
      schema: schemaFromColumnData({ columnData }),
      statistics: false,
      codec: CODEC,
    });
    await writer.write({ columnData, rowGroupSize: Math.max(1, chunk.rows) });
    yield flush();
  }
  if (!writer) throw new StoreTrouble(`${entry.table}: there are no rows yet, and a Parquet file of none says nothing`);
  await writer.finish();
  yield flush();
}

/** Rows of a chunk: keys, then measures; null where undefined. */
function* rowsIn({ laid, range, chunk }: Part): Generator<(string | number | null)[]> {
  const keys = keysOf(laid, range, chunk.failed);
  const width = laid.columns.length;
  for (let row = 0; row < chunk.rows; row++) {
    const values: (string | number | null)[] = [keys.world[row], keys.policy[row], keys.repeat[row], keys.failed[row]];
    for (let column = 0; column < width; column++) {
      const value = chunk.values[row * width + column];
      values.push(value === value ? value : null);
    }
    yield values;
  }
}

function notesCsv(notes: readonly ColumnNote[]): string {
  const head = ["table", "column", "type", "unit", "sentence"] as const;
  return [head.join(","), ...notes.map((note) => head.map((key) => cell(note[key])).join(","))].join("\n") + "\n";
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
