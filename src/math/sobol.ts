import { mixed } from "./mix.js";
import { Purpose, wordOf } from "./philox.js";
import { DIMENSIONS, NUMBERS, PER_DEGREE } from "./sobol-table.js";

/** Most dimensions of Sobol points. */
export const MOST_SOBOL = DIMENSIONS;
/** Bits of a coordinate. */
const BITS = 32;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

let table: Uint32Array | null = null;

/** Direction numbers of a dimension (from 0), words of 32 bits, the first for the last bit of the index; shape [32]. */
export function directionsOf(dimension: number): Uint32Array {
  if (!(dimension >= 0 && dimension < DIMENSIONS)) throw new Error(`invalid dimension of Sobol points: ${dimension}`);
  table ??= allDirections();
  return table.subarray(BITS * dimension, BITS * (dimension + 1));
}

/** Point `index` of the sequence in one dimension, a word of 32 bits, in Gray-code order. Source: Antonov & Saleev (1979). */
export function sobolWord(directions: Uint32Array, index: number): number {
  let word = 0;
  let left = index ^ (index >>> 1);
  for (let bit = 0; left !== 0; bit++, left >>>= 1) if (left & 1) word ^= directions[bit];
  return word >>> 0;
}

/**
 * Nested uniform scrambling of a coordinate: each bit is turned or not by a coin that all bits before it name, so every
 * elementary interval keeps its number of points and each point by itself is uniform. Integers only. Source: Owen (1995),
 * Randomly permuted (t,m,s)-nets and (t,s)-sequences; the coins are hashed, as Burley (2020, JCGT 9(4)) does with fewer.
 */
export function owenScrambled(word: number, key: number): number {
  let turned = 0;
  for (let node = 1, bit = BITS - 1; bit >= 0; bit--) {
    turned = (turned << 1) | (mixed(node, key) & 1);
    node = (node << 1) | ((word >>> bit) & 1);
  }
  return (word ^ turned) >>> 0;
}

/** Middle of a word's cell in the unit interval: (word + ½)·2⁻³², never 0 or 1. */
export function shareOfWord(word: number): number {
  return (word + 0.5) / 4294967296;
}

/**
 * First n points of k dimensions, row by row, shape [n × k]; scrambled under a seed, or plain and then with 0 where `seed` is
 * null. A net where n is a power of two. Source: Sobol (1967); direction numbers of Joe & Kuo (2008).
 */
export function sobolPoints(n: number, k: number, seed: number | null): Float64Array {
  const points = new Float64Array(n * k);
  for (let column = 0; column < k; column++) {
    const directions = directionsOf(column);
    const key = seed === null ? 0 : wordOf(seed, 0, column, 3, Purpose.cube * 65536);
    for (let row = 0; row < n; row++) {
      const word = sobolWord(directions, row);
      points[row * k + column] = seed === null ? word / 4294967296 : shareOfWord(owenScrambled(word, key));
    }
  }
  return points;
}

/** Bits of the table, one after the other. */
function bitReader(): (count: number) => number {
  const letters = NUMBERS.replaceAll("\n", "");
  let at = 0;
  return (count) => {
    let read = 0;
    for (let k = 0; k < count; k++, at++) {
      const letter = LETTERS.indexOf(letters[Math.floor(at / 6)]);
      read = (read << 1) | ((letter >> (5 - (at % 6))) & 1);
    }
    return read;
  };
}

/** Shape [DIMENSIONS × 32]. The first dimension is the radical inverse; the others follow from their initial numbers. */
function allDirections(): Uint32Array {
  const all = new Uint32Array(DIMENSIONS * BITS);
  for (let bit = 0; bit < BITS; bit++) all[bit] = 1 << (BITS - 1 - bit);
  const read = bitReader();
  let dimension = 1;
  PER_DEGREE.forEach((many, before) => {
    for (let k = 0; k < many; k++, dimension++)
      fill(all.subarray(BITS * dimension, BITS * (dimension + 1)), before + 1, read);
  });
  return all;
}

/** v_i = a_1 v_{i−1} ⊕ … ⊕ a_{s−1} v_{i−s+1} ⊕ v_{i−s} ⊕ v_{i−s}/2^s. Source: Bratley & Fox (1988), Algorithm 659. */
function fill(into: Uint32Array, degree: number, read: (count: number) => number): void {
  const middle = read(degree - 1);
  for (let k = 0; k < degree; k++) into[k] = (2 * read(k) + 1) << (BITS - 1 - k);
  for (let k = degree; k < BITS; k++) {
    let word = into[k - degree] ^ (into[k - degree] >>> degree);
    for (let back = 1; back < degree; back++) if ((middle >>> (degree - 1 - back)) & 1) word ^= into[k - back];
    into[k] = word;
  }
}
