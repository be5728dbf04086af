import { describe, expect, test } from "vitest";
import { codesOf } from "./read.js";
import { model } from "./model.js";

const MANY = 100_000;
const times = (count: number, part: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => part(k)).join("");
const entries = (count: number): string => `{${times(count, (k) => `${k > 0 ? "," : ""}"o${k}": 1`)}}`;
const profile = (issues: string): string =>
  `<utility_space><objective index="0" name="root">${issues}<weight index="1" value="1"/></objective></utility_space>`;

describe("files that are small enough to read and too large to mean anything end soon, with P0611", () => {
  test.each<[string, string]>([
    [
      "items of an issue",
      profile(`<issue index="1" name="a">${times(40_000, (k) => `<item value="${k}" evaluation="1"/>`)}</issue>`),
    ],
    ["issues", profile(times(40_000, (k) => `<issue index="${k}" name="i${k}"><item value="x"/></issue>`))],
    ["options of NegoLog", `{"issueWeights": {"x": 1}, "issues": {"x": ${entries(MANY)}}}`],
    ["issues of NegoLog", `{"issueWeights": {"x": 1}, "issues": ${entries(MANY)}}`],
    ["conditions", model({ infeasibles: Array.from({ length: MANY }, () => [[0, "Y"]]) })],
    ["actors", `Actor,Description,Power,Pstn1,Sal1\n${times(MANY, (k) => `A,x,1,${k % 100},1\n`)}`],
    [
      "articles",
      `{"actors": ["A"], "thresholds": [1], "articles": [${times(MANY, (k) => `${k > 0 ? "," : ""}{"id": ${k}}`)}]}`,
    ],
  ])("too many %s", (_, text) => {
    expect(codesOf({ "large.txt": text })).toEqual(["P0611"]);
  });
});

describe("texts made to take long are answered at once", () => {
  test.each<[string, string[], string]>([
    ["brackets without end", ["P0605"], "[".repeat(1_000_000)],
    ["blanks in a cell", ["P0603"], `Actor,b,c,d\n${" ".repeat(1_000_000)}"x`],
    ["elements without end", ["P0605"], "<utility_space>".repeat(100_000)],
    [
      "digits without end",
      ["P0608"],
      `{"issueWeights": {"x": 1e${"9".repeat(1_000)}}, "issues": {"x": {"a": 1, "b": 0}}}`,
    ],
    [
      "a name without end",
      [],
      profile(
        `<issue index="1" name="${"_".repeat(500_000)}"><item value="${"-".repeat(500_000)}" evaluation="1"/><item value="b" evaluation="1"/></issue>`,
      ),
    ],
  ])(
    "%s: %s",
    (_, codes, text) => {
      expect(codesOf({ "large.txt": text })).toEqual(codes);
    },
    5_000,
  );
});
