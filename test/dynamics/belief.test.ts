import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { logistic, logit } from "../../src/dynamics/endurance.js";
import { readCourse } from "../../src/dynamics/index.js";
import { replay } from "../../src/dynamics/patron.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

/** The small war with one move on record that is `ratio` times likelier to be seen if North is the obstacle. */
function recorded(ratio: number): Conflict {
  const source = text
    .replace(/^moves:\n/m, `moves:\n  south.speak: {title: Speak, says: {north: {is: ${ratio}, source: book}}}\n`)
    .concat("sources: {book: {title: A book}}\n")
    .concat("history:\n  window: [2000-09-01, 2001-03-01]\n  moves:\n    - {on: 2000-12-01, move: south.speak}\n");
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

test("property: an attentive patron that forgets nothing is Bayesian: its belief is a martingale", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (prior, ifObstacle, ifNot) => {
        // the move is seen with chance ifObstacle or ifNot; its absence is the other message
        const after = (ratio: number): number => {
          const conflict = recorded(ratio);
          const [world] = sampleWorlds(conflict, 1, 1);
          return logistic(replay(conflict, world, logit(prior), { attention: 1, forgets: 0 }).at(-1)!.blame);
        };
        const seen = prior * ifObstacle + (1 - prior) * ifNot;
        const expected = seen * after(ifObstacle / ifNot) + (1 - seen) * after((1 - ifObstacle) / (1 - ifNot));
        expect(expected).toBeCloseTo(prior, 9);
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});

test("a patron that forgets returns to where it began", () => {
  const conflict = recorded(4);
  const [world] = sampleWorlds(conflict, 1, 1);
  const start = logit(0.3);
  const end = (forgets: number): number =>
    replay(conflict, world, start, { attention: 1, forgets }).at(-1)!.blame - start;
  expect(end(0)).toBeCloseTo(Math.log(4), 12);
  expect(end(0.2)).toBeGreaterThan(0);
  expect(end(0.2)).toBeLessThan(0.1 * Math.log(4));
});

describe("a refused offer", () => {
  /** Mean log-odds over worlds that North is the obstacle after 20 weeks, at a given reasonableness of all options. */
  function blamed(share: number): number {
    const fair = text.replace(
      /^ {4}now: here$/m,
      `$&\n    reasonable: { all: ${share}, here: ${share}, none: ${share} }`,
    );
    expect(fair).not.toBe(text);
    const { conflict, diagnostics } = readConflict(fair, "war.parley.yaml");
    if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
    const worlds = sampleWorlds(conflict, 30, 3);
    const given = givenFor(conflict, worlds, 3);
    const last = worlds.map((world, slot) =>
      logit(
        readCourse(conflict, given, { world, slot, policy: 0, seed: 3, repeat: 1, weeks: 20 }).weeks.at(-1)!.blamed,
      ),
    );
    return last.reduce((sum, x) => sum + x, 0) / last.length;
  }
  test("speaks against its maker where it is unreasonable, against the refuser where it is reasonable", () => {
    // both sides make offers that are refused; what remains is North's own share of them
    const [low, middle, high] = [0, 0.5, 1].map(blamed);
    expect(low).not.toBe(middle);
    expect(low - middle).toBeCloseTo(middle - high, 9);
  });
});

describe("relabelling", () => {
  /** The actors of the file in the other order: nothing but indices changes. */
  function reordered(): string {
    const block = /^actors:\n((?: {2}.*\n)+)/m.exec(text)!;
    const lines = block[1].trimEnd().split("\n");
    return text.replace(block[0], `actors:\n${lines.reverse().join("\n")}\n`);
  }
  test("property: the order in which a file names its actors moves no run", async () => {
    const tables = await Promise.all(
      [text, reordered()].map(async (source) => {
        const conflict = readConflict(source, "war.parley.yaml").conflict!;
        const { tables: found } = await runEnsemble(conflict, { worlds: 12, repeats: 4, seed: 5 });
        return found.course!;
      }),
    );
    expect(reordered()).not.toBe(text);
    const column = (k: number, name: string): number[] => [...tables[k].values[tables[k].columns.indexOf(name)]];
    for (const name of ["settled within 104 weeks", "area gained by 52 weeks", "collapsed(south) within 104 weeks"])
      expect(column(1, name), name).toEqual(column(0, name));
  });
});
