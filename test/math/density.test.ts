import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutCdf, logDensity } from "../../src/math/density.js";
import { quantile, truncatedQuantile } from "../../src/math/distribution.js";
import { exp } from "../../src/math/elementary.js";
import type { Law } from "../../src/math/law.js";
import { laws } from "./laws.js";

const OPEN = [-Infinity, Infinity] as const;
const near: Law = {
  kind: "choice",
  choices: [
    { name: "near", weight: 0.6, law: { kind: "uniform", low: 25, high: 30 } },
    { name: "far", weight: 0.4, law: { kind: "uniform", low: 480, high: 500 } },
  ],
};

describe.each(laws)("density of $kind", (law) => {
  const bounds = [quantile(law, 0.2), quantile(law, 0.7)] as const;
  test.each([OPEN, bounds])("property: it is the slope of the distribution function, within %j", (...cut) => {
    const within = cut as unknown as readonly [number, number];
    fc.assert(
      fc.property(fc.double({ min: 0.03, max: 0.97, noNaN: true }), (u) => {
        const x = truncatedQuantile(law, within, u);
        const h = 1e-5 * Math.abs(x);
        // a kink of the law within the step is no slope
        fc.pre(law.kind !== "lognormal" || Math.abs(x - law.median) > h);
        fc.pre(law.kind !== "triangular" || Math.abs(x - law.mode) > h);
        const slope = (cutCdf(law, within, x + h) - cutCdf(law, within, x - h)) / (2 * h);
        expect(exp(logDensity(law, within, x)) / slope).toBeCloseTo(1, 5);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
  test("is nothing outside the bounds, and cut shares run from 0 to 1", () => {
    expect(logDensity(law, bounds, bounds[1] + 1)).toBe(-Infinity);
    expect([bounds[0] - 1, bounds[1]].map((x) => cutCdf(law, bounds, x))).toEqual([0, 1]);
    expect(cutCdf(law, bounds, quantile(law, 0.45))).toBeCloseTo(0.5, 9);
  });
});

test("choices among ranges have a density, choices among single values chances, and a mixture of both neither", () => {
  expect(exp(logDensity(near, OPEN, 26))).toBeCloseTo(0.6 / 5, 12);
  expect(exp(logDensity(near, OPEN, 490))).toBeCloseTo(0.4 / 20, 12);
  expect(logDensity(near, OPEN, 100)).toBe(-Infinity);
  const named: Law = {
    kind: "choice",
    choices: [
      { name: "a", weight: 0.25, law: null },
      { name: "b", weight: 0.75, law: null },
    ],
  };
  expect(exp(logDensity(named, OPEN, 1))).toBeCloseTo(0.75, 12);
  const points: Law = {
    kind: "choice",
    choices: [3, 7].map((value) => ({ name: `${value}`, weight: 0.5, law: { kind: "point", value } })),
  };
  expect([3, 7, 5].map((x) => exp(logDensity(points, OPEN, x)))).toEqual(
    [0.5, 0.5, 0].map((p) => expect.closeTo(p, 12)),
  );
  const both: Law = { kind: "choice", choices: [...near.choices.slice(0, 1), ...points.choices.slice(0, 1)] };
  expect(logDensity(both, OPEN, 26)).toBeNaN();
});
