import { valuesOf, type Sample } from "./sample.js";

/**
 * Whether the war still goes on at a week of a run under a policy: shape [worlds][repeats], 1 or 0. Null where it starts
 * then or no table says. A run that ended before a course begins says nothing of what that course brings.
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

/**
 * The week in which the first of the given policies begins: until then a run is the same under all of them. A free policy
 * imposes nothing and begins when the others do; one that branches off the record has begun at the start.
 */
export function partingWeek({ conflict }: Pick<Sample, "conflict">, policies: readonly number[]): number {
  const begins = policies.flatMap((policy) => {
    const { free, past, from } = conflict.policies[policy];
    return free ? [] : [past === null ? from : 0];
  });
  return begins.length === 0 ? 0 : Math.min(...begins);
}

/**
 * Runs that count where plans are ranked: those in which the war goes on when the first of the policies begins, under one
 * of them at least. A plan that begins later is also what happens until then: leaving out the runs that another ends
 * first would select them by what is to be judged. Shape [worlds][repeats], 1 or 0; null where every run counts.
 */
export function aliveAtParting(sample: Sample, policies: readonly number[]): Float64Array[] | null {
  const week = partingWeek(sample, policies);
  const each = policies.flatMap((policy) => {
    const own = aliveAt(sample, policy, week);
    return own === null ? [] : [own];
  });
  if (each.length === 0) return null;
  return sample.worlds.map((_, j) => {
    const length = Math.max(...each.map((own) => own[j].length));
    return Float64Array.from({ length }, (__, r) => (each.some((own) => own[j][r] === 1) ? 1 : 0));
  });
}

/** The draws of runs that are alive, NaN for the others; a draw of the world as a whole stays. */
export function onlyAlive(draws: ArrayLike<number>, alive: ArrayLike<number> | undefined): ArrayLike<number> {
  if (alive === undefined || (draws.length === 1 && alive.length !== 1)) return draws;
  return Float64Array.from(draws, (value, repeat) => (alive[repeat] === 1 ? value : NaN));
}
