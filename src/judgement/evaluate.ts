import type { Expression } from "../conflict/claim.js";
import { chanceMasses, firstRepeats } from "./chance.js";
import { numbersOf, policiesRead } from "./numbers.js";
import { compareMeans, DECIDED, isUndecided } from "./posterior.js";
import { rivalScores } from "./regret.js";
import type { Sample } from "./sample.js";
import { meanOf } from "./weights.js";

/** A chance, or a difference of chances, over all worlds: in the repeats that every world has. */
export interface PooledAt {
  readonly of: "chance" | "difference";
  readonly at: (weights: ArrayLike<number>) => number;
}

/**
 * A truth in each world, as the posterior mass that the statement holds there (NaN: the world says nothing).
 * `refit` gives the masses again with worlds weighted otherwise, for the bootstrap.
 */
export interface Truths {
  readonly mass: Float64Array;
  readonly refit: (weights: ArrayLike<number>) => Float64Array;
  /** Whether a simulation or reading was asked at all. */
  readonly reads: boolean;
  /** Policies of which more repeats in a world may decide it there; none where it is decided or chance has no part in it. */
  readonly asks: (world: number) => readonly number[];
  /** Null where the statement is not one of a chance. */
  readonly pooled: PooledAt | null;
}

/** Truth of a claim's expression in each world, under `policy` unless it names others. Throws for what it cannot ask. */
export function truthsOf(sample: Sample, expression: Expression, policy: number): Truths {
  const parts = (of: readonly Expression[]): Truths[] => of.map((part) => truthsOf(sample, part, policy));
  switch (expression.kind) {
    case "not": {
      const of = truthsOf(sample, expression.of, policy);
      return { ...combine([of], ([p]) => 1 - p), pooled: of.pooled };
    }
    case "and":
      return combine(parts(expression.of), (ps) => ps.reduce((product, p) => product * p, 1));
    case "or":
      return combine(parts(expression.of), (ps) => 1 - ps.reduce((product, p) => product * (1 - p), 1));
    case "if":
      return combine(parts([expression.left, expression.right]), ([l, r]) => 1 - (1 - l) * r);
    case "iff":
      return combine(parts([expression.left, expression.right]), ([l, r]) => l * r + (1 - l) * (1 - r));
    case "compare":
      return comparison(sample, expression, policy);
    case "measure":
      return fixed(
        Float64Array.from(numbersOf(sample, expression, policy).draws, (draws) => draws[0]),
        { reads: true, asks: () => [] },
      );
    default:
      throw new Error(`a claim must say something true or false, not a ${expression.kind}`);
  }
}

function combine(parts: readonly Truths[], join: (masses: number[]) => number): Truths {
  const at = (masses: readonly Float64Array[]): Float64Array =>
    masses[0].map((_, j) => join(masses.map((each) => each[j])));
  return {
    mass: at(parts.map((part) => part.mass)),
    refit: (weights) => at(parts.map((part) => part.refit(weights))),
    reads: parts.some((part) => part.reads),
    asks: (world) => parts.flatMap((part) => part.asks(world)),
    pooled: null,
  };
}

/** Masses that do not hang on the other worlds. */
function fixed(mass: Float64Array, rest: Pick<Truths, "reads" | "asks"> & Partial<Truths>): Truths {
  return { mass, refit: () => mass, pooled: null, ...rest };
}

function comparison(sample: Sample, expression: Extract<Expression, { kind: "compare" }>, policy: number): Truths {
  const { left, right, operator } = expression;
  if (left.kind === "measure" && right.kind === "policy") return bestIs(sample, left.measure, right.policy, operator);
  const ordered = operator !== "==" && operator !== "!=";
  if (right.kind === "number" && ordered) {
    const below = operator === "<" || operator === "<=";
    if (left.kind === "chance") return chanceAgainst(sample, left, { threshold: right.value, below, policy });
    if (left.kind === "quantile") {
      // a quantile is at most x where the chance of at most x reaches its level
      const counted = below ? operator : operator === ">" ? "<=" : "<";
      const event: Expression = { kind: "compare", operator: counted, left: left.of, right };
      const reached = chanceAgainst(
        sample,
        { kind: "chance", event, given: null },
        { threshold: left.level, below: !below, policy },
      );
      return { ...reached, pooled: null };
    }
  }
  const a = numbersOf(sample, left, policy);
  const b = numbersOf(sample, right, policy);
  const mass = Float64Array.from(sample.worlds, (_, j) => compareMeans(a.draws[j], b.draws[j], operator));
  const policies = policiesRead(sample, expression, policy);
  return fixed(mass, {
    reads: !(a.constant && b.constant),
    asks: (world) => (isOpen(mass[world]) ? policies : []),
    pooled: pooledDifference(sample, left, policy),
  });
}

/** Whether more repeats can be expected to decide a world. One that says nothing so far (no run was of the kind) is not asked again. */
function isOpen(mass: number): boolean {
  return mass > 1 - DECIDED && mass < DECIDED;
}

/** Whether the chance lies at or below (else above) the threshold. */
function chanceAgainst(
  sample: Sample,
  chance: Extract<Expression, { kind: "chance" }>,
  against: { readonly threshold: number; readonly below: boolean; readonly policy: number },
): Truths {
  const { mass, refit, pooled } = chanceMasses(sample, chance, against);
  const policies = policiesRead(sample, chance, against.policy);
  return {
    mass,
    refit,
    reads: true,
    asks: (world) => (isOpen(mass[world]) ? policies : []),
    pooled: { of: "chance", at: pooled },
  };
}

/** Mean over worlds of a difference of chances. */
function pooledDifference(sample: Sample, left: Expression, policy: number): PooledAt | null {
  if (left.kind !== "difference" || left.of.kind !== "chance") return null;
  const first = firstRepeats(sample, policiesRead(sample, left, policy));
  const means = Float64Array.from(numbersOf(sample, left, policy).draws, (draws) =>
    meanOf(Array.from(draws).slice(0, first)),
  );
  return { of: "difference", at: (weights) => meanOf(means, weights) };
}

/** Whether two policies score alike in every repeat that both have. */
function isSame(a: Float64Array, b: Float64Array): boolean {
  let seen = 0;
  for (let r = 0; r < Math.min(a.length, b.length); r++) {
    if (a[r] !== a[r] || b[r] !== b[r]) continue;
    if (a[r] !== b[r]) return false;
    seen++;
  }
  return seen > 0;
}

/**
 * Whether a course is the best of its actor: the least of its posterior masses against each rival, scores paired by repeat.
 * Where its score equals a rival's in every repeat the world says nothing, unless another is better still.
 */
function bestIs(sample: Sample, measure: number, policy: number, operator: string): Truths {
  const use = sample.conflict.measures[measure];
  if (use.name !== "best_course") throw new Error(`${use.id} is no course of action`);
  const { own, rivals } = rivalScores(sample, use.args[0] as number, policy);
  const close = sample.worlds.map((): number[] => []);
  const mass = Float64Array.from(sample.worlds, (_, j) => {
    let least = 1;
    let same = false;
    for (const rival of rivals) {
      const tied = isSame(own[j], rival.scores[j]);
      const ahead = tied ? 1 : compareMeans(own[j], rival.scores[j], ">");
      if (ahead !== ahead) return NaN;
      same ||= tied;
      least = Math.min(least, ahead);
      if (isUndecided(ahead)) close[j].push(rival.policy);
    }
    const best = same && least > 1 - DECIDED ? NaN : least;
    return operator === "==" ? best : 1 - best;
  });
  const asks = (world: number): number[] => (isOpen(mass[world]) ? [policy, ...close[world]] : []);
  return fixed(mass, { reads: true, asks });
}
