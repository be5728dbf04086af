import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inlineRunner } from "../../src/ensemble/inline.js";
import { matchWorlds, type Match } from "../../src/ensemble/matching.js";
import type { ConflictText } from "../../src/ensemble/pool.js";
import type { Runner } from "../../src/ensemble/runner.js";
import { workersRunner } from "../../src/ensemble/workers-node.js";
import { learnedOf } from "../../src/judgement/index.js";
import { sampleWorld, sampleWorlds } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { builtInto, scratch } from "../ensemble/bundle.js";

const war = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const text = `${war}history:
  window: [2000-09-01, 2001-03-01]
  must_match:
    - {measure: casualties(north) per month, within: 5000 to 6500}
  moves:
    - {on: 2000-12-01, move: patron.stop, use: match}
`;
const conflict = readConflict(text, "war.parley.yaml").conflict!;
const source: ConflictText = { text, file: "war.parley.yaml", variant: null, sets: [] };
const place = scratch();
const ASKED = { wanted: 15, most: 2000, seed: 4 };
let worker: URL;
let here: Match;
beforeAll(async () => {
  worker = (await builtInto(place.folder)).worker;
  here = await matchWorlds(conflict, ASKED);
});
afterAll(place.done);

describe("whoever tries the worlds, the same fit, and the same is counted", () => {
  test.each([
    [1, 64],
    [1, 5],
    [2, 1],
    [2, 64],
    [4, 7],
    [4, 64],
  ])("%i worker threads, %i worlds a block", async (jobs, block) => {
    const runner = workersRunner(source, jobs, worker);
    const there = await matchWorlds(conflict, { ...ASKED, runner, block }).finally(runner.close);
    expect(there).toEqual(here);
    const learned = (match: Match): unknown =>
      learnedOf(
        conflict,
        sampleWorlds(conflict, match.tried, 4),
        match.members.map((index) => sampleWorld(conflict, index, 4)),
      );
    expect(learned(there)).toEqual(learned(here));
  });
  test("the last world tried is the last that fits, in the middle of a block", () => {
    expect(here.tried).toBe(here.members.at(-1)! + 1);
    expect(here.members).toHaveLength(15);
    expect(here.tried % 64).not.toBe(0);
  });
  test("stopped after any block and gone on with by other threads and blocks", async () => {
    const runner = workersRunner(source, 2, worker);
    let before: Match | null = null;
    for (const block of [1, 33, 8, 100]) {
      before = await matchWorlds(conflict, { ...ASKED, runner, block, before, onBlock: () => false });
      expect(before.members.length).toBeLessThan(15);
    }
    expect(before!.tried).toBe(142);
    expect(await matchWorlds(conflict, { ...ASKED, runner, before }).finally(runner.close)).toEqual(here);
  });
});

describe("what goes wrong while worlds are tried", () => {
  test("a thread that dies ends the search with the cause", async () => {
    const runner = workersRunner(source, 2, new URL("./nowhere.js", worker));
    await expect(matchWorlds(conflict, { ...ASKED, runner })).rejects.toThrow("a worker thread stopped");
    await runner.close();
  });
  test("a window that cannot be played is named by its world", async () => {
    const own = inlineRunner(conflict);
    const broken: Runner = {
      ...own,
      run: async (plan, range) => ({ ...(await own.run(plan, range)), failed: [{ row: 2, cause: "no men" }] }),
    };
    await expect(matchWorlds(conflict, { ...ASKED, runner: broken })).rejects.toThrow(
      "history: the window of world 2 cannot be played: no men",
    );
  });
});
