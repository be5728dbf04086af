import { runnablePolicies } from "../conflict/needs.js";
import { aliveAt, branchWeek, onlyAlive } from "./alive.js";
import { valuesOf, type Sample } from "./sample.js";

/** Regret of every policy for one actor. */
export interface Regrets {
  readonly actor: number;
  /** Shape [policies][worlds]: objectives scaled 0 to 1 and weighted, 1 the best of all courses and worlds; NaN where no run is alive. */
  readonly score: readonly Float64Array[];
  /** Shape [policies][worlds]: best score of the world minus the policy's, on scores from 0 to 1; NaN where no run is alive. */
  readonly regret: readonly Float64Array[];
  /** Shape [worlds]: the policy with the highest score; −1 where several share it. */
  readonly best: Int32Array;
}

const cache = new WeakMap<Sample, Map<number, Regrets>>();

/**
 * Regret of each policy in each world, for an actor with objectives: weighted measures, each a mean over repeats scaled
 * 0 to 1 over all policies and worlds, weights as drawn in the world, over runs that are alive when the last policy begins.
 * Policies that cannot be run yet have NaN and are nobody's best. Throws for an actor without objectives.
 * Source: Savage (1951), minimax regret; scaling over the sample as in the RDM literature (Lempert et al. 2006).
 */
export function meanRegrets(sample: Sample, actor: number): Regrets {
  const known = cache.get(sample) ?? new Map<number, Regrets>();
  cache.set(sample, known);
  if (!known.has(actor)) known.set(actor, compute(sample, actor));
  return known.get(actor)!;
}

function compute(sample: Sample, actor: number): Regrets {
  const { conflict, worlds } = sample;
  const objectives = conflict.objectives[actor] ?? [];
  if (objectives.length === 0) throw new Error(`objectives.${conflict.actors[actor].id}: no objective, no ranking`);
  const runnable = runnablePolicies(conflict);
  const run = new Set(runnable);
  const scores = conflict.policies.map((_, policy) => new Float64Array(worlds.length).fill(run.has(policy) ? 0 : NaN));
  const weights = new Float64Array(worlds.length);
  const week = branchWeek(sample, runnable);
  const alive = conflict.policies.map((_, policy) => aliveAt(sample, policy, week));
  for (const objective of objectives) {
    const measure = conflict.measures.findIndex((use) => use.id === objective.measure.id);
    const means = conflict.policies.map((_, policy) => {
      if (!run.has(policy)) return new Float64Array(worlds.length).fill(NaN);
      const draws = valuesOf(sample, measure, policy);
      if (!draws) throw new Error(`no table has ${objective.measure.id}`);
      return Float64Array.from(draws, (own, j) => meanOf(onlyAlive(own, alive[policy]?.[j])));
    });
    const [low, high] = rangeOf(means);
    const scale = high > low ? 1 / (high - low) : 0;
    worlds.forEach((world, j) => {
      const weight = world.values[objective.weight];
      weights[j] += weight;
      means.forEach((mean, policy) => {
        const score = mean[j] === mean[j] ? (mean[j] - low) * scale : 0;
        scores[policy][j] += weight * (objective.want === "more" ? score : 1 - score);
      });
    });
  }
  const dead = worlds.map((_, j) => alive.some((each) => each !== null && each[j].every((one) => one !== 1)));
  const top = worlds.map((_, j) => Math.max(...runnable.map((policy) => scores[policy][j])));
  const best = Int32Array.from(worlds, (_, j) => {
    const first = scores.findIndex((score) => score[j] === top[j]);
    const last = scores.findLastIndex((score) => score[j] === top[j]);
    return dead[j] || first !== last ? -1 : first;
  });
  const score = scores.map((sums) => sums.map((own, j) => (dead[j] ? NaN : weights[j] > 0 ? own / weights[j] : 0)));
  const regret = scores.map((score) =>
    score.map((own, j) => (dead[j] ? NaN : weights[j] > 0 ? (top[j] - own) / weights[j] : 0)),
  );
  return { actor, score, regret, best };
}

/** Mean of the defined draws; NaN without any. */
export function meanOf(draws: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let r = 0; r < draws.length; r++)
    if (draws[r] === draws[r]) {
      sum += draws[r];
      count++;
    }
  return count === 0 ? NaN : sum / count;
}

function rangeOf(columns: readonly Float64Array[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    for (const value of column)
      if (value === value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
  return [low, high];
}
