import { fireIndex, inflow, met } from "./aid.js";
import type { Course } from "./course.js";
import type { Scene, State } from "./state.js";
import { longRunFire as fireInStocks, weeksWithout } from "./stocks/outlook.js";

/** Longest that a stock is said to last, in weeks. */
const MOST_STOCK = 104;
/** Help ended in all its flows. */
export const CUT_OFF: Course = {
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

/** Fire index in the long run under a course: stocks gone, replacements in full. */
export function longRunFire(scene: Scene, course: Course, week: number, scratch: Float64Array): number {
  const { supply } = scene;
  if (scene.stocks) return fireInStocks(scene.stocks, course, week);
  if (!supply) return 1;
  for (let g = 0; g < supply.groups.length; g++) scratch[g] = met(inflow(supply, g, course, week, Infinity), 0);
  return fireIndex(supply, scratch);
}

/** Weeks that the thinnest stock lasts without the patron, up to two years. */
export function stockWithoutPatron(scene: Scene, state: State): number {
  const { supply } = scene;
  if (scene.stocks) return weeksWithout(scene.stocks, CUT_OFF, state.week, MOST_STOCK);
  if (!supply) return MOST_STOCK;
  let weeks = MOST_STOCK;
  for (let g = 0; g < supply.groups.length; g++) {
    const gap = 1 - inflow(supply, g, CUT_OFF, state.week, state.lostFor);
    if (gap > 0) weeks = Math.min(weeks, state.stock[g] / gap);
  }
  return weeks;
}
