import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TEXT_MAP_CODES } from "../../src/language/codes-text-map.js";
import { explainCode } from "../../src/language/diagnostic.js";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { citationsOf, readTextMap } from "../../src/language/text-map.js";
import { caseWith } from "./base.js";

const codes = Object.keys(TEXT_MAP_CODES) as (keyof typeof TEXT_MAP_CODES)[];
const small = parseConflict(caseWith(""), "case.parley.yaml");
const drawn = (text: string): string[] => readTextMap(text, "m.yaml", small).diagnostics.map(({ code }) => code);

describe("the catalogue of what is wrong in text maps", () => {
  test.each(codes)("%s is drawn by its wrong example and not by its right one", (code) => {
    expect(drawn(TEXT_MAP_CODES[code].wrong)).toContain(code);
    expect(drawn(TEXT_MAP_CODES[code].right)).toEqual([]);
    expect(explainCode(code)).toContain(TEXT_MAP_CODES[code].title);
  });
});

test("nothing that is no map makes it throw: an empty text, a list, a length that is none, a table in place of a list", () => {
  for (const text of [
    "",
    "[1, 2]",
    "text_map: 1\nlength: many",
    "text_map: 1\nlength: 1e9\nparagraphs: {1: {says: a}}",
  ])
    expect(drawn(text)).toContain("P0490");
  expect(drawn("text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: a, file: {a: b}}")).toContain(
    "P0493",
  );
});

const read = (name: string): string => readFileSync(new URL(`../../conflicts/${name}`, import.meta.url), "utf8");
const flagship = parseConflict(read("ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml");

describe("the flagship's essay", () => {
  const { map, diagnostics } = readTextMap(read("ukraine-2025.essay.yaml"), "ukraine-2025.essay.yaml", flagship);

  test("has its 18 paragraphs in the map, each summed up in one sentence of its own", () => {
    expect(diagnostics).toEqual([]);
    expect(map!.paragraphs.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, k) => k + 1));
    const sentences = map!.paragraphs.map(({ says }) => says);
    expect(new Set(sentences).size).toBe(18);
    for (const says of sentences) {
      expect(says).toMatch(/^[A-Z].{40,}\.$/);
      expect(says.slice(0, -1), "one sentence").not.toMatch(/[.!?] /);
    }
  });

  test("has each of the elements S1 to S14 in some paragraph", () => {
    const known = Array.from({ length: 14 }, (_, k) => `S${k + 1}`);
    expect(map!.elements.map(({ id }) => id)).toEqual(known);
    const spoken = new Set(map!.paragraphs.flatMap(({ elements }) => elements));
    expect(known.filter((id) => !spoken.has(id))).toEqual([]);
  });

  test("has every claim of the case in some paragraph", () => {
    const { conflict } = readConflict(read("ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml");
    const essay = conflict!.sources.findIndex(({ id }) => id === "essay");
    const made = new Set(map!.paragraphs.flatMap(({ claims }) => claims));
    const loose = conflict!.claims.filter(
      ({ id, source, paragraph }) => !made.has(id) && !(source === essay && paragraph! >= 1 && paragraph! <= 18),
    );
    expect(loose.map(({ id }) => id)).toEqual([]);
    const numbers = new Set(conflict!.claims.map(({ id }) => id.replace(/[a-z]+$/, "")));
    expect([...numbers].sort()).toEqual(Array.from({ length: 16 }, (_, k) => `C${k + 1}`).sort());
  });

  test("loses no paragraph that the case itself names", () => {
    const cited = citationsOf(flagship.root, "essay");
    expect(cited.length).toBeGreaterThan(20);
    for (const { path, paragraph } of cited) expect([path, paragraph <= 18]).toEqual([path, true]);
    expect(cited.find(({ path }) => path === "history.moves.2")?.paragraph).toBe(7);
  });

  test("a path that the case loses is an error of the map, so the page cannot point to nothing", () => {
    const without = parseConflict(
      read("ukraine-2025.parley.yaml").replace(/^ {2}said_ending:.*$/m, ""),
      "u.parley.yaml",
    );
    const { map: none, diagnostics: told } = readTextMap(read("ukraine-2025.essay.yaml"), "e.yaml", without);
    expect([none, told.map(({ code }) => code)]).toEqual([null, ["P0493"]]);
  });
});
