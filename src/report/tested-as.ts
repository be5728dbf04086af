import type { Expression } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { measureInWords } from "./measure-words.js";
import { inUnits, list, plain } from "./words.js";

type Compare = Extract<Expression, { kind: "compare" }>;

/** What a claim's formula tests, in words; they need not be the words of the claim. */
export function testedAs(conflict: Conflict, says: Expression): string {
  switch (says.kind) {
    case "compare":
      return comparison(conflict, says);
    case "and":
    case "or":
      return says.of.map((part) => testedAs(conflict, part)).join(`; ${says.kind} `);
    case "not":
      return `it is not so that ${testedAs(conflict, says.of)}`;
    case "if":
      return `if ${testedAs(conflict, says.left)}, then ${testedAs(conflict, says.right)}`;
    case "iff":
      return `${testedAs(conflict, says.left)} just where ${testedAs(conflict, says.right)}`;
    case "measure":
      return measureInWords(conflict, says.measure);
    case "policy":
      return `“${conflict.policies[says.policy].title}”`;
    case "number":
      return plain(says.value);
    case "chance":
      return `the chance that ${testedAs(conflict, says.event)}${says.given ? ` (of runs in which ${testedAs(conflict, says.given)})` : ""}`;
    case "mean":
      return `the mean of: ${testedAs(conflict, says.of)}`;
    case "quantile":
      return `the ${plain(100 * says.level)}th percentile of: ${testedAs(conflict, says.of)}`;
    case "difference":
      return `${testedAs(conflict, says.of)}, under “${conflict.policies[says.a].title}” less under “${conflict.policies[says.b].title}”`;
    case "arithmetic":
      return list([testedAs(conflict, says.left), testedAs(conflict, says.right)], says.operator);
  }
}

const WORDS: Readonly<Record<Compare["operator"], string>> = {
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  "==": "is",
  "!=": "is not",
};

function comparison(conflict: Conflict, { operator, left, right }: Compare): string {
  if (left.kind === "difference" && right.kind === "number" && operator !== "==" && operator !== "!=") {
    const [a, b] = [left.a, left.b].map((policy) => `“${conflict.policies[policy].title}”`);
    return `${testedAs(conflict, left.of)} is ${apart(operator, right.value, (value) => (left.of.kind === "chance" ? `${plain(100 * value)} points` : amountOf(conflict, left.of, value)))} under ${a} than under ${b}`;
  }
  const other = right.kind === "number" ? amountOf(conflict, left, right.value) : testedAs(conflict, right);
  return `${testedAs(conflict, left)} ${WORDS[operator]} ${other}`;
}

type Order = "<" | "<=" | ">" | ">=";
const FLIPPED: Readonly<Record<Order, Order>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** "higher", "lower by at least 5 %": how a difference lies to a number. */
function apart(operator: Order, value: number, amount: (value: number) => string): string {
  if (value === 0) return { ">": "higher", ">=": "no lower", "<": "lower", "<=": "no higher" }[operator];
  const order = value > 0 ? operator : FLIPPED[operator];
  const by = { ">": "more than", ">=": "at least", "<": "less than", "<=": "at most" }[order];
  return `${value > 0 ? "higher" : "lower"} by ${by} ${amount(Math.abs(value))}`;
}

/** A number in the unit of what it is compared with. */
function amountOf(conflict: Conflict, of: Expression, value: number): string {
  if (of.kind === "chance") return inUnits(value, "share");
  if (of.kind === "mean" || of.kind === "quantile" || of.kind === "difference") return amountOf(conflict, of.of, value);
  if (of.kind !== "measure") return plain(value);
  const { name } = conflict.measures[of.measure];
  return inUnits(value, MEASURE_WORDS.find((word) => word.name === name)?.unit ?? "");
}
