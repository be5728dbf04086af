import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as own from "../../src/math/elementary.js";

/** Distance in units of the last place of the second number. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const unit = Math.max(5e-324, 2 ** (Math.floor(Math.log2(Math.abs(b))) - 52));
  return Math.abs(a - b) / unit;
}

const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
/** The host's functions are themselves within 1 ulp, ours within about 1.5; sinh and tanh are made of expm1. */
const BARS = { exp: 2, log: 2, log1p: 2.5, expm1: 2.5, sinh: 4, cosh: 4, tanh: 4, pow: 3 } as const;

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
  test.each(cases)("%s", (name, domain, host) => {
    fc.assert(
      fc.property(domain, (x) => ulps(own[name](x), host(x)) <= BARS[name]),
      { numRuns: 20_000, seed: 1 },
    );
  });
  test("pow", () => {
    fc.assert(
      fc.property(real(1e-3, 1e3), real(-50, 50), (x, y) => ulps(own.pow(x, y), Math.pow(x, y)) <= BARS.pow),
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
