import { cutMass, truncatedQuantile } from "../math/distribution.js";
import type { Law } from "../math/law.js";
import type { Span, Unit } from "../conflict/quantity.js";
import { contextOf } from "./context.js";
import { EXAMPLES } from "./docs-example.js";
import { type Diagnostic, hasErrors } from "./diagnostic.js";
import { type KeyPlace, keysNamed, numberIn, pathText, shapeWords } from "./keys.js";
import { type NumberSpec, parseNumber } from "./number.js";
import { shapeUnder } from "./order.js";
import { parseConflict } from "./parse.js";
import { readAs } from "./quantity.js";
import { SCHEMA } from "./schema.js";
import type { Shape } from "./shape.js";
import { type Entry, type Node, child, entriesOf, itemsOf } from "./tree.js";

/** What a number text comes to at a key; values in canonical units. */
export interface NumberReading {
  readonly text: string;
  readonly unit: Unit;
  readonly bounds: readonly [number, number];
  /** Null: the text is no number of the key, and the diagnostics say why. */
  readonly law: Law | null;
  /** Share of the law's mass outside the bounds. */
  readonly cutMass: number;
  /** 5th, 50th and 95th percentile of what is left. */
  readonly quantiles: readonly [number, number, number] | null;
  /** Names and chances of a structural choice; empty for other laws. */
  readonly choices: readonly { readonly name: string; readonly chance: number; readonly median: number | null }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a number text (or `{is: …}`) as a key would. Never throws on a user's mistake. */
export function readNumberAs(text: string, spec: NumberSpec): NumberReading {
  const { law, diagnostics } = text.trim().startsWith("{") ? readTable(text, spec) : readPlain(text, spec);
  const { unit, bounds } = spec;
  const base = { text, unit, bounds, diagnostics };
  if (law === null) return { ...base, law, cutMass: 0, quantiles: null, choices: [] };
  const at = (u: number): number => truncatedQuantile(law, bounds, u);
  const named = spec.choices !== undefined;
  return {
    ...base,
    law,
    cutMass: named ? 0 : cutMass(law, bounds),
    quantiles: named ? null : [at(0.05), at(0.5), at(0.95)],
    choices: choicesOf(law, spec),
  };
}

interface Read {
  readonly law: Law | null;
  readonly diagnostics: readonly Diagnostic[];
}

function readPlain(text: string, spec: NumberSpec): Read {
  const at = { file: "number", line: 1, column: 1, length: Math.max(1, text.length) };
  const { law, diagnostics } = parseNumber(text, spec, at);
  return { law: hasErrors(diagnostics) ? null : law, diagnostics };
}

/** A number with branches or a unit of its own; where it comes from does not matter here. */
function readTable(text: string, spec: NumberSpec): Read {
  const tree = parseConflict(`value: ${text}`, "number");
  const context = contextOf(tree);
  const node = child(tree.root ?? undefined, "value");
  const ref = node === undefined ? null : readAs(context, node, spec, "value");
  const diagnostics = context.diagnostics.filter((one) => one.code !== "P0103");
  return { law: ref === null || hasErrors(diagnostics) ? null : context.quantities[ref].law, diagnostics };
}

function choicesOf(law: Law, spec: NumberSpec): NumberReading["choices"] {
  if (law.kind === "choice") {
    return law.choices.map((one) => ({
      name: one.name,
      chance: one.weight,
      median: one.law === null ? null : truncatedQuantile(one.law, spec.bounds, 0.5),
    }));
  }
  if (spec.choices === undefined || law.kind !== "point") return [];
  return spec.choices.map((name, index) => ({ name, chance: index === law.value ? 1 : 0, median: null }));
}

/** Keys that hold a number and may be meant by a name or path; empty where none is. */
export function numberKeys(text: string): { readonly place: KeyPlace; readonly spec: NumberSpec }[] {
  return keysNamed(text).flatMap((place) => {
    const shape = numberIn(place.key.shape);
    return shape === null ? [] : [{ place, spec: shape.spec }];
  });
}

/** What the schema says of a key, as data: its path, sense, form, whether it must be there, and the section's example. */
export interface KeyReading {
  readonly path: string;
  readonly doc: string;
  readonly form: string;
  readonly required: boolean;
  readonly leftOut: string | null;
  /** The key in the reference page's case; null where it does not stand there. */
  readonly example: string | null;
}

/** Every key that a name or path may mean. */
export function explainKey(text: string): KeyReading[] {
  return keysNamed(text).map(({ path, key }) => ({
    path: pathText(path),
    doc: key.doc,
    form: shapeWords(key.shape).replaceAll("`", ""),
    required: key.required === true,
    leftOut: key.fallback ?? null,
    example: exampleOf(path),
  }));
}

const MOST_LINES = 6;

/** How the key stands in the section's example: its first place, without the blank space before it. */
function exampleOf(path: readonly string[]): string | null {
  const text = EXAMPLES[path[0]];
  const root = text === undefined ? null : parseConflict(text, "example").root;
  const entry = root === null ? null : entryAt(root, SCHEMA, path);
  if (entry === null) return null;
  const { value, keyAt } = entry;
  const start = offsetOf(text, keyAt);
  const end = Math.max(start + keyAt.length, offsetOf(text, value.at) + value.at.length);
  const lines = text.slice(start, end).trimEnd().split("\n");
  const own = lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(keyAt.column - 1, indentOf(line)))));
  return (own.length > MOST_LINES ? [...own.slice(0, MOST_LINES), "…"] : own).join("\n");
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function offsetOf(text: string, at: Span): number {
  const before = text.split("\n").slice(0, at.line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, at.column - 1);
}

/** First entry that a path of the schema leads to. */
function entryAt(node: Node, shape: Shape, path: readonly string[]): Entry | null {
  const [first, ...rest] = path;
  if (first === "[]") return firstOf(itemsOf(node), (item) => entryAt(item, shapeUnder(shape, ""), rest));
  const fixed = shape.kind === "record" ? Object.keys(shape.keys) : [];
  const fits = ({ key }: Entry): boolean => (first.startsWith("<") ? !fixed.includes(key) : key === first);
  const below = (entry: Entry): Entry | null =>
    rest.length === 0 ? entry : entryAt(entry.value, shapeUnder(shape, entry.key), rest);
  return firstOf(entriesOf(node).filter(fits), below);
}

function firstOf<T>(parts: readonly T[], read: (part: T) => Entry | null): Entry | null {
  for (const part of parts) {
    const found = read(part);
    if (found !== null) return found;
  }
  return null;
}
