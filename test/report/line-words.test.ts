import { expect, test } from "vitest";
import { lineInWords, optionsInWords } from "../../src/report/line-words.js";
import { smallWar } from "./build.js";

const conflict = smallWar();

test("a stated line is told by the titles of its options", () => {
  expect(lineInWords(conflict, "arms: small, none")).toBe("“a small army” or “no limit” on Limits on South's army");
  expect(lineInWords(conflict, "line.all and arms.small")).toBe("“the whole valley to North” and “a small army”");
  expect(lineInWords(conflict, "roads: open")).toBe("roads: open");
  expect(optionsInWords(conflict, { line: "here" })).toBe("Where the line runs: “the present line”");
});
