import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cdf, cutMass, quantile, survival, truncatedQuantile } from "../../src/math/distribution.js";
import type { Law } from "../../src/math/law.js";
import { normalRise } from "../../src/math/special.js";

interface Row {
  readonly law: Law;
  readonly bounds?: readonly [number | null, number | null];
  readonly values: readonly number[];
}
const { shares, rows } = JSON.parse(
  readFileSync(new URL("../../references/math/quantiles.json", import.meta.url), "utf8"),
) as { shares: readonly number[]; rows: readonly Row[] };

const RELATIVE = 1e-12;

test("reference: quantiles of every law, whole and cut, within 1e-12 of mpmath's", () => {
  let most = 0;
  for (const { law, bounds, values } of rows)
    shares.forEach((share, i) => {
      const x = bounds
        ? truncatedQuantile(law, [bounds[0] ?? -Infinity, bounds[1] ?? Infinity], share)
        : quantile(law, share);
      if (x !== values[i]) most = Math.max(most, Math.abs(x / values[i] - 1));
    });
  console.log(`${rows.length * shares.length} quantiles, largest relative error ${most.toExponential(1)}`);
  expect(rows.length * shares.length).toBe(1064);
  expect(most).toBeLessThanOrEqual(RELATIVE);
});

/** d and Φ(d − 1.5) − Φ(−1.5) by mpmath 1.2.1 at 40 digits. */
const RISES = [
  [1e-12, 1.2951759566598886e-13],
  [1e-6, 1.2951769280411546e-7],
  [1e-4, 1.2952730975538893e-5],
  [6e-4, 7.774553297786935e-5],
] as const;

test("reference: the series of a normal law next to a bound, and where it gives up", () => {
  for (const [d, mass] of RISES) expect(normalRise(-1.5, mass) / d).toBeCloseTo(1, 13);
  expect(normalRise(-1.5, 0.01)).toBeNaN();
});

test("reference: both tails of every smooth law give back the share of mpmath's quantile", () => {
  for (const { law } of rows.filter((row) => !row.bounds && row.law.kind !== "choice"))
    shares.forEach((share) => {
      const x = quantile(law, share);
      // the tail that x can tell: one ulp of x moves the share by its density times that
      const blur = Math.abs(x) * 1e-14;
      if (share <= 0.5) expect(cdf(law, x - blur) * (1 - 1e-12)).toBeLessThanOrEqual(share);
      if (share <= 0.5) expect(cdf(law, x + blur) * (1 + 1e-12)).toBeGreaterThanOrEqual(share);
      if (share > 0.5) expect(survival(law, x - blur) * (1 + 1e-12)).toBeGreaterThanOrEqual(1 - share);
      if (share > 0.5) expect(survival(law, x + blur) * (1 - 1e-12)).toBeLessThanOrEqual(1 - share);
    });
});

test("the ends of a law are exact", () => {
  const bounded: Law[] = [
    { kind: "uniform", low: 0.1, high: 0.3 },
    { kind: "between", low: -0.7, high: 0.1 },
    { kind: "pert", low: 0.1, mode: 0.2, high: 0.3 },
    { kind: "triangular", low: 0.1, mode: 0.15, high: 0.3 },
  ];
  for (const law of bounded as { kind: "uniform"; low: number; high: number }[]) {
    expect([quantile(law, 0), quantile(law, 1)]).toEqual([law.low, law.high]);
    expect([cdf(law, law.low), cdf(law, law.high)]).toEqual([0, 1]);
    expect([survival(law, law.low), survival(law, law.high)]).toEqual([1, 0]);
    expect([truncatedQuantile(law, [0.16, 0.25], 0), truncatedQuantile(law, [0.16, 0.25], 1)]).toEqual(
      law.high < 0.16 ? [0.16, 0.16] : [0.16, 0.25],
    );
  }
  expect([quantile({ kind: "beta", a: 2, b: 3 }, 0), quantile({ kind: "beta", a: 2, b: 3 }, 1)]).toEqual([0, 1]);
  expect(quantile({ kind: "range", low: 8, high: 12 }, 0.05)).toBe(8);
  expect(quantile({ kind: "lognormal", median: 10, p10: 6, p90: 15 }, 0.5)).toBe(10);
  expect([quantile({ kind: "normal", mean: 1, sd: 2 }, 0), quantile({ kind: "range", low: 8, high: 12 }, 0)]).toEqual([
    -Infinity,
    0,
  ]);
});

test("a law of one point, however written, gives that point at every share", () => {
  const points: Law[] = [
    { kind: "point", value: 3 },
    { kind: "range", low: 3, high: 3 },
    { kind: "uniform", low: 3, high: 3 },
    { kind: "between", low: 3, high: 3 },
    { kind: "pert", low: 3, mode: 3, high: 3 },
    { kind: "triangular", low: 3, mode: 3, high: 3 },
    { kind: "normal", mean: 3, sd: 0 },
    { kind: "lognormal", median: 3, p10: 3, p90: 3 },
  ];
  for (const law of points) {
    expect([0, 1e-9, 0.3, 1 - 1e-9, 1].map((u) => quantile(law, u))).toEqual([3, 3, 3, 3, 3]);
    expect([cdf(law, 2.9), cdf(law, 3), survival(law, 2.9), survival(law, 3)]).toEqual([0, 1, 1, 0]);
  }
});

test("the mass cut off is right where it is small: a normal outside eight standard deviations", () => {
  // 2·Φ(−8) by mpmath 1.2.1
  expect(cutMass({ kind: "normal", mean: 0, sd: 1 }, [-8, 8]) / 1.2441921148543568e-15).toBeCloseTo(1, 13);
  expect(cutMass({ kind: "range", low: 80, high: 100 }, [0, 100])).toBeCloseTo(0.05, 15);
});
