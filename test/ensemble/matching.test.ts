import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { courseEngine, windowOf } from "../../src/dynamics/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/engines.js";
import { matchIn, matchText } from "../../src/ensemble/match-file.js";
import { lacksForMatching, matchWorlds } from "../../src/ensemble/matching.js";
import { worldMaker } from "../../src/ensemble/world-maker.js";
import { quantileOf } from "../../src/judgement/weights.js";
import { learnedOf } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

function recorded(history: string): Conflict {
  const source = `${text}history:\n  window: [2000-09-01, 2001-03-01]\n${history}`;
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

const BAND = "  must_match:\n    - {measure: casualties(north) per month, within: 5000 to 6500}\n";
const ACT = "  moves:\n    - {on: 2000-12-01, move: patron.stop, use: match}\n";
const conflict = recorded(BAND + ACT);

describe("worlds that fit the record", () => {
  test("are those in whose window the war went on and every band held, found in the order of their indices", async () => {
    const found = await matchWorlds(recorded(BAND), { wanted: 1000, most: 100, seed: 4 });
    const bare = recorded(BAND);
    const worlds = sampleWorlds(bare, 100, 4);
    const program = courseEngine.compile(bare, givenFor(bare, worlds, 4));
    const expected = worlds.flatMap((world, slot) => {
      const { end, bands } = windowOf(program, world, slot, 4);
      const fits = end.log!.settled > 26 && end.log!.collapsed > 26 && bands[0][0] >= 5000 && bands[0][0] <= 6500;
      return fits ? [world.index] : [];
    });
    expect(found.tried).toBe(100);
    expect(found.members).toEqual(expected);
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.length).toBeLessThan(95);
  });

  test("an act that the course decides keeps a world with the chance it had there", async () => {
    const without = await matchWorlds(recorded(BAND), { wanted: 1000, most: 250, seed: 4 });
    const withAct = await matchWorlds(conflict, { wanted: 1000, most: 250, seed: 4 });
    const worlds = sampleWorlds(conflict, 250, 4);
    const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 4));
    const chances = worlds.map((world, slot) => windowOf(program, world, slot, 4).acts[0].chance);
    const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
    const missed = withAct.constraints.find(({ kind }) => kind === "act")!.missed / 250;
    // 250 draws: three standard errors
    expect(Math.abs(1 - missed - mean)).toBeLessThan(3 * Math.sqrt((mean * (1 - mean)) / 250));
    expect(withAct.members.length).toBeLessThan(without.members.length);
  });

  test("let off survival, all that fit otherwise are kept; let off with chance one half, those that fit all and about half of the others", async () => {
    const wanted = { wanted: 1000, most: 300, seed: 4 };
    const [none, half, all] = await Promise.all(
      [0, 0.5, 1].map((forgives) => matchWorlds(recorded(BAND), { ...wanted, forgives })),
    );
    const plain = await matchWorlds(recorded(BAND), wanted);
    expect(none.members).toEqual(plain.members);
    const settled = all.constraints.find(({ kind }) => kind === "settled")!;
    expect(all.members.length).toBe(none.members.length + settled.missedAlone);
    expect(settled.missedAlone).toBeGreaterThan(30);
    for (const member of none.members) expect(half.members).toContain(member);
    for (const member of half.members) expect(all.members).toContain(member);
    const kept = half.members.length - none.members.length;
    // binomial: three standard deviations
    expect(Math.abs(kept - settled.missedAlone / 2)).toBeLessThan(1.5 * Math.sqrt(settled.missedAlone));
  });

  test("what each thing on record removes adds up: a world that missed nothing fits, one that missed one thing is counted there alone", async () => {
    const { tried, members, constraints } = await matchWorlds(conflict, { wanted: 1000, most: 120, seed: 4 });
    const alone = constraints.reduce((sum, each) => sum + each.missedAlone, 0);
    const all = constraints.reduce((sum, each) => sum + each.missed, 0);
    const missedSeveral = tried - members.length - alone;
    expect(missedSeveral).toBeGreaterThanOrEqual(0);
    expect(all).toBeGreaterThanOrEqual(alone + 2 * missedSeveral);
  });

  test("stopped after any block and gone on with from its file, the search finds the same", async () => {
    const whole = await matchWorlds(conflict, { wanted: 12, most: 600, seed: 4 });
    const part = await matchWorlds(conflict, { wanted: 12, most: 600, seed: 4, onBlock: () => false });
    expect(part.members.length).toBeLessThan(12);
    const before = matchIn(matchText(part));
    expect(before).toEqual(part);
    expect(await matchWorlds(conflict, { wanted: 12, most: 600, seed: 4, before })).toEqual(whole);
  });

  test("what was found for another conflict or seed is refused, and the difference named", async () => {
    const before = await matchWorlds(conflict, { wanted: 1, most: 64, seed: 4 });
    await expect(matchWorlds(conflict, { wanted: 2, most: 64, seed: 5, before })).rejects.toThrow("another seed");
    await expect(matchWorlds(recorded(BAND), { wanted: 2, most: 64, seed: 4, before })).rejects.toThrow(
      "another conflict",
    );
  });

  test("a file without a record, or without a course, says what it lacks", () => {
    expect(lacksForMatching(readConflict(text, "war.parley.yaml").conflict!)).toContain("history:");
    expect(lacksForMatching(conflict)).toBeNull();
  });

  test("the matched design yields those very worlds", async () => {
    const { members } = await matchWorlds(conflict, { wanted: 12, most: 1200, seed: 4 });
    const world = worldMaker(conflict, { kind: "matched", members }, 4);
    const all = sampleWorlds(conflict, members.at(-1)! + 1, 4);
    members.forEach((index, row) => expect(world(row)).toEqual(all[index]));
  });

  test.each(["", "{}", "[1]", '{"format":1,"kind":"worlds that fit the record","members":[3,2]}', "{"])(
    "a file that holds no match is none: %s",
    (broken) => expect(matchIn(broken)).toBeNull(),
  );
});

describe("what the record taught", () => {
  const prior = sampleWorlds(conflict, 800, 1);

  test("nothing is told where the worlds are drawn as before", () => {
    const again = sampleWorlds(conflict, 2400, 1).slice(800, 1600);
    const learned = learnedOf(conflict, prior, again);
    expect(learned.filter(({ told }) => told)).toEqual([]);
  });

  test("a number that the record cut is told first, with its spread before and after", () => {
    const ref = conflict.quantities.findIndex(({ path }) => path === "campaign.front.advance");
    const median = quantileOf(
      prior.map(({ values }) => values[ref]),
      0.5,
    );
    const cut = sampleWorlds(conflict, 1600, 2).filter(({ values }) => values[ref] > median);
    const [first, second] = learnedOf(conflict, prior, cut);
    expect([first.path, first.told]).toEqual(["campaign.front.advance", true]);
    expect(first.posterior[0]).toBeGreaterThan(median);
    // half of the prior is gone: ln 2
    expect(first.divergence).toBeCloseTo(Math.log(2), 1);
    expect(second.told).toBe(false);
  });
});
