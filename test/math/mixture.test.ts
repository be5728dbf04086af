import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaCdf } from "../../src/math/beta.js";
import { fitBetaBinomial, grouped, massBelow, misfitOf } from "../../src/math/betabinomial.js";
import { CELLS, cellLikelihoods, fitMixture, mixtureMassBelow } from "../../src/math/mixture.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { betaQuantile } from "../../src/math/beta.js";

const u = (world: number, repeat: number): number =>
  uniformAt(3, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
const countsOf = (worlds: number, chance: (world: number) => number, repeats = 16): { k: number[]; n: number[] } => {
  const k = Array.from(
    { length: worlds },
    (_, world) => Array.from({ length: repeats }, (_, r) => u(world, r + 1)).filter((x) => x < chance(world)).length,
  );
  return { k, n: k.map(() => repeats) };
};

test("counts of a beta law pass the test of fit; counts of two kinds of worlds do not", () => {
  const beta = grouped(countsOf(400, (world) => betaQuantile(u(world, 100), 0.6, 6)));
  expect(misfitOf(beta, fitBetaBinomial(beta)).p).toBeGreaterThan(0.01);
  const two = grouped(countsOf(400, (world) => (world % 2 === 0 ? 0.03 : 0.6)));
  expect(misfitOf(two, fitBetaBinomial(two)).p).toBeLessThan(1e-6);
});

test("the statistic of fit is Pearson's, by hand for a uniform law", () => {
  // Beta(1, 1) makes every count of 0 to 3 hits equally likely: 10 worlds each of 40
  const groups = [8, 14, 9, 9].map((weight, k) => ({ k, n: 3, weight }));
  const { chi2, freedom, p } = misfitOf(groups, { a: 1, b: 1 });
  expect(chi2).toBeCloseTo((4 + 16 + 1 + 1) / 10, 9);
  expect(freedom).toBe(1);
  expect(p).toBeCloseTo(0.138, 3); // χ² of 2.2 with one degree of freedom
});

test("the likelihood of ragged counts is that of every repeat: splitting a world's repeats by outcome changes nothing", () => {
  // worlds of 16, 32 and 64 repeats; the fit agrees with a grid over the exact likelihood
  const k = [0, 1, 3, 20, 8, 0, 2, 40];
  const n = [16, 16, 16, 32, 32, 64, 64, 64];
  const exact = (a: number, b: number): number =>
    k.reduce((sum, hits, j) => {
      let log = 0;
      for (let i = 0; i < hits; i++) log += Math.log(a + i);
      for (let i = 0; i < n[j] - hits; i++) log += Math.log(b + i);
      for (let i = 0; i < n[j]; i++) log -= Math.log(a + b + i);
      return sum + log;
    }, 0);
  const { a, b } = fitBetaBinomial(grouped({ k, n }));
  for (const [x, y] of [
    [0.9, 1],
    [1.1, 1],
    [1, 0.9],
    [1, 1.1],
  ])
    expect(exact(a * x, b * y)).toBeLessThan(exact(a, b));
});

describe("a mixture on cells", () => {
  test("finds the two kinds of worlds", () => {
    const groups = grouped(countsOf(400, (world) => (world % 2 === 0 ? 0.03 : 0.6)));
    const likelihoods = cellLikelihoods(groups);
    const law = fitMixture(
      likelihoods,
      groups.map(({ weight }) => weight),
      { rounds: 100 },
    );
    const nothing = new Float64Array(CELLS).fill(1);
    expect(mixtureMassBelow(law, nothing, 0.3)).toBeCloseTo(0.5, 1);
    expect(mixtureMassBelow(law, nothing, 0.4) - mixtureMassBelow(law, nothing, 0.15)).toBeLessThan(0.05);
    expect(mixtureMassBelow(law, likelihoods[groups.findIndex(({ k }) => k === 0)], 0.3)).toBeGreaterThan(0.99);
  });
  test("each round of EM makes the counts likelier, and the weights of the cells add up to one", () => {
    const groups = grouped(countsOf(60, (world) => u(world, 99)));
    const likelihoods = cellLikelihoods(groups);
    const weights = groups.map(({ weight }) => weight);
    const logLikelihood = (law: Float64Array): number =>
      likelihoods.reduce(
        (sum, own, g) => sum + weights[g] * Math.log(own.reduce((x, each, c) => x + each * law[c], 0)),
        0,
      );
    let law = fitMixture(likelihoods, weights, { rounds: 1 });
    for (let round = 0; round < 20; round++) {
      const next = fitMixture(likelihoods, weights, { rounds: 1, start: law });
      expect(logLikelihood(next)).toBeGreaterThanOrEqual(logLikelihood(law));
      expect(next.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
      law = next;
    }
  });
  test("with equal weights on the cells the posterior is that of the arcsine law, Beta(½, ½), within a cell", () => {
    const law = new Float64Array(CELLS).fill(1 / CELLS);
    const counts = fc
      .integer({ min: 1, max: 512 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), ([k, n], threshold) => {
        const [own] = cellLikelihoods([{ k, n }]);
        expect(Math.abs(mixtureMassBelow(law, own, threshold) - betaCdf(threshold, k + 0.5, n - k + 0.5))).toBeLessThan(
          0.05,
        );
      }),
    );
    expect(mixtureMassBelow(law, cellLikelihoods([{ k: 1, n: 16 }])[0], 0.05)).toBeCloseTo(
      massBelow({ a: 0.5, b: 0.5 }, 1, 16, 0.05),
      3,
    );
  });
});
