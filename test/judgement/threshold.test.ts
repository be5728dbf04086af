import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossingsOf, thresholdOf } from "../../src/judgement/threshold.js";
import { leadAlong } from "../../src/judgement/tipping.js";
import { METRICS, type Ranking } from "../../src/judgement/index.js";

const WORLDS = 400;
const values = [0, 0.25, 0.5, 0.75, 1];
const ones = new Float64Array(WORLDS).fill(1);
const massesOf = (mass: (value: number, world: number) => number): Float64Array[] =>
  values.map((value) => Float64Array.from({ length: WORLDS }, (_, j) => mass(value, j)));

describe("from which value of a number a claim holds", () => {
  test("is where the share of worlds crosses one half, and its interval holds it", () => {
    // world j holds from (j + ½)/400 on: the share at v is v, so the crossing is at one half
    const threshold = thresholdOf(
      values,
      massesOf((value, j) => (value >= (j + 0.5) / WORLDS ? 1 : 0)),
      { weights: ones, seed: 1 },
    );
    expect(threshold.shares.map(({ share }) => share)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const [crossing] = threshold.crossings;
    expect(threshold.crossings).toHaveLength(1);
    expect([crossing.at, crossing.rises, crossing.certain]).toEqual([0.5, true, 1]);
    const [low, high] = crossing.interval!;
    // binomial: ± 1.645·√(¼/400) = ± .041
    expect(low).toBeGreaterThan(0.43);
    expect(high).toBeLessThan(0.57);
    expect(high - low).toBeGreaterThan(0.05);
  });

  test("worlds that hold everywhere, nowhere, from a value on and up to one are counted apart", () => {
    const { worlds, crossings } = thresholdOf(
      values,
      massesOf((value, j) => {
        if (j < 100) return 1;
        if (j < 200) return 0;
        if (j < 320) return value >= 0.6 ? 1 : 0;
        if (j < 380) return value <= 0.1 ? 1 : 0;
        return j < 390 ? NaN : value === 0.25 ? 1 : 0;
      }),
      { weights: ones, seed: 1 },
    );
    expect(worlds.heard).toBe(390);
    expect([worlds.always, worlds.never, worlds.above, worlds.below].map((share) => Math.round(390 * share))).toEqual([
      100, 100, 120, 60,
    ]);
    // between .5 and .75, and between 0 and .25: the middle of either
    expect([worlds.from!.q05, worlds.from!.q95, worlds.upTo!.q50]).toEqual([0.625, 0.625, 0.125]);
    expect(crossings.map(({ rises }) => rises)).toEqual([true]);
  });

  test("where no share crosses none is named, and of two neither has an interval", () => {
    const flat = thresholdOf(
      values,
      massesOf(() => 0.7),
      { weights: ones, seed: 1 },
    );
    expect([flat.crossings, flat.worlds.always]).toEqual([[], 1]);
    const hump = thresholdOf(
      values,
      massesOf((value) => (value === 0.5 ? 1 : 0)),
      { weights: ones, seed: 1 },
    );
    expect(hump.crossings.map(({ at, interval }) => [at, interval])).toEqual([
      [0.375, null],
      [0.625, null],
    ]);
  });

  test("a world without weight changes nothing", () => {
    const masses = massesOf((value, j) => (j >= 200 ? 0 : value >= 0.6 ? 1 : 0));
    const weights = ones.map((_, j) => (j < 200 ? 1 : 0));
    const { shares, crossings } = thresholdOf(values, masses, { weights, seed: 1 });
    expect(shares.map(({ share }) => share)).toEqual([0, 0, 0, 1, 1]);
    expect(crossings[0].at).toBe(0.625);
  });

  test("property: a crossing lies between the two values whose shares lie on different sides", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 9 }), (shares) => {
        const at = shares.map((_, k) => 3 * k);
        const own = shares.map((share) => share / 20);
        const found = crossingsOf(at, own);
        const sides = own.map((share) => share >= 0.5);
        const steps = sides.slice(1).flatMap((side, k) => (side === sides[k] ? [] : [k]));
        expect(found).toHaveLength(steps.length);
        found.forEach((crossing, n) => {
          const k = steps[n];
          expect(crossing.at >= at[k] && crossing.at <= at[k + 1]).toBe(true);
          expect(crossing.rises).toBe(sides[k + 1]);
        });
      }),
    );
  });
});

describe("where the lead changes hands", () => {
  const laplace = METRICS.find(({ id }) => id === "laplace")!;
  const ranked = (scores: readonly number[], named: readonly number[]): Ranking =>
    ({
      actor: 0,
      courses: [4, 7, 9],
      ratings: [{ metric: laplace, values: Float64Array.from(scores), named, open: named }],
    }) as unknown as Ranking;

  test("is where the mean scores of the two leaders cross, and a tie with the leader changes nothing", () => {
    const { tips, leaders } = leadAlong(
      [10, 20, 30, 40],
      [
        ranked([0.6, 0.5, 0], [0]),
        ranked([0.5, 0.5, 0], [0, 1]),
        ranked([0.4, 0.6, 0.1], [1]),
        ranked([0.4, 0.6, 0.9], [2]),
      ],
    );
    expect(leaders.map(({ named }) => named)).toEqual([[4], [4, 7], [7], [9]]);
    expect(tips.map(({ from, to }) => [from, to])).toEqual([
      [4, 7],
      [7, 9],
    ]);
    expect(tips[0].at).toBeCloseTo(20, 12); // level at 20, 0.2 apart at 30
    expect(tips[1].at).toBeCloseTo(30 + (10 * 0.5) / 0.8, 12);
  });
});
