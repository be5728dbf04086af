import type { Expression } from "../conflict/claim.js";
import type { Span } from "../conflict/quantity.js";
import type { Code } from "./codes.js";

/** A part of a claim with what it is: a truth or a number, of one repeat (`run`), of a world, or the same everywhere. */
export interface Typed {
  readonly expression: Expression;
  readonly level: "run" | "world" | "constant";
  readonly type: "event" | "number" | "policy";
  /** Canonical unit; null: none, or not known. */
  readonly unit: string | null;
  readonly at: Span;
  /** It holds a measure of a part that is not built, whose level is not known. */
  readonly later?: boolean;
}

/** The trouble of one expression; caught where the expression begins. */
export class ExpressionTrouble {
  constructor(
    readonly code: Code,
    readonly at: Span,
    readonly message: string,
    readonly remedy: string,
  ) {}
}

/** The part as a truth; a number is trouble P0304. */
export function asEvent(part: Typed, why = "Here must stand an event"): Typed {
  if (part.type === "event") return part;
  const remedy = part.unit === "share" ? "Compare it, as in … <= 5 %." : "Compare it, as in … > 500 km2.";
  throw new ExpressionTrouble("P0304", part.at, `${why}, and this is a number.`, remedy);
}

/** The part as a number; a truth is trouble P0304. */
export function asNumber(part: Typed, why = "Here must stand a number"): Typed {
  if (part.type === "number") return part;
  const message = `${why}, and this is ${part.type === "event" ? "an event" : "a policy"}.`;
  throw new ExpressionTrouble("P0304", part.at, message, "Write chance(event) for how often it happens.");
}

/** A number of one repeat stands for its mean over the repeats of a world. */
export function asMean(part: Typed): Typed {
  if (part.level !== "run") return part;
  return { ...part, level: "world", expression: { kind: "mean", of: part.expression } };
}

function levelOf(parts: readonly Typed[]): Typed["level"] {
  if (parts.some((part) => part.level === "run")) return "run";
  return parts.some((part) => part.level === "world") ? "world" : "constant";
}

function laterOf(parts: readonly Typed[]): { later?: boolean } {
  return parts.some((part) => part.later) ? { later: true } : {};
}

/** Not. */
export function negated(part: Typed): Typed {
  return { ...asEvent(part), expression: { kind: "not", of: part.expression } };
}

/** And, or, if, iff of events. */
export function joined(kind: "and" | "or" | "if" | "iff", parts: readonly Typed[]): Typed {
  const of = parts.map((part) => asEvent(part, `"${kind}" joins events`).expression);
  const expression: Expression = kind === "and" || kind === "or" ? { kind, of } : { kind, left: of[0], right: of[1] };
  return { expression, level: levelOf(parts), type: "event", unit: null, at: parts[0].at, ...laterOf(parts) };
}

/** Sum, difference, product, quotient of numbers; outside a chance, numbers of a repeat become means. */
export function arithmetic(operator: "+" | "-" | "*" | "/", left: Typed, right: Typed, inRun: boolean): Typed {
  const [a, b] = [asNumber(left), asNumber(right)].map((part) => (inRun ? part : asMean(part)));
  if (operator === "+" || operator === "-") sameUnit(a, b);
  const expression: Expression = { kind: "arithmetic", operator, left: a.expression, right: b.expression };
  const unit = operator === "+" || operator === "-" ? (a.unit ?? b.unit) : unitOf(operator, a.unit, b.unit);
  return { expression, level: levelOf([a, b]), type: "number", unit, at: left.at, ...laterOf([a, b]) };
}

/** Unit of a product or quotient: persons / weeks = persons/week; null where it has none, or none with a name. */
function unitOf(operator: "*" | "/", a: string | null, b: string | null): string | null {
  if (operator === "/") {
    if (b === null) return a;
    return b === "weeks" && a !== null && !a.includes("/") && a !== "weeks" ? `${a}/week` : null;
  }
  if (a === null || b === null) return a ?? b;
  const [rate, time] = a === "weeks" ? [b, a] : [a, b];
  return time === "weeks" && rate.endsWith("/week") ? rate.slice(0, -"/week".length) : null;
}

/** Comparison of two numbers, or of `best_course(…)` and a policy; outside a chance, numbers of a repeat become means. */
export function comparison(
  operator: "<" | "<=" | ">" | ">=" | "==" | "!=",
  left: Typed,
  right: Typed,
  inRun: boolean,
  at: Span,
): Typed {
  const policies = left.type === "policy" || right.type === "policy";
  if (policies && (left.type !== right.type || (operator !== "==" && operator !== "!="))) {
    const remedy = "Write best_course(actor) == policy.";
    throw new ExpressionTrouble("P0304", at, "A policy can only be compared with a best course, by == or !=.", remedy);
  }
  const [a, b] = policies
    ? [left, right]
    : [asNumber(left), asNumber(right)].map((part) => (inRun ? part : asMean(part)));
  if (!policies) {
    sameUnit(a, b);
    reachable(a, b);
    reachable(b, a);
  }
  const expression: Expression = { kind: "compare", operator, left: a.expression, right: b.expression };
  return { expression, level: levelOf([a, b]), type: "event", unit: null, at: left.at, ...laterOf([a, b]) };
}

function sameUnit(a: Typed, b: Typed): void {
  if (a.unit === null || b.unit === null || a.unit === b.unit || a.later || b.later) return;
  throw new ExpressionTrouble(
    "P0308",
    b.at,
    `"${a.unit}" and "${b.unit}" cannot be compared or added.`,
    `Write it in ${a.unit}.`,
  );
}

/** A chance is never above 1: `<= 5` means 5 %. */
function reachable(a: Typed, b: Typed): void {
  if (a.expression.kind !== "chance" || b.expression.kind !== "number") return;
  const { value } = b.expression;
  if (value >= 0 && value <= 1) return;
  throw new ExpressionTrouble(
    "P0308",
    b.at,
    `A chance lies between 0 and 1, so it never meets ${value}.`,
    `Write ${value} %.`,
  );
}
