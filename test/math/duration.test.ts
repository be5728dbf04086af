import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exp, log, power } from "../../src/math/elementary.js";
import { Purpose, Stream, uniformAt } from "../../src/math/philox.js";
import { powerLawAbove, powerLawTail } from "../../src/math/power-law.js";
import { fitWeibull } from "../../src/math/weibull.js";

const at = (file: string): string =>
  readFileSync(new URL(`../../references/dynamics/${file}`, import.meta.url), "utf8");
const recorded = JSON.parse(at("interstate-wars.json")).expected;
const wars = at("interstate-wars.csv")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));
const days = wars.map((war) => war[2]);
const deaths = wars.map((war) => war[3]);
const all = days.map(() => 1);

/** The other program stops its search at about six digits. */
const SEARCHED = 5;

const uniform = (world: number): number =>
  uniformAt(1, { world, week: 0, draw: 0, stream: Stream.parameters, purpose: Purpose.tests, repeat: 1 });

describe("recorded inter-state wars, as an independent program has them", () => {
  test("reference: 95 wars, median 150 days, 52 ended by day 180", () => {
    expect(days).toHaveLength(recorded.n_wars);
    expect([...days].sort((a, b) => a - b)[47]).toBe(recorded.duration_days.median);
    expect(days.filter((each) => each <= 180)).toHaveLength(52);
  });
  test("reference: Weibull law of the days, shape .7146, scale 321 days", () => {
    const fit = fitWeibull(days, all);
    expect(fit.shape).toBeCloseTo(recorded.weibull.shape, SEARCHED);
    expect(fit.scale / recorded.weibull.scale_days).toBeCloseTo(1, SEARCHED);
    expect(-fit.logLikelihood).toBeCloseTo(recorded.weibull.nll, SEARCHED);
  });
  test("reference: power law of the battle deaths, exponent 1.51 above 6,525 and 1.52 above 7,061", () => {
    const tail = powerLawTail(deaths);
    expect(tail.from).toBeCloseTo(recorded.powerlaw.xmin, 8);
    expect(tail.count).toBe(recorded.powerlaw.n_tail);
    expect(tail.exponent).toBeCloseTo(recorded.powerlaw.alpha, 12);
    expect(powerLawAbove(deaths, 7061).exponent).toBeCloseTo(recorded.powerlaw.alpha_at_7061, 12);
  });
});

describe("Weibull law with times that were cut off", () => {
  test("property: at its fit no shape and scale near by is likelier", () => {
    const spells = fc.array(fc.tuple(fc.double({ min: 0.1, max: 1000, noNaN: true }), fc.boolean()), { minLength: 3 });
    fc.assert(
      fc.property(spells, (drawn) => {
        const list: [number, boolean][] = [[1, true], [2.5, true], ...drawn];
        const fit = fitWeibull(
          list.map(([time]) => time),
          list.map(([, ended]) => (ended ? 1 : 0)),
        );
        const likelihood = (shape: number, scale: number): number =>
          list.reduce((sum, [time, ended]) => {
            const x = log(time / scale);
            return sum + (ended ? log(shape / scale) + (shape - 1) * x : 0) - exp(shape * x);
          }, 0);
        const best = likelihood(fit.shape, fit.scale);
        expect(best).toBeCloseTo(fit.logLikelihood, 6);
        for (const [a, b] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.01],
          [1, 0.99],
        ])
          expect(likelihood(fit.shape * a, fit.scale * b)).toBeLessThan(best);
      }),
    );
  });
  test("shape and scale drawn from are found again, though a fifth is cut off", () => {
    const whole = Float64Array.from({ length: 20_000 }, (_, k) => 300 * power(-log(uniform(k)), 1 / 0.7));
    const end = Float64Array.from(whole).sort()[16_000];
    const fit = fitWeibull(
      whole.map((each) => Math.min(each, end)),
      whole.map((each) => (each < end ? 1 : 0)),
    );
    expect(Math.abs(fit.shape - 0.7)).toBeLessThan(4 * fit.shapeError);
    expect(fit.shapeError).toBeGreaterThan(0.002);
    expect(fit.shapeError).toBeLessThan(0.01);
    expect(fit.scale / 300).toBeCloseTo(1, 1);
  });
  test("what cannot be fitted is refused", () => {
    expect(() => fitWeibull([1, 2], [1, 0])).toThrow("two different times must have ended");
    expect(() => fitWeibull([0, 1, 2], [1, 1, 1])).toThrow("above 0");
  });
});

describe("power law of a tail", () => {
  test("the exponent and the place where the tail begins are found again", () => {
    const values = Array.from({ length: 1600 }, (_, k) =>
      k < 800 ? 100 * uniform(k) : 100 * power(uniform(k), -1 / 0.6),
    );
    const tail = powerLawTail(values);
    expect(Math.abs(tail.exponent - 1.6)).toBeLessThan(4 * tail.error);
    expect(tail.from).toBeGreaterThan(90);
    expect(tail.from).toBeLessThan(140);
  });
  test("what cannot be fitted is refused", () => {
    expect(() => powerLawTail([1, 2, 3])).toThrow("ten values");
    expect(() => powerLawAbove([1, 2, 3], 4)).toThrow("no value lies above");
  });
});
