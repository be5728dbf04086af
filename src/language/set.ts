import type { Span } from "../conflict/quantity.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import { claimId } from "./names.js";
import { candidates } from "./nearest.js";
import { parseConflict } from "./parse.js";
import { SCHEMA, type Schema } from "./schema.js";
import type { Shape } from "./shape.js";
import { type Node, type Tree, child, entriesOf, textOf } from "./tree.js";

/** The tree with the values that one of its variants sets, each at its place in the file. An unknown variant is a diagnostic. */
export function applyVariant(tree: Tree, variant: string): Tree {
  const variants = child(tree.root ?? undefined, "variants");
  const chosen = child(variants, variant);
  if (chosen === undefined) {
    const at = { file: tree.file, line: 1, column: 1, length: 1 };
    const known = entriesOf(variants).map((entry) => entry.key);
    const unknown = diagnose(
      "P0114",
      at,
      `No variant is named "${variant}".`,
      candidates(variant, known, "Variants here"),
    );
    return { ...tree, diagnostics: [...tree.diagnostics, unknown] };
  }
  const layers = [...likeChain(variants, variant).ids].reverse();
  return layers
    .flatMap((id) => entriesOf(child(child(variants, id), "set")))
    .reduce((done, { key, keyAt, value }) => setValue(done, key, keyAt, value), tree);
}

/** Variants that one may be like, one through the other; a longer chain counts as a circle. */
const MAX_LIKE = 64;

/** A variant and those it is like, itself first, each once; `circle`: the chain comes back to it. */
export function likeChain(variants: Node | undefined, variant: string): { ids: readonly string[]; circle: boolean } {
  const ids: string[] = [];
  for (let id: string | null = variant; id !== null; id = textOf(child(child(variants, id), "like"))) {
    if (ids.includes(id)) return { ids, circle: id === variant };
    if (ids.length === MAX_LIKE) return { ids, circle: true };
    ids.push(id);
  }
  return { ids, circle: false };
}

/** Diagnostics of values whose paths lead nowhere in a file. */
export function valuesLost(file: string, root: Node, set: Node | undefined): readonly Diagnostic[] {
  const tree: Tree = { file, root, diagnostics: [] };
  return entriesOf(set).flatMap(({ key, keyAt, value }) => setValue(tree, key, keyAt, value).diagnostics);
}

/** The tree with command-line values (`path=value`) put in; their place is shown as `--set`. */
export function applySets(tree: Tree, sets: readonly string[]): Tree {
  return sets.reduce((done, text, index) => applySet(done, text, index + 1), tree);
}

function applySet(tree: Tree, text: string, line: number): Tree {
  const at: Span = { file: "--set", line, column: 1, length: Math.max(1, text.length) };
  const equals = text.indexOf("=");
  if (equals < 1) {
    const wrong = diagnose("P0111", at, `"${text}" is no path=value.`, "Write --set issues.army.now=none.");
    return { ...tree, diagnostics: [...tree.diagnostics, wrong] };
  }
  const path = text.slice(0, equals).trim();
  const value = parseConflict(`value: ${text.slice(equals + 1).trim()}`, "--set");
  const node = child(value.root ?? undefined, "value");
  const shifted = value.diagnostics.map((one) => ({ ...one, at: { ...at, column: equals + 2 } }));
  const done = { ...tree, diagnostics: [...tree.diagnostics, ...shifted] };
  return node === undefined ? done : setValue(done, path, at, moved(node, { ...at, column: equals + 2 }));
}

function moved(node: Node, at: Span): Node {
  if (node.kind === "scalar") return { ...node, at };
  if (node.kind === "list") return { ...node, at, items: node.items.map((item) => moved(item, at)) };
  return {
    ...node,
    at,
    entries: node.entries.map((entry) => ({ ...entry, keyAt: at, value: moved(entry.value, at) })),
  };
}

function setValue(tree: Tree, path: string, at: Span, value: Node): Tree {
  if (tree.root === null) return tree;
  const result = put(tree.root, path, { at, value }, SCHEMA, "");
  if (result.kind === "done") return { ...tree, root: result.node };
  const message = `"${path}" is no path of this file${result.below === "" ? "" : `: "${result.below}" has no "${result.part}"`}.`;
  const remedy = candidates(result.part, result.known, "There stand");
  return { ...tree, diagnostics: [...tree.diagnostics, diagnose("P0111", at, message, remedy)] };
}

interface Put {
  readonly at: Span;
  readonly value: Node;
}

type Result =
  | { readonly kind: "done"; readonly node: Node }
  | { readonly kind: "lost"; readonly below: string; readonly part: string; readonly known: readonly string[] };

function put(node: Node, rest: string, by: Put, shape: Shape | Schema | undefined, below: string): Result {
  if (rest === "") return { kind: "done", node: by.value };
  const keys = node.kind === "map" ? node.entries.map((entry) => entry.key) : listKeys(node, below);
  // Keys may hold dots (moves, perceived paths): the longest key that the rest begins with is meant.
  const fitting = keys.filter((key) => rest === key || rest.startsWith(`${key}.`));
  const key = [...fitting].sort((a, b) => b.length - a.length)[0];
  if (key !== undefined) {
    const index = keys.indexOf(key);
    const under = rest.slice(key.length + 1);
    const old = node.kind === "map" ? node.entries[index].value : node.kind === "list" ? node.items[index] : node;
    const inner = put(old, under, by, shapeBelow(shape, key), below === "" ? key : `${below}.${key}`);
    return inner.kind === "lost" ? inner : { kind: "done", node: replace(node, index, inner.node) };
  }
  const part = rest.split(".")[0];
  const addable = addableKeys(shape);
  const whole = addable.has(rest) || shape?.kind === "table";
  if (node.kind === "map" && whole && !rest.includes(".") && (addable.has(rest) || shape?.kind === "table")) {
    const entry = { key: rest, keyAt: by.at, value: by.value };
    return { kind: "done", node: { ...node, entries: [...node.entries, entry] } };
  }
  return { kind: "lost", below, part, known: [...new Set([...keys, ...addable])] };
}

function listKeys(node: Node, below: string): string[] {
  if (node.kind !== "list") return [];
  return node.items.map((item, index) => (below === "claims" ? claimId(item, index) : String(index)));
}

function replace(node: Node, index: number, value: Node): Node {
  if (node.kind === "map") {
    return { ...node, entries: node.entries.map((entry, at) => (at === index ? { ...entry, value } : entry)) };
  }
  if (node.kind === "list") return { ...node, items: node.items.map((item, at) => (at === index ? value : item)) };
  return value;
}

function shapeBelow(shape: Shape | Schema | undefined, key: string): Shape | undefined {
  if (shape?.kind === "record") return Object.hasOwn(shape.keys, key) ? shape.keys[key].shape : undefined;
  if (shape?.kind === "table" || shape?.kind === "list") return shape.of;
  return undefined;
}

/** Keys that may be set though the file leaves them out: those of the section, not names. */
function addableKeys(shape: Shape | Schema | undefined): Set<string> {
  return new Set(shape?.kind === "record" ? Object.keys(shape.keys) : []);
}
