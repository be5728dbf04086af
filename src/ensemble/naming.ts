import type { Conflict } from "../conflict/conflict.js";
import { Purpose, Stream } from "../math/philox.js";

/** What a number's words of the design are for: each its own blocks, so that no design spends the words of another. */
export const Slot = { draw: 0, strata: 1, scramble: 2, second: 3, walk: 4 } as const;

const REPEATS = 65536;
const BLOCKS = 256;
const namings = new WeakMap<Conflict, Uint32Array>();

/** Last word of a counter of the design. */
export function domainOf(slot: number): number {
  return Purpose.design * REPEATS + slot;
}

/**
 * Two counter words for each quantity, made of its path: a number keeps its draws whatever else a file gains or loses.
 * Forty bits, so that two paths of one file share them with a chance of about 1e-8. Source: Fowler, Noll & Vo, FNV-1a.
 */
export function namesOf(conflict: Conflict): Uint32Array {
  const known = namings.get(conflict);
  if (known) return known;
  const words = new Uint32Array(2 * conflict.quantities.length);
  conflict.quantities.forEach(({ path, origin }, ref) => {
    words[2 * ref] = hashOf(`${origin === "nature" ? "nature:" : ""}${path}`, 0x811c9dc5);
    words[2 * ref + 1] = Stream.parameters * BLOCKS + (hashOf(path, 0x01000193) & (BLOCKS - 1));
  });
  namings.set(conflict, words);
  return words;
}

/** FNV-1a of a text's UTF-16 units, from a given start. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}
