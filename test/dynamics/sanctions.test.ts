import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { playCourse } from "../../src/dynamics/engine.js";
import { courseEngine } from "../../src/dynamics/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const small = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

/** The small war with a course that only sanctions North, and with help that North believes to stay so. */
function sanctioned(share: string, more: Partial<Record<"stays" | "continuation", string>> = {}): Conflict {
  const text = small
    .replace("policies:\n", `policies:\n  pressed: { title: Sanctions, moves: patron.sanction }\n`)
    .replace(
      "  patron.stop:\n",
      `  patron.sanction: { title: Sanction${share && `, sanctions: { north: ${share} }`} }\n  patron.stop:\n`,
    )
    .replace("patron_stays: beta(3; 6)", `patron_stays: ${more.stays ?? "beta(3; 6)"}`)
    .replace(
      "foresight: none",
      `foresight: none\n  endurance: first_stop\n  continuation: ${more.continuation ?? "certainty_equivalent"}`,
    );
  const { conflict, diagnostics } = readConflict(text, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.code} ${each.message}`).join("\n"));
  return conflict;
}

/** Cost of a week of war and value of fighting on of both sides at the start, by world, under the course that sanctions. */
function atStart(conflict: Conflict): { cost: number; length: number; values: readonly [number, number] }[] {
  const worlds = sampleWorlds(conflict, 16, 3);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
  return worlds.map((world, slot) => {
    let found = { cost: NaN, length: NaN, values: [NaN, NaN] as readonly [number, number] };
    const at = { world, slot, policy: 0, key: { seed: 3, repeat: 1 }, weeks: 0 };
    playCourse(program, at, (_, { assess: [north, south] }) => {
      found = { cost: north.cost, length: north.fight.duration, values: [north.value, south.value] };
    });
    return found;
  });
}

describe("sanctions", () => {
  test("property: the harder they are, the less is fighting on worth to the one they hit, by its cost of the weeks in which they last; the other's value stays to the bit", () => {
    const bare = atStart(sanctioned("0"));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
        atStart(sanctioned(`${percent} %`)).forEach(({ cost, length, values }, w) => {
          const whole = bare[w].cost * (percent / 100);
          expect(cost).toBeGreaterThan(bare[w].cost);
          expect(cost).toBeLessThanOrEqual((bare[w].cost + whole) * (1 + 1e-12));
          expect(values[0]).toBeCloseTo(bare[w].values[0] - (cost - bare[w].cost) * length, 12);
          expect(values[1]).toBe(bare[w].values[1]);
        });
      }),
      { numRuns: 5, seed: 6 },
    );
  });
  test("they count in full to a side that is sure of the patron, and for less to one that thinks it will soon stop", () => {
    const dearer = (stays: string): number[] => {
      const [without, with20] = ["0", "20 %"].map((share) => atStart(sanctioned(share, { stays })));
      return with20.map(({ cost }, w) => cost / without[w].cost - 1);
    };
    const [sure, doubts] = [dearer("99.9999 %"), dearer("5 %")];
    for (const each of sure) {
      expect(each).toBeGreaterThan(0.199);
      expect(each).toBeLessThan(0.2 + 1e-12);
    }
    doubts.forEach((each, w) => expect(each).toBeLessThan(0.75 * sure[w]));
  });
  test.each(["certainty_equivalent", "bargain"])(
    "of nothing they leave every number as it was, to the bit; else they move the sanctioned course alone (%s)",
    async (continuation) => {
      const rows = async (share: string): Promise<[string, string]> => {
        const run = await runEnsemble(sanctioned(share, { continuation }), { worlds: 6, repeats: 2, seed: 5 });
        const { values, policy } = run.tables.course!;
        const under = (chosen: boolean): string =>
          JSON.stringify(values.map((column) => [...column].filter((_, row) => (policy[row] === 0) === chosen)));
        return [under(true), under(false)];
      };
      const [nothing, others] = await rows("0");
      expect(await rows("")).toEqual([nothing, others]);
      const [half, same] = await rows("50 %");
      expect(half).not.toBe(nothing);
      expect(same).toBe(others);
    },
  );
});
