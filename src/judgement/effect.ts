import { inverseNormal } from "../math/special.js";
import type { Figure } from "./figures.js";

/** What a change of the file does to one figure. */
export interface Effect {
  readonly figure: Omit<Figure, "values">;
  /** Means over the worlds in which both readings say something. */
  readonly before: number;
  readonly after: number;
  /** After less before, and its interval at the level that allows for the number of figures. */
  readonly change: number;
  readonly interval: readonly [number, number];
  /** Change over its standard error; ±Infinity where every world changes alike. */
  readonly errors: number;
  readonly worlds: number;
  /** The interval leaves out 0. */
  readonly changes: boolean;
  /** Standard deviation over the worlds of the first reading. */
  readonly spread: number;
  /** Mean over worlds of the change without its sign: what cancels between worlds counts too. Null where worlds are not paired. */
  readonly moved: number | null;
}

/** What a change does to all figures. */
export interface Effects {
  /** Figures that both readings have, in the first's order. */
  readonly effects: readonly Effect[];
  /** Ids of figures that only one reading has. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Half width of an interval, in standard errors. */
  readonly width: number;
}

/** Family-wise level over all figures. */
export const LEVEL = 0.05;
/** Fewer worlds say nothing of a change. */
const LEAST_WORLDS = 10;

/**
 * Paired comparison of two readings of a file on the same worlds. The standard error of a mean difference is that of the
 * bootstrap over worlds with infinitely many resamples, √Σ(d − d̄)²/n (Efron & Tibshirani 1993, eq. 5.12), and the interval
 * is Bonferroni's over `comparisons` (the figures, if left out): 1 − LEVEL/m each. `paired` false: the worlds are others, so the
 * variances add.
 */
export function effectsOf(
  before: readonly Figure[],
  after: readonly Figure[],
  { paired = true, comparisons }: { readonly paired?: boolean; readonly comparisons?: number } = {},
): Effects {
  const own = new Map(after.map((figure) => [figure.id, figure]));
  const ids = new Set(before.map(({ id }) => id));
  const both = before.filter(({ id }) => own.has(id));
  const width = inverseNormal(1 - LEVEL / (2 * Math.max(1, comparisons ?? both.length)));
  return {
    effects: both.map((figure) =>
      paired ? pairedEffect(figure, own.get(figure.id)!, width) : apartEffect(figure, own.get(figure.id)!, width),
    ),
    lost: before.filter(({ id }) => !own.has(id)).map(({ id }) => id),
    gained: after.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    width,
  };
}

function pairedEffect(before: Figure, after: Figure, width: number): Effect {
  if (before.values.length !== after.values.length)
    throw new Error(`invalid pair: ${before.values.length} and ${after.values.length} worlds of ${before.id}`);
  const both = [...before.values.keys()].filter(
    (j) => before.values[j] === before.values[j] && after.values[j] === after.values[j],
  );
  const one = momentsOf(both.map((j) => before.values[j]));
  const other = momentsOf(both.map((j) => after.values[j]));
  const gaps = both.map((j) => after.values[j] - before.values[j]);
  const gap = momentsOf(gaps);
  const moved = momentsOf(gaps.map(Math.abs)).mean;
  const spread = one.error * Math.sqrt(both.length);
  return effect(
    before,
    { before: one.mean, after: other.mean, change: gap.mean, error: gap.error, worlds: both.length, spread, moved },
    width,
  );
}

function apartEffect(before: Figure, after: Figure, width: number): Effect {
  const [one, other] = [before, after].map(({ values }) => momentsOf(values.filter((value) => value === value)));
  const error = Math.sqrt(one.error * one.error + other.error * other.error);
  const worlds = Math.min(one.count, other.count);
  const change = other.mean - one.mean;
  const spread = one.error * Math.sqrt(one.count);
  return effect(before, { before: one.mean, after: other.mean, change, error, worlds, spread, moved: null }, width);
}

function effect(
  { values: _, ...figure }: Figure,
  found: Pick<Effect, "before" | "after" | "change" | "worlds" | "spread" | "moved"> & { readonly error: number },
  width: number,
): Effect {
  const { change, error, before, worlds, ...rest } = found;
  // rounding of sums is no change
  const none = Math.abs(change) <= 1e-12 * Math.max(1, Math.abs(before));
  const errors = none || change !== change ? 0 : change / error;
  return {
    ...rest,
    figure,
    before,
    change,
    interval: [change - width * error, change + width * error],
    errors,
    worlds,
    changes: worlds >= LEAST_WORLDS && Math.abs(errors) > width,
  };
}

function momentsOf(values: ArrayLike<number>): { mean: number; error: number; count: number } {
  const count = values.length;
  let sum = 0;
  for (let j = 0; j < count; j++) sum += values[j];
  const mean = sum / count;
  let square = 0;
  for (let j = 0; j < count; j++) square += (values[j] - mean) * (values[j] - mean);
  return { mean, error: Math.sqrt(square) / count, count };
}
