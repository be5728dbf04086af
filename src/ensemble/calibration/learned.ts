import { log } from "../../math/elementary.js";
import { sampleQuantile } from "../../math/score.js";

/** What the record has made of one number. */
export interface Learned {
  readonly name: string;
  /** Path in the file; null where the file has no such number. */
  readonly path: string | null;
  readonly unit: string;
  /** 10th, 50th and 90th percentile, in `unit`. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** 5th and 95th percentile after, in `unit`. */
  readonly range: readonly [number, number];
  /** Information gained, nats: Kullback–Leibler of the posterior from the prior over ten equally likely parts. */
  readonly gained: number;
  /** Share by which the middle 80 % has narrowed; below 0 it has widened. */
  readonly narrowed: number;
  /** What it was learned from; `nothing`: the posterior is the prior, so far as the draws can tell. */
  readonly from: "record" | "targets" | "nothing";
}

/** A sample before and after, in canonical units; `factor` turns them into `unit`. */
export interface Samples {
  readonly name: string;
  readonly path: string | null;
  readonly unit: string;
  readonly factor: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Of the sample after, by the record alone and with the targets. */
  readonly onRecord: Float64Array;
  readonly weights: Float64Array;
}

const PARTS = 10;
/** Nats below which a number counts as not learned: what 9 degrees of freedom give by chance at 100 effective draws. */
const LEAST_GAIN = 0.05;

/** Compares a number before and after. O(n log n). */
export function learnedOf({ name, path, unit, factor, before, after, onRecord, weights }: Samples): Learned {
  const at = (sample: Float64Array, shares: readonly number[], by?: Float64Array): number[] =>
    shares.map((share) => factor * sampleQuantile(sample, share, by));
  const [was, is] = [at(before, [0.1, 0.5, 0.9]), at(after, [0.1, 0.5, 0.9], weights)];
  const [low, high] = at(after, [0.05, 0.95], weights);
  const gained = divergence(before, after, weights);
  const width = was[2] - was[0];
  return {
    name,
    path,
    unit,
    before: was,
    after: is,
    range: [low, high],
    gained,
    narrowed: width > 0 ? 1 - (is[2] - is[0]) / width : 0,
    from: gained < LEAST_GAIN ? "nothing" : divergence(before, after, onRecord) < LEAST_GAIN ? "targets" : "record",
  };
}

/** Σ p ln(10 p) over the ten parts that the prior fills alike; 0 for a number without spread. */
function divergence(before: Float64Array, after: Float64Array, weights: Float64Array): number {
  const sorted = before.slice().sort();
  const cuts = Array.from({ length: PARTS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / PARTS)]);
  if (cuts[0] === cuts[PARTS - 2]) return 0;
  const mass = new Float64Array(PARTS);
  let total = 0;
  for (let k = 0; k < after.length; k++) {
    mass[cuts.filter((cut) => after[k] >= cut).length] += weights[k];
    total += weights[k];
  }
  return mass.reduce((sum, each) => (each > 0 ? sum + (each / total) * log((PARTS * each) / total) : sum), 0);
}
