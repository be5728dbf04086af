import type { Conflict } from "../conflict/conflict.js";
import { correlatedGroups } from "../conflict/correlation.js";
import { choleskyFactor } from "../math/copula.js";
import { inverseNormal, normalCdf } from "../math/special.js";

/** Numbers drawn together, and the factor that mixes their normals, shape [members × members]. */
export interface Coupling {
  readonly members: readonly number[];
  readonly factor: Float64Array;
}

const couplings = new WeakMap<Conflict, readonly Coupling[]>();

/**
 * Gaussian copula: normals with correlation 2 sin(π·rank/6), through each number's own quantiles, which rising functions
 * keep in rank (so truncation does too). Source: Cario & Nelson (1997), NORTA; with the exact conversion for ranks no
 * rearranging of a finite sample is needed (Iman & Conover 1982), so a world depends on no other.
 */
export function couplingsOf(conflict: Conflict): readonly Coupling[] {
  const known = couplings.get(conflict);
  if (known) return known;
  const made = correlatedGroups(conflict.correlations).map(({ members, matrix }) => {
    const factor = choleskyFactor(matrix, members.length);
    if (!factor) throw new Error("correlate: the correlations cannot hold together");
    return { members, factor };
  });
  couplings.set(conflict, made);
  return made;
}

/** Joins shares that were drawn each by itself, in place, shape [quantities]. */
export function couple(conflict: Conflict, shares: Float64Array): void {
  for (const { members, factor } of couplingsOf(conflict)) {
    const free = members.map((ref) => inverseNormal(shares[ref]));
    // Row k uses draws up to k only: the first number of a group keeps the value it has without the correlation.
    for (let k = 1; k < members.length; k++) shares[members[k]] = normalCdf(mixed(factor, members.length, k, free));
  }
}

/** The normal of member `k` (from 0) of a coupling, out of the free normals of members 0 … k. */
export function mixed(factor: Float64Array, members: number, k: number, free: ArrayLike<number>): number {
  let normal = 0;
  for (let l = 0; l <= k; l++) normal += factor[k * members + l] * free[l];
  return normal;
}
