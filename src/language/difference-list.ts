import { shownNode } from "./difference-leaf.js";
import type { Shape } from "./shape.js";
import { type Node, child, textOf } from "./tree.js";

/** Indices of items that belong together; null where one has no partner. */
export type Pair = readonly [number | null, number | null];

/**
 * Which items of two lists are the same thing: those that say the same, then those with the same id, text or first
 * required key, then what is left in order. In the order of the first list, then what only the second has. O(n²).
 */
export function alignItems(
  before: readonly Node[],
  after: readonly Node[],
  shape: Shape,
  same: (one: Node, other: Node) => boolean,
): Pair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (fits: (one: Node, other: Node) => boolean): void => {
    before.forEach((one, k) => {
      if (partner.has(k)) return;
      const found = after.findIndex((other, j) => !taken.has(j) && fits(one, other));
      if (found < 0) return;
      partner.set(k, found);
      taken.add(found);
    });
  };
  match(same);
  for (const key of identities(shape)) {
    match((one, other) => {
      const [mine, theirs] = [child(one, key), child(other, key)];
      return mine !== undefined && theirs !== undefined && shownNode(mine) === shownNode(theirs);
    });
  }
  // An id that goes and another that comes are two things, unless nothing was added or taken out.
  const renamed = before.length === after.length;
  const named = (node: Node): boolean => textOf(child(node, "id")) !== null;
  match((one, other) => renamed || !(named(one) && named(other)));
  const pairs = before.map((_, k): Pair => [k, partner.get(k) ?? null]);
  return [...pairs, ...after.flatMap((_, j): Pair[] => (taken.has(j) ? [] : [[null, j]]))];
}

function identities(shape: Shape): string[] {
  if (shape.kind !== "record") return [];
  const required = Object.entries(shape.keys).find(([, key]) => key.required && key.shape.kind !== "number");
  return ["id", ...(required ? [required[0]] : [])];
}
