const GOLDEN = 0x9e3779b9;

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
    if (mix(Math.max(place, partner), keys[round]) & 1) place = partner;
  }
  return place;
}

/** A word of a word and a key; every bit depends on every other. Source: Appleby, finaliser of MurmurHash3. */
function mix(word: number, key: number): number {
  let hash = Math.imul(word + 1, GOLDEN) ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
