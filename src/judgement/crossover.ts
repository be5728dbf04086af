import { meanRegrets } from "./regret.js";
import type { Sample } from "./sample.js";
import { turningOf } from "./turning.js";
import { meanOf, weightsOf } from "./weights.js";

/** The level of one input on one side of which a course is far more often an actor's best. */
export interface Crossover {
  /** Index into `Conflict.policies`. */
  readonly course: number;
  /** Index into `Conflict.quantities`. */
  readonly quantity: number;
  /** Canonical unit. */
  readonly at: number;
  /** above: the course is best more often where the input is above `at`. */
  readonly side: "above" | "below";
  /** Share of worlds in which it alone is best, on that side and on the other. */
  readonly there: number;
  readonly elsewhere: number;
  /** Courses with the highest mean score on that side and on the other, indices into `Conflict.policies`. */
  readonly leads: readonly [number, number];
  /** Area under the ROC curve, .5 to 1. */
  readonly auc: number;
  /** The number has no source of its own. */
  readonly assumption: boolean;
}

/**
 * For each course, the input that best tells the worlds in which it alone serves the actor best from the others (`turningOf`,
 * which keeps silent where no input stands out from as many without effect). Courses without such an input are left out.
 */
export function crossoversOf(sample: Sample, actor: number, courses: readonly number[]): Crossover[] {
  const { best, score } = meanRegrets(sample, actor);
  const weights = weightsOf(sample);
  const over = (side: readonly number[], values: ArrayLike<number>): number =>
    meanOf(
      side.map((j) => values[j]),
      side.map((j) => weights[j]),
    );
  return courses.flatMap((course) => {
    const mass = Float64Array.from(best, (each) => (each < 0 ? NaN : each === course ? 1 : 0));
    const turning = turningOf(sample, mass);
    if (turning === null) return [];
    const { quantity, at, auc, assumption } = turning;
    const level = (j: number): number => sample.worlds[j].values[quantity];
    const all = [...mass.keys()];
    const sides = [all.filter((j) => level(j) > at), all.filter((j) => level(j) <= at)];
    const shares = sides.map((side) => over(side, mass));
    const above = shares[0] > shares[1];
    const [there, elsewhere] = above ? [0, 1] : [1, 0];
    const lead = (side: readonly number[]): number => {
      const means = courses.map((each) => over(side, score[each]));
      return courses[means.indexOf(Math.max(...means.filter((mean) => mean === mean)))];
    };
    return [
      {
        course,
        quantity,
        at,
        side: above ? ("above" as const) : ("below" as const),
        there: shares[there],
        elsewhere: shares[elsewhere],
        leads: [lead(sides[there]), lead(sides[elsewhere])] as const,
        auc,
        assumption,
      },
    ];
  });
}
