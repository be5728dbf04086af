import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { codesOf, conflictOf, fixture, importTexts, pointOf, pointsOf } from "./read.js";

const files = (...names: string[]): ReturnType<typeof importFiles> => importFiles(names.map(fixture));

describe("NegoLog domains", () => {
  const shop = files("negolog-specs.json", "negolog-profileA.json", "negolog-profileB.json");

  test("points are weight × value without division, in the order of the first profile", () => {
    const conflict = conflictOf(shop);
    expect(conflict.title).toBe("Shop");
    expect(pointsOf(conflict, "price", "profilea")).toEqual([0.12, 0.6]);
    expect(pointsOf(conflict, "price", "profileb")).toEqual([0.33, 0.1551]);
    expect(pointsOf(conflict, "delivery", "profileb")).toEqual([0.134, 0.4891, 0.67]);
    expect(pointOf(conflict, "actors.profilea.walks_away_below")).toBe(0.3);
  });

  test("answers in the specs are left out in a sentence, and counts that differ are said", () => {
    expect(shop.notes).toEqual([
      'The answers of the specs ("Opposition" and "Nash_A") are left out: they follow from the profiles.',
    ]);
    const other = fixture("negolog-specs.json").text.replace("[2, 3]", "[2, 4]");
    const texts = { "specs.json": other, "profileA.json": fixture("negolog-profileA.json").text };
    expect(importTexts(texts).notes.join()).toContain("The specs count 2, 4 values an issue; the profiles have 2, 3");
  });

  test.each([
    ["specs alone", "P0606", { "specs.json": fixture("negolog-specs.json").text }],
    ["a weight that is missing", "P0607", { "a.json": '{"issueWeights": {}, "issues": {"x": {"a": 1, "b": 0}}}' }],
    [
      "a value that is no number",
      "P0608",
      { "a.json": '{"issueWeights": {"x": 1}, "issues": {"x": {"a": "one", "b": 0}}}' },
    ],
    [
      "profiles of two domains",
      "P0606",
      {
        "a.json": fixture("negolog-profileA.json").text,
        "b.json": fixture("negolog-profileB.json").text.replace('"never"', '"maybe"'),
      },
    ],
  ])("%s: refused", (_, code, texts) => {
    expect(codesOf(texts as Record<string, string>)).toEqual([code]);
  });
});

describe("NegMAS scenarios", () => {
  const shop = files("negmas-domain.json", "negmas-buyer.json", "negmas-seller.json");

  test("weights by place, tables and linear functions, ranges of whole numbers", () => {
    const conflict = conflictOf(shop);
    expect(pointsOf(conflict, "price", "buyer")).toEqual([0.7, 0.14]);
    expect(pointsOf(conflict, "amount", "buyer")).toEqual([0, 0.15, 0.3]);
    expect(pointsOf(conflict, "amount", "seller")).toEqual([0.06, 0.3, 0.6]);
  });

  test("a reserved value of −inf is none", () => {
    expect(conflictOf(shop).actors[0].walksAwayBelow).toBeNull();
    expect(pointOf(conflictOf(shop), "actors.seller.walks_away_below")).toBe(0.25);
  });

  test("paths of another machine do not enter the file", () => {
    expect(shop.text).not.toContain("/home");
    expect(shop.text).not.toContain("someone");
    expect(conflictOf(shop).title).toBe("shop");
    expect(shop.notes.join()).toContain("Paths of the machine that wrote the file");
  });

  test("tables by issue name are read like lists, and a discount is unwrapped and said", () => {
    const buyer = JSON.stringify({
      name: "buyer",
      type: "ExpDiscountedUFun",
      discount: 0.9,
      ufun: {
        type: "LinearAdditiveUtilityFunction",
        weights: { Price: 0.5, Amount: 0.5 },
        values: { Price: { low: 1, high: 0 }, Amount: { type: "IdentityFun" } },
        bias: 0.25,
      },
    });
    const imported = importTexts({ "domain.json": fixture("negmas-domain.json").text, "b.json": buyer });
    expect(pointsOf(conflictOf(imported), "price", "buyer")).toEqual([0.75, 0.25]);
    expect(pointsOf(conflictOf(imported), "amount", "buyer")).toEqual([0.5, 1, 1.5]);
    expect(imported.notes.join()).toContain('The discount of "buyer" is left out');
  });

  test.each([
    ["a utility function alone", "P0606", { "b.json": fixture("negmas-buyer.json").text }],
    ["an outcome space alone", "P0606", { "d.json": fixture("negmas-domain.json").text }],
    [
      "a function that is no sum",
      "P0609",
      { "d.json": fixture("negmas-domain.json").text, "b.json": '{"type": "HyperRectangleUtilityFunction"}' },
    ],
    [
      "continuous issues",
      "P0609",
      {
        "d.json":
          '{"type": "CartesianOutcomeSpace", "issues": [{"name": "x", "type": "ContinuousIssue", "values": [0, 1]}]}',
        "b.json": fixture("negmas-buyer.json").text,
      },
    ],
    [
      "a table that leaves a value out",
      "P0607",
      {
        "d.json": fixture("negmas-domain.json").text,
        "b.json": fixture("negmas-buyer.json").text.replace('"high": 0.2', '"higher": 0.2'),
      },
    ],
  ])("%s: refused with %s", (_, code, texts) => {
    expect(codesOf(texts as Record<string, string>)).toEqual([code]);
  });
});

describe("GeniusWeb profiles", () => {
  const jobs = files("geniusweb-a.json", "geniusweb-b.json");

  test("discrete and number utilities, names from the profiles, ids that YAML does not turn into something else", () => {
    const conflict = conflictOf(jobs);
    expect(conflict.title).toBe("Jobs");
    expect(conflict.issues[1].options.map(({ id, title }) => [id, title])).toEqual([
      ["option_yes", "yes"],
      ["option_no", "no"],
    ]);
    expect(pointsOf(conflict, "pay", "anna")).toEqual([0, 0.6]);
    expect(pointsOf(conflict, "car", "anna")).toEqual([0.4, 0.1]);
    expect(pointsOf(conflict, "pay", "firm")).toEqual([0.9, 0]);
  });

  test("a reservation bid becomes its value, in a sentence", () => {
    expect(pointOf(conflictOf(jobs), "actors.anna.walks_away_below")).toBe(0.4);
    expect(jobs.notes).toEqual(['The reservation bid of "Anna" became its value: what the actor walks away below.']);
  });
});

describe("JSON texts", () => {
  test.each([
    ["an end too early", '{"options": [', 1],
    ["a comma too many", '{"options": [],\n}', 2],
    ["a word that is none", "[\n\nyes]", 3],
    ["a text that does not end", '{"a": "b\n}', 1],
    ["more after the end", "{}\n{}", 2],
    ["a key without colon", '{"a" 1}', 1],
  ])("%s is broken, at its line", (_, text, line) => {
    const { diagnostics } = importTexts({ "a.json": text });
    expect(diagnostics.map(({ code, at }) => [code, at.line])).toEqual([["P0603", line]]);
  });

  test("other formats are told apart from what is none", () => {
    for (const text of ["", "   ", "hello", "a,b\n1,2", "0.6, 1.0\n0.8, 0.9", "[]", "{}", "null", '"text"'])
      expect(codesOf({ "a.txt": text })).toEqual(["P0601"]);
  });
});
