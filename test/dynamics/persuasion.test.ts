import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { logit } from "../../src/dynamics/endurance.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { chanceOfCourses, foreseeDeals } from "../../src/dynamics/patron.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { pieWar } from "../fixtures/pie-war.js";

const { cases } = JSON.parse(
  readFileSync(new URL("../../references/dynamics/kamenica-gentzkow2011.json", import.meta.url), "utf8"),
) as { cases: { prior: number; threshold: number; p_convict: number; signal_g_given_innocent: number }[] };
const [{ prior, threshold, p_convict, signal_g_given_innocent: pooled }] = cases;

/** Chance that a patron of this sharpness goes on helping rather than stopping, by its belief that the attacker is the obstacle. */
function helps(sharpness: number, cost = 0): (belief: number) => number {
  const conflict = pieWar({ parts: 4 });
  const worlds = sampleWorlds(conflict, 1, 1);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 1));
  let chance = (_: number): number => NaN;
  const at = { world: worlds[0], slot: 0, policy: 0, key: { seed: 1, repeat: 1 }, weeks: 0 };
  playCourse(program, at, ({ scene, patron }, state) => {
    const courses = [
      { policy: 0, cost },
      { policy: 1, cost: 0 },
    ];
    const sharp = { ...patron!, supportsAbove: threshold, sharpness, courses };
    chance = (belief) => {
      const blame = logit(belief);
      const before = state.blame;
      state.blame = blame;
      foreseeDeals(scene, state, sharp);
      const found = chanceOfCourses(scene, state, sharp, (policy) => policy === 0);
      state.blame = before;
      return found;
    };
  });
  return chance;
}

/** Chance of help under a signal sent for sure if the attacker is guilty and with chance `ifNot` else. */
function persuaded(chance: (belief: number) => number, ifNot: number): number {
  const seen = prior + (1 - prior) * ifNot;
  return seen * chance(prior / seen) + (1 - seen) * chance(0);
}

describe("a patron's logit choice, sharper and sharper", () => {
  test("becomes a threshold: support iff the belief is above it, and above it by cost over support (theory: m*)", () => {
    const [free, dear] = [helps(1e7), helps(1e7, 0.1)];
    for (const belief of [0.1, 0.3, 0.49, 0.51, 0.7, 0.9]) expect(free(belief)).toBe(belief > threshold ? 1 : 0);
    const support = 1 / 1.5; // what goes on today, of what new money would bring
    const above = threshold + 0.1 / support;
    expect([dear(above - 0.01), dear(above + 0.01)]).toEqual([0, 1]);
  });
  test("can be persuaded as often as prior over threshold, by the published signal (Kamenica & Gentzkow 2011)", () => {
    const sharp = helps(1e7);
    expect(persuaded(sharp, pooled - 1e-5)).toBeCloseTo(p_convict, 4);
    for (let k = 0; k <= 100; k++) expect(persuaded(sharp, k / 100)).toBeLessThanOrEqual(p_convict + 1e-9);
    expect(persuaded(sharp, 0)).toBeCloseTo(prior, 9); // told all
    expect(persuaded(sharp, 1)).toBeCloseTo(0, 9); // told nothing
  });
  test("and at a sharpness of ten is moved far less: told nothing, it follows the logit of its prior", () => {
    const soft = helps(10);
    expect(soft(prior)).toBeCloseTo(1 / (1 + Math.exp((10 * (threshold - prior)) / 1.5)), 9);
    expect(soft(threshold)).toBeCloseTo(0.5, 9);
  });
});
