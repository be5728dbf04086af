import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Factor } from "../../src/judgement/factor.js";
import { nearestMean } from "../../src/judgement/nearest-rows.js";
import { shapleyEffects, shapleyValues } from "../../src/judgement/shapley.js";
import { inverseNormal } from "../../src/math/special.js";
import { draw } from "./designs.js";

/** Shapley effects of β₁X₁ + β₂X₂, unit normal with correlation ρ; Iooss & Prieur (2019), IJUQ 9, 493–514, eq. 15. */
function twoNormals(b1: number, b2: number, rho: number): [number, number] {
  const variance = b1 * b1 + b2 * b2 + 2 * rho * b1 * b2;
  const of = (a: number, b: number): number =>
    (a * a * (1 - (rho * rho) / 2) + rho * a * b + (b * b * rho * rho) / 2) / variance;
  return [of(b1, b2), of(b2, b1)];
}

/** Share of variance explained by a set of two normals. */
const worthOf = (b1: number, b2: number, rho: number): number[] => {
  const variance = b1 * b1 + b2 * b2 + 2 * rho * b1 * b2;
  return [0, (b1 + rho * b2) ** 2 / variance, (b2 + rho * b1) ** 2 / variance, 1];
};

describe("reference: two correlated normals in a weighted sum, closed form", () => {
  test.each([
    [1, 1, 0],
    [1, 1, 0.9],
    [1, 2, 0.5],
    [2, -1, 0.7],
  ])("weights %d and %d, correlation %d", (b1, b2, rho) => {
    const closed = twoNormals(b1, b2, rho);
    const values = shapleyValues(worthOf(b1, b2, rho), 2);
    closed.forEach((truth, j) => expect(values[j]).toBeCloseTo(truth, 12));
    const [u, v] = [0, 1].map((column) => Array.from({ length: 1500 }, (_, i) => inverseNormal(draw(11, i, column))));
    const second = v.map((z, i) => rho * u[i] + Math.sqrt(1 - rho * rho) * z);
    const factors: Factor[] = [u, second].map((values, j) => ({
      name: `x${j}`,
      kind: "real",
      values: Float64Array.from(values),
    }));
    const estimated = shapleyEffects(
      factors,
      Float64Array.from(u, (x, i) => b1 * x + b2 * second[i]),
    );
    closed.forEach((truth, j) => expect(Math.abs(estimated[j] - truth)).toBeLessThan(0.05));
  });
});

test("property: values add up to the worth of all; who adds nothing gets nothing; equals get equal", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 }),
      (k, numbers) => {
        const worth = numbers.slice(0, 1 << k);
        expect(shapleyValues(worth, k).reduce((sum, v) => sum + v, 0)).toBeCloseTo(
          worth[worth.length - 1] - worth[0],
          9,
        );
        const idle = [...worth, ...worth]; // one more player who changes nothing
        const values = shapleyValues(idle, k + 1);
        expect(values[k]).toBeCloseTo(0, 12);
        shapleyValues(worth, k).forEach((v, j) => expect(values[j]).toBeCloseTo(v, 9));
      },
    ),
  );
});

test("property: neighbours are those of a search through all rows", () => {
  const row = fc.tuple(
    fc.double({ noNaN: true, min: 0, max: 1 }),
    fc.double({ noNaN: true, min: 0, max: 1 }),
    fc.double({ noNaN: true, min: -5, max: 5 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(row, { minLength: 4, maxLength: 30, selector: ([x]) => x }), (rows) => {
      const factors = [0, 1].map((c): Factor => ({
        name: `x${c}`,
        kind: "real",
        values: Float64Array.from(rows, (r) => r[c]),
      }));
      const rank = (c: number, i: number): number => {
        const [less, same] = [
          rows.filter((r) => r[c] < rows[i][c]).length,
          rows.filter((r) => r[c] === rows[i][c]).length,
        ];
        return (less + (same - 1) / 2) / (rows.length - 1);
      };
      const far = (i: number, j: number): number => (rank(0, i) - rank(0, j)) ** 2 + (rank(1, i) - rank(1, j)) ** 2;
      const pairs = rows.map((_, i) => rows.map((_unused, j) => far(i, j)).sort((a, b) => a - b));
      // where the second and third nearest are as far, which is taken is a convention
      if (pairs.some((d) => Math.abs(d[1] - d[2]) < 1e-12)) return;
      const slow = rows.map((r, i) => {
        const next = rows.map((_, j) => j).sort((a, b) => far(i, a) - far(i, b))[1];
        return (r[2] - rows[next][2]) ** 2 / 2;
      });
      expect(
        nearestMean(
          factors,
          Float64Array.from(rows, (r) => r[2]),
          2,
        ),
      ).toBeCloseTo(slow.reduce((s, v) => s + v, 0) / rows.length, 9);
    }),
  );
});

test("a constant outcome has no effects; more than ten factors are refused", () => {
  const x: Factor = { name: "x", kind: "real", values: Float64Array.of(1, 2, 3) };
  expect([...shapleyEffects([x], new Float64Array(3))]).toEqual([0]);
  expect(() =>
    shapleyEffects(
      Array.from({ length: 11 }, () => x),
      x.values,
    ),
  ).toThrow("invalid number of factors: 11, at most 10");
});
