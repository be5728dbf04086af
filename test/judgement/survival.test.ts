import { expect, test } from "vitest";
import { SURVIVAL, underHalfSurvival, type Verdict } from "../../src/judgement/index.js";

function verdict(kind: Verdict["kind"], mass: readonly number[]): Verdict {
  const share = mass.reduce((sum, each) => sum + each, 0) / mass.length;
  const nothing = { pooled: null, effectiveWorlds: null, turns: null, dependsOn: null, loosely: null, strictly: null };
  const rest = { interval: null, undecided: 0, needs: null, methods: [] };
  return { id: "C1", kind, share, worlds: mass.length, mass: Float64Array.from(mass), ...nothing, ...rest };
}

test("a verdict that worlds which settled before would undo depends on survival, and says by how much", () => {
  const own = verdict("holds", [1, 1, 1, 1]);
  const held = underHalfSurvival(own, verdict("fails", [0, 0]), 2);
  expect(held.kind).toBe("depends");
  expect(held.dependsOn).toEqual({
    switch: SURVIVAL,
    shares: [
      { setting: "all of it", share: 1, worlds: 4 },
      { setting: "half of it", share: 0.5, worlds: 6 },
    ],
  });
  expect(underHalfSurvival(verdict("fails", [0, 0, 0, 0]), verdict("holds", [1, 1]), 1).kind).toBe("depends");
});

test("a verdict that they leave on its side stands, and so does one that says nothing of them", () => {
  const own = verdict("holds", [1, 1, 1, 1]);
  expect(underHalfSurvival(own, verdict("holds", [1, 0.9]), 1)).toBe(own);
  expect(underHalfSurvival(own, verdict("open", [NaN, NaN]), 1)).toBe(own);
  const open = verdict("open", [1, 0]);
  expect(underHalfSurvival(open, verdict("fails", [0, 0]), 1)).toBe(open);
});
