import fc from "fast-check";
import { expect, test } from "vitest";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import {
  brierScore,
  crps,
  intervalCoverage,
  logScore,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  pairedDifference,
  sampleQuantile,
} from "../../src/math/score.js";
import { inverseNormal, normalCdf } from "../../src/math/special.js";

/** A stream of the tests, uniform. */
const u = (world: number, draw: number): number =>
  uniformAt(11, { world, week: 0, draw, stream: 0, purpose: Purpose.tests, repeat: 0 });
const normal = (world: number, draw: number): number => inverseNormal(u(world, draw));
/** Few values, so that ties between forecasts and with the observation are common. */
const value = fc.integer({ min: -8, max: 8 });
const sampleAndWeights = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.tuple(
      fc.array(value, { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }),
    ),
  );

test("oracle: the CRPS of a sample is its mean distance to the truth less half its mean distance to itself", () => {
  fc.assert(
    fc.property(sampleAndWeights, value, ([sample, weights], truth) => {
      const total = weights.reduce((a, b) => a + b, 0);
      let [far, spread] = [0, 0];
      sample.forEach((x, i) => {
        far += (weights[i] / total) * Math.abs(x - truth);
        sample.forEach((y, j) => (spread += (weights[i] / total) * (weights[j] / total) * Math.abs(x - y)));
      });
      expect(crps(sample, truth, weights)).toBeCloseTo(far - spread / 2, 12);
    }),
  );
});

test("reference: the CRPS of a large normal sample is the closed form of Gneiting & Raftery (2007), to 0.1 %", () => {
  const n = 20_000;
  const sample = Array.from({ length: n }, (_, k) => 3 + 2 * inverseNormal((k + 0.5) / n));
  for (const truth of [3, 3.7, -4, 9]) {
    const z = (truth - 3) / 2;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const closed = 2 * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
    expect(Math.abs(crps(sample, truth) / closed - 1)).toBeLessThan(1e-3);
  }
});

test("a weight of two counts like the value written twice, and one value is scored by its distance", () => {
  expect(crps([1, 4], 2, [2, 1])).toBeCloseTo(crps([1, 1, 4], 2), 14);
  expect(crps([5], 2)).toBe(3);
  expect(crps([2], 2)).toBe(0);
});

test("the CRPS is proper: the true spread scores better than half or twice of it, and the true centre than a shifted one", () => {
  const forecast = (centre: number, sd: number): number[] =>
    Array.from({ length: 60 }, (_, k) => centre + sd * inverseNormal((k + 0.5) / 60));
  const score = (sample: readonly number[]): number =>
    Array.from({ length: 2000 }, (_, k) => crps(sample, normal(k, 1))).reduce((a, b) => a + b, 0) / 2000;
  const honest = score(forecast(0, 1));
  for (const [centre, sd] of [
    [0, 0.5],
    [0, 2],
    [0.5, 1],
    [-0.5, 1],
  ])
    expect(score(forecast(centre, sd))).toBeGreaterThan(honest);
});

test("Brier and log score are proper: over a chance of 30 % nothing beats saying 30 %", () => {
  const events = Array.from({ length: 100 }, (_, k) => (k < 30 ? 1 : 0));
  const said = (p: number): number[] => events.map(() => p);
  for (const score of [brierScore, logScore])
    for (const other of [0.1, 0.25, 0.35, 0.6])
      expect(score(said(other), events)).toBeGreaterThan(score(said(0.3), events));
  expect(brierScore([1, 0.25], [1, 0])).toBeCloseTo(0.03125, 14);
  expect(logScore([0.5, 0.75], [1, 0])).toBeCloseTo(-(Math.log(0.5) + Math.log(0.25)) / 2, 14);
  expect(logScore([0], [1])).toBe(Infinity);
});

test("errors, their share of the truth, and coverage count what they say; lists of two lengths are refused", () => {
  expect(meanAbsoluteError([1, 5], [2, 3])).toBe(1.5);
  expect(meanAbsolutePercentageError([8, 6], [10, 5])).toBeCloseTo(0.2, 14);
  expect(intervalCoverage([0, 0, 0], [1, 1, 1], [0, 1, 1.01])).toEqual({ inside: 2, n: 3, share: 2 / 3 });
  expect(() => meanAbsoluteError([1], [1, 2])).toThrow("invalid scores: 1 forecasts of 2 observations");
});

test("a weighted quantile is the least value with enough weight at or below it", () => {
  expect(sampleQuantile([30, 10, 20], 0.5)).toBe(20);
  expect(sampleQuantile([30, 10, 20], 0.5, [8, 1, 1])).toBe(30);
  expect(sampleQuantile([30, 10, 20], 0)).toBe(10);
  expect(sampleQuantile([30, 10, 20], 1)).toBe(30);
});

test("the block bootstrap knows that neighbours depend on each other: its interval is wider than one of single times", () => {
  // AR(1) of 0.8: the variance of the mean is nine times that of independent draws
  let x = 0;
  const times = Array.from({ length: 300 }, (_, k) => [(x = 0.8 * x + normal(k, 2))]);
  const how = { draws: 400, level: 0.9, seed: 1, stream: 0 };
  const blocks = pairedDifference(times, { ...how, block: 20 });
  const singles = pairedDifference(times, { ...how, block: 1 });
  expect(blocks.high - blocks.low).toBeGreaterThan(1.8 * (singles.high - singles.low));
  expect(blocks.n).toBe(300);
  expect(pairedDifference(times, { ...how, block: 20 })).toEqual(blocks);
  expect(pairedDifference(times, { ...how, block: 20, seed: 2 })).not.toEqual(blocks);
});

test("the 90 % interval of independent differences holds the truth in about 90 % of 200 tables", () => {
  let inside = 0;
  for (let table = 0; table < 200; table++) {
    const times = Array.from({ length: 40 }, (_, k) => [normal(1000 + table, k), normal(1000 + table, 100 + k)]);
    const { low, high } = pairedDifference(times, { block: 2, draws: 200, level: 0.9, seed: 5, stream: table });
    if (low <= 0 && high >= 0) inside++;
  }
  expect(inside / 200).toBeGreaterThan(0.82);
  expect(inside / 200).toBeLessThan(0.96);
});

test("times with several differences are kept whole: the mean is over all differences, not over times", () => {
  expect(pairedDifference([[1, 1, 1], [5]], { block: 1, draws: 50, level: 0.9, seed: 1, stream: 0 }).mean).toBe(2);
});
