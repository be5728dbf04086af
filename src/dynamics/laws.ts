import type { Duel, Pair } from "./attrition.js";
import { exactStep } from "./attrition-exact.js";
import { rungeKutta } from "./attrition-steps.js";

/**
 * Strengths after `time` at constant inflows, without break points: in closed form for the square and the logarithmic law,
 * and without flows for the linear and Deitchman's law; by Runge–Kutta steps to 1e-10 for the others. Strengths may come out
 * below 0: `fight` stops before that. O(1), or O(steps).
 */
export function advance(duel: Duel, from: Pair, flows: Pair, time: number): Pair {
  return exactStep(duel, from, flows, time) ?? rungeKutta(duel, from, flows, time);
}
