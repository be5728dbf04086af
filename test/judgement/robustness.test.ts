import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pairedOf, quantilesOf } from "../../src/judgement/outcome.js";
import { METRICS, namedBy, performanceOf, type Performance } from "../../src/judgement/robustness.js";
import { orderOfValues, quantileInOrder, weightedDeviation, weightedMean } from "../../src/judgement/weighted.js";

const rows = (table: readonly (readonly number[])[]): Float64Array[] => table.map((row) => Float64Array.from(row));
const metricOf = (id: string) => METRICS.find((metric) => metric.id === id)!;
const rated = (id: string, performance: Performance, weights: number[] | null = null): number[] =>
  performance.values.map((_, course) => metricOf(id).value(performance, course, weights));
const DIGITS = 12;
const expectNear = (found: readonly number[], wanted: readonly number[]): void =>
  found.forEach((value, k) =>
    wanted[k] === wanted[k] ? expect(value).toBeCloseTo(wanted[k], DIGITS) : expect(value).toBeNaN(),
  );

// worked out by hand: five worlds, a steady course (B) between two that vary
const TABLE = [
  [1, 2, 3, 4, 10],
  [3, 3, 3, 3, 3],
  [0, 5, 2, 6, 7],
];
const BY_HAND: Readonly<Record<string, { values: number[]; named: number[] }>> = {
  maximin: { values: [1, 3, 0], named: [1] },
  maximax: { values: [10, 3, 7], named: [0] },
  hurwicz: { values: [5.5, 3, 3.5], named: [0] },
  laplace: { values: [4, 3, 4], named: [0, 2] }, // a tie names both
  hodges_lehmann: { values: [2.5, 3, 2], named: [1] },
  minimax_regret: { values: [3, 7, 3], named: [0, 2] }, // shortfalls 2 3 0 2 0 · 0 2 0 3 7 · 3 0 1 0 3
  regret_90: { values: [2.6, 5.4, 3], named: [0] },
  mean_variance: { values: [5 / (Math.sqrt(12.5) + 1), 4, 5 / (Math.sqrt(8.5) + 1)], named: [1] },
  undesirable: { values: [1, 0, 8 / 3], named: [] },
  starr: { values: [0.6, 1, 0.6], named: [1] },
  satisficing: { values: [0.4, 0, 0.8], named: [2] },
  skew: { values: [(3 - 4.5) / 3.1, NaN, (5 - 3.7) / 2.9], named: [] },
  peakedness: { values: [3.1, NaN, 1.45], named: [] },
};
const hand = performanceOf(rows(TABLE), 3, [
  [1, 1, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [1, 1, 1, 0, 1],
]);

describe("metrics of robustness", () => {
  test("every one has a reference worked out by hand, and a definition with its source", () => {
    expect(METRICS.map(({ id }) => id).sort()).toEqual(Object.keys(BY_HAND).sort());
    for (const { definition, source } of METRICS)
      expect([/\.$/.test(definition), /\d{4}/.test(source)]).toEqual([true, true]);
  });

  test.each(Object.entries(BY_HAND))(
    "%s has the value and names the courses worked out by hand",
    (id, { values, named }) => {
      const found = rated(id, hand);
      expectNear(found, values);
      expect(namedBy(metricOf(id), found)).toEqual(named);
    },
  );

  test("of an even number of worlds just half are the worse half", () => {
    // median 3: the two worse worlds fall short by 3 and 1
    expectNear(rated("undesirable", performanceOf(rows([[10, 0, 4, 2]]))), [2]);
  });

  test("a column without spread has no shape and no deviations, and satisfies nothing that is not named", () => {
    const flat = performanceOf(rows([[2, 2, 2]]));
    expectNear(rated("skew", flat), [NaN]);
    expectNear(rated("peakedness", flat), [NaN]);
    expectNear(rated("undesirable", flat), [0]);
    expectNear(rated("mean_variance", flat), [3]);
    for (const id of ["starr", "satisficing"]) expect(namedBy(metricOf(id), rated(id, flat))).toEqual([]);
  });

  test("reference: the investor's table of regret (Savage) has 7, 5 and 11, so bonds are named", () => {
    // returns of stocks, bonds and the money market as interest rises, stays, falls
    const market = performanceOf(
      rows([
        [-4, 4, 12],
        [-2, 3, 8],
        [3, 2, 1],
      ]),
    );
    expectNear(rated("minimax_regret", market), [7, 5, 11]);
    expect(namedBy(metricOf("minimax_regret"), rated("minimax_regret", market))).toEqual([1]);
  });

  test("oracle: the authors' own program (RAPID), aims to have more and to have less", () => {
    const file = new URL("../../references/judgement/mcphail2018/rapid.json", import.meta.url);
    const rapid = JSON.parse(readFileSync(file, "utf8")) as Record<"more" | "less", Record<string, number[]>> & {
      values: number[][];
    };
    for (const want of ["more", "less"] as const) {
      const turned = rapid.values.map((row) => row.map((value) => (want === "more" ? value : -value)));
      const performance = performanceOf(rows(turned));
      const { undesirable: short, minimax_regret: regret, ...same } = rapid[want];
      for (const [id, values] of Object.entries(same)) expectNear(rated(id, performance), values);
      // it counts a shortfall below zero
      expectNear(
        rated("minimax_regret", performance).map((value) => -value),
        regret,
      );
      expectNear(
        rated("undesirable", performance).map((value) => -value),
        short,
      );
    }
  });
});

const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 })).chain(([courses, worlds]) =>
  fc.array(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: worlds, maxLength: worlds }), {
    minLength: courses,
    maxLength: courses,
  }),
);

describe("weights of worlds", () => {
  test("property: equal weights change nothing, and a world without weight counts as absent", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (values, weight) => {
        const performance = performanceOf(rows(values), 0, values);
        const longer = performanceOf(
          rows(values.map((row) => [...row, -99])),
          0,
          values.map((row) => [...row, 1]),
        );
        const equal = values[0].map(() => weight);
        for (const { id } of METRICS) {
          const plain = rated(id, performance);
          rated(id, performance, equal).forEach((value, k) =>
            plain[k] === plain[k] ? expect(value).toBeCloseTo(plain[k], 9) : expect(value).toBeNaN(),
          );
          // regret is of a world, so a world that is left out moves none
          rated(id, longer, [...equal, 0]).forEach((value, k) =>
            plain[k] === plain[k] ? expect(value).toBeCloseTo(plain[k], 9) : expect(value).toBeNaN(),
          );
        }
      }),
    );
  });
  test("by hand: a mean, a spread and a median with weights 1, 1, 2", () => {
    const values = [0, 4, 10];
    expect(weightedMean(values, [1, 1, 2])).toBe(6);
    // variance 18 of the mass; effective count 16/6
    expect(weightedDeviation(values, [1, 1, 2])).toBeCloseTo(Math.sqrt((18 * (16 / 6)) / (16 / 6 - 1)), DIGITS);
    // middles of mass ½, 1½, 3: the median stands at 1¾, a sixth of the way from 4 to 10
    expect(quantileInOrder(values, orderOfValues(values), 0.5, [1, 1, 2])).toBeCloseTo(5, DIGITS);
  });
  test("nothing with weight is undefined, and undefined values are left out", () => {
    expect(weightedMean([1, 2], [0, 0])).toBeNaN();
    expect(quantileInOrder([1, 2], orderOfValues([1, 2]), 0.5, [0, 0])).toBeNaN();
    expect([...orderOfValues([3, NaN, 1])]).toEqual([2, 0]);
    expect(weightedMean([3, NaN, 1])).toBe(2);
  });
});

test("property: more everywhere is never ranked behind, by any metric of level", () => {
  fc.assert(
    fc.property(table, (values) => {
      const better = values[0].map((value) => value + 5);
      const performance = performanceOf(rows([values[0], better]), 0, [
        values[0].map((value) => (value >= 0 ? 1 : 0)),
        better.map((value) => (value >= 0 ? 1 : 0)),
      ]);
      // mean–variance is left out: below −1 it turns round, which is why its definition says that it depends on the scale
      for (const metric of METRICS.filter(({ kind, id }) => kind === "level" && id !== "mean_variance"))
        expect(namedBy(metric, rated(metric.id, performance)), metric.id).toContain(1);
    }),
  );
});

describe("differences in pairs", () => {
  test("by hand: mean, interval, shares; a world without a pair is left out", () => {
    const paired = pairedOf(Float64Array.from([-1, 0, 2, 3, NaN]));
    // standard deviation of −1 0 2 3 is √(10/3), its mean's error √(10/12)
    // 95th percentile of Student's t with 3 degrees of freedom: 2.353 in the printed table
    const half = 2.353363434801823 * Math.sqrt(10 / 12);
    expect([paired.mean, paired.more, paired.less, paired.worlds]).toEqual([1, 0.5, 0.25, 4]);
    expectNear(paired.interval, [1 - half, 1 + half]);
  });
  test("no difference has an interval of nothing, and one world has none", () => {
    expect(pairedOf(Float64Array.from([0, 0, 0]))).toMatchObject({ mean: 0, interval: [0, 0], more: 0, less: 0 });
    expect(pairedOf(Float64Array.from([2])).interval[0]).toBeNaN();
  });
  test("by hand: quantiles of 0 to 4", () => {
    expect(quantilesOf([4, 3, NaN, 2, 1, 0])).toEqual({
      q05: 0.2,
      q25: 1,
      q50: 2,
      q75: 3,
      q95: 3.8,
      mean: 2,
      worlds: 5,
    });
  });
});
