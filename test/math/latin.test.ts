import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { latinPoints, permutationKeys, shareIn } from "../../src/math/latin.js";
import { permuted } from "../../src/math/permutation.js";

const keysOf = (seed: number): Uint32Array => permutationKeys(seed, 7, 9, 3);

describe("a permutation computed place by place", () => {
  test("property: meets every place once, for any size and key", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (n, seed) => {
        const keys = keysOf(seed);
        const places = new Set(Array.from({ length: n }, (_, index) => permuted(index, n, keys)));
        expect(places.size).toBe(n);
        expect(Math.min(...places)).toBe(0);
        expect(Math.max(...places)).toBe(n - 1);
      }),
    );
  });
  test.each([
    [3, 6],
    [4, 24],
    [5, 120],
    [6, 720],
  ])("over seeds, the orders of %i places are as even as chance: chi-square below its 0.999 quantile", (n, orders) => {
    const each = 60;
    const seen = new Map<string, number>();
    for (let seed = 0; seed < orders * each; seed++) {
      const keys = keysOf(seed);
      const order = Array.from({ length: n }, (_, index) => permuted(index, n, keys)).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    const square = [...seen.values()].reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
    const unseen = (orders - seen.size) * each;
    // Wilson & Hilferty (1931): quantile of chi-square with f degrees of freedom at z = 3.09.
    const f = orders - 1;
    const most = f * (1 - 2 / (9 * f) + 3.09 * Math.sqrt(2 / (9 * f))) ** 3;
    expect(square + unseen).toBeLessThan(most);
  });
});

describe("a Latin hypercube", () => {
  test("property: one point in each stratum of each dimension, for any size, seed and number of dimensions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (n, k, seed) => {
        const points = latinPoints(n, k, seed);
        for (let column = 0; column < k; column++) {
          const strata = Array.from({ length: n }, (_, row) => Math.floor(points[row * k + column] * n));
          expect(strata.sort((a, b) => a - b)).toEqual([...Array(n).keys()]);
        }
      }),
    );
  });
  test("property: a share keeps to its stratum at the largest sizes too, and is never 0 or 1", () => {
    const most = 134_217_728;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: most }), fc.nat(), fc.nat({ max: 0xffffffff }), (n, any, word) => {
        for (const stratum of [any % n, 0, n - 1]) {
          const share = shareIn(stratum, n, word);
          expect(Math.floor(share * n)).toBe(stratum);
          expect(share > 0 && share < 1).toBe(true);
        }
      }),
    );
    expect(shareIn(most - 1, most, 0xffffffff)).toBeLessThan(1);
  });
  test("dimensions are paired by chance: squared correlations average 1/(n − 1)", () => {
    const [n, k] = [64, 40];
    const points = latinPoints(n, k, 5);
    const columns = Array.from({ length: k }, (_, c) =>
      Float64Array.from({ length: n }, (_unused, row) => Math.floor(points[row * k + c] * n) - (n - 1) / 2),
    );
    const variance = columns[0].reduce((sum, x) => sum + x * x, 0);
    let sum = 0;
    let pairs = 0;
    for (let a = 0; a < k; a++)
      for (let b = 0; b < a; b++, pairs++)
        sum += (columns[a].reduce((s, x, r) => s + x * columns[b][r], 0) / variance) ** 2;
    // The mean of 780 squares, each with mean 1/(n − 1) and about twice its square as variance: five standard errors.
    expect(Math.abs((sum / pairs) * (n - 1) - 1)).toBeLessThan(5 * Math.sqrt(2 / pairs));
  });
});
