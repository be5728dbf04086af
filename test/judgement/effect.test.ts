import fc from "fast-check";
import { expect, test } from "vitest";
import { resampleCounts } from "../../src/judgement/bootstrap.js";
import { effectsOf, type Figure } from "../../src/judgement/index.js";
import { inverseNormal } from "../../src/math/special.js";

const figure = (id: string, values: readonly number[]): Figure => ({
  id,
  kind: "measure",
  of: id,
  under: null,
  unit: "share",
  values: Float64Array.from(values),
});
const noise = (j: number): number => Math.sin(17 * j) / 2;

test("a change is the mean of the differences, over the worlds in which both say something, and its interval that of the paired worlds", () => {
  const before = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, NaN];
  const after = [1, 2, 4, 4, 6, 6, 8, 8, 10, 11, 5];
  const { effects, width } = effectsOf([figure("x", before)], [figure("x", after)]);
  // differences 1 1 2 1 2 1 2 1 2 2: mean 1.5, root of the sum of squares √2.5, over 10 worlds
  expect(effects[0]).toMatchObject({ before: 4.5, after: 6, change: 1.5, worlds: 10, changes: true });
  expect(effects[0].interval[0]).toBeCloseTo(1.5 - (width * Math.sqrt(2.5)) / 10, 12);
  expect(width).toBeCloseTo(1.959963984540054, 9);
});

test("the level is shared among the figures, so that what one figure would show many do not", () => {
  const values = Array.from({ length: 40 }, (_, j) => noise(j));
  const moved = values.map((value, j) => value + 0.25 * noise(3 * j + 1) + 0.04);
  const others = Array.from({ length: 199 }, (_, k) => figure(`y${k}`, values));
  const alone = effectsOf([figure("x", values)], [figure("x", moved)]);
  const among = effectsOf([figure("x", values), ...others], [figure("x", moved), ...others]);
  expect(among.width).toBeCloseTo(inverseNormal(1 - 0.05 / 400), 12);
  expect(alone.effects[0].errors).toBe(among.effects[0].errors);
  const errors = alone.effects[0].errors;
  expect(errors).toBeGreaterThan(alone.width);
  expect(errors).toBeLessThan(among.width);
  expect([alone.effects[0].changes, among.effects[0].changes]).toEqual([true, false]);
});

test("the standard error is the one that resampling the worlds gives", () => {
  const n = 60;
  const before = Array.from({ length: n }, (_, j) => noise(j));
  const after = before.map((value, j) => value + noise(5 * j + 2) + 0.1);
  const { effects, width } = effectsOf([figure("x", before)], [figure("x", after)]);
  const error = (effects[0].interval[1] - effects[0].change) / width;
  const counts = resampleCounts(n, 4000, 7);
  const means = Array.from({ length: 4000 }, (_, r) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += counts[r * n + j] * (after[j] - before[j]);
    return sum / n;
  });
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const spread = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / means.length);
  // 4,000 resamples know a standard error to 1.1 %; three of that
  expect(Math.abs(spread / error - 1)).toBeLessThan(0.034);
});

test("a reading put beside itself changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (values) => {
        const { effects } = effectsOf([figure("x", values)], [figure("x", values)]);
        expect(effects[0]).toMatchObject({ change: 0, errors: 0, changes: false });
      },
    ),
  );
});

test("a figure of one reading alone is named, and other worlds are compared apart", () => {
  const one = [figure("x", [1, 2, 3]), figure("gone", [1, 1, 1])];
  const other = [figure("x", [1, 2, 3, 4]), figure("new", [1, 1, 1, 1])];
  const { lost, gained, effects, width } = effectsOf(one, other, { paired: false });
  expect([lost, gained]).toEqual([["gone"], ["new"]]);
  // variances of the two means: 2/9 and 5/16
  expect((effects[0].interval[1] - 0.5) / width).toBeCloseTo(Math.sqrt(2 / 9 + 5 / 16), 12);
  expect(() => effectsOf(one, other)).toThrow("invalid pair: 3 and 4 worlds of x");
});
