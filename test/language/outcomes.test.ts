import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OUTCOME_CODES } from "../../src/language/codes-outcomes.js";
import { explainCode } from "../../src/language/diagnostic.js";
import { readOutcomes } from "../../src/language/outcomes.js";
import { readConflict } from "../../src/language/read.js";

const codes = Object.keys(OUTCOME_CODES) as (keyof typeof OUTCOME_CODES)[];
const drawn = (text: string): string[] => readOutcomes(text, "o.yaml").diagnostics.map(({ code }) => code);

describe("the catalogue of what is wrong in outcomes files", () => {
  test.each(codes)("%s is drawn by its wrong example and not by its right one", (code) => {
    expect(drawn(OUTCOME_CODES[code].wrong)).toContain(code);
    expect(drawn(OUTCOME_CODES[code].right)).toEqual([]);
    expect(explainCode(code)).toContain(OUTCOME_CODES[code].title);
  });
});

test("events, amounts with units, and what is ungraded are read; an error leaves nothing to grade by", () => {
  const head = "outcomes: 1\ncase: war\nhappened:\n";
  const source = "on: 2001-09-01, source: {title: Record, date: 2001-09-02}";
  const { outcomes } = readOutcomes(
    `${head}  a: {is: yes, ${source}}\n  b: {is: "1,234.5 km2", ${source}}\n  c: {is: 12k persons, ${source}}\n  d: {ungraded: nobody says}\n`,
    "o.yaml",
  );
  expect(outcomes!.happened.map(({ of, is, ungraded }) => [of, is, ungraded])).toEqual([
    ["a", { kind: "event", value: 1 }, null],
    ["b", { kind: "amount", value: 1234.5, unit: "km2" }, null],
    ["c", { kind: "amount", value: 12_000, unit: "persons" }, null],
    ["d", null, "nobody says"],
  ]);
  expect(readOutcomes(`${head}  a: {is: yes, on: soon}\n`, "o.yaml").outcomes).toBeNull();
});

test("the flagship's outcomes are sound, name every claim of the case, and grade none without a source after the day of the case", () => {
  const read = (name: string): string => readFileSync(new URL(`../../conflicts/${name}`, import.meta.url), "utf8");
  const { outcomes, diagnostics } = readOutcomes(
    read("outcomes/ukraine-2025.outcomes.yaml"),
    "ukraine-2025.outcomes.yaml",
  );
  const { conflict } = readConflict(read("ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml");
  expect(diagnostics).toEqual([]);
  const named = outcomes!.happened.map(({ of }) => of);
  expect(named).toEqual(expect.arrayContaining(conflict!.claims.map(({ id }) => id)));
  const ids = [...conflict!.claims.map(({ id }) => id), ...conflict!.measures.map(({ id }) => id)];
  for (const { of, on, is, under } of outcomes!.happened) {
    expect(ids).toContain(of);
    if (is !== null) expect(on! > conflict!.asOf!, of).toBe(true);
    if (under !== null) expect(conflict!.policies.map(({ id }) => id)).toContain(under);
  }
});
