import type { Design } from "./design-kinds.js";
import { worldAt, type Plan, type TablePlan } from "./plan.js";

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

/** A plan, or a batch of more repeats of it, and its chunks in any order. */
export interface Part {
  readonly plan: Pick<TablePlan, "policies" | "repeats" | "worlds" | "batch">;
  readonly chunks: readonly Chunk[];
}

/** Puts chunks together by their place in the plan, whatever the order they came in. */
export function tableOf(
  provenance: Provenance,
  columns: readonly string[],
  plan: Plan,
  chunks: readonly Chunk[],
): Table {
  return tableOfParts(provenance, columns, [{ plan, chunks }]);
}

/**
 * Puts a plan and its batches together: rows by world, then policy in the order of the plan, then repeat, though worlds and
 * policies may differ in repeats. Batches follow each other as they were made. O(cells).
 */
export function tableOfParts(provenance: Provenance, columns: readonly string[], parts: readonly Part[]): Table {
  const plans = parts.map(({ plan }) => plan);
  const { table, put } = tableFiller(provenance, columns, plans);
  for (const { plan, chunks } of parts) for (const chunk of chunks) put(plan, chunk);
  return table;
}

/** A table still empty, and what puts a chunk of one of its plans in its place, whatever the order: no chunk need be kept. */
export function tableFiller(
  provenance: Provenance,
  columns: readonly string[],
  plans: readonly Part["plan"][],
): { readonly table: Table; readonly put: (plan: Part["plan"], chunk: Chunk) => void } {
  const { worlds, policies } = plans[0];
  const starts = startsOf(plans);
  const rows = starts[worlds * policies.length];
  const values = columns.map(() => new Float64Array(rows).fill(NaN));
  const failed = new Map<number, string>();
  const put = (plan: Part["plan"], chunk: Chunk): void => {
    const rowOf = rowFinder(plan, policies, starts);
    for (let row = 0; row < chunk.rows; row++) {
      const to = rowOf(chunk.from + row);
      for (let c = 0; c < columns.length; c++) values[c][to] = chunk.values[row * columns.length + c];
    }
    for (const { row, cause } of chunk.failed) failed.set(rowOf(chunk.from + row), cause);
  };
  const keys = { world: new Int32Array(rows), policy: new Int16Array(rows), repeat: new Int16Array(rows) };
  for (let cell = 0; cell < worlds * policies.length; cell++)
    for (let row = starts[cell]; row < starts[cell + 1]; row++) {
      keys.world[row] = Math.floor(cell / policies.length);
      keys.policy[row] = policies[cell % policies.length];
      keys.repeat[row] = row - starts[cell] + 1;
    }
  return { table: { provenance, columns, rows, ...keys, values, failed }, put };
}

/** First row of each (world, policy), and the number of rows at the end. */
function startsOf(plans: readonly Part["plan"][]): Float64Array {
  const { worlds, policies, repeats } = plans[0];
  const counts = new Float64Array(worlds * policies.length).fill(repeats);
  for (const plan of plans.slice(1))
    for (const world of plan.batch!.list)
      for (const policy of plan.policies) {
        const cell = world * policies.length + policies.indexOf(policy);
        if (counts[cell] !== plan.batch!.after)
          throw new Error(`invalid batch: world ${world} has ${counts[cell]} repeats`);
        counts[cell] += plan.repeats;
      }
  const starts = new Float64Array(counts.length + 1);
  counts.forEach((count, cell) => (starts[cell + 1] = starts[cell] + count));
  return starts;
}

/** Where a row of a part goes. */
function rowFinder(plan: Part["plan"], policies: readonly number[], starts: Float64Array): (row: number) => number {
  const perWorld = plan.policies.length * plan.repeats;
  const places = plan.policies.map((policy) => policies.indexOf(policy));
  return (row) => {
    const [place, rest] = [Math.floor(row / perWorld), row % perWorld];
    const cell = worldAt(plan, place) * policies.length + places[Math.floor(rest / plan.repeats)];
    return starts[cell] + (plan.batch?.after ?? 0) + (rest % plan.repeats);
  };
}
