import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { exportGmcr } from "../../src/export/gmcr.js";
import { importFiles } from "../../src/import/import.js";
import { readConflict } from "../../src/language/read.js";
import { graphOf } from "../../src/structure/graph.js";
import { conflictOf } from "../import/read.js";
import { gameCase } from "./random.js";

/** Again through .gmcr. */
const through = (conflict: Conflict): Conflict => conflictOf(importFiles(exportGmcr(conflict, "case").files));

/** A game free of names and of the order of options: who can move where, and what is better for whom. */
function gameOf(conflict: Conflict): unknown {
  const game = conflict.game!;
  const owner = (option: number): number => conflict.moves[game.options[option]].actor;
  const order = conflict.actors.flatMap((_, actor) => game.options.flatMap((_, k) => (owner(k) === actor ? [k] : [])));
  const model = graphOf(conflict, game);
  const codes = Array.from(model.patterns, (pattern) =>
    order.reduce((code, k, place) => code + ((pattern >> k) & 1) * (1 << place), 0),
  );
  const states = [...codes.keys()].sort((a, b) => codes[a] - codes[b]);
  const ranks = (payoffs: Float64Array): number[] =>
    states.map((state) => new Set(payoffs.filter((each) => each < payoffs[state])).size);
  const moves = model.moves.map((each) =>
    states.map((from) => [...each[from]].map((to) => codes[to]).sort((a, b) => a - b)),
  );
  // who neither moves nor prefers anything takes no part
  const part = [...model.deciders.keys()].filter(
    (k) => moves[k].some((to) => to.length > 0) || new Set(model.payoffs[k]).size > 1,
  );
  return {
    titles: order.map((k) => conflict.moves[game.options[k]].title),
    states: states.map((state) => codes[state]),
    moves: part.map((k) => moves[k]),
    ranks: part.map((k) => ranks(model.payoffs[k])),
    actors: part.map((k) => conflict.actors[model.deciders[k]].title),
  };
}

describe("a game as .gmcr", () => {
  test("property: importing what was exported is the same game, and the second time the same file, hash for hash", () => {
    let rankings = 0;
    let statements = 0;
    fc.assert(
      fc.property(gameCase, (text) => {
        const { conflict } = readConflict(text, "case.parley.yaml");
        fc.pre(conflict !== null && graphOf(conflict, conflict.game!).patterns.length > 0);
        const after = through(conflict!);
        expect(gameOf(after)).toEqual(gameOf(conflict!));
        expect(through(after).hash).toBe(after.hash);
        if (after.game!.preferences.some((each) => each?.kind === "ranking")) rankings++;
        else statements++;
      }),
      { numRuns: 150 },
    );
    expect(Math.min(rankings, statements)).toBeGreaterThan(10);
  });

  test.each(["elmira-1991", "ukraine-2025"])("%s: the same game comes back", (name) => {
    const text = readFileSync(new URL(`../../conflicts/${name}.parley.yaml`, import.meta.url), "utf8");
    const conflict = readConflict(text, `${name}.parley.yaml`).conflict!;
    expect(gameOf(through(conflict))).toEqual(gameOf(conflict));
  });

  test("what the format has no place for is said", () => {
    const text = readFileSync(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");
    const { notes } = exportGmcr(readConflict(text, "u.parley.yaml").conflict!, "u");
    expect(notes.join("\n")).toMatch(/left out are `issues`.*\n.*Moves that are no options[^]*\(`now`\)/);
  });

  test("a file without a game is not written, and that is said", () => {
    const { conflict } = readConflict("parley: 1\ncase: {title: S}\nactors: {a: {}}\n", "s.parley.yaml");
    expect(exportGmcr(conflict!, "s")).toEqual({
      files: [],
      notes: [],
      trouble: expect.stringContaining("no `game:` section") as string,
    });
  });
});
