import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { completeRows, type Factor } from "../../src/judgement/factor.js";
import { findBoxes, OBJECTIVES, PRIM_DEFAULTS, type BoxStep, type Objective } from "../../src/judgement/prim.js";
import { kneeOf } from "../../src/judgement/prim-choice.js";
import { reproduce } from "../../src/judgement/prim-resample.js";
import { cutOf } from "../../src/judgement/prim-quantile.js";
import { binomialTail } from "../../src/judgement/quasi-p.js";
import { slowPrim, type PlainBox } from "./prim-oracle.js";

interface Published {
  readonly n: number;
  readonly cases: number;
  readonly results: Record<
    Objective,
    {
      readonly trajectory: Record<"coverage" | "density" | "mass" | "res_dim" | "n" | "k", number>[];
      readonly boxes: Record<string, Record<string, { lims: [number, number]; qp: [number, number] }>>;
    }
  >;
}

const load = (name: string): string =>
  readFileSync(new URL(`../../references/judgement/prim/${name}`, import.meta.url), "utf8");
const published = JSON.parse(load("synthetic.json")) as Published;
const [header, ...lines] = load("synthetic.csv").trim().split(/\r?\n/);
const cells = lines.map((line) => line.split(",").map(Number));
const columns = header.split(",");
const factors: Factor[] = columns
  .slice(0, -1)
  .map((name, j) => ({ name, kind: "real", values: Float64Array.from(cells, (row) => row[j]) }));
const y = Uint8Array.from(cells, (row) => row[columns.length - 1]);

/** Quasi-p of another program's binomial tail: the last figures of two incomplete beta functions. */
const TAIL = 1e-10;

describe.each(OBJECTIVES)("oracle, EMA Workbench 3.0.0, objective %s", (objective) => {
  const { trajectory, boxes } = published.results[objective];
  const [{ trajectory: ours }] = findBoxes(factors, y, { ...PRIM_DEFAULTS, objective });

  test("every box on the way holds the same rows and cases", () => {
    expect(ours.map(({ n, k }) => [n, k])).toEqual(trajectory.map(({ n, k }) => [n, k]));
    expect(ours.map(({ coverage, density, mass }) => [coverage, density, mass])).toEqual(
      trajectory.map(({ coverage, density, mass }) => [coverage, density, mass]),
    );
  });
  test("every limit is the same, and every quasi-p", () => {
    ours.forEach((step, s) => {
      expect(step.limits.map(({ factor }) => factor).sort()).toEqual(Object.keys(boxes[s]).sort());
      for (const limit of step.limits) {
        const { lims, qp } = boxes[s][limit.factor];
        if (!("low" in limit)) throw new Error("no category here");
        const j = columns.indexOf(limit.factor);
        expect([step.box.low[j], step.box.high[j]]).toEqual(lims);
        step.quasiP.get(limit.factor)!.forEach((p, side) => {
          if (p === null) expect(qp[side]).toBe(-1);
          else expect(Math.abs(p / qp[side] - 1)).toBeLessThan(TAIL);
        });
      }
    });
  });
});

test("reference: the quantile moves past ties as EMA's own checks have it", () => {
  const cut = (values: number[], level: number): number =>
    cutOf(
      Float64Array.from(values),
      Uint32Array.from(values, (_, i) => i),
      values.length,
      level,
    );
  const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect([0.9, 0.95, 0.1, 0.05].map((level) => cut(ten, level))).toEqual([8.5, 8.5, 0.5, 0.5]);
  const ties = [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9];
  expect([0.9, 0.95].map((level) => cut(ties, level))).toEqual([8.5, 8.5]);
  expect([0.1, 0.05].map((level) => cut(ties, level))).toEqual([1.5, 1.5]);
  expect(cut([3, 3, 3], 0.95)).toBe(3);
});

/** A table with ties: real, integer and nominal columns, cases more frequent in a corner. */
const tables = fc
  .record({
    rows: fc.integer({ min: 8, max: 110 }),
    kinds: fc.array(fc.constantFrom<Factor["kind"]>("real", "integer", "nominal"), { minLength: 1, maxLength: 5 }),
    seed: fc.integer(),
    grain: fc.integer({ min: 2, max: 40 }),
  })
  .map(({ rows, kinds, seed, grain }) => {
    let state = seed | 0;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 8) / 2 ** 24;
    };
    const factors = kinds.map((kind, j): Factor => {
      const size = kind === "nominal" ? 4 : grain;
      const draw = (): number => Math.floor(next() * size) - (kind === "integer" ? 3 : 0);
      const values = Float64Array.from({ length: rows }, () => (kind === "real" ? draw() / 8 : draw()));
      const name = `x${j}`;
      return kind === "nominal" ? { name, kind, values, categories: ["a", "b", "c", "d"] } : { name, kind, values };
    });
    const y = Uint8Array.from({ length: rows }, (_, i) => (next() < (factors[0].values[i] > 1 ? 0.7 : 0.3) ? 1 : 0));
    return { factors, y };
  });

/** A fast step in the terms of the slow one. The fast one has its factors by kind. */
function plain(step: BoxStep, factors: readonly Factor[]): PlainBox {
  const used = ["real", "integer", "nominal"].flatMap((kind) =>
    factors.filter((f) => f.kind === kind && (kind !== "nominal" || f.values.some((x) => x !== f.values[0]))),
  );
  return factors.map((factor) => {
    const j = used.indexOf(factor);
    if (j < 0) return [factor.values[0]];
    const allowed = step.box.allowed[j];
    return allowed
      ? [...allowed].flatMap((each, category) => (each === 1 ? [category] : []))
      : [step.box.low[j], step.box.high[j]];
  });
}

test.each(OBJECTIVES)("property, %s: with ties, integers and categories the fast way is the slow way", (objective) => {
  let peeled = 0;
  let pasted = 0;
  fc.assert(
    fc.property(tables, fc.constantFrom(0.05, 0.1, 0.3), ({ factors, y }, alpha) => {
      const options = { objective, peelAlpha: alpha, pasteAlpha: 0.05, massMin: 0.1 };
      const [{ trajectory }] = findBoxes(factors, y, options);
      const slow = slowPrim(factors, y, options, [...y.keys()]);
      expect(trajectory.map((step) => plain(step, factors))).toEqual(slow.map(({ box }) => box));
      expect(trajectory.map(({ n }) => n)).toEqual(slow.map(({ rows }) => rows.length));
      peeled += trajectory.filter(({ phase }) => phase === "peel").length;
      pasted += trajectory.filter(({ phase }) => phase === "paste").length;
    }),
    { numRuns: 150, seed: 7 },
  );
  expect([peeled > 200, pasted > 10]).toEqual([true, true]);
});

test("property: a second box is the first box of the rows that the first left, shares being of all", () => {
  fc.assert(
    fc.property(tables, ({ factors, y }) => {
      const options = { ...PRIM_DEFAULTS, peelAlpha: 0.1, massMin: 0.15 };
      const boxes = findBoxes(factors, y, options, { most: 2, found: "remove" });
      if (boxes.length < 2) return;
      const first = slowPrim(factors, y, options, [...y.keys()]);
      const left = [...y.keys()].filter((i) => !first[first.length - 1].rows.includes(i));
      const second = slowPrim(factors, y, options, left);
      expect(boxes[1].trajectory.map(({ n }) => n)).toEqual(second.map(({ rows }) => rows.length));
      expect(boxes[1].trajectory[0].mass).toBe(left.length / y.length);
    }),
    { numRuns: 60, seed: 8 },
  );
});

test("several boxes, Guivarch's way: the rows stay and their cases are forgotten", () => {
  const [first, second] = findBoxes(factors, y, PRIM_DEFAULTS, { most: 2, found: "zero" });
  const last = first.trajectory[first.trajectory.length - 1];
  expect(second.trajectory[0]).toMatchObject({ n: 1000, k: 224 - last.k, coverage: (224 - last.k) / 224 });
});

describe("tables with nothing to find are defined", () => {
  const two = (values: number[], cases: number[]): readonly BoxStep[] =>
    findBoxes([{ name: "x", kind: "real", values: Float64Array.from(values) }], Uint8Array.from(cases))[0].trajectory;

  test("a constant column, no case, or cases alone give the whole table", () => {
    expect(two([1, 1, 1, 1], [0, 1, 0, 1])).toHaveLength(1);
    expect(two([1, 2, 3, 4], [0, 0, 0, 0])).toMatchObject([{ coverage: 0, density: 0, mass: 1 }]);
    expect(two([1, 2, 3, 4], [1, 1, 1, 1])).toMatchObject([{ coverage: 1, density: 1, mass: 1 }]);
  });
  test("rows that are not numbers are left out and counted", () => {
    const x: Factor = { name: "x", kind: "real", values: Float64Array.of(1, NaN, 3, 4) };
    expect(completeRows([x], Float64Array.of(1, 1, NaN, 0))).toMatchObject({
      dropped: 2,
      outcome: Float64Array.of(1, 0),
    });
  });
  test("a setting out of range and a column of another length are refused", () => {
    expect(() => findBoxes(factors, y, { ...PRIM_DEFAULTS, peelAlpha: 0 })).toThrow("invalid peelAlpha: 0");
    expect(() => findBoxes(factors, y.subarray(1))).toThrow("invalid column x0: 1000 rows, not 999");
  });
});

test("reference: the binomial tail is the sum of its terms", () => {
  // n = 10, p = .3: 1 − P(X ≤ 4), Abramowitz & Stegun (1964), table 26.1's convention
  expect(binomialTail(5, 10, 0.3)).toBeCloseTo(0.1502683326, 10);
  expect([binomialTail(0, 10, 0.3), binomialTail(3, 3, 1), binomialTail(1, 3, 0)]).toEqual([1, 1, 0]);
});

describe("the choice of a box and whether it comes back", () => {
  const [{ trajectory }] = findBoxes(factors, y);
  const chosen = trajectory[kneeOf(trajectory)!];

  test("property: no box that meets the demands lies nearer to coverage 1 and density 1", () => {
    const far = ({ coverage, density }: BoxStep): number => (1 - coverage) ** 2 + (1 - density) ** 2;
    const few = trajectory[kneeOf(trajectory, { mostRestricted: 2, leastCoverage: 0.9 })!];
    expect(few.limits.length).toBeLessThanOrEqual(2);
    const rivals = trajectory.filter(({ limits, coverage }) => limits.length <= 2 && coverage >= 0.9);
    expect(Math.min(...rivals.map(far))).toBe(far(few));
    expect(Math.min(...trajectory.map(far))).toBe(far(chosen));
    expect(kneeOf(trajectory, { leastCoverage: 0.99, leastDensity: 0.99 })).toBeNull();
    const sure = trajectory[kneeOf(trajectory, { mostQuasiP: 0.05 })!];
    expect([...sure.quasiP.values()].flat().every((p) => p === null || p <= 0.05)).toBe(true);
  });
  test("the three inputs that make the region are the ones it names, in this data and in its halves", () => {
    expect(chosen.limits.map(({ factor }) => factor)).toEqual(["x0", "x2", "x4"]);
    const again = reproduce({ factors, y }, chosen);
    expect(
      again
        .slice(0, 3)
        .map(({ factor }) => factor)
        .sort(),
    ).toEqual(["x0", "x2", "x4"]);
    expect(again[2].byCoverage).toBe(1);
    expect(again[3].byCoverage).toBeLessThan(1);
    expect(reproduce({ factors, y }, chosen)).toEqual(again);
    expect(reproduce({ factors, y }, chosen, PRIM_DEFAULTS, { resamples: 10, share: 0.5, seed: 2 })).not.toEqual(again);
  });
});
