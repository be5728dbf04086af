import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { step, type Script } from "../../src/dynamics/simulate.js";
import { Phase, type State } from "../../src/dynamics/state.js";
import { foresee } from "../../src/dynamics/truce.js";
import { medianWorld } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/stocks-war.parley.yaml", import.meta.url), "utf8");
const KEY = { seed: 3, repeat: 1 };

function read(model: string, troops: string): Conflict {
  const { conflict } = readConflict(
    text
      .replace(/campaign: one of .*/, `campaign: ${model}`)
      .replace(/foreign_troops: \{.*\},/, troops)
      .replace("truce_breaks: 5 to 100 %/year", "truce_breaks: 0 %/year")
      .replace("lasts: 30 days", "lasts: 100 weeks"),
    "war.parley.yaml",
  );
  return conflict!;
}

/** The script and the state of the world of medians before its first week. */
function open(conflict: Conflict): { script: Script; state: State } {
  const world = medianWorld(conflict);
  const program = courseEngine.compile(conflict, givenFor(conflict, [world], 3));
  let at: { script: Script; state: State } | null = null;
  playCourse(program, { world, slot: 0, policy: 0, key: KEY, weeks: 0 }, (script, state) => (at = { script, state }));
  return at!;
}

const TROOPS = "foreign_troops: { men: 5k, over: 20 weeks, fight: 40 % },";

describe.each(["lattice", "stocks"])("foreign troops in a truce, played with %s", (model) => {
  const [none, some] = ["", TROOPS].map((troops) => read(model, troops));
  const truced = (conflict: Conflict, weeks: number): { state: State; men: number[] } => {
    const { script, state } = open(conflict);
    Object.assign(state, { phase: Phase.truce, truceBegan: 0, truceUntil: 200 });
    const men: number[] = [];
    for (state.week = 1; state.week <= weeks; state.week++) {
      step(script, state, 0, KEY, { epoch: 4, present: true });
      men.push(state.men[1]);
    }
    return { state, men };
  };

  test("arrive evenly up to their number, and those who would fight stand with the defender", () => {
    const [without, withTroops] = [none, some].map((conflict) => truced(conflict, 24));
    expect(without.state.foreign).toBe(0);
    expect(withTroops.state.foreign).toBeCloseTo(5_000, 9);
    const gain = withTroops.men.map((men, week) => men - without.men[week]);
    // 5,000 × 40 % over 20 weeks; a few of them desert, and a stronger force loses a little less or more
    gain.forEach((men, week) => expect(Math.abs(men / (100 * Math.min(20, week + 1)) - 1)).toBeLessThan(0.05));
  });

  test("are foreseen by both sides: the truce moves the odds toward the defender by the force they add", () => {
    const shift = [none, some].map((conflict) => {
      const { script, state } = open(conflict);
      foresee(script, state);
      return { by: script.truce!.shift, men: state.men[1] };
    });
    expect(shift[0].by - shift[1].by).toBeCloseTo(Math.log(1 + 2_000 / shift[0].men), 9);
  });

  test("do not come in war", () => {
    const { script, state } = open(some);
    for (state.week = 1; state.week <= 10 && state.phase === Phase.war; state.week++)
      step(script, state, 0, KEY, { epoch: 4, present: true });
    expect(state.phase === Phase.war ? state.foreign : 0).toBe(0);
    expect(state.week).toBeGreaterThan(1);
  });
});
