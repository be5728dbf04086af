import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fitLogLinear, type BattleDay, type LogLinearFit } from "../../src/dynamics/attrition-fit.js";
import { leastSquares } from "../../src/math/least-squares.js";

const ardennes = JSON.parse(
  readFileSync(new URL("../../references/dynamics/ardennes-loglinear.json", import.meta.url), "utf8"),
) as {
  readonly input: Record<string, readonly (readonly number[])[]>;
  readonly expected: Record<string, LogLinearFit>;
};

/** Weighted strengths and losses of 32 days; Blue is the first side. Columns as the reference names them. */
function daysOf(tables: string, total: boolean, air: number): BattleDay[] {
  const men = ardennes.input[`manpower_${tables}`];
  const arms = ardennes.input[`equipment_${tables}`];
  const weigh = (tank: number, apc: number, guns: number): number => 20 * tank + 5 * apc + 40 * guns;
  return men.flatMap((row, k) => {
    const [day] = row;
    if (day < 1) return [];
    const own = arms[k];
    const [blue, red] = total ? [row[2], row[6]] : [row[1], row[5]];
    const [blueLost, redLost] = total ? [row[4], row[8]] : [row[3], row[7]];
    const [, blueAir, redAir] = ardennes.input.air[k];
    return {
      strength: [
        blue + weigh(own[1], own[2], own[3]) + air * blueAir,
        red + weigh(own[7], own[8], own[9]) + air * redAir,
      ],
      losses: [blueLost + weigh(own[4], own[5], own[6]), redLost + weigh(own[10], own[11], own[12])],
      attacks: day <= 5 ? -1 : 1,
    };
  });
}

describe("the log-linear fit of the Ardennes", () => {
  test.each(Object.entries(ardennes.expected))("%s: p, q, d to 1e-4, ln a, ln b to 1e-3", (name, want) => {
    const [tables, men, air] = name.split("/");
    const days = daysOf(tables, men === "total", air === "air30" ? 30 : 0);
    expect(days).toHaveLength(32);
    const got = fitLogLinear(days);
    const near = (value: number, wanted: number, share: number): void =>
      expect(Math.abs(value - wanted)).toBeLessThan(share * Math.abs(wanted));
    near(got.p, want.p, 1e-4);
    near(got.q, want.q, 1e-4);
    near(got.d, want.d, 1e-4);
    near(Math.log(got.a), Math.log(want.a), 1e-3);
    near(Math.log(got.b), Math.log(want.b), 1e-3);
    near(got.r2log, want.r2log, 1e-4);
  });
  test("the exponents jump with the way the tables are prepared: no law is found in them", () => {
    const ps = Object.values(ardennes.expected).map(({ p }) => p);
    expect(Math.max(...ps) - Math.min(...ps)).toBeGreaterThan(2);
  });
});

describe("least squares", () => {
  test("a line through three points, by hand", () => {
    // y = 1, 2, 4 at x = 0, 1, 2: slope 3/2, level 5/6, left over 1/6
    const { coefficients, residual } = leastSquares([[1, 0], [1, 1], [1, 2]], [1, 2, 4]); // prettier-ignore
    expect(coefficients[0]).toBeCloseTo(5 / 6, 12);
    expect(coefficients[1]).toBeCloseTo(3 / 2, 12);
    expect(residual).toBeCloseTo(1 / 6, 12);
  });
  test("columns that say the same are refused in a sentence", () => {
    expect(() => leastSquares([[1, 2], [2, 4], [3, 6]], [1, 2, 3])).toThrow(/do not tell the coefficients apart/); // prettier-ignore
  });
});
