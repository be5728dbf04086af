import { valuesOf, type Sample } from "./sample.js";

/** Regret of every policy for one actor. */
export interface Regrets {
  readonly actor: number;
  /** Shape [policies][worlds]: best score of the world minus the policy's, on scores from 0 to 1. */
  readonly regret: readonly Float64Array[];
  /** Shape [worlds]: the policy with the highest score, the first of equals. */
  readonly best: Int32Array;
}

const cache = new WeakMap<Sample, Map<number, Regrets>>();

/**
 * Regret of each policy in each world, for an actor with objectives: weighted measures, each a mean over repeats scaled
 * 0 to 1 over all policies and worlds, weights as drawn in the world. Throws for an actor without objectives.
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
  const scores = conflict.policies.map(() => new Float64Array(worlds.length));
  const weights = new Float64Array(worlds.length);
  for (const objective of objectives) {
    const measure = conflict.measures.findIndex((use) => use.id === objective.measure.id);
    const means = conflict.policies.map((_, policy) => {
      const draws = valuesOf(sample, measure, policy);
      if (!draws) throw new Error(`no table has ${objective.measure.id}`);
      return Float64Array.from(draws, meanOf);
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
  const best = new Int32Array(worlds.length);
  worlds.forEach((_, j) => {
    for (let policy = 1; policy < scores.length; policy++) if (scores[policy][j] > scores[best[j]][j]) best[j] = policy;
  });
  const regret = scores.map((score) =>
    score.map((own, j) => (weights[j] > 0 ? (scores[best[j]][j] - own) / weights[j] : 0)),
  );
  return { actor, regret, best };
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
