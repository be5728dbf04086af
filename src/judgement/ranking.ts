import type { Conflict } from "../conflict/conflict.js";
import type { Objective } from "../conflict/policy.js";
import { runnablePolicies } from "../conflict/needs.js";
import { Purpose, uniformAt } from "../math/philox.js";
import { aliveAtParting, onlyAlive } from "./alive.js";
import { crossoversOf, type Crossover } from "./crossover.js";
import { meanRegrets } from "./regret.js";
import { METRICS, namedBy, performanceOf, type Metric, type Performance } from "./robustness.js";
import { sharedValues, type Sample } from "./sample.js";
import { orderOfValues, quantileInOrder, weightedMean, type Weights } from "./weighted.js";

/** What one metric says of all courses. */
export interface Rating {
  readonly metric: Metric;
  /** Shape [courses]; NaN where it is undefined. */
  readonly values: Float64Array;
  /** Courses it puts first: several where they tie, none where it recommends nothing. */
  readonly named: readonly number[];
  /** Courses it puts first in at least a tenth of the resamples of the worlds: those that these worlds do not tell apart. */
  readonly open: readonly number[];
}

/** One measure that an actor wants, and what counts as good enough. */
export interface Aim {
  readonly objective: Objective;
  /** Canonical unit: median over worlds under the first course. */
  readonly enough: number;
}

/** How the courses serve one actor, by every metric. Courses are numbered in `courses`. */
export interface Ranking {
  readonly actor: number;
  /** Indices into `Conflict.policies`. */
  readonly courses: readonly number[];
  readonly worlds: number;
  readonly aims: readonly Aim[];
  /** Score that counts as good enough: the first course's median. */
  readonly enough: number;
  readonly ratings: readonly Rating[];
  /** Shape [courses]: share of worlds in which it alone is best. */
  readonly best: readonly number[];
  readonly crossovers: readonly Crossover[];
}

/** Actors for whom courses can be ranked: those with objectives. */
export function rankedActors(conflict: Conflict): number[] {
  return [...conflict.actors.keys()].filter((actor) => (conflict.objectives[actor] ?? []).length > 0);
}

const RESAMPLES = 100;
const OPEN_FROM = 0.1;

/**
 * Ranks the courses that can be run for an actor with objectives, by its score in each world (`meanRegrets`). What counts as
 * good enough is what the first course reaches in its median world. Throws for an actor without objectives.
 * O(metrics × resamples × courses × worlds).
 */
export function rankCourses(sample: Sample, actor: number, weights: Weights = null): Ranking {
  const courses = runnablePolicies(sample.conflict);
  const { score, best } = meanRegrets(sample, actor);
  const kept = [...sample.worlds.keys()].filter((j) =>
    courses.every((course) => score[course][j] === score[course][j]),
  );
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (j) => values[j]);
  const own = weights === null ? null : pick(weights);
  const values = courses.map((course) => pick(score[course]));
  const aims = (sample.conflict.objectives[actor] ?? []).map((objective) => {
    const means = courses.map((course) => pick(meansOf(sample, objective, course, courses)));
    return { objective, means, enough: median(means[0], own) };
  });
  const satisfied = courses.map((_, course) =>
    kept.map((__, j) => (aims.every((aim) => isEnough(aim.objective, aim.means[course][j], aim.enough)) ? 1 : 0)),
  );
  const enough = values.length > 0 ? median(values[0], own) : NaN;
  const performance = performanceOf(values, enough, satisfied);
  return {
    actor,
    courses,
    worlds: kept.length,
    aims: aims.map((aim) => ({ objective: aim.objective, enough: aim.enough })),
    enough,
    ratings: ratingsOf(sample, performance, actor, own),
    best: courses.map((course) => shareOf(kept, best, course, weights)),
    crossovers: crossoversOf(sample, actor, courses),
  };
}

/** Mean over runs alive when the first course begins, in each world. */
function meansOf(sample: Sample, { measure }: Objective, course: number, courses: readonly number[]): number[] {
  const index = sample.conflict.measures.findIndex((use) => use.id === measure.id);
  const alive = aliveAtParting(sample, courses);
  return (sharedValues(sample, index, course) ?? []).map((draws, j) => weightedMean(onlyAlive(draws, alive?.[j])));
}

function isEnough({ want }: Objective, value: number, enough: number): boolean {
  return want === "more" ? value >= enough : value <= enough;
}

function median(values: Float64Array, weights: Weights): number {
  return quantileInOrder(values, orderOfValues(values), 0.5, weights);
}

function shareOf(kept: readonly number[], best: Int32Array, course: number, weights: Weights): number {
  const first = kept.map((j) => (best[j] === course ? 1 : 0));
  return weightedMean(first, weights === null ? null : kept.map((j) => weights[j]));
}

function ratingsOf(sample: Sample, performance: Performance, actor: number, weights: Weights): Rating[] {
  const worlds = performance.values[0]?.length ?? 0;
  const rate = (metric: Metric, by: Weights): Float64Array =>
    Float64Array.from(performance.values, (_, course) => metric.value(performance, course, by));
  const times = METRICS.map(() => new Float64Array(performance.values.length));
  const seed = sample.tables.course?.provenance.seed ?? 0;
  for (let r = 0; r < RESAMPLES; r++) {
    const drawn = resampled(seed, r, actor, worlds, weights);
    METRICS.forEach((metric, k) => namedBy(metric, rate(metric, drawn)).forEach((course) => times[k][course]++));
  }
  return METRICS.map((metric, k) => {
    const values = rate(metric, weights);
    const named = namedBy(metric, values);
    const open = [...times[k].keys()].filter(
      (course) => named.includes(course) || (named.length > 0 && times[k][course] >= OPEN_FROM * RESAMPLES),
    );
    return { metric, values, named, open };
  });
}

/** Stream of the resamples of courses; those of verdicts are in stream 0. */
const STREAM = 1;

function resampled(seed: number, week: number, draw: number, worlds: number, weights: Weights): Float64Array {
  const counts = new Float64Array(worlds);
  for (let world = 0; world < worlds; world++) {
    const u = uniformAt(seed, { world, week, draw, stream: STREAM, purpose: Purpose.bootstrap, repeat: 0 });
    counts[Math.floor(u * worlds)]++;
  }
  return weights === null ? counts : counts.map((count, j) => count * weights[j]);
}
