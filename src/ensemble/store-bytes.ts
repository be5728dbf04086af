import { worldAt, type Range, type TablePlan } from "./plan.js";
import type { Chunk } from "./table.js";

const NAN = [0, 0x7ff80000] as const;

/**
 * The canonical bytes of a chunk, whose SHA-256 names it: one line of JSON with what it depends on (conflict hash, table,
 * version, seed, policies, repeats, range, columns, the design where it is not Monte Carlo, and of a batch the repeats that
 * go before and its worlds), one with the failed rows, then the values row by row as little-endian doubles, with one NaN for
 * all. Independent of the machine and of the file that holds the chunk.
 */
export function chunkBytes(
  plan: TablePlan,
  columns: readonly string[],
  range: Range,
  chunk: Chunk,
): readonly Uint8Array[] {
  const { hash, table, version, seed, policies, repeats } = plan;
  const design = plan.design.kind === "monte-carlo" ? [] : [plan.design];
  const first = worldAt(plan, range.first);
  const after = plan.batch
    ? [{ after: plan.batch.after, worlds: plan.batch.list.slice(range.first, range.first + range.count) }]
    : [];
  const head = [hash, table, version, seed, policies, repeats, first, range.count, columns, ...design, ...after];
  const failed = [...chunk.failed].sort((a, b) => a.row - b.row).map(({ row, cause }) => [row, cause]);
  const lines = `parley chunk 1 ${JSON.stringify(head)}\n${JSON.stringify(failed)}\n`;
  return [new TextEncoder().encode(lines), doubles(chunk.values)];
}

function doubles(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (value === value) view.setFloat64(8 * k, value, true);
    else {
      view.setUint32(8 * k, NAN[0], true);
      view.setUint32(8 * k + 4, NAN[1], true);
    }
  }
  return bytes;
}
