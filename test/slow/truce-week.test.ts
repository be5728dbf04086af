import { describe, expect, test } from "vitest";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import type { Script } from "../../src/dynamics/simulate.js";
import type { State } from "../../src/dynamics/state.js";
import { stocksWeek } from "../../src/dynamics/stocks/scene.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { conflictOf } from "../cases/case.js";

const WORLDS = 1000;
const WEEK = 4;

describe("a week of truce in the flagship, played with stocks", () => {
  test("costs either side at most a tenth of the week before, whatever was drawn, but for wild weeks before it", () => {
    const conflict = conflictOf("ukraine-2025", { variant: "stocks_only" });
    const worlds = sampleWorlds(conflict, WORLDS, 3);
    const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
    const key = { seed: 3, repeat: 1 };
    const scope = { recruits: true, delivers: true, trains: true, raids: true };
    const ratios = worlds.flatMap((world, slot) => {
      let at: { script: Script; state: State } | null = null;
      playCourse(program, { world, slot, policy: 0, key, weeks: WEEK }, (script, state) => (at = { script, state }));
      const { script, state } = at! as { script: Script; state: State };
      if (state.phase !== 0) return []; // no fighting in the week before
      const before = [...state.rate];
      state.week++;
      stocksWeek(script.scene, state, world.index, key, scope);
      return [before.map((rate, i) => state.rate[i] / rate)];
    });
    for (const side of [0, 1]) {
      const of = ratios.map((pair) => pair[side]);
      expect(of.length).toBeGreaterThan(WORLDS / 2);
      expect(of.filter((ratio) => ratio > 0.1).length / of.length).toBeLessThan(0.01);
      expect(of.reduce((sum, ratio) => sum + ratio, 0) / of.length).toBeLessThan(0.06);
      expect(Math.max(...of)).toBeLessThan(0.12);
    }
  });
});
