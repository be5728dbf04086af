import fc from "fast-check";
import { expect, test } from "vitest";
import { longRunVariance, walkOf } from "../../src/dynamics/bridge.js";
import { staysAnEpoch, weightWhileOff, weightWhileOn } from "../../src/dynamics/endurance.js";
import { valueOfFighting } from "../../src/dynamics/kernel.js";

test("the worked front of 80 km² a week has cells of 158.65 km²", () => {
  const walk = { cell: 0, up: 0, down: 0 };
  walkOf(80, longRunVariance(45, 0.65), 30_000, walk);
  expect(walk.cell).toBeCloseTo(158.65, 2);
  expect(walk.up + walk.down).toBeCloseTo(0.634, 3);
  expect(walk.up - walk.down).toBeCloseTo(0.504, 3);
  expect(walk.up).toBeCloseTo(0.5689, 4);
  expect(walk.down).toBeCloseTo(0.0646, 4);
});

test("property: the walk keeps the mean and the variance, with chances between 0 and 1", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -300, max: 300, noNaN: true }),
      fc.double({ min: 1, max: 200, noNaN: true }),
      (drift, sd) => {
        const walk = { cell: 0, up: 0, down: 0 };
        walkOf(drift, sd * sd, 30_000, walk);
        expect((walk.up - walk.down) * walk.cell).toBeCloseTo(drift, 6);
        expect((walk.up + walk.down) * walk.cell * walk.cell).toBeCloseTo(sd * sd + drift * drift, 4);
        expect(walk.up + walk.down).toBeLessThanOrEqual(1 + 1e-12);
        expect(Math.min(walk.up, walk.down)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("the worked patron mixes the two values of fighting on", () => {
  const mixed = (stays: number): number => {
    const weight = weightWhileOn({
      stays: staysAnEpoch(stays, 4),
      resumes: 0.1,
      epoch: 4,
      bound: 0,
      stock: 20,
      factor: 0.995,
    });
    return 0.256 + weight * (0.639 - 0.256);
  };
  expect(Math.abs(mixed(0.2) - 0.5571)).toBeLessThan(5e-5);
  expect(Math.abs(mixed(0.8) - 0.4174)).toBeLessThan(5e-5);
});

test("a patron sure to stay adds nothing of the value without it; one that never resumes adds all that the stock leaves", () => {
  const at = { stays: 1, resumes: 0, epoch: 4, bound: 0, stock: 10, factor: 0.99 };
  expect(weightWhileOn(at)).toBe(0);
  expect(weightWhileOff({ ...at, stays: staysAnEpoch(0.5, 4) })).toBeCloseTo(Math.pow(0.99, 10), 12);
  expect(staysAnEpoch(0.5, 52)).toBeCloseTo(0.5, 14);
});

test("the value of fighting does not depend on the cell inside its range, far from the ends", () => {
  const [drift, variance, stake, cushion] = [20, 4_000, 30_000, 60_000];
  const value = (cell: number): number => {
    const second = (variance + drift * drift) / (cell * cell);
    return valueOfFighting({
      n: cushion / cell,
      cells: (stake + cushion) / cell,
      up: (second + drift / cell) / 2,
      down: (second - drift / cell) / 2,
      winHazard: 1e-3,
      loseHazard: 5e-4,
      delta: 0.998,
      cost: 2e-4,
      win: 1,
      lose: -0.3,
      flow: 4e-4,
      flowPerCell: (8e-4 * cell) / (stake + cushion),
      endsDecide: 0.3,
    });
  };
  expect(Math.abs(value(80) - value(200))).toBeLessThan(1e-5);
});
