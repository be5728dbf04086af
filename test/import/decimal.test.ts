import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fractionOf, over, times, toNumber } from "../../src/import/decimal.js";

const RUNS = 2_000;
const ordinary = fc.double({ min: 1e-250, max: 1e250, noNaN: true });

describe("exact numbers", () => {
  test("property: the shortest text of a double is read back as that double, of either sign", () => {
    fc.assert(
      fc.property(ordinary, fc.boolean(), (size, negative) => {
        const value = negative ? -size : size;
        expect(toNumber(fractionOf(String(value))!)).toBe(value);
      }),
      { numRuns: RUNS },
    );
  });

  test("oracle: a quotient of whole numbers is what the processor's correctly rounded division gives", () => {
    const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(toNumber(over(fractionOf(String(a))!, fractionOf(String(b))!))).toBe(a / b);
      }),
      { numRuns: RUNS },
    );
  });

  test("property: weight × evaluation / largest evaluation is exact where the evaluations are the points themselves", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (most, share) => {
          const point = most * share;
          fc.pre(point === 0 || point > 1e-300);
          const [m, p] = [fractionOf(String(most))!, fractionOf(String(point))!];
          expect(toNumber(over(times(m, p), m))).toBe(point);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test.each(["", ".", "1,5", "0x10", "1e9999", "1 2", "--1", "Infinity", "NaN"])('"%s" is no decimal', (text) => {
    expect(fractionOf(text)).toBeNull();
  });
});
