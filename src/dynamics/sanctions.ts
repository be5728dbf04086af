import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Course } from "./course.js";
import type { Scene, State } from "./state.js";

/**
 * What each course adds to each side's weekly cost of the war, as a share of that cost, sanctions of several moves added up;
 * null where no course has any. Shape [courses × 2], attacker first.
 */
export function sanctionsOf(
  conflict: Conflict,
  world: World,
  sides: readonly [number, number],
  courses: readonly Course[],
): Float64Array | null {
  const shares = new Float64Array(2 * courses.length);
  courses.forEach(({ moves }, course) => {
    for (const move of moves)
      for (const { against, share } of conflict.moves[move].sanctions) {
        const side = sides.indexOf(against);
        if (side >= 0) shares[2 * course + side] += world.values[share];
      }
  });
  return shares.some((share) => share > 0) ? shares : null;
}

/** Factor on side `i`'s cost of a week of war under the course in force. */
export function dearerNow({ sanctions }: Scene, { course }: State, i: number): number {
  return sanctions === null ? 1 : 1 + sanctions[2 * course + i];
}

/**
 * Factor on side `i`'s cost of fighting on: sanctions are believed to last as long as the course in force is, so they count
 * for the share `inForce` of the discounted weeks of fighting ahead.
 */
export function dearerAhead({ sanctions }: Scene, { course }: State, i: number, inForce: number): number {
  return sanctions === null ? 1 : 1 + sanctions[2 * course + i] * inForce;
}
