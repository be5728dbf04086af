import { describe, expect, it } from "vitest";
import { TEXT_CODES } from "../../src/language/codes-text.js";
import { NUMBER_CODES } from "../../src/language/codes-number.js";
import { SECTION_CODES } from "../../src/language/codes-section.js";
import { PARTIAL_CODES } from "../../src/language/codes-partial.js";
import { BATTLE_CODES } from "../../src/language/codes-battle.js";
import { OUTCOME_CODES } from "../../src/language/codes-outcomes.js";
import { IMPORT_CODES } from "../../src/language/codes-import.js";
import { TEXT_MAP_CODES } from "../../src/language/codes-text-map.js";
import { CODES, type Code } from "../../src/language/codes.js";
import { explainCode, formatDiagnostic } from "../../src/language/diagnostic.js";
import { MAX_BYTES } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { caseWith } from "./base.js";

/** Codes of imported files (P06xx) of outcomes files (P048x) and of text maps (P049x) have examples of other formats; the tests of those formats draw them. */
const codes = (Object.keys(CODES) as Code[]).filter((code) => !/^P(06|048|049)/.test(code));

function codesOf(text: string, variant: string | null = null): string[] {
  return readConflict(text, "case.parley.yaml", { variant }).diagnostics.map((one) => one.code);
}

describe("the catalogue of diagnostics", () => {
  it("starts from a case that is right", () => {
    expect(readConflict(caseWith(""), "case.parley.yaml").diagnostics.map(formatDiagnostic)).toEqual([]);
  });

  it("has no code twice", () => {
    const parts = [
      TEXT_CODES,
      NUMBER_CODES,
      SECTION_CODES,
      PARTIAL_CODES,
      BATTLE_CODES,
      OUTCOME_CODES,
      IMPORT_CODES,
      TEXT_MAP_CODES,
    ];
    expect(parts.flatMap((part) => Object.keys(part)).length).toBe(Object.keys(CODES).length);
  });

  it.each(codes.filter((code) => !["P0001", "P0114"].includes(code)))("%s is drawn by its wrong example", (code) => {
    expect(codesOf(caseWith(CODES[code].wrong))).toContain(code);
  });

  it.each(codes)("%s is not drawn by its right example", (code) => {
    expect(codesOf(caseWith(CODES[code].right))).not.toContain(code);
  });

  it("P0001 is drawn by a file above the limit", () => {
    expect(codesOf(caseWith(`# ${"x".repeat(MAX_BYTES)}`))).toEqual(["P0001"]);
  });

  it("P0114 is drawn by a variant that the file lacks", () => {
    expect(codesOf(caseWith(CODES.P0114.wrong), "moscow")).toEqual(["P0114"]);
    expect(codesOf(caseWith(CODES.P0114.right), "moscow_reading")).toEqual([]);
  });

  it.each(codes)("%s explains itself with both examples", (code) => {
    const text = explainCode(code) ?? "";
    expect(text).toContain(CODES[code].title);
    expect(text.length).toBeGreaterThan(80);
    expect(explainCode("P9999")).toBeNull();
  });
});
