import { betaCdf } from "../math/beta.js";
import { restrictedFactors } from "./box.js";
import type { PrimState } from "./prim-state.js";

/** Quasi-p of a restriction, low and high side; null where the side is free. A nominal factor has the first only. */
export type QuasiP = readonly [number | null, number | null];

/** P(X ≥ hits), X binomial of `trials` with chance p. */
export function binomialTail(hits: number, trials: number, p: number): number {
  if (hits <= 0) return 1;
  if (p >= 1) return 1;
  return p <= 0 ? 0 : betaCdf(p, hits, trials - hits + 1);
}

/**
 * For each restricted factor, the chance that a box as dense comes of the wider box without this restriction alone: T and H
 * rows and cases there, p = H/T, quasi-p = P(Binomial(n, p) ≥ k). One-sided; not a p-value, for the box was searched for.
 * Source: Bryant & Lempert (2010), Technological Forecasting and Social Change 77, 34–49, § 4.
 */
export function quasiPs({ table, box, whole, sides, n, k }: PrimState): ReadonlyMap<string, QuasiP> {
  const of = (side: number): number => {
    const wider = n + sides.n[side];
    return wider === 0 ? 1 : binomialTail(k, n, (k + sides.k[side]) / wider);
  };
  return new Map(
    restrictedFactors(box, whole).map((j): [string, QuasiP] => {
      const { kind, name } = table.factors[j];
      if (kind === "nominal") return [name, [of(2 * j), null]];
      return [
        name,
        [box.low[j] === whole.low[j] ? null : of(2 * j), box.high[j] === whole.high[j] ? null : of(2 * j + 1)],
      ];
    }),
  );
}
