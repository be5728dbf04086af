import type { Span } from "../conflict/quantity.js";
import type { Diagnostic } from "./diagnostic.js";

/** A word, a number, a sentence: always its text as written; what it means, the key decides. */
export interface Scalar {
  readonly kind: "scalar";
  readonly text: string;
  readonly quoted: boolean;
  readonly at: Span;
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Node;
}

export interface Table {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  readonly at: Span;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly at: Span;
}

/** Syntax of a conflict file: plain data, aliases resolved, places kept. */
export type Node = Scalar | Table | List;

/** What `parseConflict` yields; `root` is null where the text is no YAML at all. */
export interface Tree {
  readonly file: string;
  readonly root: Node | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Entries above which a table is looked up by an index instead of one by one. */
const FEW = 12;
const indices = new WeakMap<Table, ReadonlyMap<string, Node>>();

/** Value under a key of a table; undefined where there is none or the node is no table. */
export function child(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind !== "map") return undefined;
  if (node.entries.length <= FEW) return node.entries.find((entry) => entry.key === key)?.value;
  let index = indices.get(node);
  if (index === undefined) {
    index = new Map(node.entries.map((entry) => [entry.key, entry.value]));
    indices.set(node, index);
  }
  return index.get(key);
}

/** Entries of a table; none for anything else. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}

/** Items of a list; a scalar or table standing alone is a list of one; nothing is none. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || isEmpty(node)) return [];
  return node.kind === "list" ? node.items : [node];
}

/** Text of a scalar; null for anything else. */
export function textOf(node: Node | undefined): string | null {
  return node?.kind === "scalar" && !isEmpty(node) ? node.text : null;
}

/** Whether nothing stands there (`key:` and no value). */
export function isEmpty(node: Node): boolean {
  return node.kind === "scalar" && !node.quoted && node.text === "";
}
