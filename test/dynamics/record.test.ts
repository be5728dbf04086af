import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { courseEngine, playCourse, windowOf } from "../../src/dynamics/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const SEED = 5;

/** The small war with a patron that listens, `moves` more, a record, policies and claims. */
function war(add: { moves?: string; record?: string; policies?: string; claims?: string; patron?: string }): Conflict {
  const source = text
    .replace("moves:\n", `moves:\n${add.moves ?? ""}`)
    .replace("patron: bayes", `patron: ${add.patron ?? "bayes"}`)
    .replace("\npolicies:\n", `\npolicies:\n  free: {title: Its own rule, course: free}\n${add.policies ?? ""}`)
    .concat(add.claims ?? "")
    .concat("sources: {book: {title: A book}}\n")
    .concat(`history:\n  window: [2000-09-01, 2001-03-01]\n  moves:\n${add.record ?? ""}`);
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

const SPEECH = (ratio: number): string =>
  `  south.speak: {title: Speak, says: {north: {is: ${ratio}, source: book}}}\n  north.speak: {title: Speak, says: {north: {is: ${ratio}, source: book}}}\n`;
const SPOKE = "    - {on: 2000-12-01, move: south.speak}\n    - {on: 2000-12-08, move: north.speak}\n";

function acts(conflict: Conflict, count = 12): ReturnType<typeof windowOf>["acts"][] {
  const worlds = sampleWorlds(conflict, count, SEED);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, SEED));
  return worlds.map((world, slot) => windowOf(program, world, slot, SEED).acts);
}

describe("what an act on record told the patron", () => {
  test("is its message beyond that of saying nothing, as far as the patron attends", () => {
    const conflict = war({ moves: SPEECH(4), record: SPOKE });
    const attention = sampleWorlds(conflict, 12, SEED).map(({ values }) => values[conflict.patron!.attention]);
    // one alternative: nothing
    acts(conflict).forEach(([first], j) => expect(first.reply.shift).toBeCloseTo(attention[j] * Math.log(4), 12));
  });

  test("a patron whose belief is fixed takes nothing in", () => {
    for (const [first] of acts(war({ moves: SPEECH(4), record: SPOKE, patron: "fixed" })))
      expect(first.reply.shift).toBe(0);
  });

  test("blaming North is South's best reply and never North's; a message of no weight, or to deaf ears, tells nothing", () => {
    const loud = acts(war({ moves: SPEECH(4), record: SPOKE }));
    for (const [south, north] of loud) expect([south.reply.best, north.reply.best]).toEqual([1, 0]);
    const turned = acts(war({ moves: SPEECH(0.25), record: SPOKE }));
    for (const [south, north] of turned) expect([south.reply.best, north.reply.best]).toEqual([0, 1]);
    for (const both of acts(war({ moves: SPEECH(1), record: SPOKE })))
      expect(both.map(({ reply }) => reply.best)).toEqual([NaN, NaN]);
    for (const both of acts(war({ moves: SPEECH(4), record: SPOKE, patron: "fixed" })))
      expect(both.map(({ reply }) => reply.best)).toEqual([NaN, NaN]);
  });

  test("weighing an act leaves the run as it was", () => {
    const plain = war({ moves: SPEECH(1), record: SPOKE });
    const worlds = sampleWorlds(plain, 6, SEED);
    const program = courseEngine.compile(plain, givenFor(plain, worlds, SEED));
    const bare = war({
      moves: SPEECH(1),
      record: "    []\n".replace("    []\n", "    - {on: 2000-09-01, move: south.speak}\n"),
    });
    const other = courseEngine.compile(bare, givenFor(bare, worlds, SEED));
    worlds.forEach((world, slot) => {
      const [a, b] = [program, other].map((each) => windowOf(each, world, slot, SEED).end);
      expect([a.area, a.blame, ...a.thetaHigh]).toEqual([b.area, b.blame, ...b.thetaHigh]);
    });
  });
});

describe("words", () => {
  const WORDS =
    "  patron.promise: {title: Promise, words: {patron_stays: up 40 %}}\n  patron.doubt: {title: Doubt, words: {patron_stays: down 40 %}}\n";
  const POLICIES =
    "  promised: {title: Promised, moves: patron.promise}\n  doubted: {title: Doubted, moves: patron.doubt}\n";
  const conflict = war({ moves: WORDS + SPEECH(1), record: SPOKE, policies: POLICIES });
  const worlds = sampleWorlds(conflict, 12, SEED);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, SEED));
  const start = (id: string, slot: number): ReturnType<typeof playCourse> => {
    const policy = conflict.policies.findIndex((each) => each.id === id);
    return playCourse(
      program,
      { world: worlds[slot], slot, policy, key: { seed: SEED, repeat: 1 }, weeks: 0 },
      () => undefined,
    );
  };

  test("count as evidence, worth their share of what each side holds, and move nothing else", () => {
    worlds.forEach((world, slot) => {
      const [quiet, promised, doubted] = ["as_is", "promised", "doubted"].map((id) => start(id, slot));
      for (let i = 0; i < 2; i++) {
        const actor = program.sides[i];
        const weight = 0.4 * world.values[conflict.beliefs[actor]!.evidence];
        expect(promised.epochs[2 * i] - quiet.epochs[2 * i]).toBeCloseTo(weight, 9);
        expect(doubted.epochs[2 * i + 1] - quiet.epochs[2 * i + 1]).toBeCloseTo(weight, 9);
      }
      expect([promised.area, promised.fire, promised.blame]).toEqual([quiet.area, quiet.fire, quiet.blame]);
    });
  });

  test("a promise makes fighting on worth no less to the client, and no more to the attacker, than a doubt does", () => {
    worlds.forEach((_, slot) => {
      const [promised, doubted] = ["promised", "doubted"].map((id) => start(id, slot).assess.map(({ value }) => value));
      expect(promised[0]).toBeLessThanOrEqual(doubted[0] + 1e-9);
      expect(promised[1]).toBeGreaterThanOrEqual(doubted[1] - 1e-9);
    });
  });
});

describe("a policy that leaves the record", () => {
  const conflict = war({
    moves: SPEECH(4),
    record: SPOKE,
    policies:
      "  silent: {title: Had South been silent, at: south.speak}\n  again: {title: Had it spoken, at: south.speak, instead: south.speak}\n",
  });
  const worlds = sampleWorlds(conflict, 24, SEED);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, SEED));
  const at = (id: string): number => conflict.policies.findIndex((each) => each.id === id);
  const start = (id: string, slot: number): ReturnType<typeof playCourse> =>
    playCourse(
      program,
      { world: worlds[slot], slot, policy: at(id), key: { seed: SEED, repeat: 1 }, weeks: 0 },
      () => undefined,
    );

  test("starts from another belief of the patron where the act is left out, from ground and men as the file states them", () => {
    let moved = 0;
    worlds.forEach((world, slot) => {
      const [recorded, silent] = [start("as_is", slot), start("silent", slot)];
      if (recorded.blame !== silent.blame) moved++;
      expect(silent.area).toBe(0);
      expect(silent.men[0]).toBe(world.values[conflict.campaign!.men[program.sides[0]]!.front]);
    });
    expect(moved).toBeGreaterThan(12);
  });

  test("the war may have ended before the day of the file, and then it is over in week 0", () => {
    const ended = worlds.map((_, slot) => start("silent", slot)).filter(({ phase }) => phase > 1);
    expect(ended.length).toBeGreaterThan(0);
    for (const state of ended) expect([state.week, state.ended]).toEqual([0, 0]);
  });
});

describe("two runs of the same nature set against each other", () => {
  const claims =
    '  - {text: Blame is worth ground., under: free, says: worth_of_blame(patron) > 0}\n  - {text: Promises., says: "effect_of_words(as_is, cut_off) > 0"}\n';
  const conflict = war({ moves: SPEECH(1), record: SPOKE, claims });
  test("are read only under the policies that claims ask for", async () => {
    const { tables } = await runEnsemble(conflict, { worlds: 6, repeats: 2, seed: SEED });
    const course = tables.course!;
    const of = (name: string, policy: string): number[] => {
      const column = course.columns.findIndex((id) => id.startsWith(name));
      const index = conflict.policies.findIndex((each) => each.id === policy);
      return [...course.values[column]].filter((_, row) => course.policy[row] === index);
    };
    expect(of("worth_of_blame", "free").every((value) => Number.isFinite(value))).toBe(true);
    expect(of("worth_of_blame", "as_is").every((value) => Number.isNaN(value))).toBe(true);
    expect(of("effect_of_words", conflict.policies[0].id).every((value) => [-1, 0, 1].includes(value))).toBe(true);
  });
  test("a client that the patron is sure is not to blame keeps no less ground on average", async () => {
    const { tables } = await runEnsemble(conflict, { worlds: 30, repeats: 2, seed: SEED });
    const course = tables.course!;
    const worth = course.values[course.columns.findIndex((id) => id.startsWith("worth_of_blame"))].filter(
      (x) => x === x,
    );
    expect(worth.reduce((sum, x) => sum + x, 0) / worth.length).toBeGreaterThan(0);
  });
});
