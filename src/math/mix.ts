/** A word of a word and a key, for coins and places; every bit depends on every other. Source: Appleby, MurmurHash3's finaliser. */
export function mixed(word: number, key: number): number {
  let hash = Math.imul(word + 1, 0x9e3779b9) ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
