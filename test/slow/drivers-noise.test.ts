import { describe, expect, test } from "vitest";
import { firstOrder } from "../../src/judgement/first-order.js";
import { influencesOf, type GivenMeasure } from "../../src/judgement/given-data.js";
import type { Factor } from "../../src/judgement/factor.js";
import { pawn } from "../../src/judgement/pawn.js";
import { findBoxes, type BoxStep } from "../../src/judgement/prim.js";
import { kneeOf } from "../../src/judgement/prim-choice.js";
import { regional } from "../../src/judgement/regional.js";
import { draw, exact, linear } from "../judgement/designs.js";

const TABLES = 300;
const COVERED = 500;
const ROWS = 400;
const FACTORS = 10;

/** Ten inputs and an outcome that knows nothing of them. */
function noise(seed: number): { factors: Factor[]; y: Float64Array; cases: Uint8Array } {
  const column = (c: number): Float64Array => Float64Array.from({ length: ROWS }, (_, i) => draw(seed, i, c));
  const factors = Array.from({ length: FACTORS }, (_, j): Factor => ({
    name: `x${j}`,
    kind: "real",
    values: column(j),
  }));
  const y = column(FACTORS);
  return { factors, y, cases: Uint8Array.from(y, (value) => (value < 0.3 ? 1 : 0)) };
}

describe("false discoveries: 300 tables of ten inputs without any effect, 400 rows each", () => {
  const methods: [string, (table: ReturnType<typeof noise>) => GivenMeasure][] = [
    ["first order", ({ factors, y }) => firstOrder(factors, y)],
    ["PAWN", ({ factors, y }) => pawn(factors, y)],
    ["regional", ({ factors, cases }) => regional(factors, cases)],
  ];
  test.each(methods)("%s: one table in twenty has an input that is not flagged", (name, measure) => {
    let tables = 0;
    for (let r = 0; r < TABLES; r++) {
      const found = influencesOf(measure(noise(r)), { resamples: 100, shuffles: 100, level: 0.95, seed: r });
      if (found.some(({ estimate }) => !estimate.flags.includes("zero"))) tables++;
    }
    console.log(`${name}: ${((100 * tables) / TABLES).toFixed(1)} % of noise tables have an input above the noise`);
    // .05 within three standard errors
    expect(tables / TABLES).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / TABLES));
    expect(tables).toBeGreaterThan(0);
  });
  test("PRIM always finds something: its knee on noise, and how often quasi-p calls a restriction sure", () => {
    const knees: BoxStep[] = [];
    let sure = 0;
    for (let r = 0; r < TABLES; r++) {
      const { factors, cases } = noise(r);
      const [{ trajectory }] = findBoxes(factors, cases);
      knees.push(trajectory[kneeOf(trajectory)!]);
      const end = trajectory[trajectory.length - 1];
      if ([...end.quasiP.values()].some((sides) => sides.some((p) => p !== null && p < 0.05))) sure++;
    }
    const mean = (of: (step: BoxStep) => number): number => knees.reduce((sum, step) => sum + of(step), 0) / TABLES;
    const shares = [mean(({ density }) => density), mean(({ coverage }) => coverage), sure / TABLES];
    console.log(
      `PRIM on noise (30 % cases): knee density ${shares[0].toFixed(2)}, coverage ${shares[1].toFixed(2)}; last box with a quasi-p below .05 in ${(100 * shares[2]).toFixed(0)} % of tables`,
    );
    expect(shares[0]).toBeGreaterThan(0.3);
    // the warning of the methods page: a quasi-p is no p-value
    expect(shares[2]).toBeGreaterThan(0.2);
  });
});

test("coverage: given-data first-order intervals of a weighted sum hold the exact index in .90 to .98 of 500 tables", () => {
  const { c, S1 } = exact.linear;
  const hits = new Float64Array(S1.length);
  for (let r = 0; r < COVERED; r++) {
    const factors = S1.map((_, j): Factor => ({
      name: `x${j}`,
      kind: "real",
      values: Float64Array.from({ length: 1000 }, (_u, i) => draw(r, i, j)),
    }));
    const y = factors[0].values.map((_, i) => linear(c)(factors.map(({ values }) => values[i])));
    influencesOf(firstOrder(factors, y), { resamples: 200, shuffles: 2, level: 0.95, seed: r }).forEach(
      ({ estimate }, j) => {
        if (estimate.low <= S1[j] && S1[j] <= estimate.high) hits[j]++;
      },
    );
  }
  const shares = [...hits].map((count) => count / COVERED);
  console.log(`given-data first order, linear: ${shares.map((share) => share.toFixed(3)).join(" ")}`);
  expect(shares.filter((share) => share < 0.9 || share > 0.98)).toEqual([]);
});
