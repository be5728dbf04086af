import { describe, expect, test } from "vitest";
import {
  driversOf,
  OF_CASES,
  PRIM_DEFAULTS,
  rowsFor,
  saltelliShape,
  type DriverOptions,
  type Factor,
} from "../../src/judgement/index.js";
import { gridPlaces } from "../../src/judgement/morris.js";
import { draw, exact, ishigami } from "./designs.js";

const OPTIONS: DriverOptions = { ...PRIM_DEFAULTS, resamples: 100, seed: 1, boxes: 1, shapleyRows: 200, demands: {} };
const names = ["x1", "x2", "x3"];

/** Ishigami's inputs and outcome on a Saltelli design, in the order of its rows. */
function saltelliTable(base: number, second: boolean): { factors: Factor[]; outcome: Float64Array } {
  const rows: number[][] = [];
  for (let i = 0; i < base; i++) {
    const [a, b] = [0, 3].map((from) => names.map((_, j) => draw(4, i, from + j)));
    rows.push(a, ...names.map((_, j) => a.with(j, b[j])), ...(second ? names.map((_, j) => b.with(j, a[j])) : []), b);
  }
  const factors = names.map((name, j): Factor => ({
    name,
    kind: "real",
    values: Float64Array.from(rows, (row) => row[j]),
  }));
  return { factors, outcome: Float64Array.from(rows, ishigami) };
}

describe("a Saltelli design is known by its rows", () => {
  test.each([false, true])("second order %s: Saltelli's estimators are used, named after the inputs", (second) => {
    const table = saltelliTable(1000, second);
    expect(saltelliShape(table.factors)).toEqual({ base: 1000, second });
    const found = driversOf(table, "sobol", OPTIONS);
    if (found.kind !== "ranking") throw new Error("no ranking");
    expect(found.estimator).toBe("saltelli");
    expect(found.drivers.map(({ factor }) => factor)).toEqual(["x1", "x2", "x3"]);
    found.drivers.forEach(({ total }, j) => expect(Math.abs(total!.value - exact.ishigami.ST[j])).toBeLessThan(0.08));
    expect(found.sobol!.second === null).toBe(!second);
  });
  test("in another order it is none, and slices are read instead", () => {
    const { factors, outcome } = saltelliTable(200, false);
    const swap = (values: Float64Array): Float64Array => {
      const other = values.slice();
      [other[1], other[2]] = [values[2], values[1]];
      return other;
    };
    const swapped = { factors: factors.map((f) => ({ ...f, values: swap(f.values) })), outcome: swap(outcome) };
    expect(saltelliShape(swapped.factors)).toBeNull();
    expect(driversOf(swapped, "sobol", OPTIONS)).toMatchObject({ estimator: "first-order", sobol: null });
  });
  test("a run without a number costs its base row, not the design", () => {
    const { factors, outcome } = saltelliTable(100, false);
    outcome[7] = NaN;
    const { factors: kept, outcome: values, dropped } = rowsFor("sobol", factors, outcome);
    const found = driversOf({ factors: kept, outcome: values }, "sobol", OPTIONS);
    expect([dropped, found]).toMatchObject([1, { estimator: "saltelli", sobol: { base: 99, dropped: 1 } }]);
    expect(rowsFor("pawn", factors, outcome).outcome.length).toBe(499);
  });
  test("rows that are all alike, or none, are no design", () => {
    const flat = (rows: number): Factor[] =>
      names.map((name) => ({ name, kind: "real", values: new Float64Array(rows) }));
    expect([saltelliShape(flat(5)), saltelliShape(flat(0)), saltelliShape([])]).toEqual([null, null, null]);
  });
});

describe("every method on one table", () => {
  const values = [0, 1, 2].map((j) => Float64Array.from({ length: 300 }, (_, i) => draw(8, i, j)));
  const factors = values.map((each, j): Factor => ({ name: `x${j}`, kind: "real", values: each }));
  const outcome = values[0].map((x, i) => (x > 0.6 && values[1][i] < 0.5 ? 1 : 0));

  test.each(["sobol", "pawn", "regional", "shapley"] as const)(
    "%s puts the inputs that act first, and their direction",
    (method) => {
      const found = driversOf({ factors, outcome }, method, OPTIONS);
      if (found.kind !== "ranking") throw new Error("no ranking");
      expect(
        found.drivers
          .map(({ factor }) => factor)
          .slice(0, 2)
          .sort(),
      ).toEqual(["x0", "x1"]);
      expect(Object.fromEntries(found.drivers.map(({ factor, leaning }) => [factor, leaning]))).toMatchObject({
        x0: 1,
        x1: -1,
      });
      expect(found.rows).toBe(method === "shapley" ? 200 : 300);
    },
  );
  test("prim follows the way as far as every side is sure; cart names the same sides", () => {
    const boxes = driversOf({ factors, outcome }, "prim", OPTIONS);
    if (boxes.kind !== "boxes") throw new Error("no boxes");
    const { trajectory, chosen } = boxes.boxes[0];
    expect(trajectory[chosen].limits.map(({ factor }) => factor)).toEqual(["x0", "x1"]);
    expect([...trajectory[chosen].quasiP.values()].flat().every((p) => p === null || p <= 0.05)).toBe(true);
    const tree = driversOf({ factors, outcome }, "cart", OPTIONS);
    if (tree.kind !== "leaves") throw new Error("no leaves");
    expect(tree.leaves[0].limits.map(({ factor }) => factor)).toEqual(["x0", "x1"]);
  });
  test("prim chooses among the boxes that meet demands, and says how far it gets where none does", () => {
    const found = driversOf({ factors, outcome }, "prim", { ...OPTIONS, demands: { mostRestricted: 1 } });
    if (found.kind !== "boxes") throw new Error("no boxes");
    expect(found.boxes[0].trajectory[found.boxes[0].chosen].limits).toHaveLength(1);
    const demands = { leastCoverage: 0.99, leastDensity: 0.99, mostRestricted: 1 };
    expect(() => driversOf({ factors, outcome }, "prim", { ...OPTIONS, demands })).toThrow(
      /no box meets the demands: the densest .* has density 1?\.?\d+/,
    );
  });
  test("methods of cases refuse an outcome that is no case", () => {
    for (const method of OF_CASES)
      expect(() => driversOf({ factors, outcome: values[2] }, method, OPTIONS)).toThrow(
        "where 1 is a case and 0 is none",
      );
  });
  test("levels of a grid are its places from 0 to 1", () => {
    expect([...gridPlaces(Float64Array.of(5, 100, 7, 5, 9))]).toEqual([0, 1, 1 / 3, 0, 2 / 3]);
    expect([...gridPlaces(Float64Array.of(4, 4))]).toEqual([0, 0]);
  });
});
