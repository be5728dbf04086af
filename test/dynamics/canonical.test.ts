import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STILL, valueOfFighting, worthOfFighting } from "../../src/dynamics/kernel.js";
import { valueOfTruce } from "../../src/dynamics/settle.js";
import { bestDemand, lottery, type Optimism } from "./demand.js";

function load<T>(name: string): { tolerance: number; cases: T[] } & Record<string, number> {
  return JSON.parse(readFileSync(new URL(`../../references/dynamics/${name}.json`, import.meta.url), "utf8")) as never;
}

describe("Fearon (1995), take it or leave it", () => {
  const { cases, tolerance } = load<{ p: number; costA: number; most: number; offer: number; war: number }>(
    "fearon1995-take-it-or-leave-it",
  );
  test.each(cases)("p $p, cost $costA: demand $offer", (row) => {
    const found = bestDemand(row.p, row.costA, row.most);
    expect(Math.abs(found.offer - row.offer)).toBeLessThan(tolerance);
    expect(Math.abs(found.war - row.war)).toBeLessThan(tolerance / row.most);
  });
});

describe("Neutrality: what both foresee moves the demand, not the chance of war", () => {
  const reference = load<{ p: number; offer: number; war: number }>("neutrality-power-shift");
  test.each(reference.cases)("p $p", (row) => {
    const found = bestDemand(row.p, reference.costA, reference.most);
    // the search resolves the offer to about 1e-8, the root of the machine's precision
    expect(Math.abs(found.offer - row.offer)).toBeLessThan(5e-8);
    expect(Math.abs(found.war - row.war)).toBeLessThan(2e-7);
  });
});

describe("Fearon (1995), preventive war as a truce that must break", () => {
  const { cases, tolerance } = load<{
    p1: number;
    p2: number;
    cost: number;
    delta: number;
    war: boolean;
    left: number;
    right: number;
    warValue: number;
    bestPeace: number;
  }>("fearon1995-preventive");
  test.each(cases)(
    "p $p1 → $p2, cost $cost, delta $delta: war $war",
    ({ p1, p2, cost, delta, war, left, right, warValue, bestPeace }) => {
      // the decliner's war values now and after the shift, as present values of a pie of 1 a week
      const now = (1 - p1) / (1 - delta) - cost;
      // after the shift the riser demands what leaves the decliner its value of fighting then
      const later = (1 - p2) / (1 - delta) - cost;
      const truce = valueOfTruce(delta, 1, 1 / (1 - delta), later);
      expect(Math.abs(now - warValue)).toBeLessThan(tolerance * 10);
      expect(Math.abs(truce - bestPeace)).toBeLessThan(tolerance * 10);
      expect(now > truce).toBe(war);
      expect(delta * p2 - p1 > cost * (1 - delta) * (1 - delta)).toBe(war);
      expect(left > right).toBe(war);
    },
  );
});

describe("Wittman (1979): optimism", () => {
  const { cases, tolerance } = load<Optimism>("wittman1979-optimism");
  test.each(cases)("beliefs $beliefA and $beliefB", (row) => {
    const leastA = valueOfFighting(lottery(row.beliefA, row.costA, true));
    const mostB = 1 - valueOfFighting(lottery(row.beliefB, row.costB, false));
    expect(Math.abs(leastA - row.leastA)).toBeLessThan(tolerance);
    expect(Math.abs(mostB - row.mostB)).toBeLessThan(tolerance);
    expect(leastA <= mostB).toBe(row.settles);
  });
});

test("smoke: the worked values of the design hold", () => {
  const out = { value: 0, duration: 0 };
  worthOfFighting({ ...STILL, n: 5, cells: 10, up: 0.55, down: 0.45 }, out);
  expect(out.value).toBeCloseTo(0.7317, 4);
  expect(out.duration).toBeCloseTo(23.17, 2);
});
