import { describe, expect, test } from "vitest";
import { OUTCOME_CODES } from "../../src/language/codes-outcomes.js";
import { explainCode } from "../../src/language/diagnostic.js";
import { readOutcomes } from "../../src/language/outcomes.js";

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
