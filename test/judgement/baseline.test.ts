import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { endedWithin, RECORDED_WARS } from "../../src/judgement/baseline.js";

const recorded = JSON.parse(
  readFileSync(new URL("../../references/judgement/recorded-wars.json", import.meta.url), "utf8"),
) as { wars: number; spells: { from: number; to: number; ended: number; hazard: number }[] };

test("reference: the recorded pace of wars is that of the published list", () => {
  const ended = (day: number): number => recorded.spells.filter(({ to }) => to <= day).reduce((n, s) => n + s.ended, 0);
  expect(RECORDED_WARS.wars).toBe(recorded.wars);
  expect(ended(Infinity)).toBe(recorded.wars);
  expect(RECORDED_WARS.endedByDay180).toBe(ended(180));
  expect(RECORDED_WARS.monthlyHazardAfterTwoYears).toBeCloseTo(recorded.spells.at(-2)!.hazard, 5);
  expect(RECORDED_WARS.monthlyHazardAfterFourYears).toBeCloseTo(recorded.spells.at(-1)!.hazard, 5);
});

test("a hazard of nothing ends nothing, a large one everything", () => {
  expect(endedWithin(26, 0)).toBe(0);
  expect(endedWithin(26, 50)).toBeCloseTo(1, 12);
});
