import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cellsOf, levelsIn } from "../../src/math/factorial.js";
import { morrisDelta, morrisTrajectories } from "../../src/math/morris.js";
import { saltelliPoints, saltelliRows } from "../../src/math/saltelli.js";

interface Case {
  readonly n: number;
  readonly k: number;
  readonly secondOrder: boolean;
  readonly rows: number[][];
}
const { cases } = JSON.parse(
  readFileSync(new URL("../../references/designs/saltelli.json", import.meta.url), "utf8"),
) as { cases: Case[] };

describe("a Saltelli design", () => {
  test.each(cases)("oracle: over $n plain points of $k columns, second order $secondOrder: SALib's rows", (one) => {
    expect([...saltelliPoints(one.n, one.k, one.secondOrder, null)]).toEqual(one.rows.flat());
  });
  test("has N(k + 2) or N(2k + 2) rows: A, AB_1 …, (BA_1 …,) B for each base row", () => {
    const order = (second: boolean): string =>
      saltelliRows(2, 2, second)
        .map(({ base, part, column }) => `${part}${column < 0 ? "" : column}@${base}`)
        .join(" ");
    expect(order(false)).toBe("A@0 AB0@0 AB1@0 B@0 A@1 AB0@1 AB1@1 B@1");
    expect(order(true)).toBe("A@0 AB0@0 AB1@0 BA0@0 BA1@0 B@0 A@1 AB0@1 AB1@1 BA0@1 BA1@1 B@1");
  });
  test("property: AB_j is A but for column j, which is B's; BA_j the other way round; A and B are no rows of each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (m, k, seed) => {
        const n = 2 ** m;
        const points = saltelliPoints(n, k, true, seed);
        const rows = saltelliRows(n, k, true);
        const at = (row: number): number[] => [...points.slice(row * k, row * k + k)];
        const block = 2 * k + 2;
        rows.forEach(({ base, part, column }, row) => {
          const [a, b] = [at(base * block), at(base * block + block - 1)];
          const [mine, other] = part === "A" || part === "AB" ? [a, b] : [b, a];
          expect(at(row)).toEqual(mine.map((value, c) => (c === column ? other[c] : value)));
          a.forEach((value, c) => expect(value).not.toBe(b[c]));
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe("Morris trajectories", () => {
  test("property: k + 1 points on the grid, one column moving by ±Δ at each step, every column once", () => {
    const half = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), half, fc.nat(), (r, k, h, seed) => {
        const levels = 2 * h;
        const { points, column, step } = morrisTrajectories(r, k, levels, seed);
        expect(points.length).toBe(r * (k + 1) * k);
        for (const x of points) expect(Math.abs(x * (levels - 1) - Math.round(x * (levels - 1)))).toBeLessThan(1e-12);
        for (const x of points) expect(x >= 0 && x <= 1).toBe(true);
        for (let t = 0; t < r; t++) {
          expect([...column.slice(t * k, t * k + k)].sort((a, b) => a - b)).toEqual([...Array(k).keys()]);
          for (let s = 0; s < k; s++)
            for (let c = 0; c < k; c++) {
              const from = (t * (k + 1) + s) * k + c;
              const moved = c === column[t * k + s] ? step[t * k + s] : 0;
              expect(points[from + k] - points[from]).toBeCloseTo(moved, 14);
              expect(Math.abs(step[t * k + s])).toBe(morrisDelta(levels));
            }
        }
      }),
      { numRuns: 20 },
    );
  });
  test("start on every level as often as on any other, go either way, in any order", () => {
    const [r, k, levels] = [3000, 3, 4];
    const { points, column, step } = morrisTrajectories(r, k, levels, 1);
    const evenly = (counts: readonly number[]): void => {
      const each = r / counts.length;
      for (const count of counts) expect(Math.abs(count - each)).toBeLessThan(5 * Math.sqrt(each));
    };
    for (let c = 0; c < k; c++) {
      const starts = Array.from({ length: r }, (_, t) => Math.round(points[t * (k + 1) * k + c] * (levels - 1)));
      evenly([0, 1, 2, 3].map((level) => starts.filter((start) => start === level).length));
      evenly(
        [0, 1, 2].map((s) => Array.from({ length: r }, (_, t) => column[t * k + s]).filter((at) => at === c).length),
      );
    }
    const up = step.filter((by) => by > 0).length;
    expect(Math.abs(up - (r * k) / 2)).toBeLessThan(5 * Math.sqrt((r * k) / 4));
  });
  test("reference: Δ is 2/3 at four levels (Morris 1991), and any r of them are the first r of more", () => {
    expect(morrisDelta(4)).toBe(2 / 3);
    const [few, more] = [3, 5].map((r) => morrisTrajectories(r, 4, 4, 9).points);
    expect(more.slice(0, few.length)).toEqual(few);
  });
});

describe("a full factorial", () => {
  test("property: every combination of levels once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), (levels) => {
        const cells = cellsOf(levels);
        const met = new Set(Array.from({ length: cells }, (_, cell) => levelsIn(cell, levels).join()));
        expect(met.size).toBe(cells);
        for (const each of met)
          each
            .split(",")
            .filter(Boolean)
            .forEach((l, f) => expect(Number(l)).toBeLessThan(levels[f]));
      }),
    );
  });
});
