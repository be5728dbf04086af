import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { courseEngine, playCourse, windowOf, windowWeeks } from "../../src/dynamics/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

/** The small war with a window on record of half a year and what else a test puts in. */
function recorded(history: string, change: (source: string) => string = (source) => source): Conflict {
  const source = change(text)
    .concat("sources: {book: {title: A book, reporting: 0.8}}\n")
    .concat(`history:\n  window: [2000-09-01, 2001-03-01]\n${history}`);
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

function windows(conflict: Conflict, count = 40, seed = 5): ReturnType<typeof windowOf>[] {
  const worlds = sampleWorlds(conflict, count, seed);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, seed));
  return worlds.map((world, slot) => windowOf(program, world, slot, seed));
}

describe("the window on record", () => {
  test("is as long as the record, and a file without one has none", () => {
    expect(windowWeeks(recorded("  moves: []\n"))).toBe(26);
    const { conflict } = readConflict(text, "war.parley.yaml");
    expect(windowWeeks(conflict!)).toBe(0);
  });

  test("goes on to its last week in every world, and what would have ended the war is written down", () => {
    const runs = windows(recorded("  moves: []\n"));
    for (const { end } of runs) expect([end.week, end.phase]).toEqual([26, 0]);
    const ended = runs.filter(({ end }) => end.log!.settled <= 26 || end.log!.collapsed <= 26);
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.length).toBeLessThan(runs.length);
  });

  test("bands: an amount is the window's mean rate, over the reporting factor where it is a reported one; a state its lowest and highest", () => {
    const conflict = recorded(
      "  must_match:\n" +
        "    - {measure: casualties(north) per month, within: 1 to 1000000}\n" +
        "    - {measure: reported casualties(north) per month, within: 1 to 1000000, source: book}\n" +
        "    - {measure: men(north), within: 1 to 200 %}\n",
    );
    for (const { bands, end } of windows(conflict, 10)) {
      const month = 365.2425 / 12 / 7;
      expect(bands[0][0]).toBeCloseTo((end.casualties[0] / 26) * month, 0);
      expect(bands[1][0]).toBeCloseTo(bands[0][0] / 0.8, 6);
      expect(bands[2][0]).toBeLessThanOrEqual(bands[2][1]);
    }
  });

  test("same numbers whichever worlds are played before, and another seed is another window", () => {
    const conflict = recorded("  moves: []\n");
    const areas = (seed: number): number[] => windows(conflict, 6, seed).map(({ end }) => end.area);
    expect(areas(5)).toEqual(areas(5));
    expect(areas(5)).not.toEqual(areas(6));
  });

  test("runs start with what the window taught, and with the ground, men and stocks that the file states", () => {
    const conflict = recorded("  moves: []\n");
    const worlds = sampleWorlds(conflict, 8, 5);
    const given = givenFor(conflict, worlds, 5);
    const program = courseEngine.compile(conflict, given);
    worlds.forEach((world, slot) => {
      const { end } = windowOf(program, world, slot, 5);
      const at = { world, slot, policy: 0, key: { seed: 5, repeat: 1 }, weeks: 0 };
      const start = playCourse(program, at, () => undefined);
      expect([...start.weight]).toEqual([...end.weight]);
      expect([...start.thetaHigh]).toEqual([...end.thetaHigh]);
      expect(start.blame).toBe(end.blame);
      expect([start.week, start.area]).toEqual([0, 0]);
      expect([...start.men]).toEqual([world.values[men(conflict, 0)], world.values[men(conflict, 1)]]);
    });
  });

  test("an act of the patron has the chance that its own rule gives a course that agrees with it, and tells it what it says", () => {
    const stop = "  moves:\n    - {on: 2000-12-01, move: patron.stop, use: match}\n";
    const runs = windows(recorded(stop));
    for (const { acts } of runs) {
      expect(acts).toHaveLength(1);
      expect(acts[0].chance).toBeGreaterThan(0);
      expect(acts[0].chance).toBeLessThan(1);
    }
    const spoken = (ratio: number): number =>
      windows(
        recorded("  moves:\n    - {on: 2000-12-01, move: south.truce}\n", (source) =>
          source.replace("says: { north: 0.5 to 2 }", `says: { north: {is: ${ratio}, source: book} }`),
        ),
      )[0].blame[0];
    expect(spoken(4)).toBeGreaterThan(spoken(1));
  });

  test("a refusal of a truce has chance 1 where the refuser values fighting on above it, else 0; an act that no rule decides has none", () => {
    const refused =
      "  moves:\n    - {on: 2000-10-01, move: south.truce}\n    - {on: 2000-12-01, move: north.refuse}\n    - {on: 2000-12-02, move: north.speak}\n";
    const chancesAt = (cost: string): { act: number; other: number }[] =>
      windows(
        recorded(refused, (source) =>
          source
            .replace("war_cost: 1 to 6 %", `war_cost: ${cost}`)
            .replace("renews: 0 to 80 %", "renews: 100 %")
            .replace("goes_on: [deliveries, mobilisation]", "goes_on: []")
            .replace("stops: [ground, air]", "stops: [ground, air, deliveries, mobilisation]")
            .replace(
              "moves:\n",
              "moves:\n  north.refuse: {title: Refuse, refuses: south.truce}\n  north.speak: {title: Speak}\n",
            ),
        ),
      ).map(({ acts }) => {
        const of = (k: number): number => acts.find(({ recorded: each }) => each === k)!.chance;
        return { act: of(1), other: of(2) };
      });
    const [cheap, dear] = [chancesAt("1 to 6 %"), chancesAt("80 %")];
    for (const { act } of cheap) expect(act).toBe(1);
    expect(new Set(dear.map(({ act }) => act))).toEqual(new Set([0, 1]));
    for (const { other } of [...cheap, ...dear]) expect(other).toBeNaN();
  });
});

function men(conflict: Conflict, side: number): number {
  const { front, men: both } = conflict.campaign!;
  return both[side === 0 ? front.attacker : front.defender]!.front;
}
