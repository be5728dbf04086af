import { expect, test } from "vitest";
import type { Factor } from "../../src/judgement/factor.js";
import { morrisEffects } from "../../src/judgement/morris.js";
import { draw, exact, ishigami, linear, type Model } from "./designs.js";

const LEVELS = 4;
const DELTA = LEVELS / (2 * (LEVELS - 1));

/** Trajectories on a four-level grid, each factor moved once, in random order and direction as the grid allows. */
function trajectories(model: Model, k: number, count: number, seed: number): { factors: Factor[]; y: Float64Array } {
  const rows: number[][] = [];
  for (let t = 0; t < count; t++) {
    const at = Array.from({ length: k }, (_, j) => Math.floor(draw(seed, t, j) * LEVELS) / (LEVELS - 1));
    rows.push([...at]);
    const order = Array.from({ length: k }, (_, j) => j).sort((a, b) => draw(seed, t, k + a) - draw(seed, t, k + b));
    for (const j of order) {
      // from the two lower levels up, from the two upper ones down: every effect of the grid is as likely
      at[j] = at[j] < 0.5 ? at[j] + DELTA : at[j] - DELTA;
      rows.push([...at]);
    }
  }
  const factors = Array.from({ length: k }, (_, j): Factor => ({
    name: `x${j}`,
    kind: "real",
    values: Float64Array.from(rows, (row) => row[j]),
  }));
  return { factors, y: Float64Array.from(rows, (row) => model(row)) };
}

test("reference: population values of Ishigami on four levels", () => {
  const { factors, y } = trajectories(ishigami, 3, 3000, 1);
  const { effects, trajectories: count } = morrisEffects(factors, y, { resamples: 200 });
  expect(count).toBe(3000);
  const { mu, mu_star, sigma_population } = exact.morris_ishigami_p4;
  effects.forEach(({ mu: own, muStar, sigma }, j) => {
    const half = (muStar.high - muStar.low) / 2;
    expect(Math.abs(muStar.value - mu_star[j])).toBeLessThanOrEqual(2 * half + 1e-9);
    expect(Math.abs(own - mu[j])).toBeLessThan((4 * sigma) / Math.sqrt(3000) + 1e-9);
    expect(Math.abs(sigma / sigma_population[j] - 1)).toBeLessThan(0.05);
  });
});

test("reference: of a weighted sum mu and mu* are the weights and sigma is 0, whatever the ranges", () => {
  const { factors, y } = trajectories(linear([1, -2, 3]), 3, 20, 2);
  const stretched = factors.map((factor) => ({ ...factor, values: factor.values.map((x) => 100 * x + 7) }));
  for (const own of [factors, stretched]) {
    const { effects } = morrisEffects(own, y, { resamples: 100 });
    effects.forEach(({ mu, muStar, sigma }, j) => {
      expect(mu).toBeCloseTo([1, -2, 3][j], 9);
      expect(muStar.value).toBeCloseTo([1, 2, 3][j], 9);
      expect(sigma).toBeCloseTo(0, 9);
    });
  }
  const halved = morrisEffects(factors, y, {
    resamples: 100,
    ranges: [
      [0, 0.5],
      [0, 1],
      [0, 1],
    ],
  });
  expect(halved.effects[0].mu).toBeCloseTo(0.5, 9);
});

test("sigma is of ddof 1 and mu* differs from mu where effects cancel", () => {
  const at = (name: string, values: number[]): Factor => ({ name, kind: "real", values: Float64Array.from(values) });
  const { effects } = morrisEffects([at("x", [0, 1, 0, 1])], Float64Array.of(0, 2, 0, -4), { resamples: 100 });
  expect(effects[0]).toMatchObject({ n: 2, mu: -1, muStar: { value: 3 } });
  expect(effects[0].sigma).toBeCloseTo(Math.sqrt(18), 12);
});

test("a table that is no design says where; a trajectory with a number missing is left out", () => {
  const { factors, y } = trajectories(ishigami, 3, 5, 1);
  expect(() => morrisEffects(factors, y.subarray(1))).toThrow("19 rows are no whole number of trajectories of 4");
  const swapped = factors.map((factor) => ({ ...factor, values: factor.values.slice().reverse() }));
  expect(() => morrisEffects([swapped[0], ...factors.slice(1)], y)).toThrow(
    /not a Morris design: rows \d+ and \d+ differ in \d inputs/,
  );
  const holed = y.slice();
  holed[6] = NaN;
  expect(morrisEffects(factors, holed, { resamples: 100 })).toMatchObject({ trajectories: 4, dropped: 1 });
});
