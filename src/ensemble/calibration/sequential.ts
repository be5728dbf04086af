import { BELIEF, takeIn } from "./filter.js";
import { effectiveOf, evidenceOf, renew, startCrowd, weightsOf, type Crowd, type Prior } from "./crowd.js";
import type { Weekly } from "./process.js";

/** How the particle filter is run. */
export interface Filter {
  readonly particles: number;
  readonly seed: number;
  /** Told after every week: weeks done, weeks in all. */
  readonly progress?: (done: number, total: number) => void;
}

/** The posterior after the first `weeks` weeks: vectors of parameters with a weight and a belief each. */
export interface Posterior {
  readonly weeks: number;
  /** Shape [particles × FREE]. */
  readonly free: Float64Array;
  /** Shape [particles × BELIEF]. */
  readonly beliefs: Float64Array;
  /** Shape [particles], sum 1. */
  readonly weights: Float64Array;
  /** Effective number of particles, 1/Σw². */
  readonly effective: number;
  /** ln of the density of the record so far, over the prior. */
  readonly evidence: number;
}

/**
 * Posteriors after each of the asked numbers of weeks, all from one pass over the record: iterated batch importance sampling.
 * Particles are weighted week by week; when fewer than half count, they are resampled and each is moved by Metropolis steps that
 * score the record so far. A posterior after k weeks has read nothing later. Parameters live as normal scores z, θ = Q(Φ(z)), so
 * that every prior is the same normal and proposals need no bounds. O(weeks² × particles) at worst.
 * Source: Chopin (2002), A sequential particle filter method for static models, Biometrika 89, 539–551.
 */
export function filterRecord(
  data: Weekly,
  priors: readonly Prior[],
  asked: readonly number[],
  { particles, seed, progress }: Filter,
): Posterior[] {
  const crowd = startCrowd(priors, particles, seed);
  const wanted = new Set(asked);
  const last = Math.min(data.claims.length, Math.max(...asked));
  const kept: Posterior[] = [];
  for (let week = 0; week <= last; week++) {
    if (wanted.has(week)) kept.push(snapshot(crowd, week));
    if (week === last) break;
    for (let p = 0; p < crowd.n; p++) crowd.scores[p] += takeIn(crowd.steps[p], data, week, crowd.beliefs, p * BELIEF);
    if (effectiveOf(weightsOf(crowd)) < crowd.n / 2) renew(crowd, { data, priors, week, seed });
    progress?.(week + 1, last);
  }
  return kept;
}

function snapshot(crowd: Crowd, weeks: number): Posterior {
  const weights = weightsOf(crowd);
  const [free, beliefs] = [crowd.free.slice(), crowd.beliefs.slice()];
  return { weeks, free, beliefs, weights, effective: effectiveOf(weights), evidence: evidenceOf(crowd) };
}
