import { sameExpression, sameNumber, sameText, shownNode } from "./difference-leaf.js";
import { alignItems } from "./difference-list.js";
import { claimId } from "./names.js";
import { shapeAt } from "./difference-shape.js";
import { SCHEMA } from "./schema.js";
import type { Key, Shape } from "./shape.js";
import { type Node, entriesOf, itemsOf, child } from "./tree.js";

/** One thing that differs in meaning between two conflict files. */
export interface Difference {
  /** As `--set` names it: `issues.army.positions.russia.salience`. */
  readonly path: string;
  /** `moved`: the order of a table whose order means something. */
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** As the file writes it; null where nothing stands. */
  readonly before: string | null;
  readonly after: string | null;
}

type Path = readonly string[];
type Side = Node | undefined;

/** Tables whose order is part of the meaning: who negotiates, the scale of an issue, what policies are compared with. */
const ORDERED = /^(actors|policies|issues\.[^.]+\.options)$/;

/**
 * What differs in meaning between two trees of sound files, section by section. The order of keys and of lists that are
 * sets, comments, quotes and the spelling of numbers (`1,200`, `1.2k`; `80 %`, `0.8`) make no difference, nor does a key
 * that says what the tool supplies when it is left out. Equal hashes have no differences. Pure; O(size), lists O(n²).
 */
export function differencesOf(before: Node, after: Node): Difference[] {
  return compare(before, after, SCHEMA, []);
}

function compare(a: Side, b: Side, shape: Shape, path: Path): Difference[] {
  if (a === undefined || b === undefined) return onlyOne(a, b, path);
  switch (shape.kind) {
    case "record":
      return a.kind === "map" && b.kind === "map" ? compareRecords(a, b, shape, path) : compareLeaves(a, b, path);
    case "table":
      return a.kind === "map" && b.kind === "map" ? compareTables(a, b, shape, path) : compareLeaves(a, b, path);
    case "list":
      return compareLists(a, b, shape.of, path);
    case "number":
      return compareNumbers(a, b, shape, path);
    case "expression":
      return sameExpression(a, b) ? [] : changed(a, b, path);
    case "any":
      return compareStatements(a, b, path, false);
    default:
      return compareLeaves(a, b, path, shape);
  }
}

const at = (path: Path): string => path.join(".");

function onlyOne(a: Side, b: Side, path: Path): Difference[] {
  if (a === b) return [];
  const kind = a === undefined ? "added" : "removed";
  return [{ path: at(path), kind, before: a ? shownNode(a) : null, after: b ? shownNode(b) : null }];
}

function changed(a: Node, b: Node, path: Path): Difference[] {
  return [{ path: at(path), kind: "changed", before: shownNode(a), after: shownNode(b) }];
}

function compareLeaves(a: Node, b: Node, path: Path, shape?: Shape): Difference[] {
  return sameText(a, b, shape?.kind === "flag") ? [] : changed(a, b, path);
}

function compareNumbers(a: Node, b: Node, shape: Shape & { kind: "number" }, path: Path): Difference[] {
  if (!sameNumber(a, b, shape.spec)) return changed(a, b, path);
  return ["source", "paragraph", "note", "date"].flatMap((key) => {
    const [one, other] = [child(a, key), child(b, key)];
    if (one !== undefined && other !== undefined && sameText(one, other, false)) return [];
    return onlyOrChanged(one, other, [...path, key]);
  });
}

function onlyOrChanged(a: Side, b: Side, path: Path): Difference[] {
  return a !== undefined && b !== undefined ? changed(a, b, path) : onlyOne(a, b, path);
}

function compareRecords(a: Node, b: Node, shape: Shape & { kind: "record" }, path: Path): Difference[] {
  const written = [...entriesOf(a), ...entriesOf(b)].map(({ key }) => key);
  const keys = new Set([...Object.keys(shape.keys).filter((key) => written.includes(key)), ...written]);
  return [...keys].flatMap((name) => {
    const key: Key | undefined = Object.hasOwn(shape.keys, name) ? shape.keys[name] : shape.wild?.key;
    const of: Shape = key?.shape ?? { kind: "any" };
    const left = leftOut(name, key, path);
    const [one, other] = [child(a, name), child(b, name)];
    const both = left !== undefined && (one === undefined) !== (other === undefined);
    if (both && compare(one ?? left, other ?? left, of, [...path, name]).length === 0) return [];
    return compare(one, other, of, [...path, name]);
  });
}

/** What a key says when it is left out; undefined where that is nothing. */
function leftOut(name: string, key: Key | undefined, path: Path): Side {
  const says =
    key?.fallback ??
    (key?.shape.kind === "flag" ? "no" : name === "title" && path.length > 1 ? path.at(-1) : undefined);
  const place = { file: "", line: 1, column: 1, length: 1 };
  return says === undefined ? undefined : { kind: "scalar", text: says, quoted: false, at: place };
}

function compareTables(a: Node, b: Node, shape: Shape & { kind: "table" }, path: Path): Difference[] {
  const [one, other] = [a, b].map((node) => entriesOf(node).map(({ key }) => key));
  const keys = [...new Set([...one, ...other])];
  const inner = keys.flatMap((key) => {
    const of = shape.keys === "path" ? (shapeAt(key) ?? shape.of) : shape.of;
    return compare(child(a, key), child(b, key), of, [...path, key]);
  });
  const [was, is] = [one.filter((key) => other.includes(key)), other.filter((key) => one.includes(key))];
  if (!ORDERED.test(at(path)) || was.every((key, k) => key === is[k])) return inner;
  return [{ path: at(path), kind: "moved", before: was.join(", "), after: is.join(", ") }, ...inner];
}

/** Lists whose order means something; the others are sets. */
const POSITIONAL = /(^|\.)(places|points\.[^.]+|window)$/;

function compareLists(a: Node, b: Node, of: Shape, path: Path): Difference[] {
  const [one, other] = [itemsOf(a), itemsOf(b)];
  const claims = at(path) === "claims";
  const name = (items: readonly Node[], k: number): string => (claims ? claimId(items[k], k) : String(k));
  const plain = of.kind !== "record";
  const differ = (x: Node, y: Node, place: Path): Difference[] => compare(x, y, of, place);
  if (POSITIONAL.test(at(path))) {
    if (one.length !== other.length) return changed(a, b, path);
    return one.flatMap((item, k) => differ(item, other[k], [...path, String(k)]));
  }
  const pairs = alignItems(one, other, of, (x, y) => differ(x, y, []).length === 0);
  const loose = pairs.filter(([x, y]) => x === null || y === null);
  const bare = a.kind !== "list" || b.kind !== "list" || (plain && loose.length > 0);
  const found = pairs.flatMap(([x, y]) => {
    if (x === null || y === null) {
      const place = x === null ? name(other, y!) : name(one, x);
      return onlyOne(x === null ? undefined : one[x], y === null ? undefined : other[y], [...path, place]);
    }
    return differ(one[x], other[y], [...path, name(one, x)]);
  });
  return bare && found.length > 0 ? changed(a, b, path) : found;
}

/** Statements of a game: order means importance, an inner list is a set; a number elsewhere. */
function compareStatements(a: Node, b: Node, path: Path, set: boolean): Difference[] {
  if (a.kind === "list" && b.kind === "list" && !set && a.items.length === b.items.length)
    return a.items.flatMap((item, k) => compareStatements(item, b.items[k], [...path, String(k)], true));
  if (a.kind === "list" && b.kind === "list" && set) return compareLists(a, b, { kind: "expression" }, path);
  if (a.kind === "map" && b.kind === "map") {
    const keys = new Set([...entriesOf(a), ...entriesOf(b)].map(({ key }) => key));
    return [...keys].flatMap((key) => compare(child(a, key), child(b, key), { kind: "any" }, [...path, key]));
  }
  return sameExpression(a, b) ? [] : changed(a, b, path);
}
