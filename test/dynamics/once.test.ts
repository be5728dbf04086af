import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { assessBoth, valueAtPosture } from "../../src/dynamics/assess.js";
import { valueOfPackage, valuesOfPackages } from "../../src/dynamics/bargain.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { CUT_OFF, fireUnder, longRunFire, longRunSupport } from "../../src/dynamics/long-run.js";
import { supportOf } from "../../src/dynamics/aid.js";
import type { Scene, State } from "../../src/dynamics/state.js";
import { valuesAtFires, valueWithMen } from "../../src/dynamics/supposed.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";

const SEED = 3;

const TEXT = readFileSync(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");

function flagship(variant: string, ...sets: string[]): Conflict {
  return readConflict(TEXT, "ukraine-2025.parley.yaml", { variant, sets }).conflict!;
}

/** Plays worlds of the flagship under a policy each; `visit` sees every week in which the war goes on. Yields the weeks seen. */
function play(conflict: Conflict, count: number, visit: (scene: Scene, state: State) => void): number {
  const worlds = sampleWorlds(conflict, count, SEED);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, SEED));
  let weeks = 0;
  worlds.forEach((world, slot) => {
    const policy = slot % conflict.policies.length;
    playCourse(program, { world, slot, policy, key: { seed: SEED, repeat: 1 }, weeks: 52 }, ({ scene }, state) => {
      if (state.phase > 1) return;
      weeks++;
      visit(scene, state);
    });
  });
  return weeks;
}

describe.each(["lattice_only", "stocks_only"])("what is worked out once, in %s worlds of the flagship", (variant) => {
  const conflict = flagship(variant);

  test("property: all packages at a time have the values of one at a time, to the bit", () => {
    const seen = play(conflict, 4, (scene, state) => {
      for (const utility of [scene.worth.utility, scene.worth.utilityAsPatronSees])
        for (let i = 0; i < 2; i++) {
          const all = new Float64Array(scene.packages).fill(NaN);
          valuesOfPackages(scene, state, i, utility, all);
          const one = all.map((_, y) => (scene.open[y] === 1 ? valueOfPackage(scene, state, i, y, utility) : NaN));
          expect(all).toEqual(one);
        }
    });
    expect(seen).toBeGreaterThan(40);
  });

  test("property: what a course comes to in the long run is the same in whatever week it is asked", () => {
    const seen = play(conflict, 4, (scene, { week }) => {
      for (let c = 0; c < scene.courses.length; c++) {
        expect(longRunFire(scene, c, week)).toBe(fireUnder(scene, scene.courses[c], week));
        expect(longRunSupport(scene, c, week)).toBe(supportOf(scene.supply!, scene.courses[c], week));
      }
      const ended = { ...scene.courses.at(-1)!, deliveries: "none", intelligence: false, sales: false } as const;
      expect(longRunFire(scene, CUT_OFF, week)).toBe(fireUnder(scene, ended, week));
    });
    expect(seen).toBeGreaterThan(40);
  });

  test("property: several fires at a time have the values of one at a time, and no more men change nothing", () => {
    play(conflict, 4, (scene, state) => {
      const fires = Float64Array.of(state.fire, 0.5, 0.9);
      const all = new Float64Array(6);
      valuesAtFires(scene, state, fires, 3, all);
      fires.forEach((fire, k) => {
        const one = new Float64Array(2);
        valuesAtFires(scene, state, Float64Array.of(fire), 1, one);
        expect([all[k], all[3 + k]]).toEqual([...one]);
      });
      for (let i = 0; i < 2; i++) expect(valueWithMen(scene, state, i, 0)).toBe(all[3 * i]);
    });
  });
});

test.each([
  ["lattice_only", "bargain"],
  ["stocks_only", "certainty_equivalent"],
])(
  "property: in %s worlds under %s a side's value at a posture is that of assessing everything at it, and leaves all as it was",
  (variant, continuation) => {
    const weeks = play(flagship(variant, `switches.continuation=${continuation}`), 1, (scene, state) => {
      const view = { epoch: 4, present: true };
      const values = (): number[] => state.assess.map(({ value }) => value);
      assessBoth(scene, state, view);
      const before = values();
      const found = [0, 1].map((i) => valueAtPosture(scene, state, i, view, 0.7));
      expect(values()).toEqual(before);
      state.posture = 0.7;
      assessBoth(scene, state, view);
      const slow = values();
      state.posture = 0;
      assessBoth(scene, state, view);
      expect(found).toEqual(slow);
    });
    expect(weeks).toBeGreaterThan(1);
  },
);
