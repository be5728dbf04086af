import { valuesOf, type Sample } from "./sample.js";

/**
 * Whether the war still goes on at a week of a run under a policy: shape [worlds][repeats], 1 or 0. Null where it starts
 * then or no table says. A run that ended before a course begins says nothing of that course.
 */
export function aliveAt(sample: Sample, policy: number, week: number): Float64Array[] | null {
  if (week <= 0) return null;
  const measure = sample.conflict.measures.findIndex((use) => use.name === "ongoing" && use.week === week);
  return measure < 0 ? null : valuesOf(sample, measure, policy);
}

/** The week by which all of the given policies have begun. */
export function branchWeek(sample: Sample, policies: readonly number[]): number {
  return policies.reduce((latest, policy) => Math.max(latest, sample.conflict.policies[policy]?.from ?? 0), 0);
}

/** The draws of runs that are alive, NaN for the others; a draw of the world as a whole stays. */
export function onlyAlive(draws: ArrayLike<number>, alive: ArrayLike<number> | undefined): ArrayLike<number> {
  if (alive === undefined || (draws.length === 1 && alive.length !== 1)) return draws;
  return Float64Array.from(draws, (value, repeat) => (alive[repeat] === 1 ? value : NaN));
}
