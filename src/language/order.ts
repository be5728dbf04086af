import { SCHEMA } from "./schema.js";
import { ANY, type Shape } from "./shape.js";
import type { Entry, Node } from "./tree.js";

/**
 * The tree with the keys of every section in one order, whatever the file's: keys of a section as in the schema, names
 * and paths by their letters. Tables that declare names (actors, issues, options, policies, …), patrons and lists keep
 * theirs, for it numbers things. Two files of one canonical hash so give equal conflicts. O(n log n).
 */
export function canonicalOrder(root: Node): Node {
  return ordered(root, SCHEMA);
}

function ordered(node: Node, shape: Shape): Node {
  if (node.kind === "scalar") return node;
  if (node.kind === "list") {
    const of = shape.kind === "list" ? shape.of : ANY;
    return { ...node, items: node.items.map((item) => ordered(item, of)) };
  }
  const entries = node.entries.map((entry) => ({
    ...entry,
    value: ordered(entry.value, shapeUnder(shape, entry.key)),
  }));
  if (declares(shape)) return { ...node, entries };
  return { ...node, entries: sorted(entries, shape.kind === "record" ? Object.keys(shape.keys) : []) };
}

/** Whether the order of a table's keys is part of the meaning: it declares names, or is that of patrons, the first of whom decides. */
export function declares(shape: Shape): boolean {
  if (shape === SCHEMA.keys.patron.shape) return true;
  return shape.kind === "table" && (shape.keys === "id" || shape.keys === "move-id");
}

/** Form of the value under a key, `is` of a number being the number; anything where the schema says nothing of it. */
export function shapeUnder(shape: Shape, key: string): Shape {
  if (shape.kind === "number" && key === "is") return shape;
  if (shape.kind === "table" || shape.kind === "list") return shape.of;
  if (shape.kind !== "record") return ANY;
  return Object.hasOwn(shape.keys, key) ? shape.keys[key].shape : (shape.wild?.key.shape ?? ANY);
}

/** By their place in the schema, then by their letters. */
function sorted(entries: readonly Entry[], order: readonly string[]): Entry[] {
  const place = (key: string): number => {
    const index = order.indexOf(key);
    return index < 0 ? order.length : index;
  };
  return [...entries].sort((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
