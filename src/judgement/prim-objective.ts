/** What a peel or a paste is scored by. */
export const OBJECTIVES = ["lenient1", "lenient2", "original"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** Rows and cases in a box. */
export interface Tally {
  readonly n: number;
  readonly k: number;
}

/**
 * Score of going from one box to another: with Δ the change of density, `lenient1` Δ/|Δn|, `lenient2` n·Δ/|Δn|, `original`
 * the new density (−1 of an empty box).
 * Source: Friedman & Fisher (1999), Statistics and Computing 9, § 14; Kwakkel & Jaxa-Rozen (2016), EMS 79, eq. 1–3.
 */
export function scoreOf(objective: Objective, from: Tally, n: number, k: number): number {
  if (objective === "original") return n > 0 ? k / n : -1;
  const before = from.k / from.n;
  const after = n > 0 ? k / n : 0;
  if (before === after) return 0;
  const gain = after - before;
  const moved = Math.abs(from.n - n);
  return objective === "lenient1" ? gain / moved : (n * gain) / moved;
}
