import type { Choice, Law } from "../math/law.js";
import { literalOf } from "./literal.js";
import { type NumberSpec, parseNumber } from "./number.js";
import { type Cursor, peek, take, tokenise } from "./token.js";
import { type Node, child, entriesOf, textOf } from "./tree.js";

const PLACE = { file: "", line: 1, column: 1, length: 1 };
/** Laws whose numbers differ by less than this, relatively, are one: 7 days and 1 week. */
const ROUNDING = 1e-12;

/** Whether two texts say the same: blank space as one, and yes as on where a flag stands. */
export function sameText(a: Node, b: Node, flag: boolean): boolean {
  const [one, other] = [a, b].map((node) => shownNode(node).replace(/\s+/g, " ").trim());
  if (!flag) return one === other;
  return /^(yes|true|on)$/i.test(one) === /^(yes|true|on)$/i.test(other);
}

/** Whether two numbers have the same law in canonical units; where they come from is not looked at. */
export function sameNumber(a: Node, b: Node, spec: NumberSpec): boolean {
  const [one, other] = [a, b].map((node) => lawOf(node, spec));
  return one !== null && other !== null ? sameLaw(one, other) : sameText(a, b, false);
}

function lawOf(node: Node, spec: NumberSpec): Law | null {
  const is = textOf(node) ?? textOf(child(node, "is"));
  if (is === null) return null;
  const unit = textOf(child(node, "unit"));
  const text = unit === null || is.endsWith(unit) ? is : `${is} ${unit}`;
  const named = new Map(entriesOf(node).map(({ key, value }) => [key, textOf(value) ?? ""]));
  const { law, diagnostics } = parseNumber(text, spec, PLACE, named);
  return diagnostics.some(({ severity }) => severity === "error") ? null : law;
}

function sameLaw(a: Law, b: Law): boolean {
  if (a.kind === "choice" && b.kind === "choice") return sameChoices(a.choices, b.choices);
  if (a.kind !== b.kind) return false;
  const [one, other] = [a, b].map((law) => Object.entries(law).filter(([key]) => key !== "kind"));
  return one.every(([key, value]) => near(Number(value), Number(other.find(([name]) => name === key)?.[1])));
}

function sameChoices(before: readonly Choice[], after: readonly Choice[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((one) => {
    const other = after.find(({ name }) => name === one.name);
    if (other === undefined || !near(one.weight, other.weight)) return false;
    return one.law === null || other.law === null ? one.law === other.law : sameLaw(one.law, other.law);
  });
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether two expressions (or statements, or numbers) read the same: blank space, `;` and the spelling of numbers aside. */
export function sameExpression(a: Node, b: Node): boolean {
  if (a.kind !== "scalar" || b.kind !== "scalar") return shownNode(a) === shownNode(b);
  return a.text === b.text || normal(a.text) === normal(b.text);
}

function normal(text: string): string {
  const cursor: Cursor = { tokens: tokenise(text, PLACE), next: 0, depth: 0 };
  const parts: string[] = [];
  while (peek(cursor).kind !== "end") {
    if (peek(cursor).kind === "number") {
      const { expression, unit } = literalOf(cursor);
      const value = expression.kind === "number" ? Number(expression.value.toPrecision(12)) : "";
      parts.push(`number ${value} ${unit === "share" ? "" : (unit ?? "")}`);
      continue;
    }
    const token = take(cursor);
    parts.push(token.kind === "text" ? `text ${token.text}` : token.text === ";" ? "," : token.text);
  }
  return parts.join("\u0000");
}

/** A value on one line, as the file could write it; a number with where it comes from in brackets. */
export function shownNode(node: Node): string {
  if (node.kind === "scalar") return node.text;
  if (node.kind === "list") return node.items.map(shownItem).join(", ");
  const is = child(node, "is");
  const parts = node.entries
    .filter(({ key }) => is === undefined || (key !== "is" && key !== "unit"))
    .map(({ key, value }) => `${key} ${shownItem(value)}`);
  if (is === undefined) return parts.join(", ");
  const unit = textOf(child(node, "unit"));
  const number = `${shownNode(is)}${unit === null || shownNode(is).endsWith(unit) ? "" : ` ${unit}`}`;
  return parts.length === 0 ? number : `${number} (${parts.join(", ")})`;
}

function shownItem(node: Node): string {
  return node.kind === "list" ? `[${shownNode(node)}]` : node.kind === "map" ? `{${shownNode(node)}}` : node.text;
}
