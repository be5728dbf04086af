import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as angle from "../../src/math/angle.js";
import * as own from "../../src/math/elementary.js";
import { error } from "./values.js";

const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
/** The host's functions are within 1 ulp of the truth, ours too (reference.test.ts). */
const BAR = 2;

describe("oracle: the host's functions, to a few units in the last place", () => {
  const cases = [
    ["exp", real(-745, 709), Math.exp],
    ["log", real(1e-300, 1e300), Math.log],
    ["log1p", real(-0.999, 1e6), Math.log1p],
    ["expm1", real(-30, 30), Math.expm1],
    ["sinh", real(-20, 20), Math.sinh],
    ["cosh", real(-20, 20), Math.cosh],
    ["tanh", real(-20, 20), Math.tanh],
  ] as const;
  const angles = [
    ["sin", real(-1e6, 1e6), Math.sin],
    ["cos", real(-1e15, 1e15), Math.cos],
  ] as const;
  test.each(angles)("%s", (name, domain, host) => {
    fc.assert(
      fc.property(domain, (x) => error(angle[name](x), host(x)) <= BAR),
      { numRuns: 20_000, seed: 1 },
    );
  });
  test("atan2", () => {
    fc.assert(
      fc.property(real(-9, 9), real(-1e3, 1e3), (y, x) => error(angle.atan2(y, x), Math.atan2(y, x)) <= BAR),
      { numRuns: 20_000, seed: 1 },
    );
  });
  test.each(cases)("%s", (name, domain, host) => {
    fc.assert(
      fc.property(domain, (x) => error(own[name](x), host(x)) <= BAR),
      { numRuns: 20_000, seed: 1 },
    );
  });
  test("pow", () => {
    fc.assert(
      fc.property(real(1e-3, 1e3), real(-50, 50), (x, y) => error(own.pow(x, y), Math.pow(x, y)) <= BAR),
      { numRuns: 20_000, seed: 1 },
    );
  });
});

test("limits: what overflows, vanishes or is undefined", () => {
  expect([own.exp(710), own.exp(-746), own.exp(0), own.log(0), own.log(1)]).toEqual([Infinity, 0, 1, -Infinity, 0]);
  expect([own.log(-1), own.pow(-1, 0.5), own.log1p(-2)]).toEqual([NaN, NaN, NaN]);
  expect([own.pow(0, 2), own.pow(0, -1), own.pow(5, 0), own.pow(1, 1e9), own.log1p(-1)]).toEqual([
    0,
    Infinity,
    1,
    1,
    -Infinity,
  ]);
});

const SPECIAL = [0, -0, 1, -1, 5e-324, -5e-324, 1e308, -1e308, Infinity, -Infinity, NaN];

/** Same number up to BAR, sign of zero and NaN included. */
const same = (a: number, b: number): boolean => Object.is(a, b) || (a * b > 0 && error(a, b) <= BAR);

test("oracle: the host's answers at zeros of both signs, infinities, extremes and NaN", () => {
  const hosts = { ...own, ...angle };
  for (const name of ["exp", "log", "log1p", "expm1", "sinh", "cosh", "tanh", "sin", "cos"] as const)
    expect([name, ...SPECIAL.filter((x) => !same(hosts[name](x), Math[name](x)))]).toEqual([name]);
});

test("oracle: pow and atan2 at pairs of such numbers", () => {
  for (const x of SPECIAL)
    for (const y of SPECIAL) {
      expect([y, x, same(angle.atan2(y, x), Math.atan2(y, x))]).toEqual([y, x, true]);
      // 1^NaN and 1^∞ are 1, as in C; the host says NaN
      if (x >= 0 && !Object.is(x, -0) && x !== 1) expect([x, y, same(own.pow(x, y), x ** y)]).toEqual([x, y, true]);
    }
  expect([own.pow(1, NaN), own.pow(1, Infinity), own.pow(-1, 2)]).toEqual([1, 1, NaN]);
});

test("the bits are pinned: a change of any is a change of every result", () => {
  const bits = (x: number): string => Buffer.from(Float64Array.of(x).buffer).reverse().toString("hex");
  const seen = [own.exp(1.1), own.log(1.1), own.pow(0.9, 1 / 52), own.expm1(0.01), own.log1p(0.01)].map(bits);
  expect(seen).toMatchInlineSnapshot(`
    [
      "400808883244d593",
      "3fb8663f793c46cc",
      "3fefef6b20e33ecb",
      "3f84952e9791133f",
      "3f8460d6ccca3677",
    ]
  `);
});
