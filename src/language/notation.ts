import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { type List, type Node, type Table, isEmpty } from "./tree.js";

/** The two notations of a conflict file. */
export type Notation = "json" | "yaml";

const JSON_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;
/** Widest table or list that stays on one line. */
const LINE = 100;

/**
 * Text of a syntax tree in a notation; reading it again gives the same tree (and hash). Comments are no part of a tree,
 * so they are lost; aliases are written out. Pure; O(size of the tree).
 */
export function writeNotation(root: Node, notation: Notation): string {
  return notation === "json" ? `${JSON.stringify(plainOf(root), null, 2)}\n` : yamlOf(root);
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

function plainOf(node: Node): Plain {
  if (node.kind === "list") return node.items.map(plainOf);
  if (node.kind === "map") {
    // Without a prototype, so that no key of a file can be more than a key; digits as keys are no ids, so order stays.
    const table = Object.create(null) as Record<string, Plain>;
    for (const { key, value } of node.entries) table[key] = plainOf(value);
    return table;
  }
  if (isEmpty(node)) return null;
  // As a number only where JSON prints the same digits again: 0.10 or 1e3 stay text.
  if (!node.quoted && JSON_NUMBER.test(node.text) && String(Number(node.text)) === node.text) return Number(node.text);
  return node.text;
}

function yamlOf(root: Node): string {
  const document = new Document(null, { schema: "failsafe", customTags: (tags) => [...tags, "null"] });
  document.contents = built(root, 0);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function built(node: Node, depth: number): Scalar<string | null> | YAMLMap | YAMLSeq {
  if (node.kind === "scalar") {
    const scalar = new Scalar<string | null>(isEmpty(node) ? null : node.text);
    if (isEmpty(node)) scalar.source = "";
    else if (node.text === "") scalar.type = "QUOTE_DOUBLE";
    return scalar;
  }
  const collection = node.kind === "map" ? tableOf(node, depth) : listOf(node, depth);
  collection.flow = isSmall(node, depth);
  return collection;
}

function tableOf(node: Table, depth: number): YAMLMap {
  const table = new YAMLMap();
  for (const { key, value } of node.entries) table.add(new Pair(new Scalar(key), built(value, depth + 1)));
  return table;
}

function listOf(node: List, depth: number): YAMLSeq {
  const list = new YAMLSeq();
  for (const item of node.items) list.add(built(item, depth + 1));
  return list;
}

/** Whether a table or list reads better on one line: below the sections, short, and no deeper than two levels. */
function isSmall(node: Node, depth: number): boolean {
  if (node.kind === "scalar") return true;
  const parts = partsOf(node);
  if (parts.length === 0) return true;
  if (depth < 2 || parts.some((part) => part.kind !== "scalar" && !partsOf(part).every((one) => one.kind === "scalar")))
    return false;
  return widthOf(node) <= LINE && fitsOneLine(node);
}

const partsOf = (node: Node): readonly Node[] =>
  node.kind === "map" ? node.entries.map(({ value }) => value) : node.kind === "list" ? node.items : [];

function widthOf(node: Node): number {
  if (node.kind === "scalar") return node.text.length;
  if (node.kind === "list") return node.items.reduce((sum, item) => sum + widthOf(item) + 2, 0);
  return node.entries.reduce((sum, { key, value }) => sum + key.length + widthOf(value) + 4, 0);
}

/** Line ends need blocks; a key without a value inside braces YAML takes for a slip. */
function fitsOneLine(node: Node): boolean {
  return node.kind === "scalar" ? !isEmpty(node) && !node.text.includes("\n") : partsOf(node).every(fitsOneLine);
}
