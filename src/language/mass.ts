import type { Law } from "../math/law.js";

/** Share of a law's mass below x (choices excepted). */
export function massBelow(law: Law, x: number): number {
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  switch (law.kind) {
    case "point":
      return law.value < x ? 1 : 0;
    case "uniform":
    case "between":
    case "range":
    case "pert":
    case "triangular":
      return Math.min(1, Math.max(0, (x - law.low) / (law.high - law.low)));
    default:
      return x <= 0 ? 0 : 1;
  }
}
