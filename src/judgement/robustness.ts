import { orderOfValues, quantileInOrder, weightedDeviation, weightedMean, type Weights } from "./weighted.js";

/** How well each course does in each world: what a metric of robustness reads. Worlds undefined for a course are not in it. */
export interface Performance {
  /** Shape [courses][worlds]; more is better. */
  readonly values: readonly Float64Array[];
  /** Shape [courses][worlds]: worlds from the worst to the best. */
  readonly order: readonly Uint32Array[];
  /** Shape [courses][worlds], 0 or more: best course of the world less this one. */
  readonly regret: readonly Float64Array[];
  readonly regretOrder: readonly Uint32Array[];
  /** What counts as good enough, in the units of `values`; null: nothing is named. */
  readonly threshold: number | null;
  /** Shape [courses][worlds]: 1 where every measure is good enough; null: nothing is named. */
  readonly satisfied: readonly ArrayLike<number>[] | null;
}

/**
 * Performance out of values by course and world; more is better, so a cost comes in with its sign turned. Every value is
 * a number: leave out a world in which one is not. O(courses × worlds log worlds).
 */
export function performanceOf(
  values: readonly Float64Array[],
  threshold: number | null = null,
  satisfied: Performance["satisfied"] = null,
): Performance {
  const best = values[0].map((_, j) => Math.max(...values.map((own) => own[j])));
  const regret = values.map((own) => own.map((value, j) => best[j] - value));
  return {
    values,
    order: values.map(orderOfValues),
    regret,
    regretOrder: regret.map(orderOfValues),
    threshold,
    satisfied,
  };
}

/** One way to make a single number of how a course does over worlds. */
export interface Metric {
  readonly id: string;
  /** As it stands inside a sentence. */
  readonly title: string;
  /** What it is, in words that stand by themselves. */
  readonly definition: string;
  readonly source: string;
  readonly better: "more" | "less";
  /** shape: it says how the worlds are spread, not how well the course does, and recommends nothing. */
  readonly kind: "level" | "shape";
  readonly value: (performance: Performance, course: number, weights: Weights) => number;
}

/** Weight of the best case in Hurwicz's metric, and of the mean in Hodges and Lehmann's. */
export const MIDDLE_WEIGHT = 0.5;
/** Keeps McPhail's mean-variance from dividing by zero; it makes the metric depend on the scale. */
export const MEAN_VARIANCE_OFFSET = 1;

type Value = Metric["value"];

const extreme =
  (last: boolean): Value =>
  ({ values, order }, course, weights) => {
    const rows = order[course];
    for (let k = 0; k < rows.length; k++) {
      const j = rows[last ? rows.length - 1 - k : k];
      if (weights === null || weights[j] > 0) return values[course][j];
    }
    return NaN;
  };
const worst = extreme(false);
const best = extreme(true);
const mean: Value = ({ values }, course, weights) => weightedMean(values[course], weights);
const mix =
  (good: Value, bad: Value): Value =>
  (...at) =>
    MIDDLE_WEIGHT * good(...at) + (1 - MIDDLE_WEIGHT) * bad(...at);
const level =
  (at: number): Value =>
  ({ values, order }, course, weights) =>
    quantileInOrder(values[course], order[course], at, weights);
const regretAt =
  (at: number): Value =>
  ({ regret, regretOrder }, course, weights) =>
    quantileInOrder(regret[course], regretOrder[course], at, weights);

const meanVariance: Value = ({ values }, course, weights) =>
  (weightedMean(values[course], weights) + MEAN_VARIANCE_OFFSET) /
  (weightedDeviation(values[course], weights) + MEAN_VARIANCE_OFFSET);

/** Mean of median − f over the worst worlds that together hold half of the weight, the one astride included. */
const undesirable: Value = ({ values, order }, course, weights) => {
  const own = values[course];
  const median = quantileInOrder(own, order[course], 0.5, weights);
  const weight = (j: number): number => (weights === null ? 1 : weights[j]);
  const all = order[course].reduce((sum, j) => sum + weight(j), 0);
  let mass = 0;
  let short = 0;
  for (const j of order[course]) {
    if (2 * mass >= all) break;
    mass += weight(j);
    short += weight(j) * Math.max(0, median - own[j]);
  }
  return mass > 0 ? short / mass : NaN;
};

const skew: Value = (...at) => {
  const [low, middle, high] = [level(0.1)(...at), level(0.5)(...at), level(0.9)(...at)];
  return high > low ? (middle - (high + low) / 2) / ((high - low) / 2) : NaN;
};
const peakedness: Value = (...at) => {
  const inner = level(0.75)(...at) - level(0.25)(...at);
  return inner > 0 ? (level(0.9)(...at) - level(0.1)(...at)) / inner : NaN;
};

const starr: Value = ({ values, threshold }, course, weights) =>
  threshold === null
    ? NaN
    : weightedMean(
        values[course].map((value) => (value >= threshold ? 1 : 0)),
        weights,
      );
const satisficing: Value = ({ satisfied }, course, weights) =>
  satisfied === null ? NaN : weightedMean(satisfied[course], weights);

const metric = (
  id: string,
  title: string,
  [better, kind]: readonly [Metric["better"], Metric["kind"]],
  [definition, source]: readonly [string, string],
  value: Value,
): Metric => ({ id, title, better, kind, definition, source, value });

/**
 * The metrics, in reading order. Definitions follow McPhail, Maier, Kwakkel, Giuliani, Castelletti & Westra (2018),
 * Earth's Future 6:169–191, table 2; what differs is said in the definition.
 */
export const METRICS: readonly Metric[] = [
  metric("maximin", "maximin", ["more", "level"], ["What it brings in its worst world.", "Wald 1950"], worst),
  metric("maximax", "maximax", ["more", "level"], ["What it brings in its best world.", "Wald 1950"], best),
  metric(
    "hurwicz",
    "Hurwicz",
    ["more", "level"],
    [`${MIDDLE_WEIGHT} × best world + ${1 - MIDDLE_WEIGHT} × worst world.`, "Hurwicz 1953"],
    mix(best, worst),
  ),
  metric("laplace", "Laplace", ["more", "level"], ["Mean over worlds.", "Laplace & Simon 1951"], mean),
  metric(
    "hodges_lehmann",
    "Hodges–Lehmann",
    ["more", "level"],
    [`${MIDDLE_WEIGHT} × mean over worlds + ${1 - MIDDLE_WEIGHT} × worst world.`, "Hodges & Lehmann 1952"],
    mix(mean, worst),
  ),
  metric(
    "minimax_regret",
    "minimax regret",
    ["less", "level"],
    [
      "Most by which it falls short of the best course of the same world; a difference, divided by nothing.",
      "Savage 1951",
    ],
    regretAt(1),
  ),
  metric(
    "regret_90",
    "90th-percentile regret",
    ["less", "level"],
    ["The same shortfall, exceeded in one world of ten.", "Herman et al. 2015; Savage 1951"],
    regretAt(0.9),
  ),
  metric(
    "mean_variance",
    "mean–variance",
    ["more", "level"],
    [
      `(mean + ${MEAN_VARIANCE_OFFSET}) / (standard deviation + ${MEAN_VARIANCE_OFFSET}) over worlds; it depends on the scale.`,
      "Kwakkel et al. 2016",
    ],
    meanVariance,
  ),
  metric(
    "starr",
    "Starr's domain",
    ["more", "level"],
    ["Share of worlds in which its score is good enough.", "Starr 1963; Schneller & Sphicas 1983"],
    starr,
  ),
  metric(
    "satisficing",
    "satisficing",
    ["more", "level"],
    ["Share of worlds in which every objective is good enough at once.", "Simon 1956; Herman et al. 2015"],
    satisficing,
  ),
  metric(
    "undesirable",
    "undesirable deviations",
    ["less", "shape"],
    [
      "Mean distance below its own median, over the worse half of worlds: how far it can disappoint, however high its median.",
      "Kwakkel et al. 2016; Takriti & Ahmed 2004",
    ],
    undesirable,
  ),
  metric(
    "skew",
    "skew (10–50–90)",
    ["more", "shape"],
    [
      "(median − middle of 10th and 90th percentile) / half their distance: above 0, the long tail is on the bad side. A published program has the other sign.",
      "Voudouris et al. 2014",
    ],
    skew,
  ),
  metric(
    "peakedness",
    "peakedness (10–25–75–90)",
    ["more", "shape"],
    ["Distance of 10th and 90th percentile over that of the quartiles.", "Voudouris et al. 2014"],
    peakedness,
  ),
];

/** Values nearer to each other than this are a tie: they differ by rounding alone. */
const TIE = 1e-9;

/** Courses that a metric puts first, all of them where they tie; none where it is undefined or recommends nothing. */
export function namedBy({ better, kind }: Metric, values: ArrayLike<number>): number[] {
  if (kind === "shape") return [];
  const sign = better === "more" ? 1 : -1;
  const signed = Array.from(values, (value) => (value === value ? sign * value : -Infinity));
  const top = Math.max(...signed);
  if (top === -Infinity) return [];
  return signed.flatMap((value, course) => (top - value <= TIE * Math.max(1, Math.abs(top)) ? [course] : []));
}
