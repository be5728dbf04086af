import { runnablePolicies } from "../conflict/needs.js";
import { meanRegrets } from "./regret.js";
import { sharedValues, type Sample } from "./sample.js";
import { effectiveSize, meanOf, weightedQuantile, weightsOf } from "./weights.js";

/** Spread over worlds of a within-world mean or chance. */
export interface Spread {
  readonly low: number; // 5th percentile
  readonly median: number;
  readonly mean: number; // of a chance: the pooled chance
  readonly high: number; // 95th percentile
  /** Worlds in which it is defined. */
  readonly worlds: number;
}

/** Spread of one number a world, by the weights of the worlds; all alike if left out. */
export function spreadOver(values: ArrayLike<number>, weights: ArrayLike<number> | null = null): Spread {
  const own = Float64Array.from(values, (value, j) => (value === value ? (weights?.[j] ?? 1) : 0));
  const at = (level: number): number => weightedQuantile(values, own, level);
  return {
    low: at(0.05),
    median: at(0.5),
    mean: meanOf(values, own),
    high: at(0.95),
    worlds: own.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0),
  };
}

/** Regret of one policy for one actor, over worlds. */
export interface RegretSummary {
  readonly mean: number;
  readonly p90: number;
  /** Share of worlds in which it alone is best. */
  readonly best: number;
  /** Its mean is the least, or not told apart from the least: paired over worlds, one-sided at 5 %. */
  readonly leads: boolean;
}

/** One policy on the same worlds as the others. */
export interface PolicySummary {
  readonly id: string;
  readonly title: string;
  /** By measure id. */
  readonly measures: Readonly<Record<string, Spread>>;
  /** By actor id, for actors with objectives. */
  readonly regret: Readonly<Record<string, RegretSummary>>;
}

/** Every policy that can be run on every measure of the course, and its regret for each actor with objectives. */
export function summarisePolicies(sample: Sample): PolicySummary[] {
  const { conflict } = sample;
  const course = sample.tables.course;
  if (!course) return [];
  const ranked = conflict.actors.flatMap((_, actor) => ((conflict.objectives[actor] ?? []).length > 0 ? [actor] : []));
  return runnablePolicies(conflict).map((index) => ({
    id: conflict.policies[index].id,
    title: conflict.policies[index].title,
    measures: Object.fromEntries(
      conflict.measures.flatMap((use, measure) =>
        use.engine === "course" ? [[use.id, spreadOf(sample, measure, index)]] : [],
      ),
    ),
    regret: Object.fromEntries(ranked.map((actor) => [conflict.actors[actor].id, regretOf(sample, actor, index)])),
  }));
}

/** Over the repeats that all policies have, so that courses are compared on the same nature. */
function spreadOf(sample: Sample, measure: number, policy: number): Spread {
  const draws = sharedValues(sample, measure, policy) ?? [];
  return spreadOver(
    draws.map((own) => meanOf(own)),
    weightsOf(sample),
  );
}

function regretOf(sample: Sample, actor: number, policy: number): PolicySummary["regret"][string] {
  const { regret, best } = meanRegrets(sample, actor);
  const weights = weightsOf(sample);
  const own = regret[policy];
  const means = regret.map((each) => meanOf(each, weights));
  const least = means.indexOf(Math.min(...means.filter((mean) => mean === mean)));
  return {
    mean: means[policy],
    p90: weightedQuantile(own, weights, 0.9),
    best: meanOf(
      Array.from(best, (each) => (each === policy ? 1 : 0)),
      weights,
    ),
    leads: means[policy] === means[policy] && !isAbove(own, regret[least], weights),
  };
}

const ONE_SIDED = 1.645; // normal, 5 %

/** Whether a mean stands above another beyond what paired worlds vary by chance. */
function isAbove(own: Float64Array, other: Float64Array, weights: Float64Array): boolean {
  const gaps = own.map((value, j) => value - other[j]);
  const heard = weights.map((weight, j) => (gaps[j] === gaps[j] ? weight : 0));
  const mean = meanOf(gaps, heard);
  const square = meanOf(
    gaps.map((gap) => (gap - mean) * (gap - mean)),
    heard,
  );
  return mean > ONE_SIDED * Math.sqrt(square / Math.max(1, effectiveSize(heard) - 1));
}
