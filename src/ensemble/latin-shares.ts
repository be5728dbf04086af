import type { Conflict } from "../conflict/conflict.js";
import { permutationKeys, shareIn } from "../math/latin.js";
import { permuted } from "../math/permutation.js";
import { wordOf } from "../math/philox.js";
import { inverseNormal } from "../math/special.js";
import { couplingsOf, mixed, type Coupling } from "./coupling.js";
import { drawnQuantities } from "./design.js";
import { domainOf, namesOf, Slot } from "./naming.js";

type ShareOf = (row: number, ref: number) => number;

/**
 * Shares of a Latin hypercube of `size` worlds. Stratum and place in it are named by the number's path, so a number keeps
 * its column whatever else the file gains or loses. Correlated numbers are rearranged, never moved out of their strata: the
 * worlds take the strata in the order of the Gaussian copula's normals (Iman & Conover 1982, with `coupling.ts`'s normals as
 * scores). That order takes all worlds into account: O(size) once for each correlated number, and none for the others.
 */
export function latinShares(conflict: Conflict, size: number, seed: number): (row: number) => Float64Array {
  const names = namesOf(conflict);
  const drawn = drawnQuantities(conflict);
  const keys = new Map(
    drawn.map((ref) => [ref, permutationKeys(seed, names[2 * ref], names[2 * ref + 1], domainOf(Slot.strata))]),
  );
  const wordAt: ShareOf = (row, ref) => wordOf(seed, row, names[2 * ref], names[2 * ref + 1], domainOf(Slot.draw));
  const free: ShareOf = (row, ref) => shareIn(permuted(row, size, keys.get(ref)!), size, wordAt(row, ref));
  let joined: ReadonlyMap<number, Uint32Array> | null = null;
  const shares = new Float64Array(conflict.quantities.length).fill(0.5);
  return (row) => {
    joined ??= new Map(couplingsOf(conflict).flatMap((coupling) => rearranged(coupling, size, free)));
    for (const ref of drawn) {
      const strata = joined.get(ref);
      shares[ref] = strata ? shareIn(strata[row], size, wordAt(row, ref)) : free(row, ref);
    }
    return shares;
  };
}

/** Stratum of each world in each number of a coupling but the first, which keeps its own. */
function rearranged({ members, factor }: Coupling, size: number, free: ShareOf): [number, Uint32Array][] {
  const normals = members.map((ref) => Float64Array.from({ length: size }, (_, row) => inverseNormal(free(row, ref))));
  const at = new Float64Array(members.length);
  return members.slice(1).map((ref, before) => {
    const scores = Float64Array.from({ length: size }, (_, row) => {
      for (let l = 0; l < members.length; l++) at[l] = normals[l][row];
      return mixed(factor, members.length, before + 1, at);
    });
    return [ref, ranksOf(scores)];
  });
}

/** Place of each score among all, from 0; of equal ones the first comes first. */
function ranksOf(scores: Float64Array): Uint32Array {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[a] - scores[b] || a - b);
  const ranks = new Uint32Array(scores.length);
  order.forEach((row, place) => (ranks[row] = place));
  return ranks;
}
