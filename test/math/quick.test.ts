import fc from "fast-check";
import { expect, test } from "vitest";
import { exp, log, log1p, pow } from "../../src/math/elementary.js";
import { quickExp, quickLog, quickLog1p, quickLogistic, quickNormal, quickPower } from "../../src/math/quick.js";
import { inverseNormal } from "../../src/math/special.js";
import { error } from "./values.js";

const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

test("oracle: the quick exponential is within 4 units in the last place of the careful one", () => {
  fc.assert(
    fc.property(real(-745, 709), (x) => error(quickExp(x), exp(x)) <= 4),
    { numRuns: 10_000 },
  );
  fc.assert(
    fc.property(real(-2, 2), (x) => error(quickExp(x), exp(x)) <= 4),
    { numRuns: 10_000 },
  );
});

test("oracle: so is the quick logarithm, or within 2⁻⁵¹", () => {
  const close = (x: number): boolean => error(quickLog(x), log(x)) <= 4 || Math.abs(quickLog(x) - log(x)) < 2 ** -51;
  fc.assert(fc.property(real(1e-320, Number.MAX_VALUE), close), { numRuns: 10_000 });
  fc.assert(fc.property(real(0.3, 3), close), { numRuns: 10_000 });
});

test("both are exact where they must be, and defined at the ends", () => {
  expect([quickExp(0), quickLog(1), quickExp(-0)]).toEqual([1, 0, 1]);
  expect([quickExp(-Infinity), quickExp(Infinity), quickExp(NaN)]).toEqual([0, Infinity, NaN]);
  expect([quickLog(0), quickLog(-1), quickLog(Infinity), quickLog(NaN)]).toEqual([-Infinity, NaN, Infinity, NaN]);
  expect(quickLog(2 ** 60)).toBe(log(2 ** 60));
  expect(quickLog(Number.MAX_VALUE)).toBe(log(Number.MAX_VALUE));
});

test("oracle: the quick normal quantile is within 16 units in the last place of the careful one wherever a word of 32 bits puts it", () => {
  const close = (word: number): boolean => {
    const p = (word + 0.5) / 4294967296;
    return error(quickNormal(p), inverseNormal(p)) <= 16;
  };
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), close), { numRuns: 10_000 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), close), { numRuns: 5_000 });
  expect([0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1].map(close)).toEqual(Array(6).fill(true));
  expect([quickNormal(0.5), quickNormal(NaN), quickNormal(-1)]).toEqual([0, NaN, NaN]);
});

test("oracle: the quick ln(1+x) is within 8 units in the last place for small x, 32 elsewhere", () => {
  const near = (units: number) => (x: number) => error(quickLog1p(x), log1p(x)) <= units;
  const small = fc.tuple(real(-300, -1), fc.boolean()).map(([size, sign]) => (sign ? 1 : -1) * pow(10, size) * 0.999);
  fc.assert(fc.property(small, near(8)), { numRuns: 10_000 });
  fc.assert(fc.property(real(-0.0999, 0.0999), near(8)), { numRuns: 10_000 });
  fc.assert(fc.property(real(-0.99, 3), near(32)), { numRuns: 10_000 });
  fc.assert(fc.property(real(-0.999999, 1e300), near(32)), { numRuns: 10_000 });
  expect([0, -1, -2, Infinity, NaN].map(quickLog1p)).toEqual([0, -Infinity, NaN, Infinity, NaN]);
});

test("oracle: the quick power is within 8 + 4·|y|·(1 + |ln x|) units in the last place, and exact at its corners", () => {
  const close = (x: number, y: number): boolean =>
    error(quickPower(x, y), pow(x, y)) <= 8 + 4 * Math.abs(y) * (1 + Math.abs(log(x)));
  fc.assert(fc.property(real(1e-6, 1e6), real(-8, 8), close), { numRuns: 10_000 });
  fc.assert(fc.property(real(0.2, 3), real(-3, 3), close), { numRuns: 10_000 });
  expect([quickPower(1, 7.5), quickPower(0, 0), quickPower(3, 0), quickPower(0, 2)]).toEqual([1, 1, 1, 0]);
  expect([quickPower(0, -1), quickPower(Infinity, 2), quickPower(-1, 2)]).toEqual([Infinity, Infinity, NaN]);
});

test("the quick logistic is 1/(1 + e^−x) on both sides, and keeps the figures of a small share", () => {
  const slow = (x: number): number => 1 / (1 + exp(-x));
  fc.assert(fc.property(real(-30, 30), (x) => error(quickLogistic(x), slow(x)) <= 8));
  expect([-Infinity, -800, 0, 800, Infinity].map(quickLogistic)).toEqual([0, 0, 0.5, 1, 1]);
  expect(error(quickLogistic(-100), exp(-100))).toBeLessThanOrEqual(8);
});
