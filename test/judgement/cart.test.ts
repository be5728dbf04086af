import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cartLeaves } from "../../src/judgement/cart.js";
import type { Factor } from "../../src/judgement/factor.js";
import { draw } from "./designs.js";

const column = (name: string, values: ArrayLike<number>): Factor => ({
  name,
  kind: "real",
  values: Float64Array.from(values),
});

test("a region of cases is the densest leaf, with its limits", () => {
  const rows = 1000;
  const factors = [0, 1, 2].map((c) =>
    column(
      `x${c}`,
      Array.from({ length: rows }, (_, i) => draw(1, i, c)),
    ),
  );
  const [a, b] = factors.map(({ values }) => values);
  const y = Uint8Array.from(a, (x, i) => (x > 0.6 && b[i] < 0.4 ? 1 : 0));
  const [best] = cartLeaves(factors, y);
  expect([best.coverage, best.density, best.limits.length]).toEqual([1, 1, 2]);
  const [first, second] = best.limits as readonly { low: number | null; high: number | null }[];
  expect([first.low! > 0.6 && first.low! < 0.61, first.high, second.low, Math.abs(second.high! - 0.4) < 0.01]).toEqual([
    true,
    null,
    null,
    true,
  ]);
});

test("reference: the first split is midway where Gini falls most, worked by hand", () => {
  const leaves = cartLeaves([column("x", [1, 2, 3, 4, 5, 6])], Uint8Array.of(0, 0, 0, 1, 1, 1), 0.1);
  expect(leaves.map(({ limits, n, k }) => ({ limits, n, k }))).toEqual([
    { limits: [{ factor: "x", low: 4, high: null }], n: 3, k: 3 },
    { limits: [{ factor: "x", low: null, high: 3.5 }], n: 3, k: 0 },
  ]);
});

test("a category is split from the rest", () => {
  const factor: Factor = {
    name: "ally",
    kind: "nominal",
    values: Float64Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2),
    categories: ["none", "one", "two"],
  };
  const [best] = cartLeaves([factor], Uint8Array.of(0, 1, 0, 0, 1, 0, 0, 1, 0), 0.1);
  expect(best).toMatchObject({ density: 1, coverage: 1, limits: [{ factor: "ally", in: ["one"] }] });
});

const tables = fc.record({
  rows: fc.integer({ min: 1, max: 60 }),
  seed: fc.nat(1000),
  grain: fc.integer({ min: 2, max: 30 }),
  massMin: fc.constantFrom(0.05, 0.2),
});
test("property: leaves share out all rows, none is smaller than the least, each split is the best of all", () => {
  fc.assert(
    fc.property(tables, ({ rows, seed, grain, massMin }) => {
      const factors = [0, 1].map((c) =>
        column(
          `x${c}`,
          Array.from({ length: rows }, (_, i) => Math.floor(draw(seed, i, c) * grain)),
        ),
      );
      const y = Uint8Array.from({ length: rows }, (_, i) => (draw(seed, i, 9) < 0.4 ? 1 : 0));
      const leaves = cartLeaves(factors, y, massMin);
      const least = Math.max(1, Math.floor(massMin * rows));
      expect(leaves.reduce((sum, { n }) => sum + n, 0)).toBe(rows);
      for (const { n, k, box } of leaves) {
        const inside = [...y.keys()].filter((i) =>
          factors.every(({ values }, j) => values[i] >= box.low[j] && values[i] <= box.high[j]),
        );
        expect([inside.length, inside.filter((i) => y[i] === 1).length]).toEqual([n, k]);
        expect(n).toBeGreaterThanOrEqual(Math.min(least, rows));
        if (k > 0 && k < n) expect(splitsOf(factors, y, inside, least)).toEqual([]);
      }
      const best = splitsOf(factors, y, [...y.keys()], least).sort((a, b) => a - b)[0];
      if (leaves.length === 2) {
        const own = leaves.reduce((sum, { n, k }) => sum + n - (k * k + (n - k) * (n - k)) / n, 0);
        expect(own).toBeCloseTo(best, 9);
      }
    }),
    { numRuns: 200 },
  );
});

/** Impurity of every split that leaves enough rows on both sides. */
function splitsOf(factors: readonly Factor[], y: Uint8Array, rows: readonly number[], least: number): number[] {
  const gini = (own: readonly number[]): number => {
    const k = own.filter((i) => y[i] === 1).length;
    return own.length - (k * k + (own.length - k) ** 2) / own.length;
  };
  return factors.flatMap(({ values }) =>
    [...new Set(rows.map((i) => values[i]))].flatMap((at) => {
      const [left, right] = [rows.filter((i) => values[i] <= at), rows.filter((i) => values[i] > at)];
      return left.length >= least && right.length >= least ? [gini(left) + gini(right)] : [];
    }),
  );
}

describe("nothing to split", () => {
  test("no case, only cases, a constant column: one leaf of all rows", () => {
    for (const y of [Uint8Array.of(0, 0, 0), Uint8Array.of(1, 1, 1)])
      expect(cartLeaves([column("x", [1, 2, 3])], y)).toMatchObject([{ n: 3, limits: [] }]);
    expect(cartLeaves([column("x", [1, 1, 1])], Uint8Array.of(0, 1, 0))).toMatchObject([{ n: 3, k: 1, limits: [] }]);
    expect(() => cartLeaves([], Uint8Array.of(1), 0)).toThrow("invalid massMin: 0, not in (0, 1]");
  });
});
