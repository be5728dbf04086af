import { mixed } from "./mix.js";

/**
 * Place of `index` in a permutation of 0 … n − 1 that the keys name, n ≤ 2³⁰: any one place in constant time and no memory,
 * so that whoever makes one row needs no other. Swap or not: each round pairs the places by x ↔ key − x and swaps the pairs
 * whose coin says so; one round a key, 32 are as even as a shuffle. A Feistel network with cycle walking is not: at 5 and 6
 * places it favours some orders. Source: Hoang, Morris & Rogaway (2012), An enciphering scheme based on a card shuffle.
 */
export function permuted(index: number, n: number, keys: Uint32Array): number {
  let place = index;
  for (let round = 0; round < keys.length; round++) {
    const partner = (Math.floor((keys[round] * n) / 4294967296) + n - place) % n;
    if (mixed(Math.max(place, partner), keys[round]) & 1) place = partner;
  }
  return place;
}
