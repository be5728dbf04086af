import type { Law } from "../../src/math/law.js";

/** A law of each kind that has a density. */
export const laws: Law[] = [
  { kind: "range", low: 8, high: 12 },
  { kind: "range", low: -2, high: 5 },
  { kind: "uniform", low: 1, high: 4 },
  { kind: "between", low: 0, high: 40 },
  { kind: "pert", low: 8, mode: 10, high: 13 },
  { kind: "triangular", low: 1, mode: 2, high: 6 },
  { kind: "normal", mean: 10, sd: 2 },
  { kind: "lognormal", median: 10, p10: 6, p90: 15 },
  { kind: "beta", a: 2, b: 5 },
];
