import type { Span } from "../conflict/quantity.js";
import { type Context, report } from "./context.js";
import { parseDate } from "./date.js";
import { labelOf, namesAt } from "./names.js";
import { candidates, nearest } from "./nearest.js";
import { readDefault, readQuantity } from "./quantity.js";
import type { Key, NameKind, Shape } from "./shape.js";
import { type Entry, type Node, type Table, isEmpty, itemsOf } from "./tree.js";

type Path = readonly string[];

/** Walks a tree beside its schema: keys, forms, words, names, and every number into a quantity at its path. */
export function walk(context: Context, node: Node, shape: Shape, path: Path): void {
  switch (shape.kind) {
    case "record":
      return walkRecord(context, node, shape, path);
    case "table":
      return walkTable(context, node, shape, path);
    case "list":
      return walkList(context, node, shape, path);
    case "number":
      return readQuantity(context, node, shape, path);
    case "any":
    case "expression":
      return;
    default:
      return walkScalar(context, node, shape, path);
  }
}

function tableOf(context: Context, node: Node, path: Path): Table | null {
  if (node.kind === "map") return node;
  const what = node.kind === "list" ? "a list" : isEmpty(node) ? "nothing" : "a single value";
  const message = `${where(path)} needs keys and values; here stands ${what}.`;
  report(context, "P0402", node.at, message, "Write key: value, one a line.");
  return null;
}

const where = (path: Path): string => (path.length === 0 ? "The file" : `"${path.join(".")}"`);

function walkRecord(context: Context, node: Node, shape: Shape & { kind: "record" }, path: Path): void {
  const map = tableOf(context, node, path);
  if (map === null) return;
  for (const entry of map.entries) walkKey(context, entry, shape, path);
  for (const [name, key] of Object.entries(shape.keys)) {
    if (map.entries.some((entry) => entry.key === name)) continue;
    if (key.stocks && !context.stocks) continue;
    if (key.stocks && key.shape.kind === "record" && isOptional(key.shape)) {
      walk(context, { kind: "map", entries: [], at: map.at }, key.shape, [...path, name]);
      continue;
    }
    if (key.required) {
      report(context, "P0401", map.at, `${where(path)} lacks "${name}".`, `${name}: ${key.doc}`);
    } else if (key.fallback !== undefined && key.shape.kind === "number") {
      readDefault(context, key.fallback, key.shape.spec, [...path, name]);
    }
  }
}

/** A record of which every number is supplied where it is left out. */
function isOptional(shape: Shape & { kind: "record" }): boolean {
  return Object.values(shape.keys).every((key) => !key.required);
}

function walkKey(context: Context, entry: Entry, shape: Shape & { kind: "record" }, path: Path): void {
  const own = Object.hasOwn(shape.keys, entry.key) ? shape.keys[entry.key] : undefined;
  const wild = shape.wild;
  const wildNames = wild === undefined ? [] : namesAt(context.names, wild.of, path);
  const key: Key | undefined = own ?? (wild !== undefined && wildNames.includes(entry.key) ? wild.key : undefined);
  if (key === undefined) {
    const known = [...Object.keys(shape.keys), ...wildNames];
    const close = nearest(entry.key, [...wildNames, ...Object.keys(shape.keys)]);
    if (wild !== undefined && wild.of !== "stays" && (close === null || wildNames.includes(close))) {
      return checkName(context, entry.key, entry.keyAt, wild.of, path);
    }
    const message = `"${entry.key}" is no key of ${path.length === 0 ? "a conflict file" : where(path)}.`;
    return report(context, "P0101", entry.keyAt, message, candidates(entry.key, known, "Keys here"));
  }
  walk(context, entry.value, key.shape, [...path, entry.key]);
}

function walkTable(context: Context, node: Node, shape: Shape & { kind: "table" }, path: Path): void {
  const map = tableOf(context, node, path);
  if (map === null) return;
  for (const entry of map.entries) {
    if (shape.keys === "id") checkId(context, entry.key, entry.keyAt);
    else if (shape.keys === "move-id") checkMoveId(context, entry.key, entry.keyAt);
    else if (shape.keys !== "path") checkName(context, entry.key, entry.keyAt, shape.keys, path);
    walk(context, entry.value, shape.of, [...path, entry.key]);
  }
}

function walkList(context: Context, node: Node, shape: Shape & { kind: "list" }, path: Path): void {
  if (node.kind !== "list" && !(shape.some && node.kind === "scalar" && !isEmpty(node))) {
    report(context, "P0402", node.at, `${where(path)} needs a list.`, "Write [one, two] or a line with - for each.");
    return;
  }
  itemsOf(node).forEach((item, index) => walk(context, item, shape.of, [...path, String(index)]));
}

function walkScalar(context: Context, node: Node, shape: Shape, path: Path): void {
  if (node.kind !== "scalar" || (isEmpty(node) && shape.kind !== "text")) {
    const what = node.kind === "map" ? "a table" : node.kind === "list" ? "a list" : "nothing";
    return report(context, "P0403", node.at, `${where(path)} needs a single value; here stands ${what}.`);
  }
  const text = node.text;
  if (shape.kind === "word" && !shape.words.includes(text)) {
    const code = path[0] === "parley" ? "P0404" : "P0112";
    report(context, code, node.at, `${where(path)} cannot be "${text}".`, candidates(text, shape.words, "Words here"));
  } else if (shape.kind === "name") checkName(context, text, node.at, shape.of, path);
  else if (shape.kind === "flag" && !/^(yes|no|true|false|on|off)$/i.test(text)) {
    report(context, "P0212", node.at, `${where(path)} must be yes or no, not "${text}".`);
  } else if (shape.kind === "date" && parseDate(text) === null) {
    report(context, "P0213", node.at, `"${text}" is no day.`, "Write year-month-day, such as 2025-05-19.");
  } else if (shape.kind === "count" && text.length > 40) {
    report(context, "P0403", node.at, `${where(path)} needs a number or a short word.`);
  }
}

/** Reports a name that nothing has. */
export function checkName(context: Context, name: string, at: Span, kind: NameKind, path: Path): void {
  const known = namesAt(context.names, kind, path);
  if (known.includes(name)) return;
  const [code, noun, label] = labelOf(kind);
  report(context, code, at, `No ${noun} is named "${name}".`, candidates(name, known, label));
}

function checkId(context: Context, id: string, at: Span): void {
  if (/^[a-z][a-z0-9_]*$/.test(id) && !/^(yes|no|on|off|true|false|null)$/.test(id)) return;
  if (/^[0-9.,+-]+$/.test(id)) {
    report(
      context,
      "P0011",
      at,
      `"${id}" cannot be an id: it is made of digits.`,
      `Write a letter first, such as n${id}.`,
    );
  } else if (/^(yes|no|on|off|true|false|null|~)$/i.test(id)) {
    const message = `"${id}" cannot be an id: YAML readers take it for true, false or nothing.`;
    report(context, "P0012", at, message, "Choose a word, such as agreed or none.");
  } else {
    const tidy = id
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^[^a-z]+/, "");
    const remedy = `Use small letters, digits and _${tidy === "" ? "" : `, such as ${tidy}`}; put the name for people in title.`;
    report(context, "P0013", at, `"${id}" cannot be an id.`, remedy);
  }
}

function checkMoveId(context: Context, id: string, at: Span): void {
  const [actor, act, more] = id.split(".");
  if (act === undefined || more !== undefined) {
    const message = `"${id}" does not say whose move it is.`;
    return report(context, "P0417", at, message, "Write actor.act, such as russia.truce.");
  }
  checkName(context, actor, at, "actor", []);
  checkId(context, act, at);
}
