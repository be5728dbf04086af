import { describe, expect, test } from "vitest";
import { IMPORT_CODES, type ImportCode } from "../../src/language/codes-import.js";
import { explainCode } from "../../src/language/diagnostic.js";
import { MAX_BYTES } from "../../src/import/format.js";
import { codesOf } from "./read.js";

const codes = Object.keys(IMPORT_CODES) as ImportCode[];

describe("the catalogue of what keeps a file from being imported", () => {
  test.each(codes.filter((code) => code !== "P0602"))("%s is drawn by its wrong example, alone", (code) => {
    expect(codesOf({ "file.txt": IMPORT_CODES[code].wrong })).toEqual([code]);
  });

  test.each(codes)("%s has a right example that is imported", (code) => {
    expect(codesOf({ "file.txt": IMPORT_CODES[code].right })).toEqual([]);
  });

  test("P0602 is drawn by a file above the limit, in signs or in bytes", () => {
    expect(codesOf({ "a.xml": `<!--${"x".repeat(MAX_BYTES)}-->` })).toEqual(["P0602"]);
    expect(codesOf({ "a.xml": `<!--${"é".repeat(MAX_BYTES / 2)}-->` })).toEqual(["P0602"]);
  });

  test.each(codes)("%s explains itself", (code) => {
    expect(explainCode(code)).toContain(IMPORT_CODES[code].title);
  });
});
