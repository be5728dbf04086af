import type { Expression } from "../conflict/claim.js";
import { aliveAt, branchWeek, onlyAlive } from "./alive.js";
import { fitBetaBinomial, grouped, massBelow, type BetaShape } from "../math/betabinomial.js";
import { normalCdf } from "../math/special.js";
import { meanRegrets, type Regrets } from "./regret.js";
import { valuesOf, type Sample } from "./sample.js";

/**
 * A truth in each world, as the posterior mass that the statement holds there (NaN: the world says nothing).
 * `refit` gives the masses again with worlds counted `times` over, for the bootstrap.
 */
export interface Truths {
  readonly mass: Float64Array;
  readonly refit: (times: ArrayLike<number>) => Float64Array;
  /** Whether a simulation or reading was asked at all. */
  readonly reads: boolean;
}

/** A run-level number in each repeat of each world, and its mean. */
interface Sampled {
  /** Shape [worlds][repeats]; NaN where undefined. */
  readonly draws: readonly ArrayLike<number>[];
  readonly constant: boolean;
}

/** Truth of a claim's expression in each world, under `policy` unless it names others. Throws for what it cannot ask. */
export function truthsOf(sample: Sample, expression: Expression, policy: number): Truths {
  switch (expression.kind) {
    case "not": {
      const of = truthsOf(sample, expression.of, policy);
      return combine([of], ([p]) => 1 - p);
    }
    case "and":
      return combine(
        expression.of.map((part) => truthsOf(sample, part, policy)),
        (ps) => ps.reduce((product, p) => product * p, 1),
      );
    case "or":
      return combine(
        expression.of.map((part) => truthsOf(sample, part, policy)),
        (ps) => 1 - ps.reduce((product, p) => product * (1 - p), 1),
      );
    case "if":
      return combine(
        [expression.left, expression.right].map((part) => truthsOf(sample, part, policy)),
        ([l, r]) => 1 - (1 - l) * r,
      );
    case "iff":
      return combine(
        [expression.left, expression.right].map((part) => truthsOf(sample, part, policy)),
        ([l, r]) => l * r + (1 - l) * (1 - r),
      );
    case "compare":
      return comparison(sample, expression, policy);
    case "measure":
      return fixed(numbersOf(sample, expression, policy).draws.map((draws) => draws[0]));
    default:
      throw new Error(`a claim must say something true or false, not a ${expression.kind}`);
  }
}

function combine(parts: readonly Truths[], join: (masses: number[]) => number): Truths {
  const at = (masses: readonly Float64Array[]): Float64Array =>
    masses[0].map((_, j) => join(masses.map((each) => each[j])));
  return {
    mass: at(parts.map((part) => part.mass)),
    refit: (times) => at(parts.map((part) => part.refit(times))),
    reads: parts.some((part) => part.reads),
  };
}

function fixed(values: readonly number[], reads = true): Truths {
  const mass = Float64Array.from(values);
  return { mass, refit: () => mass, reads };
}

function comparison(sample: Sample, expression: Extract<Expression, { kind: "compare" }>, policy: number): Truths {
  const { left, right, operator } = expression;
  if (left.kind === "measure" && right.kind === "policy") return bestIs(sample, left.measure, right.policy, operator);
  const below = operator === "<" || operator === "<=";
  if (left.kind === "chance" && right.kind === "number" && operator !== "==" && operator !== "!=")
    return chanceAgainst(sample, left, right.value, below, policy);
  const a = numbersOf(sample, left, policy);
  const b = numbersOf(sample, right, policy);
  return fixed(
    sample.worlds.map((_, j) => compareMeans(a.draws[j], b.draws[j], operator)),
    !(a.constant && b.constant),
  );
}

/** chance(event) against a threshold: beta-binomial over worlds. Source: design, two loops of uncertainty. */
function chanceAgainst(
  sample: Sample,
  chance: Extract<Expression, { kind: "chance" }>,
  threshold: number,
  below: boolean,
  policy: number,
): Truths {
  const events = numbersOf(sample, chance.event, policy).draws;
  const given = chance.given ? numbersOf(sample, chance.given, policy).draws : null;
  const k = new Float64Array(events.length);
  const n = new Float64Array(events.length);
  events.forEach((draws, j) => {
    for (let r = 0; r < draws.length; r++) {
      if (draws[r] !== draws[r] || (given && given[j][r] !== 1)) continue;
      n[j]++;
      k[j] += draws[r];
    }
  });
  const masses = (shape: BetaShape): Float64Array => {
    const cache = new Map<number, number>();
    return k.map((hits, j) => {
      if (n[j] === 0) return NaN;
      const key = n[j] * 65536 + hits;
      if (!cache.has(key)) {
        const mass = massBelow(shape, hits, n[j], threshold);
        cache.set(key, below ? mass : 1 - mass);
      }
      return cache.get(key)!;
    });
  };
  const shape = fitBetaBinomial(grouped({ k, n }));
  return {
    mass: masses(shape),
    refit: (times) => masses(fitBetaBinomial(grouped({ k, n }, times), shape)),
    reads: true,
  };
}

/** Posterior mass that the mean of a − b stands to 0 as `operator` says; pairs share the repeat. */
function compareMeans(a: ArrayLike<number>, b: ArrayLike<number>, operator: string): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  const pairs = Math.max(a.length, b.length);
  for (let r = 0; r < pairs; r++) {
    const d = a[a.length === 1 ? 0 : r] - b[b.length === 1 ? 0 : r];
    if (d !== d) continue;
    count++;
    sum += d;
    squares += d * d;
  }
  if (count === 0) return NaN;
  const mean = sum / count;
  const variance = count > 1 ? Math.max(0, squares / count - mean * mean) / (count - 1) : 0;
  if (operator === "==") return mean === 0 ? 1 : 0;
  if (operator === "!=") return mean === 0 ? 0 : 1;
  const above = operator === ">" || operator === ">=";
  if (variance < 1e-300) {
    const yes = operator === ">" ? mean > 0 : operator === ">=" ? mean >= 0 : operator === "<" ? mean < 0 : mean <= 0;
    return yes ? 1 : 0;
  }
  const mass = normalCdf(mean / Math.sqrt(variance));
  return above ? mass : 1 - mass;
}

/** Numbers of an expression in each repeat of each world; world-level numbers have one "repeat". */
function numbersOf(sample: Sample, expression: Expression, policy: number): Sampled {
  const worlds = sample.worlds;
  switch (expression.kind) {
    case "number":
      return { draws: worlds.map(() => [expression.value]), constant: true };
    case "measure": {
      const use = sample.conflict.measures[expression.measure];
      if (use.name === "regret") {
        const regrets: Regrets = meanRegrets(sample, use.args[0] as number);
        return { draws: worlds.map((_, j) => [regrets.regret[use.args[1] as number][j]]), constant: false };
      }
      const draws = valuesOf(sample, expression.measure, policy);
      if (!draws) throw new Error(`no table has ${use.id}`);
      return { draws, constant: false };
    }
    case "chance":
      return numbersOf(sample, expression.event, policy);
    case "mean":
      return numbersOf(sample, expression.of, policy);
    case "quantile": {
      const of = numbersOf(sample, expression.of, policy);
      return { draws: of.draws.map((draws) => [quantileOf(draws, expression.level)]), constant: of.constant };
    }
    case "difference": {
      const week = branchWeek(sample, [expression.a, expression.b]);
      const [a, b] = [expression.a, expression.b].map((each) => {
        const alive = aliveAt(sample, each, week);
        const { draws, constant } = numbersOf(sample, expression.of, each);
        return { draws: draws.map((own, j) => onlyAlive(own, alive?.[j])), constant };
      });
      return zip(a, b, (x, y) => x - y);
    }
    case "arithmetic":
      return zip(
        numbersOf(sample, expression.left, policy),
        numbersOf(sample, expression.right, policy),
        ARITHMETIC[expression.operator],
      );
    case "not":
      return zip(
        numbersOf(sample, expression.of, policy),
        { draws: worlds.map(() => [0]), constant: true },
        (x) => 1 - x,
      );
    case "and":
    case "or": {
      const parts = expression.of.map((part) => numbersOf(sample, part, policy));
      const join = expression.kind === "and" ? Math.min : Math.max;
      return parts.reduce((x, y) => zip(x, y, (p, q) => join(p, q)));
    }
    case "compare":
      return zip(
        numbersOf(sample, expression.left, policy),
        numbersOf(sample, expression.right, policy),
        COMPARISONS[expression.operator],
      );
    case "if":
    case "iff":
      return zip(
        numbersOf(sample, expression.left, policy),
        numbersOf(sample, expression.right, policy),
        expression.kind === "if" ? (l, r) => Math.max(l, 1 - r) : (l, r) => (l === r ? 1 : 0),
      );
    default:
      throw new Error(`${expression.kind} is not a number of a run`);
  }
}

const ARITHMETIC = {
  "+": (x: number, y: number): number => x + y,
  "-": (x: number, y: number): number => x - y,
  "*": (x: number, y: number): number => x * y,
  "/": (x: number, y: number): number => x / y,
} as const;

/** Whether a run is so: 1 or 0, undefined where a side is. */
const run =
  (is: (x: number, y: number) => boolean) =>
  (x: number, y: number): number =>
    x !== x || y !== y ? NaN : is(x, y) ? 1 : 0;
const COMPARISONS = {
  "<": run((x, y) => x < y),
  "<=": run((x, y) => x <= y),
  ">": run((x, y) => x > y),
  ">=": run((x, y) => x >= y),
  "==": run((x, y) => x === y),
  "!=": run((x, y) => x !== y),
} as const;

function zip(a: Sampled, b: Sampled, join: (x: number, y: number) => number): Sampled {
  const draws = a.draws.map((left, j) => {
    const right = b.draws[j];
    const count = Math.max(left.length, right.length);
    return Float64Array.from({ length: count }, (_, r) =>
      join(left[left.length === 1 ? 0 : r], right[right.length === 1 ? 0 : r]),
    );
  });
  return { draws, constant: a.constant && b.constant };
}

/** Quantile of the defined draws, linear between order statistics; NaN without any. */
export function quantileOf(draws: ArrayLike<number>, level: number): number {
  const sorted = Float64Array.from(draws)
    .filter((x) => x === x)
    .sort();
  if (sorted.length === 0) return NaN;
  const at = level * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

function bestIs(sample: Sample, measure: number, policy: number, operator: string): Truths {
  const use = sample.conflict.measures[measure];
  if (use.name !== "best_course") throw new Error(`${use.id} is no course of action`);
  const { best } = meanRegrets(sample, use.args[0] as number);
  return fixed(Array.from(best, (each) => (each < 0 ? NaN : (each === policy) === (operator === "==") ? 1 : 0)));
}
