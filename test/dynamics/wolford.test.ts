import { describe, expect, test } from "vitest";
import { assessBoth } from "../../src/dynamics/assess.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { isRipe } from "../../src/dynamics/zone.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { pieWar, type PieWar } from "../fixtures/pie-war.js";

const WORLDS = 40;
/** What both have learned the first's advance to be at even power, km2/week. */
const LEARNED = [0, 0.25, 0.5, 1, 1.5];

/** Share of worlds in which no deal is worth signing to both, by what they have learned. */
function shareAtWar(war: PieWar, learned = LEARNED): number[] {
  const conflict = pieWar({ resolve: "1", parts: 60, ...war });
  const worlds = sampleWorlds(conflict, WORLDS, 4);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 4));
  const fights = learned.map(() => 0);
  worlds.forEach((world, slot) => {
    const at = { world, slot, policy: 0, key: { seed: 4, repeat: 1 }, weeks: 0 };
    playCourse(program, at, ({ scene, patron }, state) => {
      learned.forEach((gross, k) => {
        state.gross.fill(gross);
        assessBoth(scene, state, { epoch: patron!.epoch, present: true });
        if (!isRipe(scene, state)) fights[k] += 1 / WORLDS;
      });
    });
  });
  return fights;
}

const rises = (shares: readonly number[]): boolean => shares.every((share, k) => k === 0 || share >= shares[k - 1]);

describe("learning that the rising side is strong (Wolford, Reiter & Carrubba 2011)", () => {
  test("makes war likelier where peace lets it arm by more than war costs", () => {
    const shares = shareAtWar({ holds: "20 %", shift: 1, cost: "0.1 to 6 %" });
    expect(rises(shares)).toBe(true);
    expect(shares[0]).toBeLessThan(0.05);
    expect(shares.at(-1)).toBeGreaterThan(0.5);
  });
  test("changes nothing where deals hold, or where war costs more than that shift", () => {
    for (const war of [
      { holds: "100 %", shift: 1, cost: "0.1 to 6 %" },
      { holds: "20 %", shift: 1, cost: "20 to 30 %" },
    ])
      expect(shareAtWar(war)).toEqual(LEARNED.map(() => 0));
  });
  test("no more so once the other side has little left to lose", () => {
    const [some, much] = shareAtWar({ holds: "20 %", shift: 1, cost: "0.1 to 6 %" }, [1.5, 8]);
    expect(much).toBeLessThan(some - 0.2);
  });
  test("the more so the less war costs", () => {
    const [dear, cheap] = ["4 to 6 %", "0.1 to 2 %"].map((cost) => shareAtWar({ holds: "20 %", shift: 1, cost }));
    for (let k = 0; k < LEARNED.length; k++) expect(cheap[k]).toBeGreaterThanOrEqual(dear[k]);
    expect(cheap.at(-1)).toBeGreaterThan(dear.at(-1)! + 0.1);
  });
});
