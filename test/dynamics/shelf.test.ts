import fc from "fast-check";
import { expect, test } from "vitest";
import { bestOf, bestOnFrontier, frontierOf } from "../../src/dynamics/shelf.js";

/** Few values, so that ties are common. */
const value = fc.integer({ min: 0, max: 12 }).map((k) => k / 8);

test("property: the frontier yields what a look at every package does, the first of equals too", () => {
  const shelf = fc.nat(12).chain((count) =>
    fc.record({
      count: fc.constant(count),
      own: fc.array(value, { minLength: 5 * count, maxLength: 5 * count }),
      others: fc.array(value, { minLength: 5 * count, maxLength: 5 * count }),
      least: fc.oneof(value, fc.constantFrom(-Infinity, Infinity, NaN)),
    }),
  );
  fc.assert(
    fc.property(shelf, ({ count, least, ...lists }) => {
      const [own, others] = [Float64Array.from(lists.own), Float64Array.from(lists.others)];
      const frontier = frontierOf(own, others, count);
      const steps = count === 0 ? 0 : 5;
      for (let n = 0; n < steps; n++) {
        const [slow, fast] = [0, 0].map(() => ({ own: 0, other: 0, y: 0, slope: 0 }));
        bestOf({ own, others, from: n * count, count }, least, slow);
        bestOnFrontier(frontier, n, least, fast);
        expect(fast).toEqual(slow);
      }
    }),
    { numRuns: 2_000 },
  );
});
