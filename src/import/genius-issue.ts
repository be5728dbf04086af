import type { Span } from "../conflict/quantity.js";
import { exact, numberText } from "./additive.js";
import { type Fraction, add, compare, times } from "./decimal.js";
import { limit, quoted, refuse } from "./trouble.js";
import { type Element, childrenOf } from "./xml.js";

/** An issue of a Genius file. */
export interface GeniusIssue {
  readonly name: string;
  /** Number by which weights name it. */
  readonly index: string;
  /** Names of the options; whole numbers and steps of a range are options too. */
  readonly options: readonly string[];
  /** Values of a numeric issue, and its lower bound; null where it is discrete. */
  readonly range: { readonly values: readonly Fraction[]; readonly low: Fraction } | null;
  readonly kind: "discrete" | "integer" | "real";
  readonly element: Element;
  readonly at: Span;
}

/** Values of a whole-number issue that a conflict file still lists. */
const MOST_VALUES = 101;
/** A range of reals becomes so many options, evenly spaced, both ends among them. */
const STEPS = 11;

/** Issues of a utility space in order, through nested objectives. Throws `ImportTrouble`. */
export function issuesOf(space: Element, notes: string[]): GeniusIssue[] {
  const found: Element[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.name === "objective") walk(child);
      else if (child.name === "issue") found.push(child);
    }
  };
  walk(space);
  if (found.length === 0) refuse("P0607", space.at, "The domain has no issues.");
  limit(found.length, "issues", space.at);
  const issues = found.map((element, k) => readIssue(element, k, notes));
  issues.forEach((issue, k) => {
    if (issues.findIndex((each) => each.name === issue.name) < k)
      refuse("P0608", issue.at, `Two issues are named "${issue.name}".`, "Name one of them otherwise.");
  });
  return issues;
}

function readIssue(element: Element, place: number, notes: string[]): GeniusIssue {
  const name = element.attributes.get("name")?.trim() ?? "";
  if (name === "") refuse("P0607", element.at, "An issue has no name.");
  const index = element.attributes.get("index")?.trim() ?? String(place + 1);
  const kind = kindOf(element);
  const shared = { name, index, kind, element, at: element.at };
  if (kind === "discrete") return { ...shared, options: itemNames(element, name, notes), range: null };
  const range = rangeOf(element, kind, name, notes);
  return { ...shared, options: range.values.map(numberText), range };
}

/** The type as the file says it under one of three names; without one, by what the issue holds. */
function kindOf(element: Element): GeniusIssue["kind"] {
  const said = ["type", "vtype", "etype"]
    .map((key) => element.attributes.get(key)?.trim().toLowerCase())
    .find((word) => word);
  if (said === undefined) return childrenOf(element, "item").length > 0 ? "discrete" : "integer";
  if (said === "discrete" || said === "integer" || said === "real") return said;
  return refuse(
    "P0609",
    element.at,
    `An issue of type "${said}" has no place in a conflict file.`,
    "discrete, integer and real are read.",
  );
}

function itemNames(element: Element, issue: string, notes: string[]): string[] {
  const names: string[] = [];
  const items = childrenOf(element, "item");
  limit(items.length, `items of "${issue}"`, element.at);
  for (const item of items) {
    const value = item.attributes.get("value")?.trim() ?? "";
    if (value === "") refuse("P0607", item.at, `An item of "${issue}" has no value.`);
    if (names.includes(value)) notes.push(`The issue "${issue}" lists ${quoted([value])} twice; it is one option.`);
    else names.push(value);
  }
  return names.length > 0 ? names : refuse("P0607", element.at, `The issue "${issue}" has no items.`);
}

function rangeOf(
  element: Element,
  kind: "integer" | "real",
  name: string,
  notes: string[],
): NonNullable<GeniusIssue["range"]> {
  const holder = childrenOf(element, "range")[0] ?? element;
  const low = exact(holder.attributes.get("lowerbound"), holder.at, `The lower bound of "${name}"`);
  const high = exact(holder.attributes.get("upperbound"), holder.at, `The upper bound of "${name}"`);
  const width = add(high, { num: -low.num, den: low.den });
  if (compare(low, high) >= 0) refuse("P0608", holder.at, `The lower bound of "${name}" is not below its upper bound.`);
  if (kind === "real") {
    notes.push(
      `The issue "${name}" takes any number in its range; here it has ${STEPS} evenly spaced options, and what lies between is left out.`,
    );
    return { low, values: steps(low, width, STEPS - 1) };
  }
  const count = width.num / width.den;
  if (low.num % low.den !== 0n || width.num % width.den !== 0n)
    refuse("P0608", holder.at, `The bounds of "${name}" are not whole numbers.`);
  if (count >= BigInt(MOST_VALUES))
    refuse(
      "P0611",
      holder.at,
      `The issue "${name}" has ${count + 1n} values, and ${MOST_VALUES} are the most that are listed.`,
      "Choose the values that matter.",
    );
  return { low, values: steps(low, width, Number(count)) };
}

function steps(low: Fraction, width: Fraction, count: number): Fraction[] {
  return Array.from({ length: count + 1 }, (_, k) => add(low, times(width, { num: BigInt(k), den: BigInt(count) })));
}

/** Whether two files mean the same options of an issue, in whatever order. */
export function sameValues(a: GeniusIssue, b: GeniusIssue): boolean {
  return a.kind === b.kind && a.options.every((option) => b.options.includes(option));
}
