import { Purpose, uniformAt } from "../math/philox.js";
import type { PooledAt, Truths } from "./evaluate.js";
import { isUndecided } from "./posterior.js";
import type { Sample } from "./sample.js";
import { meanOf, quantileOf, weightsOf } from "./weights.js";

/** Three numbers on a claim; shares are of worlds, by weight. */
export interface Weighed {
  /** Mean posterior mass that the claim holds; NaN where no world says anything. */
  readonly share: number;
  /** 90 %, bootstrap over worlds, the law of chances fitted anew each time. */
  readonly interval: readonly [number, number];
  /** Share of worlds whose posterior mass lies between .1 and .9, or that say nothing. */
  readonly undecided: number;
  /** The chance over all worlds (a difference: between courses), 90 % interval by the same bootstrap; null where none is claimed. */
  readonly pooled: Pooled | null;
}

export interface Pooled {
  readonly of: PooledAt["of"];
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** Weighs a claim's masses. `place` names the draws of the bootstrap. O(resamples × (worlds + a fit)). */
export function weigh(
  sample: Sample,
  { mass, refit, pooled }: Truths,
  { place, resamples }: { readonly place: number; readonly resamples: number },
): Weighed {
  const weights = weightsOf(sample);
  const shares = new Float64Array(resamples);
  const chances = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    const drawn = drawnWeights(sample, weights, { place, resample: r });
    shares[r] = meanOf(refit(drawn), drawn);
    if (pooled) chances[r] = pooled.at(drawn);
  }
  const share = meanOf(mass, weights);
  const open = mass.map((each) => (isUndecided(each) ? 1 : 0));
  return {
    share,
    interval: around(share, shares),
    undecided: meanOf(open, weights),
    pooled: pooled && pooledOf(pooled.of, pooled.at(weights), chances),
  };
}

function pooledOf(of: PooledAt["of"], value: number, chances: Float64Array): Pooled | null {
  return value === value ? { of, value, interval: around(value, chances) } : null;
}

function around(value: number, resampled: Float64Array): [number, number] {
  return [Math.min(value, quantileOf(resampled, 0.05)), Math.max(value, quantileOf(resampled, 0.95))];
}

/** As many worlds as there are, drawn with repetition, each with its weight every time. */
function drawnWeights(sample: Sample, weights: Float64Array, at: { place: number; resample: number }): Float64Array {
  const seed = sample.tables.course?.provenance.seed ?? sample.tables.terms?.provenance.seed ?? 0;
  const worlds = weights.length;
  const drawn = new Float64Array(worlds);
  const { place: draw, resample: week } = at;
  for (let world = 0; world < worlds; world++) {
    const u = uniformAt(seed, { world, week, draw, stream: 0, purpose: Purpose.bootstrap, repeat: 0 });
    const j = Math.floor(u * worlds);
    drawn[j] += weights[j];
  }
  return drawn;
}
