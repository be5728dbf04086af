import { MEASURE_WORDS } from "../conflict/measure.js";
import { runnablePolicies } from "../conflict/needs.js";
import { aliveAt, branchWeek, onlyAlive } from "./alive.js";
import { studentQuantile } from "./posterior.js";
import { sharedValues, type Sample } from "./sample.js";
import {
  effectiveCount,
  orderOfValues,
  quantileInOrder,
  weightedDeviation,
  weightedMean,
  type Weights,
} from "./weighted.js";

/** Quantiles over worlds of a within-world mean (of an event: its chance), in the measure's canonical unit. */
export interface Quantiles {
  /** 5th, 25th, 50th, 75th and 95th percentile of worlds. */
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  readonly mean: number;
  readonly worlds: number;
}

/** One course less another, world by world: same world, same nature, only runs alive when both have begun. */
export interface Paired {
  /** Mean over worlds, and its 90 % interval (Student's t, from the spread of the differences). */
  readonly mean: number;
  readonly interval: readonly [number, number];
  /** 5th and 95th percentile of worlds. */
  readonly q05: number;
  readonly q95: number;
  /** Share of worlds in which it is more, and in which it is less. */
  readonly more: number;
  readonly less: number;
  readonly worlds: number;
}

/** One measure under every course, and against the first course. */
export interface Outcome {
  /** Index into `Conflict.measures`. */
  readonly measure: number;
  readonly type: "event" | "number";
  readonly unit: string;
  /** Indices into `Conflict.policies`. */
  readonly courses: readonly number[];
  /** Shape [courses]. */
  readonly levels: readonly Quantiles[];
  /** Shape [courses]; null for the first course itself. */
  readonly against: readonly (Paired | null)[];
}

/** Every measure of the course that the sample has, under every course that can be run. */
export function outcomesOf(sample: Sample, weights: Weights = null): Outcome[] {
  const { conflict } = sample;
  const courses = runnablePolicies(conflict);
  if (!sample.tables.course || courses.length === 0) return [];
  return conflict.measures.flatMap((use, measure) => {
    const word = MEASURE_WORDS.find(({ name }) => name === use.name);
    if (use.engine !== "course" || !word) return [];
    const draws = courses.map((course) => sharedValues(sample, measure, course) ?? []);
    return [
      {
        measure,
        type: word.type,
        unit: word.unit,
        courses,
        levels: draws.map((own) =>
          quantilesOf(
            own.map((each) => weightedMean(each)),
            weights,
          ),
        ),
        against: courses.map((course, k) =>
          k === 0 ? null : pairedOf(differencesOf(sample, measure, course, courses[0]), weights),
        ),
      },
    ];
  });
}

/** Quantiles over worlds of one number a world. */
export function quantilesOf(values: ArrayLike<number>, weights: Weights = null): Quantiles {
  const order = orderOfValues(values);
  const at = (level: number): number => quantileInOrder(values, order, level, weights);
  return {
    q05: at(0.05),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
    mean: weightedMean(values, weights),
    worlds: order.length,
  };
}

/** Mean difference of a measure between two courses in each world, over pairs of repeats alive when both have begun. */
export function differencesOf(sample: Sample, measure: number, course: number, base: number): Float64Array {
  const week = branchWeek(sample, [course, base]);
  const [own, other] = [course, base].map((each) => {
    const alive = aliveAt(sample, each, week);
    return (sharedValues(sample, measure, each) ?? []).map((draws, j) => onlyAlive(draws, alive?.[j]));
  });
  return Float64Array.from(own, (draws, j) =>
    weightedMean(Float64Array.from(draws, (value, r) => value - other[j][r])),
  );
}

/** What a difference a world says, over worlds. The interval is Student's (1908), of as many worlds as the weights are worth. */
export function pairedOf(differences: Float64Array, weights: Weights = null): Paired {
  const { mean, q05, q95, worlds } = quantilesOf(differences, weights);
  const count = effectiveCount(differences, weights);
  const half = (weightedDeviation(differences, weights) / Math.sqrt(count)) * studentQuantile(0.95, count - 1);
  const share = (is: (value: number) => boolean): number =>
    weightedMean(
      differences.map((value) => (value !== value ? NaN : is(value) ? 1 : 0)),
      weights,
    );
  return {
    mean,
    interval: [mean - half, mean + half],
    q05,
    q95,
    more: share((value) => value > 0),
    less: share((value) => value < 0),
    worlds,
  };
}
