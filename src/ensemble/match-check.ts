import type { Conflict } from "../conflict/conflict.js";
import type { Match } from "./matching.js";
import { trialMaker, trialPlan } from "./trial.js";

/** Worlds tried again: of those that fit, and of all. */
const FITTING = 16;
const ANY = 48;

/**
 * Whether some of the worlds of a match, evenly spread, come out as it says when they are tried again: so that what was kept
 * by another build of the same version, or was damaged, is not believed. At most 64 windows.
 */
export function comesOutSo(conflict: Conflict, { members, tried, seed }: Match): boolean {
  const fitting = new Set(members);
  const some = [...placesIn(members.length, FITTING).map((k) => members[k]), ...placesIn(tried, ANY)];
  const list = [...new Set(some)].sort((a, b) => a - b);
  const range = { first: 0, count: list.length };
  const { values, failed } = trialMaker(conflict)(trialPlan(conflict, { worlds: list.length, seed, list }), range);
  const asked = values.length / Math.max(1, list.length);
  const fits = (k: number): boolean => values.subarray(k * asked, (k + 1) * asked).every((miss) => miss === 0);
  return failed.length === 0 && list.every((world, k) => fits(k) === fitting.has(world));
}

/** At most `count` places among `of`, evenly spread. */
function placesIn(of: number, count: number): number[] {
  return Array.from({ length: Math.min(of, count) }, (_, k) => Math.floor(((k + 0.5) * of) / Math.min(of, count)));
}
