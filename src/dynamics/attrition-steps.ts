import { lossRates, type Duel, type Pair } from "./attrition.js";

/** Relative error allowed in a step, and the shortest step as a share of the whole time. */
const TOLERANCE = 1e-11;
const SHORTEST = 1e-9;

/**
 * Strengths after `time` by the classical fourth-order Runge–Kutta method, each step halved until two halves agree with the
 * whole to 1e-11 of the larger force (and the difference over 15 added). Source: Press et al. (2007), Numerical Recipes, §17.2.
 */
export function rungeKutta(duel: Duel, from: Pair, flows: Pair, time: number): Pair {
  let state = from;
  let done = 0;
  let step = time / 8;
  while (done < time) {
    step = Math.min(step, time - done);
    const whole = oneStep(duel, state, flows, step);
    const half = oneStep(duel, oneStep(duel, state, flows, step / 2), flows, step / 2);
    const scale = Math.max(1, Math.abs(state[0]), Math.abs(state[1]));
    const error = Math.max(Math.abs(half[0] - whole[0]), Math.abs(half[1] - whole[1])) / scale;
    if (error > TOLERANCE && step > SHORTEST * time) {
      step /= 2;
      continue;
    }
    state = [half[0] + (half[0] - whole[0]) / 15, half[1] + (half[1] - whole[1]) / 15];
    done += step;
    if (error < TOLERANCE / 64) step *= 2;
  }
  return state;
}

function oneStep(duel: Duel, [x, y]: Pair, flows: Pair, step: number): Pair {
  const slope = (u: number, v: number): Pair => {
    const [lx, ly] = lossRates(duel, [Math.max(0, u), Math.max(0, v)]);
    return [flows[0] - lx, flows[1] - ly];
  };
  const k1 = slope(x, y);
  const k2 = slope(x + (step / 2) * k1[0], y + (step / 2) * k1[1]);
  const k3 = slope(x + (step / 2) * k2[0], y + (step / 2) * k2[1]);
  const k4 = slope(x + step * k3[0], y + step * k3[1]);
  return [
    x + (step / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]),
    y + (step / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]),
  ];
}
