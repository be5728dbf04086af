import { runnablePolicies } from "../conflict/needs.js";
import { aliveAtParting, onlyAlive } from "./alive.js";
import { sharedRepeats, sharedValues, valuesOf, type Sample } from "./sample.js";
import { meanOf, weightsOf } from "./weights.js";

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

/** A measure that an actor wants more or less of, on a scale from 0 to 1 over all policies and worlds. */
interface Scaled {
  readonly measure: number;
  readonly weight: number; // index into Conflict.quantities
  readonly more: boolean;
  readonly low: number;
  readonly scale: number;
  /** Shape [policies][worlds]: mean over the repeats that all policies share and that are alive. */
  readonly means: readonly Float64Array[];
}

interface Ranking {
  readonly objectives: readonly Scaled[];
  readonly runnable: readonly number[];
  /** Shape [worlds][repeats], or null where every run counts. */
  readonly alive: readonly Float64Array[] | null;
  readonly regrets: Regrets;
}

const cache = new WeakMap<Sample, Map<number, Ranking>>();

/**
 * Regret of each policy in each world, for an actor with objectives: weighted measures, each a mean over repeats scaled
 * 0 to 1 over all policies and worlds, weights as drawn in the world, over runs that are alive when the first policy begins.
 * Policies that cannot be run yet have NaN and are nobody's best. Throws for an actor without objectives.
 * Source: Savage (1951), minimax regret; scaling over the sample as in the RDM literature (Lempert et al. 2006).
 */
export function meanRegrets(sample: Sample, actor: number): Regrets {
  return rankingOf(sample, actor).regrets;
}

function rankingOf(sample: Sample, actor: number): Ranking {
  const known = cache.get(sample) ?? new Map<number, Ranking>();
  cache.set(sample, known);
  const found = known.get(actor) ?? compute(sample, actor);
  known.set(actor, found);
  return found;
}

function compute(sample: Sample, actor: number): Ranking {
  const { conflict, worlds } = sample;
  if ((conflict.objectives[actor] ?? []).length === 0)
    throw new Error(`objectives.${conflict.actors[actor].id}: no objective, no ranking`);
  const runnable = runnablePolicies(conflict);
  const run = new Set(runnable);
  const scores = conflict.policies.map((_, policy) => new Float64Array(worlds.length).fill(run.has(policy) ? 0 : NaN));
  const weights = new Float64Array(worlds.length);
  const shared = sharedRepeats(sample);
  const alive = aliveAtParting(sample, runnable);
  const objectives = scaledObjectives(sample, actor, { run, alive });
  for (const { weight: ref, more, low, scale, means } of objectives)
    worlds.forEach((world, j) => {
      const weight = world.values[ref];
      weights[j] += weight;
      means.forEach((mean, policy) => {
        const score = mean[j] === mean[j] ? (mean[j] - low) * scale : 0;
        scores[policy][j] += weight * (more ? score : 1 - score);
      });
    });
  const dead = worlds.map((_, j) => alive !== null && alive[j].subarray(0, shared[j]).every((one) => one !== 1));
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
  return { objectives, runnable, alive, regrets: { actor, score, regret, best } };
}

function scaledObjectives(
  sample: Sample,
  actor: number,
  { run, alive }: { readonly run: ReadonlySet<number>; readonly alive: Ranking["alive"] },
): Scaled[] {
  const { conflict, worlds } = sample;
  return (conflict.objectives[actor] ?? []).map((objective) => {
    const measure = conflict.measures.findIndex((use) => use.id === objective.measure.id);
    const means = conflict.policies.map((_, policy) => {
      if (!run.has(policy)) return new Float64Array(worlds.length).fill(NaN);
      const draws = sharedValues(sample, measure, policy);
      if (!draws) throw new Error(`no table has ${objective.measure.id}`);
      return Float64Array.from(draws, (own, j) => meanOf(onlyAlive(own, alive?.[j])));
    });
    const [low, high] = rangeOf(means, weightsOf(sample));
    const scale = high > low ? 1 / (high - low) : 0;
    return { measure, weight: objective.weight, more: objective.want === "more", low, scale, means };
  });
}

const scoreCache = new WeakMap<Ranking, Map<number, Float64Array[]>>();

/** Score of a policy in each repeat of each world, 0 to 1; NaN in repeats over before the first policy begins. */
function scoresOf(sample: Sample, ranking: Ranking, policy: number): Float64Array[] {
  const known = scoreCache.get(ranking) ?? new Map<number, Float64Array[]>();
  scoreCache.set(ranking, known);
  const found = known.get(policy) ?? computeScores(sample, ranking, policy);
  known.set(policy, found);
  return found;
}

function computeScores(sample: Sample, { objectives, alive }: Ranking, policy: number): Float64Array[] {
  const columns = objectives.map(({ measure }) => valuesOf(sample, measure, policy)!);
  return sample.worlds.map((world, j) => {
    const repeats = Math.max(...columns.map((draws) => draws[j].length));
    const total = objectives.reduce((sum, { weight }) => sum + world.values[weight], 0);
    return Float64Array.from({ length: repeats }, (_, r) => {
      const lives = alive?.[j];
      if (lives && lives[r] !== 1) return NaN;
      const score = objectives.reduce((sum, { weight, more, low, scale, means }, k) => {
        const own = columns[k][j];
        const value = own[own.length === 1 ? 0 : r];
        // undefined in this repeat: as the others of the world
        const amount = value === value ? value : means[policy][j];
        const share = amount === amount ? (amount - low) * scale : 0;
        return sum + world.values[weight] * (more ? share : 1 - share);
      }, 0);
      return total > 0 ? score / total : 0;
    });
  });
}

/** Regret of a policy in each repeat: score of the world's best policy minus its own. [NaN] where no run is alive. */
export function regretDraws(sample: Sample, actor: number, policy: number): ArrayLike<number>[] {
  const ranking = rankingOf(sample, actor);
  const { regret } = ranking.regrets;
  const own = scoresOf(sample, ranking, policy);
  return sample.worlds.map((_, j) => {
    if (regret[policy][j] !== regret[policy][j] || regret[policy][j] === 0) return [regret[policy][j]];
    const top = scoresOf(
      sample,
      ranking,
      ranking.runnable.find((each) => regret[each][j] === 0)!,
    )[j];
    return Float64Array.from({ length: Math.min(top.length, own[j].length) }, (_, r) => top[r] - own[j][r]);
  });
}

/** Scores of a policy beside those of each of its rivals, for the posterior that it is the best. */
export function rivalScores(
  sample: Sample,
  actor: number,
  policy: number,
): {
  readonly own: Float64Array[];
  readonly rivals: readonly { readonly policy: number; readonly scores: Float64Array[] }[];
} {
  const ranking = rankingOf(sample, actor);
  const rivals = ranking.runnable.filter((each) => each !== policy);
  return {
    own: scoresOf(sample, ranking, policy),
    rivals: rivals.map((each) => ({ policy: each, scores: scoresOf(sample, ranking, each) })),
  };
}

/** Smallest and largest of the defined values, over worlds that count. */
function rangeOf(columns: readonly Float64Array[], weights: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    column.forEach((value, j) => {
      if (value !== value || weights[j] === 0) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
  return [low, high];
}
