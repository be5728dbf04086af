import type { Expression } from "../conflict/claim.js";
import type { Context } from "./context.js";
import { report } from "./context.js";
import { readMeasure } from "./measure-reader.js";
import {
  ExpressionTrouble,
  type Typed,
  arithmetic,
  asEvent,
  asMean,
  asNumber,
  comparison,
  joined,
  negated,
} from "./typing.js";
import { type Cursor, MAX_EXPRESSION_DEPTH, type Token, accept, peek, take, tokenise } from "./token.js";
import { type Node, textOf } from "./tree.js";
import { literalOf } from "./literal.js";

/**
 * Claim as data: a truth per world. Null, with diagnostics, where it cannot be read.
 * Grammar: iff < if < or < and < not < comparison < + − < * / < measures, functions, numbers with units, brackets.
 */
export function readClaimExpression(context: Context, node: Node): Expression | null {
  const text = textOf(node);
  if (text === null || node.kind !== "scalar") {
    report(
      context,
      "P0301",
      node.at,
      "Here must stand an expression.",
      "Write one such as chance(settled within 26 weeks) <= 5 %.",
    );
    return null;
  }
  const cursor: Cursor = { tokens: tokenise(text, node.at, node.quoted), next: 0, depth: 0 };
  const reading: Reading = { context, cursor, inRun: false };
  try {
    const typed = readIff(reading);
    const rest = peek(cursor);
    if (rest.kind !== "end") throw new ExpressionTrouble("P0301", rest.at, `"${rest.text}" cannot stand here.`, "");
    if (typed.level === "run" && typed.type === "event") {
      const message = "This happens in some repeats of a world and not in others, so it is no truth of a world.";
      throw new ExpressionTrouble("P0305", node.at, message, `Write chance(${text}) > 50 %, or another threshold.`);
    }
    return asEvent(typed).expression;
  } catch (trouble) {
    if (!(trouble instanceof ExpressionTrouble)) throw trouble;
    report(context, trouble.code, trouble.at, trouble.message, trouble.remedy);
    return null;
  }
}

/** What one reading carries; `inRun`: inside chance(), mean() or quantile(), where one repeat is spoken of. */
export interface Reading {
  readonly context: Context;
  readonly cursor: Cursor;
  readonly inRun: boolean;
}

function readIff(reading: Reading): Typed {
  let left = readIf(reading);
  while (accept(reading.cursor, "iff")) left = joined("iff", [left, readIf(reading)]);
  return left;
}

function readIf(reading: Reading): Typed {
  let left = readOr(reading);
  while (accept(reading.cursor, "if")) left = joined("if", [left, readOr(reading)]);
  return left;
}

function readOr(reading: Reading): Typed {
  const parts = [readAnd(reading)];
  while (accept(reading.cursor, "or")) parts.push(readAnd(reading));
  return parts.length === 1 ? parts[0] : joined("or", parts);
}

function readAnd(reading: Reading): Typed {
  const parts = [readNot(reading)];
  while (accept(reading.cursor, "and")) parts.push(readNot(reading));
  return parts.length === 1 ? parts[0] : joined("and", parts);
}

function readNot(reading: Reading): Typed {
  if (!accept(reading.cursor, "not")) return readComparison(reading);
  return nested(reading, () => negated(readNot(reading)));
}

const COMPARISONS = ["<", "<=", ">", ">=", "==", "!="] as const;

function readComparison(reading: Reading): Typed {
  const left = readSum(reading);
  const token = peek(reading.cursor);
  const operator = token.kind === "sign" ? COMPARISONS.find((one) => one === token.text) : undefined;
  if (operator === undefined) return left;
  take(reading.cursor);
  return comparison(operator, left, readSum(reading), reading.inRun, token.at);
}

function readSum(reading: Reading): Typed {
  let left = readProduct(reading);
  for (;;) {
    const operator = accept(reading.cursor, "+") ? "+" : accept(reading.cursor, "-") ? "-" : null;
    if (operator === null) return left;
    left = arithmetic(operator, left, readProduct(reading), reading.inRun);
  }
}

function readProduct(reading: Reading): Typed {
  let left = readPrimary(reading);
  for (;;) {
    const operator = accept(reading.cursor, "*") ? "*" : accept(reading.cursor, "/") ? "/" : null;
    if (operator === null) return left;
    left = arithmetic(operator, left, readPrimary(reading), reading.inRun);
  }
}

function nested<T>(reading: Reading, read: () => T): T {
  if (++reading.cursor.depth > MAX_EXPRESSION_DEPTH) {
    const message = `Nested more than ${MAX_EXPRESSION_DEPTH} levels deep.`;
    throw new ExpressionTrouble("P0302", peek(reading.cursor).at, message, "Split the claim in two.");
  }
  const result = read();
  reading.cursor.depth--;
  return result;
}

function readPrimary(reading: Reading): Typed {
  const { cursor } = reading;
  const token = peek(cursor);
  if (token.kind === "number") return literalOf(cursor);
  if (accept(cursor, "-")) {
    const zero = {
      expression: { kind: "number", value: 0 },
      level: "constant",
      type: "number",
      unit: null,
      at: token.at,
    } as const;
    return nested(reading, () => arithmetic("-", zero, readPrimary(reading), reading.inRun));
  }
  if (accept(cursor, "(")) {
    return nested(reading, () => {
      const inside = readIff(reading);
      close(cursor);
      return inside;
    });
  }
  const bracket = cursor.tokens[cursor.next + 1]?.text === "(";
  if (token.kind === "word" && bracket && FUNCTIONS.has(token.text))
    return nested(reading, () => readFunction(reading));
  return readMeasure(reading);
}

function close(cursor: Cursor): void {
  if (accept(cursor, ")")) return;
  throw new ExpressionTrouble("P0301", peek(cursor).at, "A bracket is not closed here.", "Write ).");
}

function comma(cursor: Cursor, name: string): void {
  if (accept(cursor, ",") || accept(cursor, ";")) return;
  throw new ExpressionTrouble(
    "P0307",
    peek(cursor).at,
    `${name} needs another argument here.`,
    FUNCTIONS.get(name) ?? "",
  );
}

/** Functions of claims and how each is written. */
export const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["chance", "Write chance(event) or chance(event given event)."],
  ["mean", "Write mean(number)."],
  ["quantile", "Write quantile(number, 0.9)."],
  ["difference", "Write difference(chance(event), policy_a, policy_b)."],
]);

function readFunction(reading: Reading): Typed {
  const name = take(reading.cursor);
  take(reading.cursor);
  const result = name.text === "difference" ? readDifference(reading, name) : readWithin(reading, name);
  close(reading.cursor);
  return result;
}

function readWithin(reading: Reading, name: Token): Typed {
  const { cursor } = reading;
  if (reading.inRun) {
    const message = `${name.text}() cannot stand inside another chance, mean or quantile.`;
    throw new ExpressionTrouble("P0305", name.at, message, "Compare the two outside.");
  }
  const inside: Reading = { ...reading, inRun: true };
  const world = { level: "world", at: name.at } as const;
  const of = readIff(inside);
  if (name.text === "chance") {
    const event = asEvent(of, "chance() takes an event").expression;
    if (of.level !== "run" && !of.later) throw noFrequency(of);
    const given = accept(cursor, "given") ? asEvent(readIff(inside), "given takes an event").expression : null;
    return { ...world, expression: { kind: "chance", event, given }, type: "number", unit: "share" };
  }
  const number = asNumber(of, `${name.text}() takes a number`);
  if (of.level !== "run" && !of.later) throw noFrequency(of);
  const same = { ...world, type: "number", unit: number.unit } as const;
  if (name.text === "mean") return { ...same, expression: { kind: "mean", of: number.expression } };
  comma(cursor, "quantile");
  const level = literalOf(cursor);
  const value = level.expression.kind === "number" ? level.expression.value : NaN;
  if (!(value > 0 && value < 1)) {
    throw new ExpressionTrouble("P0308", level.at, "A quantile lies between 0 and 1.", "Write quantile(number, 0.9).");
  }
  return { ...same, expression: { kind: "quantile", of: number.expression, level: value } };
}

function noFrequency(of: Typed): ExpressionTrouble {
  const message = "This has one value in a world, so it has no chance, mean or quantile there.";
  return new ExpressionTrouble("P0305", of.at, message, "Leave the function out.");
}

function readDifference(reading: Reading, name: Token): Typed {
  const { cursor, context } = reading;
  const of = asMean(asNumber(readIff(reading), "difference() takes a number; put an event into chance()"));
  const policies = [0, 1].map(() => {
    comma(cursor, "difference");
    const token = take(cursor);
    const index = context.names.policy.indexOf(token.text);
    if (index < 0) throw unknownPolicy(context, token);
    return index;
  });
  const expression: Expression = { kind: "difference", of: of.expression, a: policies[0], b: policies[1] };
  return { expression, level: "world", type: "number", unit: of.unit, at: name.at };
}

function unknownPolicy(context: Context, token: Token): ExpressionTrouble {
  const known = context.names.policy.join(", ") || "none";
  return new ExpressionTrouble("P0105", token.at, `No policy is named "${token.text}".`, `Policies here: ${known}.`);
}

/** Index of the one measure of an objective. Null, with diagnostics, where the text is anything else. */
export function readObjectiveMeasure(context: Context, node: Node): number | null {
  const text = textOf(node) ?? "";
  const cursor: Cursor = { tokens: tokenise(text, node.at, node.kind === "scalar" && node.quoted), next: 0, depth: 0 };
  try {
    const typed = readMeasure({ context, cursor, inRun: false });
    const rest = peek(cursor);
    if (rest.kind === "end" && typed.expression.kind === "measure" && typed.type !== "policy")
      return typed.expression.measure;
    throw new ExpressionTrouble("P0304", rest.at, "An objective is one measure.", "Write settled within 104 weeks.");
  } catch (trouble) {
    if (!(trouble instanceof ExpressionTrouble)) throw trouble;
    report(context, trouble.code, trouble.at, trouble.message, trouble.remedy);
    return null;
  }
}
