import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { relabelled, replayRecord, replayUnder } from "../../src/ensemble/replay.js";
import { readConflict } from "../../src/language/read.js";
import { fitFinding, lacksForReplay, replayOf } from "../../src/report/replay.js";
import { replayView } from "../../src/report/views/replay.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const SOURCES = "sources: {book: {title: A book}}\n";
const HISTORY = `history:
  window: [2000-09-01, 2001-03-01]
  moves:
    - {on: 2000-10-01, move: south.truce, use: test}
    - {on: 2000-11-20, move: north.truce, use: match}
    - {on: 2000-12-01, move: patron.stop, use: match}
`;

/** The small war on record; `says`: what the two recorded messages are worth. */
function recorded(says = "0.5 to 2"): Conflict {
  const source =
    text.replaceAll("says: { north: 0.5 to 2 }", `says: { north: { is: ${says}, source: book } }`) + SOURCES + HISTORY;
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return conflict;
}

const members = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

test("a message of ratio r, fully heard, moves the patron's log-odds by ln r, and an act without a message by nothing", () => {
  const source = text
    .replaceAll("says: { north: 0.5 to 2 }", "says: { north: { is: 2, source: book } }")
    .replace("attention: 0.5 to 1", "attention: 1");
  const { conflict } = readConflict(source + SOURCES + HISTORY, "war");
  const { acts } = replayRecord(conflict!, members, 3);
  expect(acts.map(({ recorded: index }) => index)).toEqual([0, 1, 2]);
  const shift = acts.map(({ before, after }) => after.map((each, w) => each - before[w]));
  for (let w = 0; w < members.length; w++) {
    expect(shift[0][w]).toBeCloseTo(Math.LN2, 12);
    expect(shift[1][w]).toBeCloseTo(Math.LN2, 12);
    expect(shift[2][w]).toBe(0);
    expect(acts[2].before[w]).not.toBe(acts[1].after[w]); // it fades between them
  }
});

test("turned the other way, a message moves belief as far in the other direction", () => {
  const conflict = recorded("2");
  const others = relabelled(conflict, 39, 1);
  expect(others.length).toBe(3); // two messages: three other labellings
  const both = replayUnder(conflict, [conflict, others[2]], members, 3);
  const shift = both.map(({ acts }) => acts[0].after.map((each, w) => each - acts[0].before[w]));
  for (let w = 0; w < members.length; w++) expect(shift[1][w]).toBeCloseTo(-shift[0][w], 12);
});

test("the acts' chances are the course's, only for acts that it decides, and their product is the fit", () => {
  const { acts, fit } = replayRecord(recorded(), members, 3);
  expect(acts.map(({ chance }) => chance.every((each) => each !== each))).toEqual([true, true, false]);
  for (let w = 0; w < members.length; w++) {
    expect(fit.acts[w]).toBe(acts[2].chance[w]);
    expect([0, fit.acts[w]]).toContain(fit.all[w]);
  }
});

test("worlds come out alike whichever others are played with them", () => {
  const all = replayRecord(recorded(), members, 3);
  const one = replayRecord(recorded(), [7], 3);
  expect(one.acts[1].after[0]).toBe(all.acts[1].after[7]);
  expect(one.fit.acts[0]).toBe(all.fit.acts[7]);
});

test("labels are told better, worse or no different by their rank among others, and by too few nothing is told", () => {
  const own = Float64Array.of(0.4, 0.6);
  const at = (values: readonly number[]): ReturnType<typeof fitFinding> =>
    fitFinding(
      own,
      values.map((value) => Float64Array.of(value, value)),
    );
  const range = (count: number, low: number, high: number): number[] =>
    Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
  expect(at(range(39, 0, 0.49))).toMatchObject({ own: 0.5, p: 1 / 40, says: "better" });
  expect(at(range(39, 0.51, 1)).says).toBe("worse");
  expect(at(range(39, 0, 1)).says).toBe("no difference");
  expect(at(range(7, 0, 0.49))).toMatchObject({ p: 1 / 8, says: "too few messages" });
  expect(at([0.1]).error).toBeCloseTo(Math.sqrt(0.02) / 2, 12);
});

test("ratios that may lie on either side of 1 are counted; sharp ones are not", () => {
  const options = { members, matched: false, worlds: 12, labellings: 3, seed: 1 };
  expect(replayOf(recorded(), options).placebo).toMatchObject({ messages: 2, straddle: 2, labellings: 3 });
  expect(replayOf(recorded("1.5 to 2"), options).placebo!.straddle).toBe(0);
});

test("the figure has each act with its number, and its table each act's belief and chance", () => {
  const conflict = recorded();
  const found = replayOf(conflict, { members, matched: false, worlds: 12, labellings: 3, seed: 1 });
  const view = replayView(conflict, found, { file: "war.parley.yaml", seed: 1 });
  expect(view.svg).not.toMatch(/NaN|undefined/);
  expect(view.svg.match(/class="pt"/g)!.length).toBe(3);
  const xs = [...view.svg.matchAll(/<circle cx="([\d.]+)"[^>]*class="pt"/g)].map(([, x]) => Number(x));
  expect((xs[2] - xs[1]) / (xs[1] - xs[0])).toBeCloseTo(11 / 50, 1); // days between the acts
  expect(view.table.rows.map(([act]) => act)).toEqual([
    "1 Accept a month of truce",
    "2 Accept a month of truce",
    "3 End all help",
  ]);
  expect(view.table.rows.map((row) => row[4] === "–")).toEqual([true, true, false]);
});

test("a file without acts on record has nothing to replay", () => {
  expect(lacksForReplay(readConflict(text, "war").conflict!)).toContain("history");
  expect(lacksForReplay(recorded())).toBeNull();
});
