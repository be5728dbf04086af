import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Factor } from "../../src/judgement/factor.js";
import { firstOrder } from "../../src/judgement/first-order.js";
import { GIVEN_DEFAULTS, influencesOf, type GivenMeasure } from "../../src/judgement/given-data.js";
import { pawn } from "../../src/judgement/pawn.js";
import { leaning, regional } from "../../src/judgement/regional.js";
import { sliceBy } from "../../src/judgement/slices.js";
import { draw, functions } from "./designs.js";

const real = (values: ArrayLike<number>, name = "x"): Factor => ({
  name,
  kind: "real",
  values: Float64Array.from(values),
});
const uniforms = (rows: number, k: number, seed: number): Factor[] =>
  Array.from({ length: k }, (_, j) =>
    real(
      Float64Array.from({ length: rows }, (_unused, i) => draw(seed, i, j)),
      `x${j}`,
    ),
  );
const outcomeOf = (factors: readonly Factor[], model: (u: number[]) => number): Float64Array =>
  factors[0].values.map((_, i) => model(factors.map(({ values }) => values[i])));
const FEW = { ...GIVEN_DEFAULTS, resamples: 100, shuffles: 100 };

/** What slices of 4,000 rows lose and what chance adds. */
const BLUR = 0.04;

test.each(functions.filter(([name]) => name !== "G, all_zero_5"))(
  "reference: first-order indices of %s from any sample",
  (_name, model, { S1 }) => {
    const factors = uniforms(4000, S1.length, 5);
    const measure = firstOrder(factors, outcomeOf(factors, model));
    S1.forEach((truth, j) => expect(Math.abs(measure.of(j, null, null) - truth)).toBeLessThan(BLUR));
  },
);

test("reference: PAWN of an outcome that is its input: .9, .8 … .5 in ten slices", () => {
  const x = real(Float64Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_000));
  expect(pawn([x], x.values).of(0, null, null)).toBeCloseTo(0.7, 3);
  expect(pawn([x], x.values, { summary: "max", slices: 10 }).of(0, null, null)).toBeCloseTo(0.9, 3);
});

test("reference: regional distance of a case above one half is 1; its direction is told", () => {
  const [x, z] = uniforms(500, 2, 1);
  const y = Uint8Array.from(x.values, (value) => (value > 0.5 ? 1 : 0));
  const measure = regional([x, z], y);
  expect(measure.of(0, null, null)).toBeCloseTo(1, 12);
  expect(measure.of(1, null, null)).toBeLessThan(0.2);
  expect([leaning(x, y), leaning(real(x.values.map((v) => -v)), y)]).toEqual([1, -1]);
});

/** Small tables with ties, and how often each row counts. */
const tables = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
    ),
    { minLength: 6, maxLength: 40 },
  )
  .map((rows) => ({
    x: real(rows.map(([x]) => x)),
    y: Float64Array.from(rows, ([, y]) => y),
    counts: Uint8Array.from(rows, ([, , times]) => times),
    cases: Uint8Array.from(rows, ([, , , yes]) => (yes ? 1 : 0)),
  }));
/** Rows written out as often as they count. */
const repeated = <T>(values: ArrayLike<T>, counts: Uint8Array): T[] =>
  Array.from(counts).flatMap((times, i) => Array.from({ length: times }, () => values[i]));
const share = (values: readonly number[], at: number): number => values.filter((v) => v <= at).length / values.length;
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(0, ...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))));
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const NEAR = 9;

describe("oracle: a resample is a table in which its rows are written out", () => {
  const resampled = (measure: GivenMeasure, counts: Uint8Array): number => measure.of(0, { counts, offset: 0 }, null);
  const bySlice = (x: Factor, values: readonly number[], slices: Uint16Array | number[]): number[][] =>
    [...new Set(slices)]
      .map((slice) => values.filter((_, i) => slices[i] === slice))
      .filter((own) => own.length > 0 && x.values.length > 0);

  test("first-order index by its sums of squares", () => {
    fc.assert(
      fc.property(tables, ({ x, y, counts }) => {
        const values = repeated(y, counts);
        const groups = bySlice(x, values, repeated(sliceBy(x, 4).of, counts));
        if (values.length <= groups.length) return;
        const all = mean(values);
        const total = values.reduce((sum, v) => sum + (v - all) ** 2, 0);
        const within = groups.reduce((sum, own) => sum + own.reduce((s, v) => s + (v - mean(own)) ** 2, 0), 0);
        const slow =
          total > 1e-9
            ? (total - within - ((groups.length - 1) * within) / (values.length - groups.length)) / total
            : 0;
        expect(resampled(firstOrder([x], y, 4), counts)).toBeCloseTo(slow, NEAR);
      }),
    );
  });
  test("PAWN by the distances of distribution functions at every value", () => {
    fc.assert(
      fc.property(tables, ({ x, y, counts }) => {
        const values = repeated(y, counts);
        if (values.length === 0) return;
        const gaps = bySlice(x, values, repeated(sliceBy(x, 3).of, counts)).map((own) => distance(own, values));
        expect(resampled(pawn([x], y, { summary: "max", slices: 3 }), counts)).toBeCloseTo(Math.max(...gaps), NEAR);
      }),
    );
  });
  test("regional by the same, of cases and others; a nominal factor by its shares", () => {
    fc.assert(
      fc.property(tables, ({ x, cases, counts }) => {
        const [values, kinds] = [repeated(x.values, counts), repeated(cases, counts)];
        const [yes, no] = [1, 0].map((kind) => values.filter((_, i) => kinds[i] === kind));
        if (yes.length === 0 || no.length === 0) {
          expect(resampled(regional([x], cases), counts)).toBe(0);
          return;
        }
        expect(resampled(regional([x], cases), counts)).toBeCloseTo(distance(yes, no), NEAR);
        const part = (own: readonly number[], c: number): number => own.filter((v) => v === c).length / own.length;
        const shares = [0, 1, 2, 3, 4, 5, 6].reduce((sum, c) => sum + Math.abs(part(yes, c) - part(no, c)) / 2, 0);
        const nominal: Factor = { ...x, kind: "nominal", categories: ["a", "b", "c", "d", "e", "f", "g"] };
        expect(resampled(regional([nominal], cases), counts)).toBeCloseTo(shares, NEAR);
      }),
    );
  });
});

describe("slices", () => {
  test("property: equal values stay together, slices follow the values and are of like size where values differ", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }), (values) => {
        const { of, count } = sliceBy(real(values), 5);
        values.forEach((x, i) => values.forEach((z, j) => x < z && expect(of[i]).toBeLessThanOrEqual(of[j])));
        expect([...new Set(of)].sort()).toEqual(Array.from({ length: count }, (_, s) => s));
        values.forEach((x, i) => expect(of[values.indexOf(x)]).toBe(of[i]));
      }),
    );
    const sizes = [0, 0, 0, 0];
    for (const slice of sliceBy(real(Array.from({ length: 100 }, (_, i) => i)), 4).of) sizes[slice]++;
    expect(sizes).toEqual([25, 25, 25, 25]);
  });
});

describe("intervals and noise", () => {
  const factors = uniforms(600, 6, 9);
  const y = outcomeOf(factors, ([a, b]) => 2 * a + b);

  test("inputs that act pass the noise, the others are flagged; the same seed gives the same numbers", () => {
    for (const measure of [
      firstOrder(factors, y),
      pawn(factors, y),
      regional(
        factors,
        Uint8Array.from(y, (v) => (v > 2 ? 1 : 0)),
      ),
    ]) {
      const found = influencesOf(measure, FEW);
      expect(found.map(({ estimate }) => estimate.flags.includes("zero"))).toEqual([
        false,
        false,
        true,
        true,
        true,
        true,
      ]);
      for (const { estimate } of found)
        expect(estimate.low <= estimate.value && estimate.value <= estimate.high).toBe(true);
      expect(influencesOf(measure, FEW)).toEqual(found);
    }
  });
  test("the exact shares of a weighted sum lie in the intervals", () => {
    const [a, b] = influencesOf(firstOrder(factors, y), FEW).map(({ estimate }) => estimate);
    expect([a.low < 0.8 && 0.8 < a.high, b.low < 0.2 && 0.2 < b.high]).toEqual([true, true]);
  });
  test("a constant factor or outcome has no influence", () => {
    const flat = real(new Float64Array(600).fill(3));
    expect(influencesOf(firstOrder([flat], y), FEW)[0].estimate).toMatchObject({ value: 0, flags: ["zero"] });
    expect(influencesOf(pawn([factors[0]], flat.values), FEW)[0].estimate).toMatchObject({ value: 0, flags: ["zero"] });
    expect(influencesOf(regional([factors[0]], new Uint8Array(600)), FEW)[0].estimate).toMatchObject({ value: 0 });
  });
});
