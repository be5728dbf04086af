import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { playCourse } from "../../src/dynamics/engine.js";
import { courseEngine } from "../../src/dynamics/index.js";
import { weighRefusals } from "../../src/dynamics/posture.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import type { Conflict } from "../../src/conflict/conflict.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

/** The small war with options of this reasonableness (`none`, that of what South wants), and offers weighed by posture or not. */
function warOf(posture: string, all: number, none: number, cost = "1 to 6 %"): Conflict {
  const source = text
    .replaceAll(/war_cost: [^,]*,/g, `war_cost: ${cost},`)
    .replace(/^switches:\n/m, `switches:\n  posture: ${posture}\n`)
    .replace(/^ {4}now: here$/m, `$&\n    reasonable: { all: ${all}, here: 0.5, none: ${none} }`);
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

async function rows(conflict: Conflict): Promise<readonly Float64Array[]> {
  return (await runEnsemble(conflict, { worlds: 12, repeats: 2, seed: 5 })).tables.course!.values;
}

describe("posture", () => {
  test("changes nothing where no offer tells the patron anything, and something where one does", async () => {
    expect(await rows(warOf("weighed", 0.5, 0.5))).toEqual(await rows(warOf("off", 0.5, 0.5)));
    expect(await rows(warOf("weighed", 0, 0.9))).not.toEqual(await rows(warOf("off", 0, 0.9)));
  });
  test("property: over worlds a refused offer without reason hurts who made it and helps the other", () => {
    const conflict = warOf("weighed", 0, 0.9, "0"); // where war costs, a longer one may be worth less to either
    const worlds = sampleWorlds(conflict, 20, 3);
    const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
    const sum = [0, 0];
    worlds.forEach((world, slot) => {
      const at = { world, slot, policy: 0, key: { seed: 3, repeat: 1 }, weeks: 0 };
      playCourse(program, at, ({ scene, patron }, state) => {
        const values = state.assess.map(({ value }) => value);
        const [byAttacker, byDefender] = [0, 1].map((proposer) => {
          weighRefusals(scene, state, patron!, proposer);
          return [...state.refused];
        });
        for (let side = 0; side < 2; side++) {
          expect(byAttacker[side] * byDefender[side]).toBeLessThanOrEqual(1e-12);
          sum[side] += byAttacker[side] - byDefender[side];
        }
        expect(state.assess.map(({ value }) => value)).toEqual(values);
      });
    });
    // the attacker's offer raises the chance of help, the defender's lowers it
    expect(sum[1]).toBeGreaterThan(0);
    expect(sum[0]).toBeLessThan(0);
  });
});
