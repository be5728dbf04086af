import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaCdf, betaQuantile } from "../../src/math/beta.js";
import { grouped } from "../../src/math/counts.js";
import { CELLS, fitLaw, massBelow, PLACES, placeLikelihoods } from "../../src/math/deconvolution.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";

const u = (world: number, repeat: number): number =>
  uniformAt(3, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
const countsOf = (worlds: number, chance: (world: number) => number, repeats = 16): { k: number[]; n: number[] } => {
  const k = Array.from(
    { length: worlds },
    (_, world) => Array.from({ length: repeats }, (_, r) => u(world, r + 1)).filter((x) => x < chance(world)).length,
  );
  return { k, n: k.map(() => repeats) };
};
const fitted = (counts: { k: number[]; n: number[] }): ReturnType<typeof fitLaw> => {
  const groups = grouped(counts);
  return fitLaw(
    placeLikelihoods(groups),
    groups.map(({ weight }) => weight),
  );
};
/** A world that says nothing: its posterior is the law itself. */
const NOTHING = new Float64Array(PLACES).fill(1);

test("the law found is the law the chances were drawn from, to the noise of 1,000 worlds", () => {
  const worlds = 1000;
  const laws: [string, (world: number) => number, (at: number) => number][] = [
    ["a beta law", (w) => betaQuantile(u(w, 100), 0.6, 6), (at) => betaCdf(at, 0.6, 6)],
    [
      "a third at exactly 0, a third at exactly 1, the rest anywhere",
      (w) => (w % 3 === 0 ? 0 : w % 3 === 1 ? 1 : u(w, 100)),
      (at) => (1 + at) / 3,
    ],
    ["two kinds", (w) => (w % 2 === 0 ? 0.03 : 0.6), (at) => (at < 0.6 ? 0.5 : 1)],
  ];
  for (const [name, chance, truth] of laws) {
    const law = fitted(countsOf(worlds, chance, 32));
    for (const at of [0.3, 0.4, 0.8])
      expect(Math.abs(massBelow(law, NOTHING, at) - truth(at)), `${name} at ${at}`).toBeLessThan(0.05);
    expect(law.mass.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
  }
});

test("no step away from the law found makes the counts likelier by more than a climb stops at", () => {
  const groups = grouped(countsOf(300, (w) => (w % 3 === 0 ? 0 : w % 3 === 1 ? 0.1 : u(w, 99))));
  const likelihoods = placeLikelihoods(groups);
  const weights = groups.map(({ weight }) => weight);
  const { coefficients } = fitLaw(likelihoods, weights);
  // started again from the end, or from elsewhere, the climb comes to the same law
  const again = fitLaw(likelihoods, weights, { start: coefficients });
  const elsewhere = fitLaw(likelihoods, weights, { start: coefficients.map((each, j) => each + (j % 2 ? 0.5 : -0.5)) });
  for (const law of [again, elsewhere])
    for (const at of [0.02, 0.05, 0.3])
      expect(Math.abs(massBelow(law, NOTHING, at) - massBelow(fitLaw(likelihoods, weights), NOTHING, at))).toBeLessThan(
        0.01,
      );
});

describe("without counts", () => {
  const law = fitLaw([], []);
  test("the law is the arcsine law, Beta(½, ½), and one part in twenty at either end", () => {
    const ends = Math.exp(-3) / (1 + 2 * Math.exp(-3));
    expect(law.mass[0]).toBeCloseTo(ends, 12);
    expect(law.mass[CELLS + 1]).toBeCloseTo(ends, 12);
    for (const at of [0, 0.05, 0.5, 0.9])
      expect(massBelow(law, NOTHING, at)).toBeCloseTo(ends + (1 - 2 * ends) * betaCdf(at, 0.5, 0.5), 3);
    expect(massBelow(law, NOTHING, 1)).toBe(1);
  });
  test("a world of k hits in n, neither none nor all, has the posterior Beta(k + ½, n − k + ½) within a cell", () => {
    const counts = fc
      .integer({ min: 2, max: 512 })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), ([k, n], threshold) => {
        const [own] = placeLikelihoods([{ k, n }]);
        expect(Math.abs(massBelow(law, own, threshold) - betaCdf(threshold, k + 0.5, n - k + 0.5))).toBeLessThan(0.11);
      }),
    );
  });
});

test("worlds with more repeats are told apart better, and never enter the law twice", () => {
  const few = countsOf(200, (w) => (w % 2 === 0 ? 0.02 : 0.12));
  const many = countsOf(200, (w) => (w % 2 === 0 ? 0.02 : 0.12), 256);
  const split = (counts: { k: number[]; n: number[] }): number => {
    const law = fitted(counts);
    const likelihoods = placeLikelihoods(counts.k.map((k, j) => ({ k, n: counts.n[j] })));
    const masses = likelihoods.map((own) => massBelow(law, own, 0.05));
    return masses.filter((mass, w) => (w % 2 === 0 ? mass > 0.9 : mass < 0.1)).length / 200;
  };
  expect(split(many)).toBeGreaterThan(0.93);
  expect(split(few)).toBeLessThan(0.8);
  // the same counts twice, at half the weight each, are the same law
  const groups = grouped(few);
  const once = fitLaw(
    placeLikelihoods(groups),
    groups.map(({ weight }) => weight),
  );
  const twice = fitLaw(
    placeLikelihoods([...groups, ...groups]),
    [...groups, ...groups].map(({ weight }) => weight / 2),
  );
  expect(massBelow(twice, NOTHING, 0.05)).toBeCloseTo(massBelow(once, NOTHING, 0.05), 6);
});
