import { fireIndex, inflow, met, supportOf } from "./aid.js";
import type { Course } from "./course.js";
import type { Scene, State } from "./state.js";
import { longRunFire as fireInStocks, weeksWithout } from "./stocks/outlook.js";

/** Longest that a stock is said to last, in weeks. */
const MOST_STOCK = 104;
/** In place of a course's index: help ended in all its flows. */
export const CUT_OFF = -1;
const HELP_ENDED: Course = {
  id: "",
  from: 0,
  free: false,
  moves: [],
  review: null,
  deliveries: "none",
  intelligence: false,
  sales: false,
  othersPay: false,
  mediates: false,
};

/** What a course comes to in a world, worked out once: it changes only when funded deliveries run out. */
export interface LongRun {
  /** Fire index; NaN where not asked yet. Shape [courses and CUT_OFF][funded, no longer]. */
  readonly fires: Float64Array;
  /** How much the patron gives; the same shape. */
  readonly supports: Float64Array;
}

/** Nothing worked out yet, for so many courses. */
export function emptyLongRun(courses: number): LongRun {
  const blank = (): Float64Array => new Float64Array(2 * (courses + 1)).fill(NaN);
  return { fires: blank(), supports: blank() };
}

function slotOf({ supply }: Scene, c: number, week: number): number {
  return 2 * (c + 1) + (supply === null || week < supply.funded ? 0 : 1);
}

/** Fire index in the long run under course `c` (or CUT_OFF): stocks gone, replacements in full. */
export function longRunFire(scene: Scene, c: number, week: number): number {
  const slot = slotOf(scene, c, week);
  const { fires } = scene.longRun;
  if (fires[slot] !== fires[slot]) fires[slot] = fireUnder(scene, c === CUT_OFF ? HELP_ENDED : scene.courses[c], week);
  return fires[slot];
}

const shares = new Float64Array(64);

/** The same worked out anew. */
export function fireUnder({ supply, stocks }: Scene, course: Course, week: number): number {
  if (stocks) return fireInStocks(stocks, course, week);
  if (!supply) return 1;
  for (let g = 0; g < supply.groups.length; g++) shares[g] = met(inflow(supply, g, course, week, Infinity), 0);
  return fireIndex(supply, shares);
}

/** How much the patron gives under course `c`, relative to new money in full; without supply, whether it supports at all. */
export function longRunSupport(scene: Scene, c: number, week: number): number {
  const course = scene.courses[c];
  if (!scene.supply) return course.deliveries !== "none" || course.intelligence ? 1 : 0;
  const slot = slotOf(scene, c, week);
  const { supports } = scene.longRun;
  if (supports[slot] !== supports[slot]) supports[slot] = supportOf(scene.supply, course, week);
  return supports[slot];
}

/** Weeks that the thinnest stock lasts without the patron, up to two years. */
export function stockWithoutPatron(scene: Scene, state: State): number {
  const { supply } = scene;
  if (scene.stocks) return weeksWithout(scene.stocks, HELP_ENDED, state.week, MOST_STOCK);
  if (!supply) return MOST_STOCK;
  let weeks = MOST_STOCK;
  for (let g = 0; g < supply.groups.length; g++) {
    const gap = 1 - inflow(supply, g, HELP_ENDED, state.week, state.lostFor);
    if (gap > 0) weeks = Math.min(weeks, state.stock[g] / gap);
  }
  return weeks;
}
