import { exp } from "../math/elementary.js";

const DAYS_A_WEEK = 7;
const DAYS_A_MONTH = 30.4375;

/**
 * How recorded wars ended: 95 inter-state wars of 1823 to 2003, days of fighting.
 * Hazards are endings a month of war at that age. Source: Sarkees & Wayman (2010), Correlates of War inter-state wars 4.0.
 */
export const RECORDED_WARS = {
  wars: 95,
  endedByDay180: 52,
  monthlyHazardAfterTwoYears: 0.01853,
  monthlyHazardAfterFourYears: 0.04406,
} as const;

/** Share of wars that end within `weeks` at a constant monthly hazard. */
export function endedWithin(weeks: number, monthlyHazard: number): number {
  return 1 - exp((-monthlyHazard * weeks * DAYS_A_WEEK) / DAYS_A_MONTH);
}
