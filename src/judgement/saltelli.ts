import { completeRows, type Complete, type Factor } from "./factor.js";

/** How a table's rows follow Saltelli's order. */
export interface SaltelliShape {
  readonly base: number;
  /** Whether BA rows stand in it. */
  readonly second: boolean;
}

/**
 * Whether the rows of a table are a Saltelli design of these factors, read off the rows themselves: by base row A, AB_1 … AB_k,
 * (BA_1 … BA_k,) B, where AB_j is A with factor j of B and BA_j is B with factor j of A. Null where any row departs: then the
 * estimators of the design would give nonsense without a word. O(rows × factors).
 */
export function saltelliShape(factors: readonly Factor[]): SaltelliShape | null {
  const k = factors.length;
  const rows = factors[0]?.values.length ?? 0;
  for (const second of [false, true]) {
    const step = k * (second ? 2 : 1) + 2;
    if (rows > 0 && rows % step === 0 && follows(factors, rows, step)) return { base: rows / step, second };
  }
  return null;
}

function follows(factors: readonly Factor[], rows: number, step: number): boolean {
  const k = factors.length;
  let moved = false;
  for (let from = 0; from < rows; from += step) {
    const b = from + step - 1;
    for (let j = 0; j < k; j++) {
      const { values } = factors[j];
      moved ||= values[from] !== values[b];
      for (let c = 1; c < step - 1; c++) {
        const mixed = c <= k ? (c - 1 === j ? b : from) : c - 1 - k === j ? from : b;
        if (values[from + c] !== values[mixed]) return false;
      }
    }
  }
  return moved; // rows that are all alike follow any order
}

/**
 * Why intervals of any other method than the design's own are too narrow here, as a sentence; null where they are not: rows of a
 * Saltelli design repeat each other's values, and every method of samples takes rows to be independent.
 */
export function sharedRows(factors: readonly Factor[], method: string): string | null {
  if (method === "sobol" || saltelliShape(factors) === null) return null;
  return "The rows are a Saltelli design and share their values: intervals, noise and quasi-p take rows to be independent, and are too sure here.";
}

/**
 * Rows that a method reads: the complete ones; but of a design all, where its own estimator leaves out whole base rows or
 * trajectories, for what is left of one no longer follows the order.
 */
export function rowsFor(method: string, factors: readonly Factor[], outcome: Float64Array): Complete {
  const design = method === "morris" || (method === "sobol" && saltelliShape(factors) !== null);
  if (!design) return completeRows(factors, outcome);
  return { factors, outcome, dropped: outcome.reduce((sum, value) => sum + (value === value ? 0 : 1), 0) };
}
