import type { Span } from "../conflict/quantity.js";
import type { Code } from "./codes.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import { type Names, namesOf } from "./names.js";
import { candidates } from "./nearest.js";
import { parseConflict } from "./parse.js";
import { child, entriesOf, itemsOf, type Node, textOf, type Tree } from "./tree.js";
import { placeOf } from "./without.js";

/** A text under test, paragraph by paragraph, and what in a conflict file stands for each. */
export interface TextMap {
  readonly case: string;
  /** Id of the source that the text is. */
  readonly text: string;
  /** What the text is about, under names that paragraphs point to; empty where the map lists none. */
  readonly elements: readonly { readonly id: string; readonly title: string }[];
  /** Every paragraph of the text, from the first to the last. */
  readonly paragraphs: readonly TextParagraph[];
}

export interface TextParagraph {
  /** From 1. */
  readonly number: number;
  /** What it says, in the words of whoever wrote the map. */
  readonly says: string;
  /** Paths in the conflict file. */
  readonly file: readonly string[];
  /** Ids of claims that it makes beside those that the file itself takes from it. */
  readonly claims: readonly string[];
  readonly elements: readonly string[];
  /** What of it the file does not carry; null: nothing is said to be left out. */
  readonly lacks: string | null;
  readonly at: Span;
}

const TOP = ["text_map", "case", "text", "length", "elements", "paragraphs"];
const KEYS = ["says", "file", "claims", "elements", "lacks"];
const MOST = 1000;

type Report = (code: Code, at: Span, message: string, remedy: string) => unknown;

/**
 * Reads a text map beside the tree of its case, and says what is wrong in it, and where. Never throws; null where an error
 * stands. O(paths × depth of the case).
 */
export function readTextMap(
  text: string,
  file: string,
  of: Tree,
): { readonly map: TextMap | null; readonly diagnostics: readonly Diagnostic[] } {
  const { root, diagnostics: found } = parseConflict(text, file);
  const diagnostics = [...found];
  const report: Report = (code, at, message, remedy) => diagnostics.push(diagnose(code, at, message, remedy));
  const start = root?.at ?? { file, line: 1, column: 1, length: 1 };
  const top = root ?? undefined;
  const [version, name, source] = ["text_map", "case", "text"].map((key) => textOf(child(top, key)));
  const length = Number(textOf(child(top, "length")) ?? NaN);
  const table = child(top, "paragraphs");
  const sound = Number.isInteger(length) && length >= 1 && length <= MOST && table?.kind === "map";
  if (version !== "1" || name === null || source === null || !sound)
    report("P0490", start, "This is no text map of version 1.", `Give it text_map: 1 and ${TOP.slice(1).join(", ")}.`);
  checkKeys(top, TOP, report);
  const names = namesOf(of.root);
  if (source !== null && !names.source.includes(source))
    report(
      "P0494",
      child(top, "text")?.at ?? start,
      `No source of the case is "${source}".`,
      candidates(source, names.source, "Sources here"),
    );
  const elements = entriesOf(child(top, "elements")).map(({ key, value }) => ({
    id: key,
    title: textOf(value) ?? key,
  }));
  const known = { names, elements: elements.map(({ id }) => id), root: of.root };
  const paragraphs = sound ? paragraphsOf(table, { length, known, report }) : [];
  const wrong = diagnostics.some(({ severity }) => severity === "error");
  return { map: wrong ? null : { case: name!, text: source!, elements, paragraphs }, diagnostics };
}

interface Known {
  readonly names: Names;
  readonly elements: readonly string[];
  readonly root: Node | null;
}

function checkKeys(node: Node | undefined, known: readonly string[], report: Report): void {
  for (const { key, keyAt } of entriesOf(node))
    if (!known.includes(key)) report("P0495", keyAt, `No key here is "${key}".`, candidates(key, known, "Keys here"));
}

interface Reading {
  readonly length: number;
  readonly known: Known;
  readonly report: Report;
}

function paragraphsOf(table: Node, { length, known, report }: Reading): TextParagraph[] {
  const entries = entriesOf(table);
  const numbers = Array.from({ length }, (_, k) => String(k + 1));
  for (const { key, keyAt } of entries)
    if (!numbers.includes(key))
      report("P0491", keyAt, `The text has no paragraph "${key}".`, `It has 1 to ${length} by \`length:\`.`);
  const missing = numbers.filter((number) => !entries.some(({ key }) => key === number));
  if (missing.length > 0)
    report("P0491", table.at, `Not in the map: paragraph ${missing.join(", ")}.`, "Say of each what it says.");
  return numbers.flatMap((number) => {
    const entry = entries.find(({ key }) => key === number);
    return entry === undefined ? [] : [paragraphOf(Number(number), entry.value, known, report)];
  });
}

function paragraphOf(number: number, node: Node, known: Known, report: Report): TextParagraph {
  checkKeys(node, KEYS, report);
  const says = textOf(child(node, "says"));
  if (says === null)
    report("P0492", node.at, `Paragraph ${number} has no \`says:\`.`, "Say in a sentence of your own what it says.");
  return {
    number,
    says: says ?? "",
    file: pathsOf(child(node, "file"), known, report),
    claims: idsOf(child(node, "claims"), ["claim", known.names.claim], report),
    elements: idsOf(child(node, "elements"), ["element", known.elements], report),
    lacks: textOf(child(node, "lacks")),
    at: node.at,
  };
}

function pathsOf(node: Node | undefined, { root }: Known, report: Report): string[] {
  return itemsOf(node).flatMap((item) => {
    const path = textOf(item) ?? "";
    if (placeOf(root, path) !== null) return [path];
    const keys = entriesOf(root ?? undefined).map(({ key }) => key);
    report("P0493", item.at, `"${path}" is no path of the case.`, candidates(path, keys, "There stand"));
    return [];
  });
}

function idsOf(node: Node | undefined, [what, known]: readonly [string, readonly string[]], report: Report): string[] {
  return itemsOf(node).flatMap((item) => {
    const id = textOf(item) ?? "";
    if (known.includes(id)) return [id];
    report("P0494", item.at, `No ${what} here is "${id}".`, candidates(id, known, `${what}s here`));
    return [];
  });
}

/** Where a conflict file names a paragraph of a source: `{source: essay, paragraph: 7}`; paths of what says so, in the file's order. */
export function citationsOf(
  root: Node | null,
  source: string,
): { readonly path: string; readonly paragraph: number }[] {
  return root === null ? [] : citedIn(root, source, "");
}

function citedIn(node: Node, source: string, path: string): { path: string; paragraph: number }[] {
  if (node.kind === "scalar") return [];
  const below = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if (node.kind === "list") return node.items.flatMap((item, k) => citedIn(item, source, below(String(k))));
  const paragraph = Number(textOf(child(node, "paragraph")) ?? NaN);
  const own = textOf(child(node, "source")) === source && Number.isInteger(paragraph) ? [{ path, paragraph }] : [];
  return [...own, ...node.entries.flatMap(({ key, value }) => citedIn(value, source, below(key)))];
}
