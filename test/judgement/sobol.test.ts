import { describe, expect, test } from "vitest";
import type { Estimate } from "../../src/judgement/estimate.js";
import { sobolIndices, type SobolIndices } from "../../src/judgement/sobol.js";
import { exact, functions, ishigami, saltelliOutcomes } from "./designs.js";

const estimate = (y: Float64Array, factors: number, settings: object = {}): SobolIndices =>
  sobolIndices([y], { factors, second: true, resamples: 200, level: 0.95, seed: 1, ...settings })[0];
const inside = ({ low, high }: Estimate, value: number): boolean => low <= value && value <= high;

/** Half widths of a 95 % interval in which a value must lie: one in 10⁷ does not, were it normal. */
const HALVES = 2.75;

describe.each(functions)("reference: exact indices of %s", (_name, model, { S1, ST, S2 }) => {
  const k = S1.length;
  const sizes = [256, 4096].map((base) => estimate(saltelliOutcomes(model, k, base, { second: true, seed: 3 }), k));

  test("first-order, total and second-order indices lie within their intervals' reach", () => {
    const near = ({ value, low, high }: Estimate, truth: number): void =>
      expect(Math.abs(value - truth)).toBeLessThanOrEqual((HALVES * (high - low)) / 2 + 1e-12);
    for (const { first, total, second } of sizes) {
      S1.forEach((truth, j) => near(first[j], truth));
      ST.forEach((truth, j) => near(total[j], truth));
      for (const [pair, truth] of Object.entries(S2 ?? {})) {
        const [j, l] = (pair.includes(",") ? pair.split(",") : [...pair]).map(Number);
        near(second![j - 1][l - 1]!, truth);
      }
    }
  });
  test("intervals are a quarter as wide for sixteen times the rows, over several draws of the few", () => {
    const width = ({ first, total }: SobolIndices): number =>
      [...first, ...total].reduce((sum, { low, high }) => sum + high - low, 0);
    const few = [3, 4, 5, 6, 7, 8, 9, 10].map((seed) =>
      width(estimate(saltelliOutcomes(model, k, 256, { second: false, seed }), k, { second: false, resamples: 100 })),
    );
    const ratio = few.reduce((sum, each) => sum + each, 0) / few.length / width(sizes[1]);
    expect(ratio).toBeGreaterThan(3.2);
    expect(ratio).toBeLessThan(5);
  });
});

describe("what the flags say", () => {
  test("an input without effect of its own cannot be told from zero; few rows give wide intervals", () => {
    const few = estimate(saltelliOutcomes(ishigami, 3, 64, { second: true, seed: 1 }), 3);
    const many = estimate(saltelliOutcomes(ishigami, 3, 8192, { second: true, seed: 1 }), 3);
    expect(few.first[2].flags).toContain("zero");
    expect(few.first[0].flags).toContain("wide");
    expect(many.first.map(({ flags }) => flags)).toEqual([[], [], ["zero"]]);
    expect(many.total.map(({ flags }) => flags)).toEqual([[], [], []]);
    expect(many.second![0][2]!.flags).not.toContain("zero");
  });
  test("an input that the model does not read has a total index of exactly zero", () => {
    const y = saltelliOutcomes(ishigami, 4, 128, { second: false, seed: 1 });
    expect(estimate(y, 4, { second: false }).total[3]).toEqual({ value: 0, low: 0, high: 0, flags: ["zero"] });
  });
});

describe("what is left out or refused", () => {
  const y = saltelliOutcomes(ishigami, 3, 128, { second: false, seed: 1 });
  test("a base row with a number missing is left out whole and counted", () => {
    const holed = y.slice();
    holed[5 * 7 + 2] = NaN;
    const without = Float64Array.from([...y.subarray(0, 35), ...y.subarray(40)]);
    const { dropped, base, first } = estimate(holed, 3, { second: false });
    expect([dropped, base]).toEqual([1, 127]);
    expect(first).toEqual(estimate(without, 3, { second: false }).first);
  });
  test("a constant outcome has no variance to share out", () => {
    const constant = estimate(new Float64Array(50).fill(2), 3, { second: false });
    expect(constant.variance).toBe(0);
    expect(constant.first.every(({ value, low }) => value !== value && low !== low)).toBe(true);
  });
  test("rows that do not fill base rows, and fewer than 100 resamples", () => {
    expect(() => estimate(y.subarray(1), 3, { second: false })).toThrow("639 rows, not a multiple of 5 (3 factors)");
    expect(() => estimate(y, 3, { second: false, resamples: 99 })).toThrow("invalid resamples: 99, at least 100");
  });
});

describe("laws of the estimators", () => {
  test("property: shifting and scaling the outcome changes no index; the variance is its own", () => {
    const y = saltelliOutcomes(ishigami, 3, 200, { second: true, seed: 2 });
    const plain = estimate(y, 3);
    const moved = estimate(
      y.map((value) => 1e6 - 1000 * value),
      3,
    );
    moved.first.forEach(({ value, low }, j) => {
      expect(value).toBeCloseTo(plain.first[j].value, 6);
      expect(low).toBeCloseTo(plain.first[j].low, 6);
    });
    expect(moved.variance / plain.variance).toBeCloseTo(1e6, 0);
    expect(Math.abs(plain.variance / exact.ishigami.variance - 1)).toBeLessThan(0.2);
  });
  test("many outcomes at once are each as alone, and the seed alone moves the intervals", () => {
    const [y, z] = [1, 2].map((seed) => saltelliOutcomes(ishigami, 3, 128, { second: true, seed }));
    const options = { factors: 3, second: true, resamples: 100, level: 0.95, seed: 1 };
    expect(sobolIndices([y, z], options)).toEqual([y, z].map((each) => sobolIndices([each], options)[0]));
    const other = estimate(y, 3, { seed: 2 });
    expect(other.first[0].value).toBe(estimate(y, 3).first[0].value);
    expect(other.first[0].low).not.toBe(estimate(y, 3).first[0].low);
  });
  test("oracle: indices and resamples by the formulas, row by row", () => {
    const y = saltelliOutcomes(ishigami, 3, 40, { second: true, seed: 5 });
    const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
    const sd = Math.sqrt(y.reduce((sum, each) => sum + (each - mean) ** 2, 0) / y.length);
    const at = (i: number, c: number): number => (y[i * 8 + c] - mean) / sd;
    const average = (of: (i: number) => number): number =>
      Array.from({ length: 40 }, (_, i) => of(i)).reduce((s, x) => s + x, 0) / 40;
    const m = average((i) => (at(i, 0) + at(i, 7)) / 2);
    const v = average((i) => ((at(i, 0) - m) ** 2 + (at(i, 7) - m) ** 2) / 2);
    const first = (j: number): number => average((i) => at(i, 7) * (at(i, 1 + j) - at(i, 0))) / v;
    const total = (j: number): number => average((i) => (at(i, 0) - at(i, 1 + j)) ** 2) / 2 / v;
    const pair = average((i) => at(i, 4) * at(i, 3) - at(i, 0) * at(i, 7)) / v - first(0) - first(2);
    const { first: s, total: t, second } = estimate(y, 3);
    for (const j of [0, 1, 2])
      expect([s[j].value, t[j].value].map((x, c) => Math.abs(x - [first(j), total(j)][c]) < 1e-12)).toEqual([
        true,
        true,
      ]);
    expect(second![0][2]!.value).toBeCloseTo(pair, 12);
    expect(inside(s[0], s[0].value)).toBe(true);
  });
});
