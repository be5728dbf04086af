import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bargainByReputation } from "../../src/dynamics/reputation.js";

const { cases, tolerance } = JSON.parse(
  readFileSync(new URL("../../references/dynamics/abreu-gul2000.json", import.meta.url), "utf8"),
) as { cases: Record<string, number>[]; tolerance: number };

describe("Abreu & Gul (2000), reputations for obstinacy", () => {
  test.each(cases)("demands $a1 and $a2, obstinate with $z1 and $z2", (row) => {
    const game = { demands: [row.a1, row.a2], rates: [row.r1, row.r2], obstinate: [row.z1, row.z2] } as const;
    const { hazards, ends, atOnce, worth } = bargainByReputation(game);
    const found = [...hazards, ends, ...atOnce, ...worth];
    const filed = [row.lambda1, row.lambda2, row.T, row.concede0_1, row.concede0_2, row.payoff_1, row.payoff_2];
    found.forEach((value, k) => expect(Math.abs(value - filed[k])).toBeLessThan(tolerance));
    // both run out of those who may give way at the same time
    const left = [0, 1].map((i) => (1 - atOnce[i]) * Math.exp(-hazards[i] * ends));
    expect(left[0]).toBeCloseTo(row.z1, 9);
    expect(left[1]).toBeCloseTo(row.z2, 9);
  });
  test("says so where both demands can be met", () =>
    expect(() => bargainByReputation({ demands: [0.4, 0.5], rates: [1, 1], obstinate: [0.1, 0.1] })).toThrow(
      /demands/,
    ));
});
