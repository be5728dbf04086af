import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/language/hash.js";
import { canonicalOrder, declares, shapeUnder } from "../../src/language/order.js";
import { checkConflict } from "../../src/language/check.js";
import { parseConflict } from "../../src/language/parse.js";
import { SCHEMA } from "../../src/language/schema.js";
import { ANY, type Shape } from "../../src/language/shape.js";
import type { Node, Tree } from "../../src/language/tree.js";
import { hasErrors } from "../../src/language/diagnostic.js";

const root = new URL("../../", import.meta.url);
const FILES = [
  "conflicts/ukraine-2025.parley.yaml",
  "conflicts/mill-shifts.parley.yaml",
  "test/fixtures/small-war.parley.yaml",
  "test/language/fragments/war.parley.yaml",
];
const treeOf = (file: string): Tree => parseConflict(readFileSync(new URL(file, root), "utf8"), "case.parley.yaml");

/** The tree with the keys of every table that declares no names shuffled; xorshift32 (Marsaglia 2003). */
function shuffled(tree: Tree, seed: number): Tree {
  let state = seed | 1;
  const below = (count: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  const shuffle = (node: Node, shape: Shape): Node => {
    if (node.kind === "scalar") return node;
    if (node.kind === "list") {
      return { ...node, items: node.items.map((item) => shuffle(item, shape.kind === "list" ? shape.of : ANY)) };
    }
    const entries = node.entries.map((entry) => ({
      ...entry,
      value: shuffle(entry.value, shapeUnder(shape, entry.key)),
    }));
    if (!declares(shape)) {
      for (let last = entries.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [entries[last], entries[other]] = [entries[other], entries[last]];
      }
    }
    return { ...node, entries };
  };
  return { ...tree, root: tree.root && shuffle(tree.root, SCHEMA) };
}

describe("order of keys", () => {
  it.each(FILES)("moves neither hash nor meaning of %s, whatever it is (12 shuffles)", (file) => {
    const tree = treeOf(file);
    const { conflict } = checkConflict(tree);
    expect(conflict).not.toBeNull();
    let moved = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const other = shuffled(tree, seed * 2654435761);
      if (JSON.stringify(other.root) !== JSON.stringify(tree.root)) moved++;
      const again = checkConflict(other);
      expect(hasErrors(again.diagnostics)).toBe(false);
      expect(again.conflict).toEqual(conflict);
    }
    expect(moved).toBe(12);
  });

  it("of tables that declare names, and of lists, moves the hash", () => {
    const hash = (text: string): string => hashOf(parseConflict(text, "a").root!);
    const base = "actors: {a: {}, b: {}}\nissues: {i: {options: {x: X, y: Y}, places: [0, 100]}}\n";
    expect(hash(base)).toBe(hash("issues: {i: {places: [0, 100], options: {x: X, y: Y}}} # c\nactors: {a: {}, b: {}}"));
    expect(hash(base)).not.toBe(hash(base.replace("a: {}, b: {}", "b: {}, a: {}")));
    expect(hash(base)).not.toBe(hash(base.replace("x: X, y: Y", "y: Y, x: X")));
    expect(hash(base)).not.toBe(hash(base.replace("0, 100", "100, 0")));
  });

  it("is put right once: the canonical order of a canonical order is itself", () => {
    for (const file of FILES) {
      const once = canonicalOrder(treeOf(file).root!);
      expect(canonicalOrder(once)).toEqual(once);
    }
  });
});
