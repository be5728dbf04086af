import { expect, test } from "vitest";
import { boxesByChance, leavesByChance } from "../../src/judgement/by-chance.js";
import type { Factor } from "../../src/judgement/factor.js";
import { influencesOf } from "../../src/judgement/given-data.js";
import { PRIM_DEFAULTS } from "../../src/judgement/prim.js";
import { regional } from "../../src/judgement/regional.js";
import { draw } from "./designs.js";

const ROWS = 300;
const factors = Array.from({ length: 8 }, (_, j): Factor => ({
  name: `x${j}`,
  kind: "real",
  values: Float64Array.from({ length: ROWS }, (_u, i) => draw(5, i, j)),
}));
const unrelated = Uint8Array.from({ length: ROWS }, (_, i) => (draw(5, i, 50) < 0.3 ? 1 : 0));
const related = Uint8Array.from(factors[0].values, (x) => (x < 0.3 ? 1 : 0));
const options = { ...PRIM_DEFAULTS, seed: 1 };

test("without a rule of choice PRIM and trees find dense corners in pure noise; shuffling shows as much", () => {
  const free = boxesByChance(factors, unrelated, options, {});
  expect(free.boxes).toBeGreaterThan(10);
  expect(free.density).toBeGreaterThan(0.32);
  expect(leavesByChance(factors, unrelated, options).density).toBeGreaterThan(0.5);
});

test("the rule of quasi-p chooses next to none, and what it says of chance does not hang on what the inputs do", () => {
  for (const cases of [unrelated, related])
    expect(boxesByChance(factors, cases, options, { mostQuasiP: 0.05 }).boxes).toBeLessThanOrEqual(4);
});

test("false finds: one shuffled table in twenty has an input above the noise", () => {
  const [{ falseFinds }] = influencesOf(regional(factors, unrelated), {
    resamples: 100,
    shuffles: 200,
    level: 0.95,
    seed: 1,
  });
  expect(falseFinds).toBeGreaterThanOrEqual(0.05);
  expect(falseFinds).toBeLessThan(0.12);
});
