import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cdf, cutMass, quantile, scaleLaw, truncatedQuantile } from "../../src/math/distribution.js";
import { exp } from "../../src/math/elementary.js";
import type { Law } from "../../src/math/law.js";
import { betaCdf, betaQuantile, betaUpper } from "../../src/math/beta.js";
import { gammaCdf, gammaQuantile, gammaUpper, lgamma } from "../../src/math/gamma.js";
import { erf, erfc, inverseNormal, normalCdf } from "../../src/math/special.js";
import { laws } from "./laws.js";

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe.each(laws)("$kind", (law) => {
  test("property: the quantile undoes the distribution function and rises", () => {
    fc.assert(
      fc.property(share, share, (u, v) => {
        expect(cdf(law, quantile(law, u))).toBeCloseTo(u, 11);
        if (u < v) expect(quantile(law, u)).toBeLessThanOrEqual(quantile(law, v));
      }),
      { numRuns: 200, seed: 2 },
    );
  });
  test("property: a cut law stays inside its bounds and keeps its order", () => {
    const bounds = [quantile(law, 0.2), quantile(law, 0.7)] as const;
    fc.assert(
      fc.property(share, (u) => {
        const x = truncatedQuantile(law, bounds, u);
        return x >= bounds[0] && x <= bounds[1] && Math.abs(cdf(law, x) - (0.2 + 0.5 * u)) < 1e-9;
      }),
      { numRuns: 100, seed: 2 },
    );
    expect(cutMass(law, bounds)).toBeCloseTo(0.5, 9);
  });
});

test("a range holds nine tenths between its ends", () => {
  for (const law of laws.slice(0, 2) as { kind: "range"; low: number; high: number }[]) {
    expect(quantile(law, 0.05)).toBeCloseTo(law.low, 10);
    expect(quantile(law, 0.95)).toBeCloseTo(law.high, 10);
  }
});

test("a structural choice takes its branch by weight and spends the rest of the draw inside it", () => {
  const law: Law = {
    kind: "choice",
    choices: [
      { name: "near", weight: 0.6, law: { kind: "uniform", low: 25, high: 30 } },
      { name: "far", weight: 0.4, law: { kind: "uniform", low: 480, high: 500 } },
    ],
  };
  expect(quantile(law, 0.3)).toBeCloseTo(27.5, 12);
  expect(quantile(law, 0.8)).toBeCloseTo(490, 12);
  const bare: Law = {
    kind: "choice",
    choices: [
      { name: "a", weight: 0.5, law: null },
      { name: "b", weight: 0.5, law: null },
    ],
  };
  expect([quantile(bare, 0.49), quantile(bare, 0.51)]).toEqual([0, 1]);
});

test("property: scaling a law scales its quantiles", () => {
  for (const law of laws.filter((each) => each.kind !== "beta"))
    expect(quantile(scaleLaw(law, 7), 0.3)).toBeCloseTo(7 * quantile(law, 0.3), 9);
});

describe("special functions at values known exactly", () => {
  test("normal", () => {
    expect(inverseNormal(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(inverseNormal(0.5)).toBe(0);
    expect(inverseNormal(1e-10)).toBeCloseTo(-6.361340902404056, 13);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15);
    expect(erf(1)).toBeCloseTo(0.8427007929497149, 15);
  });
  test("ends and what lies outside", () => {
    expect([0, 1, -0.1, 1.1, NaN].map(inverseNormal)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
    expect([-Infinity, Infinity, NaN, 0, -50, 50].map(normalCdf)).toEqual([0, 1, NaN, 0.5, 0, 1]);
    expect([-Infinity, Infinity, NaN, 0, -30].map(erf)).toEqual([-1, 1, NaN, 0, -1]);
    expect([-Infinity, Infinity, NaN, 0, 28].map(erfc)).toEqual([2, 0, NaN, 1, 0]);
    expect([0, 1, 2, Infinity, 1e308, -1, NaN].map(lgamma)).toEqual([Infinity, 0, 0, Infinity, Infinity, NaN, NaN]);
    expect([0, 1, NaN, 2].map((p) => betaQuantile(p, 2, 3))).toEqual([0, 1, NaN, NaN]);
    expect([0, 1, NaN, 2].map((p) => gammaQuantile(p, 2))).toEqual([0, Infinity, NaN, NaN]);
    expect([-1, 0, 1, 2].map((x) => [betaCdf(x, 2, 3), betaUpper(x, 2, 3)])).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
      [1, 0],
    ]);
    expect([-1, 0, Infinity].map((x) => [gammaCdf(x, 2), gammaUpper(x, 2)])).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });
  test("property: quantiles of the beta and gamma laws undo their shares in both tails", () => {
    // below 1 a quantile next to 1 has no room for its upper share
    const shape = fc.double({ min: 1, max: 300, noNaN: true });
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        expect(betaCdf(betaQuantile(p, a, b), a, b) / p).toBeCloseTo(1, 10);
        expect(betaUpper(betaQuantile(p, a, b), a, b) / (1 - p)).toBeCloseTo(1, 8);
        expect(gammaCdf(gammaQuantile(p, a), a) / p).toBeCloseTo(1, 10);
        expect(gammaUpper(gammaQuantile(p, a), a) / (1 - p)).toBeCloseTo(1, 10);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
  test("property: a gamma law of whole shape is a Poisson tail", () => {
    for (const k of [1, 2, 5, 20])
      for (const x of [0.3, 2, 9, 40]) {
        let term = exp(-x);
        let sum = 0;
        for (let n = 0; n < k; n++) {
          sum += term;
          term *= x / (n + 1);
        }
        expect(gammaUpper(x, k) / sum).toBeCloseTo(1, 13);
      }
  });
  test("beta and gamma", () => {
    expect(lgamma(0.5)).toBeCloseTo(0.5723649429247001, 14);
    expect(lgamma(11)).toBeCloseTo(Math.log(3628800), 12);
    // I_x(2, 3) = x²(6 − 8x + 3x²), I_x(1/2, 1/2) = 2/π·asin √x
    for (const x of [0.05, 0.3, 0.72, 0.99]) {
      expect(betaCdf(x, 2, 3)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 13);
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
    }
    expect(betaQuantile(0.6875, 2, 3)).toBeCloseTo(0.5, 13);
  });
});
