import type { Span, Unit } from "../conflict/quantity.js";
import type { Choice, Law } from "../math/law.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import type { Code } from "./codes.js";
import { candidates } from "./nearest.js";
import { checkLaw } from "./bounds.js";
import { unitFactor, unitNames } from "./units.js";

/** What a key expects of its number. */
export interface NumberSpec {
  readonly unit: Unit;
  /** Canonical unit; ±Infinity where open. */
  readonly bounds: readonly [number, number];
  /** `%` may be written though the unit is no share. */
  readonly percent?: boolean;
  /** Names of a structural choice, in the order of their indices. */
  readonly choices?: readonly string[];
}

export interface ParsedNumber {
  /** Canonical units; the point 0 where the text is no number. */
  readonly law: Law;
  readonly diagnostics: readonly Diagnostic[];
  /** Share of the law's mass outside the bounds. */
  readonly cutMass: number;
}

/** A number as written: value, magnitude (`k`) and unit apart. */
interface Literal {
  readonly value: number;
  readonly magnitude: string;
  readonly unit: string;
  readonly text: string;
}

/** Signs that a number text may have: enough for a choice of many branches, and no work for the patterns below. */
export const MAX_NUMBER_TEXT = 1000;

const MAGNITUDES: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  K: 1e3,
  thousand: 1e3,
  M: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const LITERAL =
  /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)\s*(k|K|M|bn|thousand|million|billion)?(?![A-Za-z0-9])\s*([A-Za-z%/²][A-Za-z0-9%/² ]*)?$/;

/** The trouble of one number; thrown inside this file only, so that the grammar reads straight down. */
class Trouble {
  constructor(
    readonly code: Code,
    readonly message: string,
    readonly remedy: string,
  ) {}
}

/**
 * Law of a number text in canonical units. Grammar: `1,200`, `1.2k`, `12 %`, `80 km2/week`, `a to b`, `uniform(a, b)`,
 * `between`, `pert`, `triangular`, `normal`, `lognormal(median …, p10 …, p90 …)`, `beta(a, b)`, `one of name weight, …`
 * (`;` may stand for `,`). `named` carries the numbers of a choice's names. Never throws.
 */
export function parseNumber(
  text: string,
  spec: NumberSpec,
  at: Span,
  named: ReadonlyMap<string, string> = new Map(),
): ParsedNumber {
  try {
    if (text.length > MAX_NUMBER_TEXT) {
      const remedy = `Write at most ${MAX_NUMBER_TEXT} signs.`;
      throw new Trouble("P0201", `"${text.slice(0, 40)}…" is too long for a number.`, remedy);
    }
    const law = readLaw(text.replace(/[\u2212\u2013]/g, "-").trim(), spec, named);
    const { diagnostics, cutMass } = checkLaw(law, spec, at, text);
    return { law, diagnostics, cutMass };
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    const { code, message, remedy } = trouble;
    return { law: { kind: "point", value: 0 }, diagnostics: [diagnose(code, at, message, remedy)], cutMass: 0 };
  }
}

function readLaw(text: string, spec: NumberSpec, named: ReadonlyMap<string, string>): Law {
  const word = spec.choices?.indexOf(text) ?? -1;
  if (word >= 0) return { kind: "point", value: word };
  if (/^one of\b/.test(text)) return readChoice(text.slice(6).trim(), spec, named);
  if (spec.choices !== undefined) {
    throw new Trouble("P0112", `"${text}" is no choice here.`, candidates(text, spec.choices, "Choices"));
  }
  const call = /^([a-z]+)\s*\(([^()]*)\)\s*([A-Za-z%/²][A-Za-z0-9%/² ]*)?$/.exec(text);
  if (call !== null) return readCall(call[1], call[2], call[3] ?? "", spec);
  const ends = text.split(/\s+to\s+/);
  if (ends.length === 2) return readRange(ends[0], ends[1], spec);
  return { kind: "point", value: canonical([literal(text)], spec, "")[0] };
}

function literal(text: string): Literal {
  const match = LITERAL.exec(text.trim());
  if (match === null || !/\d/.test(match[1])) {
    const remedy = 'Write a number as 1200, 1,200, 1.2k, 12 %, "8 to 12" or uniform(8, 12).';
    throw new Trouble("P0201", `"${text.trim().slice(0, 60)}" is not a number.`, remedy);
  }
  const value = Number(match[1].replaceAll(",", "")) * MAGNITUDES[match[2] ?? ""];
  if (!Number.isFinite(value)) throw new Trouble("P0201", `"${text.trim()}" is too large.`, "Write a smaller number.");
  return { value, magnitude: match[2] ?? "", unit: (match[3] ?? "").trim(), text: text.trim() };
}

/** Values in canonical units; a unit on the last (or after the bracket) goes for those without one. */
function canonical(literals: readonly Literal[], spec: NumberSpec, trailing: string): number[] {
  const shared = trailing || literals[literals.length - 1].unit;
  return literals.map((one) => {
    const unit = one.unit || shared;
    const factor = unitFactor(unit, spec.unit, spec.percent);
    if (factor !== null) return one.value * factor;
    throw unitTrouble(unit, spec);
  });
}

function unitTrouble(unit: string, spec: NumberSpec): Trouble {
  const names = unitNames(spec.unit, spec.percent);
  if (unit === "") return new Trouble("P0205", `This number needs its unit.`, `Units here: ${names}.`);
  if (unit === "%") {
    const why = spec.unit === "share/week" ? "it lacks its time, as in 1 %/week" : "the key is no share";
    return new Trouble("P0203", `A percentage cannot stand here: ${why}.`, `Units here: ${names}.`);
  }
  return new Trouble("P0204", `"${unit}" is no unit of this key.`, `Units here: ${names}.`);
}

function readRange(first: string, second: string, spec: NumberSpec): Law {
  const b = literal(second);
  const a = withWord(literal(first), b);
  const oneMagnitude = (a.magnitude === "") !== (b.magnitude === "") && a.value !== 0 && b.value !== 0;
  if (oneMagnitude) {
    const [sign, plain] = a.magnitude === "" ? [b.magnitude, a] : [a.magnitude, b];
    const full = plain === a ? `${a.text}${sign} to ${b.text}` : `${a.text} to ${b.text}${sign}`;
    const message = `The suffix "${sign}" stands on one end only: "${full}" or really "${a.text} to ${b.text}"?`;
    throw new Trouble("P0202", message, "Write the suffix on both ends, or both numbers in full.");
  }
  if (a.unit !== "" && b.unit === "") {
    const message = `The unit "${a.unit}" stands on the first end only: "${a.text} to ${b.text} ${a.unit}", or another unit?`;
    throw new Trouble("P0202", message, "Write the unit on the last end (it goes for both) or on both.");
  }
  const [low, high] = canonical([a, b], spec, "");
  if (low > high) throw wrongOrder(`"${a.text}" is above "${b.text}".`);
  return low === high ? { kind: "point", value: low } : { kind: "range", low, high };
}

/** `45 to 95 bn EUR/year`: a magnitude that is a word of its own goes for both ends, like a unit. */
function withWord(first: Literal, last: Literal): Literal {
  const word = ["bn", "billion", "million", "thousand"].includes(last.magnitude) && / [a-z]+/.test(last.text);
  if (!word || first.magnitude !== "") return first;
  return { ...first, value: first.value * MAGNITUDES[last.magnitude], magnitude: last.magnitude };
}

function wrongOrder(message: string): Trouble {
  return new Trouble("P0207", message, "Write the lower number first.");
}

function split(text: string): string[] {
  const by = text.includes(";") ? /;/ : /,\s/.test(text) ? /,\s+/ : /,/;
  return text.split(by).map((part) => part.trim());
}

const ARITY: Readonly<Record<string, readonly string[]>> = {
  uniform: ["low", "high"],
  between: ["low", "high"],
  pert: ["low", "mode", "high"],
  triangular: ["low", "mode", "high"],
  normal: ["mean", "sd"],
  lognormal: ["median", "p10", "p90"],
  beta: ["a", "b"],
};

function readCall(name: string, inside: string, trailing: string, spec: NumberSpec): Law {
  const names = ARITY[name];
  if (names === undefined) {
    throw new Trouble(
      "P0201",
      `No distribution is called "${name}".`,
      candidates(name, Object.keys(ARITY), "Distributions"),
    );
  }
  const parts = split(inside);
  if (parts.length !== names.length) {
    const message = `${name} takes ${names.length} numbers (${names.join(", ")}); here are ${parts.length}.`;
    throw new Trouble("P0210", message, `Write ${name}(${names.join(", ")}).`);
  }
  const bare = parts.map((part, index) => part.replace(new RegExp(`^${names[index]}\\s+`), ""));
  if (name === "beta") return readBeta(bare, trailing, spec);
  const [a, b, c] = canonical(bare.map(literal), spec, trailing.trim());
  if (name === "normal") {
    if (b <= 0) throw new Trouble("P0210", "The standard deviation must be above 0.", "Write normal(mean, sd).");
    return { kind: "normal", mean: a, sd: b };
  }
  if (name === "lognormal") {
    if (!(b > 0 && b < a && a < c)) throw wrongOrder("A lognormal needs 0 < p10 < median < p90.");
    return { kind: "lognormal", median: a, p10: b, p90: c };
  }
  const last = c ?? b;
  if (a > last || (c !== undefined && (b < a || b > c))) throw wrongOrder(`${name}(${inside}) does not ascend.`);
  if (a === last) return { kind: "point", value: a };
  if (name === "uniform" || name === "between") return { kind: name, low: a, high: b };
  return { kind: name === "pert" ? "pert" : "triangular", low: a, mode: b, high: c };
}

function readBeta(parts: readonly string[], trailing: string, spec: NumberSpec): Law {
  const [a, b] = parts.map((part) => literal(part).value);
  if (spec.unit !== "share" || trailing !== "") {
    throw new Trouble("P0204", "beta(a, b) lies between 0 and 1, and this key is no share.", "Use pert or a range.");
  }
  if (!(a > 0 && b > 0)) throw new Trouble("P0210", "Both numbers of beta must be above 0.", "Write beta(2, 5).");
  return { kind: "beta", a, b };
}

function readChoice(text: string, spec: NumberSpec, named: ReadonlyMap<string, string>): Law {
  const weights = new Map<string, number>();
  for (const part of split(text)) {
    const match = /^([A-Za-z][A-Za-z0-9_]*)\s+(\S.*)$/.exec(part);
    if (match === null)
      throw new Trouble("P0201", `"${part}" is no branch.`, "Write one of low 0.2, mid 0.5, high 0.3.");
    if (weights.has(match[1])) throw new Trouble("P0208", `"${match[1]}" stands twice in the choice.`, "Keep one.");
    weights.set(match[1], canonical([literal(match[2])], { unit: "share", bounds: [0, 1] }, "")[0]);
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-9 || [...weights.values()].some((weight) => weight < 0)) {
    throw new Trouble(
      "P0208",
      `The weights of the choice sum to ${Number(sum.toFixed(6))}, not 1.`,
      "Make them sum to 1.",
    );
  }
  const order = spec.choices ?? [...weights.keys()];
  for (const name of weights.keys()) {
    if (!order.includes(name))
      throw new Trouble("P0112", `"${name}" is no choice here.`, candidates(name, order, "Choices"));
  }
  return { kind: "choice", choices: order.map((name) => branch(name, weights.get(name) ?? 0, spec, named)) };
}

function branch(name: string, weight: number, spec: NumberSpec, named: ReadonlyMap<string, string>): Choice {
  if (spec.choices !== undefined) return { name, weight, law: null };
  const text = named.get(name);
  if (text === undefined) {
    const remedy = `Write {is: one of …, ${name}: 25k to 30k}.`;
    throw new Trouble("P0211", `The branch "${name}" has no number.`, remedy);
  }
  return { name, weight, law: readLaw(text.trim(), spec, new Map()) };
}
