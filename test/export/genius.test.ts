import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { exportGenius } from "../../src/export/genius.js";
import { importFiles } from "../../src/import/import.js";
import { readConflict } from "../../src/language/read.js";
import { conflictOf, pointOf, pointsOf } from "../import/read.js";
import { pointsCase } from "./random.js";

const sound = (text: string): Conflict => conflictOf({ text, format: null, notes: [], diagnostics: [] });

/** What must come back: titles, and every number to the bit. */
const numbersOf = (conflict: Conflict): unknown => ({
  title: conflict.title,
  actors: conflict.actors.map(({ id, title, walksAwayBelow }) => [
    title,
    walksAwayBelow === null ? null : pointOf(conflict, `actors.${id}.walks_away_below`),
  ]),
  issues: conflict.issues.map((issue) => ({
    title: issue.title,
    options: issue.options.map((option) => option.title),
    points: conflict.actors.map(({ id }) => pointsOf(conflict, issue.id, id)),
  })),
});

describe("a conflict as a Genius domain", () => {
  test("property: importing what was exported is the identity, numbers to the bit, and the second time hash for hash", () => {
    fc.assert(
      fc.property(pointsCase, (text) => {
        const before = sound(text);
        const after = conflictOf(importFiles(exportGenius(before).files));
        expect(numbersOf(after)).toEqual(numbersOf(before));
        expect(conflictOf(importFiles(exportGenius(after).files)).hash).toBe(after.hash);
      }),
      { numRuns: 120 },
    );
  });

  const mill = readConflict(
    readFileSync(new URL("../../conflicts/mill-shifts.parley.yaml", import.meta.url), "utf8"),
    "mill.parley.yaml",
  ).conflict!;

  test("points out of 100 are divided so that the best package is worth 1, and all that is lost is said", () => {
    const { files, notes } = exportGenius(mill);
    expect(files.map(({ name }) => name)).toEqual(["domain.xml", "profile-union.xml", "profile-owners.xml"]);
    const after = conflictOf(importFiles(files));
    const before = pointsOf(mill, "pay", "union");
    pointsOf(after, after.issues[0].id, "union").forEach((point, k) => expect(point * 100).toBeCloseTo(before[k], 12));
    expect(notes.join("\n")).toMatch(/"Union" were divided by 100[^]*/);
    expect(notes.join("\n")).toContain("medians");
    expect(notes.join("\n")).toMatch(/left out are .*`claims`/);
  });

  const small = (points: string): Conflict =>
    sound(
      `parley: 1\ncase: {title: S}\nactors: {a: {title: A, walks_away_below: -1}}\nissues:\n  x: {options: {one: One, two: Two}, ${points}}\n`,
    );

  test("points below 0 are raised, the walk-away value with them", () => {
    const { files, notes } = exportGenius(small("points: {a: [-2, 0]}"));
    const after = conflictOf(importFiles(files));
    expect(pointsOf(after, "x", "a")).toEqual([0, 1]);
    expect(pointOf(after, "actors.a.walks_away_below")).toBe(0.5);
    expect(notes.join()).toContain("raised by 2 in all");
  });

  test("without points on every issue there is nothing to write, and that is said", () => {
    expect(exportGenius(small("positions: {a: {wants: one}}")).trouble).toContain(
      "No actor has `points:` on every issue",
    );
    expect(exportGenius(sound("parley: 1\ncase: {title: S}\nactors: {a: {}}\n")).trouble).toContain(
      "no `issues:` section",
    );
  });
});
