import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, holds, testOfBits } from "../../src/conflict/condition.js";

const OPTIONS = 5;

const { condition } = fc.letrec<{ condition: Condition<number> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.record({ kind: fc.constant("atom" as const), atom: fc.nat(OPTIONS - 1) }),
    fc.record({ kind: fc.constant("not" as const), of: tie("condition") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constantFrom("if" as const, "iff" as const),
      left: tie("condition"),
      right: tie("condition"),
    }),
  ),
}));

test("property: a condition made a test of bits holds in the states in which it holds part by part", () => {
  fc.assert(
    fc.property(condition, (one) => {
      const quick = testOfBits(one);
      for (let bits = 0; bits < 1 << OPTIONS; bits++)
        expect(quick(bits)).toBe(holds(one, (option) => ((bits >> option) & 1) === 1));
    }),
    { numRuns: 500 },
  );
});
