import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeClaims, summarisePolicies, type Sample } from "../../src/judgement/index.js";
import { effectiveSize, meanOf, quantileOf, weightedQuantile } from "../../src/judgement/weights.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { sampleOf, smallWar, type Value } from "./build.js";

const conflict = smallWar();
const WORLDS = 60;
const u = (world: number, repeat: number): number =>
  uniformAt(8, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
/** Chances and amounts that differ between worlds and policies. */
const value: Value = (column, world, policy, repeat) => {
  if (column.startsWith("settled")) return u(world, repeat) < u(world, 99) ** 3 * (policy === 1 ? 0.8 : 1) ? 1 : 0;
  if (column.startsWith("ongoing")) return 1;
  return 1000 * u(world, repeat) + 200 * policy * u(world, 98) + 300 * u(world, 97);
};
const bare = sampleOf(conflict, { worlds: WORLDS, repeats: 8 }, value);
const outcome = (sample: Sample): unknown => ({ claims: judgeClaims(sample), policies: summarisePolicies(sample) });

test("property: equal weights, whatever their size, give every number of no weights to the bit", () => {
  const plain = outcome(bare);
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (size) => {
      expect(outcome({ ...bare, weights: new Float64Array(WORLDS).fill(size) })).toEqual(plain);
    }),
    { numRuns: 3 },
  );
  expect((plain as { claims: { share: number }[] }).claims[0].share).toBeGreaterThan(0.05);
});

test("what a world without weight holds changes nothing", () => {
  const weights = Float64Array.from({ length: WORLDS }, (_, world) => (world % 5 === 0 ? 0 : 1 + (world % 3)));
  const other = sampleOf(conflict, { worlds: WORLDS, repeats: 8 }, (column, world, policy, repeat) =>
    world % 5 === 0 && !column.startsWith("ongoing")
      ? column.startsWith("settled")
        ? 1
        : 1e6
      : value(column, world, policy, repeat),
  );
  const numbers = (sample: Sample): unknown => ({
    claims: judgeClaims(sample).map(({ mass: _, ...rest }) => rest),
    policies: summarisePolicies(sample),
  });
  expect(numbers({ ...other, weights })).toEqual(numbers({ ...bare, weights }));
});

test("a weight of two counts as the world twice, in shares, chances and means", () => {
  const weights = Float64Array.from({ length: WORLDS }, (_, world) => (world < 10 ? 2 : 1));
  const twice = sampleOf(conflict, { worlds: WORLDS + 10, repeats: 8 }, (column, world, policy, repeat) =>
    value(column, world < WORLDS ? world : world - WORLDS, policy, repeat),
  );
  const [weighted, copied] = [judgeClaims({ ...bare, weights }), judgeClaims(twice)];
  weighted.forEach((verdict, k) => {
    // the law of a chance leans on its penalty by what the worlds are worth, and one of weight two is worth less than two
    expect(verdict.share).toBeCloseTo(copied[k].share!, 2);
    expect(verdict.undecided).toBeCloseTo(copied[k].undecided!, 6);
    if (verdict.pooled) expect(verdict.pooled.value).toBeCloseTo(copied[k].pooled!.value, 9);
  });
  const [own] = summarisePolicies({ ...bare, weights });
  const [copy] = summarisePolicies(twice);
  for (const [id, { mean }] of Object.entries(own.measures)) expect(mean).toBeCloseTo(copy.measures[id].mean, 6);
});

describe("how many worlds of equal weight tell as much", () => {
  test("is Kish's (Σw)²/Σw²", () => {
    expect(effectiveSize([1, 1, 1, 1])).toBe(4);
    expect(effectiveSize([3, 1])).toBeCloseTo(1.6, 12);
    expect(effectiveSize([5, 0, 0])).toBe(1);
  });
  test("fewer than 200 carry no verdict; as many worlds that count alike do", () => {
    const many = sampleOf(conflict, { worlds: 240, repeats: 4 }, () => 0);
    const kinds = (weights: Float64Array | null): string => judgeClaims({ ...many, weights })[0].kind;
    expect(kinds(null)).toBe("holds");
    const slight = Float64Array.from({ length: 240 }, (_, world) => 1 + (world % 2) / 10);
    expect(kinds(slight)).toBe("holds");
    const uneven = Float64Array.from({ length: 240 }, (_, world) => (world % 2 === 0 ? 1 : 0.1));
    expect(kinds(uneven)).toBe("open");
    expect(judgeClaims({ ...many, weights: uneven })[0].effectiveWorlds).toBeCloseTo(effectiveSize(uneven), 9);
    expect(judgeClaims(sampleOf(conflict, { worlds: 60, repeats: 4 }, () => 0))[0].kind).toBe("holds");
  });
  test("weights that are none are refused", () => {
    const judge = (weights: Float64Array): unknown => judgeClaims({ ...bare, weights });
    expect(() => judge(new Float64Array(3))).toThrow("invalid weights: 3 of 60 worlds");
    expect(() => judge(new Float64Array(WORLDS))).toThrow("invalid weights");
    expect(() => judge(new Float64Array(WORLDS).fill(1).fill(-1, 0, 1))).toThrow("invalid weights");
  });
});

test("property: a weighted quantile with equal weights is the plain one to the bit, and lies within the values", () => {
  // below 1e-300 the two ways round differently, which no figure of a war comes near
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: false }).map((x) => (Math.abs(x) < 1e-300 ? 0 : x));
  const values = fc.array(value, { minLength: 1, maxLength: 30 });
  const level = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, level, (list, at) => {
      expect(
        weightedQuantile(
          list,
          list.map(() => 1),
          at,
        ) + 0,
      ).toBe(quantileOf(list, at) + 0);
    }),
  );
  fc.assert(
    fc.property(values, level, fc.infiniteStream(fc.double({ min: 0.01, max: 5, noNaN: true })), (list, at, stream) => {
      const weights = list.map(() => stream.next().value);
      const found = weightedQuantile(list, weights, at);
      const heard = list.filter((x) => x === x);
      if (heard.length === 0) expect(found).toBeNaN();
      else expect(found >= Math.min(...heard) && found <= Math.max(...heard)).toBe(true);
    }),
  );
  expect(weightedQuantile([1, 2, 3], [1, 0, 1], 0.5)).toBe(2);
  expect(meanOf([1, NaN, 4], [1, 1, 3])).toBe(3.25);
});
