import type { Span } from "../conflict/quantity.js";
import { diagnose } from "./diagnostic.js";
import { claimId } from "./names.js";
import { candidates } from "./nearest.js";
import type { Node, Tree } from "./tree.js";

/** Where a value stands, by its path from the top; null where the file has none there. */
export function placeOf(root: Node | null, path: string): Span | null {
  if (root === null) return null;
  const found = keyOf(root, path, "");
  if (found === null) return null;
  const { key, at, below, rest } = found;
  return rest === "" ? at : placeIn(below, rest, key);
}

function placeIn(node: Node, path: string, below: string): Span | null {
  const found = keyOf(node, path, below);
  if (found === null) return null;
  return found.rest === "" ? found.at : placeIn(found.below, found.rest, found.key);
}

/** The tree without the keys at these paths, as if the file had never had them. A path that leads nowhere is a diagnostic. */
export function takeOut(tree: Tree, paths: readonly string[]): Tree {
  return paths.reduce((done, path) => takeOne(done, path), tree);
}

function takeOne(tree: Tree, path: string): Tree {
  if (tree.root === null) return tree;
  const node = cut(tree.root, path, "");
  if (node !== null) return { ...tree, root: node };
  const at: Span = { file: tree.file, line: 1, column: 1, length: 1 };
  const keys = tree.root.kind === "map" ? tree.root.entries.map(({ key }) => key) : [];
  const lost = diagnose("P0111", at, `"${path}" is no path of this file.`, candidates(path, keys, "There stand"));
  return { ...tree, diagnostics: [...tree.diagnostics, lost] };
}

function cut(node: Node, path: string, below: string): Node | null {
  const found = keyOf(node, path, below);
  if (found === null) return null;
  const inner = found.rest === "" ? [] : [cut(found.below, found.rest, found.key)];
  if (inner[0] === null) return null;
  if (node.kind === "map")
    return {
      ...node,
      entries: node.entries.flatMap((entry, at) =>
        at !== found.index ? [entry] : inner.map((value) => ({ ...entry, value: value! })),
      ),
    };
  if (node.kind !== "list") return null;
  return { ...node, items: node.items.flatMap((item, at) => (at !== found.index ? [item] : inner.map((one) => one!))) };
}

interface Found {
  readonly key: string;
  readonly index: number;
  readonly at: Span;
  readonly below: Node;
  readonly rest: string;
}

/** The key of a node that a path begins with; keys may hold dots, so the longest one is meant. */
function keyOf(node: Node, path: string, below: string): Found | null {
  const keys =
    node.kind === "map"
      ? node.entries.map(({ key }) => key)
      : node.kind === "list"
        ? node.items.map((item, index) => (below === "claims" ? claimId(item, index) : String(index)))
        : [];
  const fitting = keys.filter((key) => path === key || path.startsWith(`${key}.`));
  const key = [...fitting].sort((a, b) => b.length - a.length)[0];
  if (key === undefined) return null;
  const index = keys.indexOf(key);
  const rest = path.slice(key.length + 1);
  if (node.kind === "map") {
    const { keyAt, value } = node.entries[index];
    return { key, index, at: keyAt, below: value, rest };
  }
  const item = (node as Extract<Node, { kind: "list" }>).items[index];
  return { key, index, at: item.at, below: item, rest };
}
