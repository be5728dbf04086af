import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { log } from "../math/elementary.js";
import { gammaQuantile } from "../math/gamma.js";
import { quantilesOf } from "./weights.js";

/** What the record taught about one number: 10th, 50th and 90th percentile before and after, in canonical units. */
export interface Learned {
  /** Index into `Conflict.quantities`. */
  readonly quantity: number;
  readonly path: string;
  readonly unit: string;
  readonly prior: readonly [number, number, number];
  readonly posterior: readonly [number, number, number];
  /** Share of each choice before and after, for numbers that are choices; null for others. */
  readonly choices: readonly { readonly name: string; readonly before: number; readonly after: number }[] | null;
  /** Kullback–Leibler divergence of after from before, nats, less what chance alone gives; 0: nothing learned. */
  readonly divergence: number;
  /** It stands out from the most that as many numbers show by chance (likelihood-ratio test, Bonferroni at 1 %). */
  readonly told: boolean;
}

const BINS = 10;
/** Chance that any number is said to be learned where none is. */
const FALSE_NAMES = 0.01;
const LEVELS = [0.1, 0.5, 0.9] as const;

/**
 * Numbers by what the record taught about them, most first. Divergence over ten bins that hold a tenth each of the prior worlds
 * (choices: one bin a choice), less its mean under no learning, (bins − 1)/2·(1/m + 1/n), and not below 0. O(quantities × worlds log worlds).
 * Source: Kullback & Leibler (1951); bias: Miller (1955).
 */
export function learnedOf(conflict: Conflict, prior: readonly World[], posterior: readonly World[]): Learned[] {
  const asked = conflict.quantities.flatMap(({ law, origin }, quantity) =>
    law.kind === "point" || origin === "nature" ? [] : [quantity],
  );
  const found = asked.map((quantity): Learned => {
    const { law, path, unit } = conflict.quantities[quantity];
    const [before, after] = [prior, posterior].map((worlds) =>
      Float64Array.from(worlds, ({ values }) => values[quantity]),
    );
    const names = law.kind === "choice" && law.choices[0].law === null ? law.choices.map(({ name }) => name) : null;
    const counts = [before, after].map((values) =>
      countsIn(values, names ? choiceEdges(names.length) : decilesOf(before)),
    );
    const raw = divergenceOf(counts[0], counts[1]);
    const freedom = counts[0].length - 1;
    // both sides are samples: their noise adds
    const size = (prior.length * posterior.length) / (prior.length + posterior.length);
    return {
      quantity,
      path,
      unit,
      prior: threeOf(before),
      posterior: threeOf(after),
      choices:
        names &&
        names.map((name, k) => ({ name, before: counts[0][k] / prior.length, after: counts[1][k] / posterior.length })),
      divergence: Math.max(0, raw - freedom / (2 * size)),
      told: freedom > 0 && 2 * size * raw > 2 * gammaQuantile(1 - FALSE_NAMES / asked.length, freedom / 2),
    };
  });
  return found.sort((a, b) => b.divergence - a.divergence || a.quantity - b.quantity);
}

function threeOf(values: Float64Array): [number, number, number] {
  const [low, middle, high] = quantilesOf(values, LEVELS);
  return [low, middle, high];
}

function choiceEdges(choices: number): number[] {
  return Array.from({ length: choices - 1 }, (_, k) => k + 0.5);
}

function decilesOf(values: Float64Array): number[] {
  return quantilesOf(
    values,
    Array.from({ length: BINS - 1 }, (_, k) => (k + 1) / BINS),
  );
}

/** Values below the first edge, between edges, above the last. */
function countsIn(values: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 1);
  for (const value of values) {
    let bin = 0;
    while (bin < edges.length && value > edges[bin]) bin++;
    counts[bin]++;
  }
  return counts;
}

function divergenceOf(before: Float64Array, after: Float64Array): number {
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  const [m, n] = [total(before), total(after)];
  if (m === 0 || n === 0) return 0;
  let sum = 0;
  for (let k = 0; k < before.length; k++) {
    const p = after[k] / n;
    // half a world in every bin keeps what no prior world has from counting without end
    const q = (before[k] + 0.5) / (m + 0.5 * before.length);
    if (p > 0) sum += p * log(p / q);
  }
  return sum;
}
