import type { Expression } from "../conflict/claim.js";
import { runnablePolicies } from "../conflict/needs.js";
import { aliveAt, branchWeek, onlyAlive } from "./alive.js";
import { regretDraws } from "./regret.js";
import { valuesOf, type Sample } from "./sample.js";
import { quantileOf } from "./weights.js";

/** A number in each repeat of each world; numbers of the world as a whole have one "repeat". */
export interface Sampled {
  /** Shape [worlds][repeats]; NaN where undefined. */
  readonly draws: readonly ArrayLike<number>[];
  readonly constant: boolean;
}

/** The number an expression stands for, in each repeat of each world. Throws for what is no number of a run. */
export function numbersOf(sample: Sample, expression: Expression, policy: number): Sampled {
  const worlds = sample.worlds;
  switch (expression.kind) {
    case "number":
      return { draws: worlds.map(() => [expression.value]), constant: true };
    case "measure":
      return { draws: measured(sample, expression.measure, policy), constant: false };
    case "chance":
      return happening(sample, expression, policy);
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
    default:
      throw new Error(`${expression.kind} is not a number of a run`);
  }
}

function measured(sample: Sample, measure: number, policy: number): readonly ArrayLike<number>[] {
  const use = sample.conflict.measures[measure];
  if (use.name === "regret") return regretDraws(sample, use.args[0] as number, use.args[1] as number);
  const draws = valuesOf(sample, measure, policy);
  if (!draws) throw new Error(`no table has ${use.id}`);
  return draws;
}

/** An event as 1 and 0, undefined in repeats that do not meet the condition. */
function happening(sample: Sample, chance: Extract<Expression, { kind: "chance" }>, policy: number): Sampled {
  const events = numbersOf(sample, chance.event, policy);
  if (!chance.given) return events;
  return zip(events, numbersOf(sample, chance.given, policy), (event, met) => (met === 1 ? event : NaN));
}

/** Policies whose runs an expression reads, under `policy` unless it names others. */
export function policiesRead(sample: Sample, expression: Expression, policy: number): readonly number[] {
  const { conflict } = sample;
  switch (expression.kind) {
    case "number":
    case "policy":
      return [];
    case "measure": {
      const { engine } = conflict.measures[expression.measure];
      return engine === "course" ? [policy] : engine === "judgement" ? runnablePolicies(conflict) : [];
    }
    case "chance":
      return [expression.event, ...(expression.given ? [expression.given] : [])].flatMap((part) =>
        policiesRead(sample, part, policy),
      );
    case "mean":
    case "quantile":
    case "not":
      return policiesRead(sample, expression.of, policy);
    case "difference":
      return [expression.a, expression.b].flatMap((each) => policiesRead(sample, expression.of, each));
    case "and":
    case "or":
      return expression.of.flatMap((part) => policiesRead(sample, part, policy));
    default:
      return [expression.left, expression.right].flatMap((part) => policiesRead(sample, part, policy));
  }
}

const ARITHMETIC = {
  "+": (x: number, y: number): number => x + y,
  "-": (x: number, y: number): number => x - y,
  "*": (x: number, y: number): number => x * y,
  "/": (x: number, y: number): number => x / y,
} as const;

const truth = (is: (x: number, y: number) => boolean) => (x: number, y: number) =>
  x !== x || y !== y ? NaN : is(x, y) ? 1 : 0;
/** Whether an amount stands to another as said, in one repeat. */
const COMPARISONS = {
  "<": truth((x, y) => x < y),
  "<=": truth((x, y) => x <= y),
  ">": truth((x, y) => x > y),
  ">=": truth((x, y) => x >= y),
  "==": truth((x, y) => x === y),
  "!=": truth((x, y) => x !== y),
} as const;

/** Joins repeat by repeat; what one side alone has been given of repeats is left out. */
function zip(a: Sampled, b: Sampled, join: (x: number, y: number) => number): Sampled {
  const draws = a.draws.map((left, j) => {
    const right = b.draws[j];
    const count =
      left.length === 1 ? right.length : right.length === 1 ? left.length : Math.min(left.length, right.length);
    return Float64Array.from({ length: count }, (_, r) =>
      join(left[left.length === 1 ? 0 : r], right[right.length === 1 ? 0 : r]),
    );
  });
  return { draws, constant: a.constant && b.constant };
}
