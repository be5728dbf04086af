import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");
const errorsWith = (says: string, variant: string | null): string[] => {
  const rival = `${text.trimEnd()}\n  louder:\n    set: {moves.us.hint_end.words.us_stays: ${says}}\n`;
  const { diagnostics } = readConflict(rival, "louder.parley.yaml", { variant });
  return diagnostics.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
};

test("a variant may say what a statement is worth, with its direction", () => {
  expect(errorsWith("down 80 to 100 %", null)).toEqual([]);
  expect(errorsWith("{is: down 80 to 100 %, note: a guess}", null)).toEqual([]);
  expect(errorsWith("down 80 to 100 %", "louder")).toEqual([]);
});

test("a variant that says no direction, or more than the whole, is wrong before it is chosen", () => {
  expect(errorsWith("80 to 100 %", null)).toEqual(["P0216"]);
  expect(errorsWith("down 200 to 300 %", null)).toHaveLength(1);
});
