import fc from "fast-check";
import { expect, test } from "vitest";
import { argsort } from "../../src/math/argsort.js";

/** The same by a sort with a comparison: numbers rising, NaN last, equals in their order. */
function slow(values: readonly number[]): number[] {
  return values
    .map((_, i) => i)
    .sort((i, j) => {
      const [x, y] = [values[i], values[j]];
      if (x !== x || y !== y) return Number(x !== x) - Number(y !== y) || i - j;
      return x < y ? -1 : x > y ? 1 : i - j;
    });
}

test("property: rows come by rising value, equals in their order, NaN last", () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, NaN, Infinity, -Infinity, 5e-324, -5e-324));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      expect([...argsort(values)]).toEqual(slow(values));
    }),
    { numRuns: 500 },
  );
});

test("numbers that differ in every part of their bits are sorted as the plain sort does", () => {
  let state = 1;
  const values = Array.from({ length: 3000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state * 2 ** ((state >>> 3) % 60) * 1.0000001;
  });
  expect([...argsort(values)]).toEqual(slow(values));
});
