import { expect, test } from "vitest";
import { filterRecord } from "../../../src/ensemble/calibration/sequential.js";
import { BELIEF, Belief, takeIn } from "../../../src/ensemble/calibration/filter.js";
import { forecast } from "../../../src/ensemble/calibration/forecast.js";
import { STATED, WIDE } from "../../../src/ensemble/calibration/priors.js";
import { advanceAt, Free, FREE, stepOf, targetAfter } from "../../../src/ensemble/calibration/process.js";
import { choleskyFactor } from "../../../src/math/copula.js";
import { sampleQuantile } from "../../../src/math/score.js";
import { syntheticWar, truthOf } from "./synthetic.js";

/** ln density of a normal vector, by its covariance alone. */
function densityOf(values: readonly number[], means: readonly number[], covariance: Float64Array): number {
  const n = values.length;
  const factor = choleskyFactor(covariance, n)!;
  let [density, solved] = [-(n / 2) * Math.log(2 * Math.PI), [] as number[]];
  for (let i = 0; i < n; i++) {
    let rest = values[i] - means[i];
    for (let j = 0; j < i; j++) rest -= factor[i * n + j] * solved[j];
    solved = [...solved, rest / factor[i * n + i]];
    density -= Math.log(factor[i * n + i]) + solved[i] ** 2 / 2;
  }
  return density;
}

test("oracle: week by week the filter gives the density that the joint normal law of all claims gives at once", () => {
  const truth = truthOf(STATED, 3);
  const step = stepOf(truth, 0);
  const war = { ...syntheticWar(truth, 3, 12, 12), gain: new Float64Array(12).fill(NaN) };
  const beliefs = new Float64Array(BELIEF);
  let byWeek = 0;
  for (let week = 0; week < 12; week++) byWeek += takeIn(step, war, week, beliefs, 0);
  const n = 11;
  const means: number[] = [];
  const states = new Float64Array(n * n);
  let [mean, variance] = [war.claims[0], step.report];
  for (let i = 0; i < n; i++) {
    mean = war.target[i + 1] + step.keeps * (mean - war.target[i + 1]);
    variance = step.keeps ** 2 * variance + step.adds;
    means.push(mean);
    for (let j = i; j < n; j++)
      states[i * n + j] = states[j * n + i] = variance * step.keeps ** (j - i) + (i === j ? step.report : 0);
  }
  expect(byWeek).toBeCloseTo(densityOf([...war.claims.slice(1)], means, states), 9);
});

test("a step of a month is what four and a third steps of a week are, in mean and variance", () => {
  const truth = truthOf(STATED, 5);
  const [week, month] = [stepOf(truth, 0), stepOf(truth, 0, 70)];
  let [keeps, adds] = [1, 0];
  for (let k = 0; k < 10; k++) [keeps, adds] = [keeps * week.keeps, adds * week.keeps ** 2 + week.adds];
  expect(month.keeps).toBeCloseTo(keeps, 12);
  expect(month.adds).toBeCloseTo(adds, 12);
  const still = truth.slice();
  still[Free.memory] = 1;
  expect(stepOf(still, 0, 30.4375).adds).toBeCloseTo(still[Free.spread] ** 2, 12);
});

test("with nothing left to chance the forecast is the equations: intensity closes in on its mean, the front follows it", () => {
  const truth = truthOf(STATED, 8);
  for (const name of ["spread", "report", "noise"] as const) truth[Free[name]] = 1e-9;
  const war = syntheticWar(truth, 8, 60, 20);
  const priors = STATED.map((prior, k) => ({ ...prior, law: { kind: "point" as const, value: truth[k] } }));
  const [posterior] = filterRecord(war, priors, [60], { particles: 2, seed: 1 });
  const origin = war.ends[59];
  const fan = forecast(war, posterior, { origin, rest: NaN, ends: [origin + 14, origin + 21], seed: 1 });
  const step = stepOf(truth, 0);
  const target = targetAfter(war, 60);
  const x = [war.claims[59]];
  for (let k = 0; k < 3; k++) x.push(target + step.keeps * (x[k] - target));
  expect(fan.casualties[0][0]).toBeCloseTo((Math.exp(x[1]) + Math.exp(x[2])) / 2, 3);
  expect(fan.casualties[1][0]).toBeCloseTo(Math.exp(x[3]), 3);
  expect(fan.gain[1][0]).toBeCloseTo(advanceAt(step, x[3] - war.reference), 3);
});

test("the same seed gives the same posterior to the bit, another seed another", () => {
  const war = syntheticWar(truthOf(WIDE, 1), 1, 60, 20);
  const once = filterRecord(war, WIDE, [40, 60], { particles: 30, seed: 9 });
  expect(filterRecord(war, WIDE, [40, 60], { particles: 30, seed: 9 })).toEqual(once);
  expect(filterRecord(war, WIDE, [40, 60], { particles: 30, seed: 8 })[1].free).not.toEqual(once[1].free);
  // what was asked for earlier does not depend on what is asked for later
  expect(filterRecord(war, WIDE, [40], { particles: 30, seed: 9 })[0]).toEqual(once[0]);
});

test("the posterior narrows where the record speaks (spreads, advance) and stays the prior where it does not (memory of months)", () => {
  const war = syntheticWar(truthOf(WIDE, 2), 2, 100, 60);
  const [before, after] = filterRecord(war, WIDE, [0, 100], { particles: 200, seed: 4 });
  const width = (at: typeof before, name: keyof typeof Free): number => {
    const values = Float64Array.from({ length: 200 }, (_, p) => at.free[p * FREE + Free[name]]);
    return sampleQuantile(values, 0.9, at.weights) - sampleQuantile(values, 0.1, at.weights);
  };
  for (const name of ["spread", "report", "noise", "advance"] as const)
    expect([name, width(after, name) / width(before, name) < 0.6]).toEqual([name, true]);
  expect(width(after, "memory") / width(before, "memory")).toBeGreaterThan(0.7);
  expect(after.beliefs[Belief.sawArea]).toBe(1);
});
