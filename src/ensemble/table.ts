import type { Design } from "./design-kinds.js";
import type { Plan } from "./plan.js";

/** Where a table comes from: the same provenance gives the same bytes. */
export interface Provenance {
  readonly hash: string;
  readonly engine: string;
  readonly version: string;
  readonly seed: number;
  readonly design: Design;
  readonly worlds: number;
  readonly repeats: number;
}

/** Rows of many runs, by column. A failed row holds NaN and its cause. */
export interface Table {
  readonly provenance: Provenance;
  /** Ids of measures, in the engine's order. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** Shape [rows]. */
  readonly world: Int32Array;
  /** Index into the conflict's policies, −1 for none. */
  readonly policy: Int16Array;
  /** From 1. */
  readonly repeat: Int16Array;
  /** Shape [columns][rows]. */
  readonly values: readonly Float64Array[];
  readonly failed: ReadonlyMap<number, string>;
}

/** Rows of one chunk, in the order of the plan. */
export interface Chunk {
  readonly from: number;
  readonly rows: number;
  /** Shape [rows × columns], row by row. */
  readonly values: Float64Array;
  readonly failed: readonly { readonly row: number; readonly cause: string }[];
}

/** Puts chunks together by their place in the plan, whatever the order they came in. */
export function tableOf(
  provenance: Provenance,
  columns: readonly string[],
  plan: Plan,
  chunks: readonly Chunk[],
): Table {
  const rows = plan.worlds * plan.policies.length * plan.repeats;
  const values = columns.map(() => new Float64Array(rows).fill(NaN));
  const failed = new Map<number, string>();
  for (const chunk of chunks) {
    for (let row = 0; row < chunk.rows; row++)
      for (let c = 0; c < columns.length; c++) values[c][chunk.from + row] = chunk.values[row * columns.length + c];
    for (const { row, cause } of chunk.failed) failed.set(chunk.from + row, cause);
  }
  const perWorld = plan.policies.length * plan.repeats;
  return {
    provenance,
    columns,
    rows,
    world: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / perWorld)),
    policy: Int16Array.from({ length: rows }, (_, row) => plan.policies[Math.floor((row % perWorld) / plan.repeats)]),
    repeat: Int16Array.from({ length: rows }, (_, row) => (row % plan.repeats) + 1),
    values,
    failed,
  };
}
