import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { bestDeal, isRipe, rangeExists } from "../../src/dynamics/zone.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const SEED = 5;

function war(change: (text: string) => string, claims: readonly string[] = []): Conflict {
  const added = claims.map((says) => `  - {text: A claim., under: as_is, says: "${says}"}\n`).join("");
  const { conflict, diagnostics } = readConflict(change(text).concat(added), "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

type Visit = (script: Parameters<Parameters<typeof playCourse>[2]>[0], state: ReturnType<typeof playCourse>) => void;

/** Plays one run a world of the small war; `visit` sees every week. */
function play(conflict: Conflict, count: number, weeks: number, visit: Visit): void {
  const worlds = sampleWorlds(conflict, count, SEED);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, SEED));
  worlds.forEach((world, slot) =>
    playCourse(program, { world, slot, policy: 0, key: { seed: SEED, repeat: 1 }, weeks }, visit),
  );
}

const VIEW = { epoch: 4, present: true };
const SURE = (source: string): string => source.replaceAll(/optimism: 0 to 30 %/g, "optimism: 0 %");

describe("ripeness", () => {
  test("holds in every week in which a settlement is signed, and in weeks in which none is", () => {
    let signed = 0;
    let waiting = 0;
    play(
      war((same) => same),
      40,
      60,
      ({ scene }, state) => {
        if (state.phase === 2 && state.week > 0) {
          signed++;
          expect(isRipe(scene, state)).toBe(true);
        } else if (state.phase === 0 && isRipe(scene, state)) waiting++;
      },
    );
    expect(signed).toBeGreaterThan(5);
    expect(waiting).toBeGreaterThan(5);
  });

  test("looks only at packages that may be signed", () => {
    play(
      war((same) => same),
      10,
      0,
      ({ scene }, state) => {
        expect(bestDeal({ ...scene, open: new Uint8Array(scene.packages) }, state)).toEqual({
          y: -1,
          margin: -Infinity,
        });
      },
    );
  });
});

describe("the bargaining range", () => {
  test("is the zone itself where nobody is wrong about the campaign", () => {
    const seen = new Set<boolean>();
    play(war(SURE), 60, 0, ({ scene }, state) => {
      const ripe = isRipe(scene, state);
      seen.add(ripe);
      expect(rangeExists(scene, state, VIEW)).toBe(ripe);
    });
    expect([...seen].sort()).toEqual([false, true]);
  });

  test("is closed by mutual optimism in some worlds and opened by it in fewer (Blainey's law)", () => {
    let [closed, opened] = [0, 0];
    play(
      war((same) => same.replaceAll(/optimism: 0 to 30 %/g, "optimism: 20 to 30 %")),
      120,
      0,
      ({ scene }, state) => {
        const before = JSON.stringify([state, scene.p]);
        const range = rangeExists(scene, state, VIEW);
        expect(JSON.stringify([state, scene.p])).toBe(before);
        const ripe = isRipe(scene, state);
        if (range && !ripe) closed++;
        if (!range && ripe) opened++;
      },
    );
    expect(closed).toBeGreaterThan(3);
    expect(opened).toBeLessThan(closed);
  });
});

describe("how long and on what", () => {
  test("weeks of war are the weeks at whose end it still went on, and a named package is signed where it is", async () => {
    const ongoing = Array.from({ length: 26 }, (_, week) => `chance(ongoing at ${week} weeks) >= 0`);
    const conflict = war(
      (same) => same,
      [
        ...ongoing,
        "mean(weeks of war by 26 weeks) >= 0",
        "chance(settled_on(freeze) within 26 weeks) >= 0",
        "chance(settled_on(victory) within 26 weeks) >= 0",
      ],
    );
    const course = (await runEnsemble(conflict, { worlds: 12, repeats: 2, seed: SEED })).tables.course!;
    const of = (id: string): Float64Array => course.values[course.columns.indexOf(id)] as Float64Array;
    const weeks = of("weeks of war by 26 weeks");
    const on = Array.from({ length: 26 }, (_, week) => of(`ongoing at ${week} weeks`));
    for (let row = 0; row < weeks.length; row++) {
      expect(weeks[row]).toBe(on.reduce((sum, column) => sum + column[row], 0));
      const named = of("settled_on(freeze) within 26 weeks")[row] + of("settled_on(victory) within 26 weeks")[row];
      expect(named).toBeLessThanOrEqual(of("settled within 26 weeks")[row]);
    }
    expect(new Set(weeks).size).toBeGreaterThan(3);
  });
});

describe("acting on one's own view", () => {
  const CLAIMS = ["value_of_correcting(patron) > 0", "cost_of_view(patron) > 0", "cost_of_view(north) > 0"];
  const VIEWED = (source: string): string =>
    source.replace(
      "\nobjectives:\n",
      "\nperceived: {patron: {issues.line.positions.north.salience: 5}}\nobjectives:\n",
    );
  const read = async (conflict: Conflict): Promise<(name: string) => number[]> => {
    const course = (await runEnsemble(conflict, { worlds: 40, repeats: 1, seed: SEED })).tables.course!;
    return (name) => {
      const column = course.values[course.columns.indexOf(name)];
      return [...column].filter((_, row) => course.policy[row] === 0);
    };
  };
  test("costs nothing and correcting it is worth nothing where the view is the truth", async () => {
    const of = await read(war((same) => same, CLAIMS));
    expect(new Set(of("value_of_correcting(patron)"))).toEqual(new Set([0]));
    expect(new Set(of("cost_of_view(patron)"))).toEqual(new Set([0]));
  });
  test("matters in some worlds where the patron takes the line to weigh little for North; says nothing of who is no patron", async () => {
    // where refusing counts later talks nearly every war is settled, whatever the patron sees
    const mute = (text: string): string =>
      text.replace("switches:\n", "switches:\n  continuation: certainty_equivalent\n");
    const of = await read(war((text) => mute(VIEWED(text)), CLAIMS));
    const worth = of("value_of_correcting(patron)");
    expect(worth.every((value) => [-1, 0, 1].includes(value))).toBe(true);
    expect(worth.some((value) => value !== 0)).toBe(true);
    expect(of("cost_of_view(patron)").filter((value) => value !== 0).length).toBeGreaterThan(3);
    expect(of("cost_of_view(north)").every((value) => value !== value)).toBe(true);
  });
});
