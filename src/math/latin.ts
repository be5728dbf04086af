import { Purpose, wordsOf } from "./philox.js";
import { permuted } from "./permutation.js";

/** Most rows of a Latin hypercube: up to here a share lies in its stratum to the bit. */
export const MOST_LATIN = 134_217_728;

const KEY_BLOCKS = 8;

/** Keys of a permutation: 32 words of the eight blocks that (seed, column named by two words) names. */
export function permutationKeys(seed: number, first: number, second: number, domain: number): Uint32Array {
  const keys = new Uint32Array(4 * KEY_BLOCKS);
  for (let block = 0; block < KEY_BLOCKS; block++) keys.set(wordsOf(seed, block, first, second, domain), 4 * block);
  return keys;
}

/** Share inside stratum `stratum` of `n` equal ones, placed by the upper 24 bits of a word: never on an edge, never 0 or 1. */
export function shareIn(stratum: number, n: number, word: number): number {
  return (stratum + ((word >>> 8) + 0.5) / 16777216) / n;
}

/**
 * Latin hypercube: n points in the unit cube of k dimensions, row by row, shape [n × k]; in each dimension one point in each
 * of n equal strata, the pairing of dimensions random. Source: McKay, Beckman & Conover (1979), Technometrics 21(2).
 */
export function latinPoints(n: number, k: number, seed: number): Float64Array {
  const domain = Purpose.cube * 65536;
  const points = new Float64Array(n * k);
  for (let column = 0; column < k; column++) {
    const keys = permutationKeys(seed, column, 1, domain);
    for (let row = 0; row < n; row++) {
      const [word] = wordsOf(seed, row, column, 2, domain);
      points[row * k + column] = shareIn(permuted(row, n, keys), n, word);
    }
  }
  return points;
}
