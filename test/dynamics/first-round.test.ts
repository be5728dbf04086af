import { describe, expect, test } from "vitest";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { Phase } from "../../src/dynamics/state.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { pieWar, type PieWar } from "../fixtures/pie-war.js";

const WORLDS = 8;
const SPAN = 26;

/** Weeks in which the war is settled, a world and policy each; Infinity where it is not. Talks every week. */
function weeksOfSettlement(war: PieWar, count = WORLDS): number[] {
  const conflict = pieWar({ talks: "100 %", parts: 60, ...war });
  const worlds = sampleWorlds(conflict, count, 3);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
  return worlds.flatMap((world, slot) =>
    conflict.policies.map((_, policy) => {
      const key = { seed: 3, repeat: 1 };
      const at = { world, slot, policy, key, weeks: SPAN, read: new Uint8Array(SPAN + 1) };
      const end = playCourse(program, at, () => undefined);
      return end.phase === Phase.settled ? end.ended : Infinity;
    }),
  );
}

describe.each(["bargain", "certainty_equivalent"])(
  "a war in which every deal is sure to last and all is known, %s",
  (continuation) => {
    const known = { resolve: "1", continuation };
    test("is settled in the first round, helped or not (Fearon 1995: no private information, no commitment problem)", () => {
      expect(weeksOfSettlement(known)).toEqual(new Array(2 * WORLDS).fill(1));
    });
    test("whatever both believe of the patron, as long as it is the same", () => {
      for (const share of [0.05, 0.5, 0.95])
        expect(weeksOfSettlement({ ...known, stays: [share, share] })).toEqual(new Array(2 * WORLDS).fill(1));
    });
    test("is fought on where the sides differ about the patron", () => {
      // under the cut-off, every second run, there is nothing left to differ about
      const weeks = weeksOfSettlement({ ...known, stays: [0.02, 0.98], cost: "0.1 %", parts: 120 });
      expect(weeks.filter((_, k) => k % 2 === 0)).toEqual(new Array(WORLDS).fill(Infinity));
      expect(weeks.filter((_, k) => k % 2 === 1)).toEqual(new Array(WORLDS).fill(1));
    });
    test("is fought on where costs are private, for more than a round in some worlds and not in all", () => {
      const weeks = weeksOfSettlement({ continuation });
      expect(Math.min(...weeks)).toBe(1);
      expect(Math.max(...weeks)).toBeGreaterThan(1);
    });
    test("is fought on where deals break and peace helps one side to arm (Powell 2006)", () => {
      const weeks = weeksOfSettlement({ ...known, holds: "2 %", shift: 1 });
      expect(weeks).toEqual(new Array(2 * WORLDS).fill(Infinity));
      // the same shift where no deal breaks
      expect(weeksOfSettlement({ ...known, shift: 1 })).toEqual(new Array(2 * WORLDS).fill(1));
    });
    test("is settled in the first round too where deals hardly ever hold and change nothing: what comes after one is what would have come", () => {
      for (const stays of [0.05, 0.5, 0.95])
        expect(weeksOfSettlement({ ...known, holds: "2 %", stays: [stays, stays] }, 12)).toEqual(new Array(24).fill(1));
    });
  },
);
