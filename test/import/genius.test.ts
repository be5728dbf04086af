import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { codesOf, conflictOf, fixture, importTexts, pointOf, pointsOf } from "./read.js";

const mill = importFiles(["mill-domain.xml", "mill-union.xml", "mill-owners.xml"].map(fixture));

const item = (value: string, more = ""): string => `<item index="1" value="${value}" ${more}/>`;
const issue = (items: string, more = 'type="discrete"'): string =>
  `<issue index="1" name="Pay" ${more}>${items}</issue>`;
const PAY = issue(item("low", 'evaluation="1"') + item("high", 'evaluation="4"'));
const profile = (inside = PAY, around = "", weight = '<weight index="1" value="1"/>'): string =>
  `<utility_space>${around}<objective index="0" name="root">${inside}${weight}</objective></utility_space>`;
const domain = (inside: string): string =>
  `<negotiation_template><utility_space><objective index="0" name="root">${inside}</objective></utility_space></negotiation_template>`;

describe("Genius domains", () => {
  test("points are weight × evaluation / the issue's largest, by the name of the value and not by its place", () => {
    const conflict = conflictOf(mill);
    expect(pointsOf(conflict, "pay_rise", "union")).toEqual([0, (10 * 0.5) / 30, 0.5]);
    expect(pointsOf(conflict, "pay_rise", "owners")).toEqual([0.6, 3 / 7, 0.6 / 7]);
    expect(pointsOf(conflict, "weekends", "union")).toEqual([0.05, 0.2]);
  });

  test("whole-number issues: linear from the lower bound, cut to 0 to 1, one option a value", () => {
    const conflict = conflictOf(mill);
    const [, , years] = conflict.issues;
    expect(years.options.map(({ title }) => title)).toEqual(["0", "1", "2", "3"]);
    expect(pointsOf(conflict, "years_without_dismissals", "union")).toEqual([0.03, 0.12, 0.21, 0.3]);
    // 1.2, 0.7, 0.2 and −0.3 are cut to 1, 0.7, 0.2 and 0
    expect(pointsOf(conflict, "years_without_dismissals", "owners")).toEqual([0.3, 0.21, 0.06, 0]);
  });

  test("reservation before or after the objective; without one the actor has none", () => {
    expect(pointOf(conflictOf(mill), "actors.union.walks_away_below")).toBe(0.45);
    expect(pointOf(conflictOf(mill), "actors.owners.walks_away_below")).toBe(0.4);
    expect(conflictOf(importTexts({ "a.xml": profile() })).actors[0].walksAwayBelow).toBeNull();
  });

  test("titles: the case from the objective, actors from what tells the file names apart", () => {
    expect(conflictOf(mill).title).toBe("Shifts at the mill");
    expect(conflictOf(mill).actors.map(({ id }) => id)).toEqual(["union", "owners"]);
    const numbered = importTexts({ "Camera-A-prof1.xml": profile(), "Camera-A-prof2.xml": profile() });
    expect(conflictOf(numbered).actors.map(({ id }) => id)).toEqual(["prof1", "prof2"]);
    const bare = importTexts({ "profile-1.xml": profile(), "profile-2.xml": profile() });
    expect(conflictOf(bare).actors.map(({ title }) => title)).toEqual(["profile 1", "profile 2"]);
  });

  test("a discount is lost in a sentence, one of 1 is none", () => {
    expect(mill.notes).toEqual(['The discount factor 0.9 of "owners" is left out: terms are valued without delay.']);
    expect(mill.text).toContain("# - The discount factor 0.9");
    const one = importTexts({ "a.xml": profile(PAY, '<discount_factor value="1.0"/>') });
    expect(one.notes.join()).not.toContain("discount");
  });

  test("weights are not renormalised, and a sum other than 1 is said", () => {
    const heavy = importTexts({ "a.xml": profile(PAY, "", '<weight index="1" value="1.25"/>') });
    expect(pointsOf(conflictOf(heavy), "pay", "a")).toEqual([0.3125, 1.25]);
    expect(heavy.notes.join()).toContain("cuts a utility off at 1 this file does not");
  });

  test("types stand under type, vtype or etype, or are told by what the issue holds", () => {
    const bare = issue(item("low", 'evaluation="1"') + item("high", 'evaluation="4"'), "");
    for (const inside of [
      bare,
      bare.replace("<issue", '<issue vtype="discrete"'),
      bare.replace("<issue", '<issue etype="Discrete"'),
    ])
      expect(pointsOf(conflictOf(importTexts({ "a.xml": profile(inside) })), "pay", "a")).toEqual([0.25, 1]);
  });

  test("items inside a similarity function are no options, and a value valued twice counts as Genius counts it", () => {
    const inside = issue(
      item("low", 'evaluation="1"') +
        item("high", 'evaluation="4"') +
        item("low", 'evaluation="2"') +
        `<similarity_function>${item("other")}</similarity_function>`,
    );
    const imported = importTexts({ "a.xml": profile(inside) });
    expect(pointsOf(conflictOf(imported), "pay", "a")).toEqual([0.5, 1]);
    expect(imported.notes.join("\n")).toMatch(/lists "low" twice[^]*later evaluation counts[^]*Similarity functions/);
  });

  test("evaluations up to 1 are divided by their largest too, and an issue of zeros is worth nothing", () => {
    const small = issue(item("low", 'evaluation="0.1"') + item("high", 'evaluation="0.4"'));
    expect(pointsOf(conflictOf(importTexts({ "a.xml": profile(small) })), "pay", "a")).toEqual([0.25, 1]);
    const zeros = importTexts({
      "a.xml": profile(issue(item("low", 'evaluation="0"') + item("high", 'evaluation="0"'))),
    });
    expect(pointsOf(conflictOf(zeros), "pay", "a")).toEqual([0, 0]);
    expect(zeros.notes.join()).toContain("worth nothing");
  });

  test("costs and descriptions are lost in a sentence where they say anything", () => {
    const told = issue(
      item("low", 'evaluation="1" cost="0.0" description="low"') +
        item("high", 'evaluation="4" cost="20" description="a lot"'),
    );
    const notes = importTexts({ "a.xml": profile(told) }).notes.join();
    expect(notes).toContain("costs of items");
    expect(notes).toContain("descriptions of items");
    expect(
      importTexts({
        "a.xml": profile(issue(item("low", 'evaluation="1" cost="0.0"') + item("high", 'evaluation="2"'))),
      }).notes.join(),
    ).not.toMatch(/cost|description/);
  });

  test("a range of reals becomes eleven options, exactly valued, and the loss is said", () => {
    const real = issue(
      '<range lowerbound="0" upperbound="5"/><evaluator ftype="linear" parameter0="0.1" parameter1="0.2"/>',
      'type="real"',
    );
    const imported = importTexts({ "a.xml": profile(real) });
    const conflict = conflictOf(imported);
    expect(conflict.issues[0].options.map(({ title }) => title).slice(0, 3)).toEqual(["0", "0.5", "1"]);
    // 0.1 + 0.2 · 5 is cut to 1
    expect(pointsOf(conflict, "pay", "a")).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1]);
    expect(imported.notes.join()).toContain("11 evenly spaced options");
  });

  test("issues in nested objectives are found", () => {
    const nested = `<objective index="5" name="money">${PAY}</objective>`;
    expect(pointsOf(conflictOf(importTexts({ "a.xml": profile(nested) })), "pay", "a")).toEqual([0.25, 1]);
  });

  test("signs that are not UTF-8, quotes and colons in names do no harm", () => {
    const odd = issue(
      item("caf\ufffd: a &quot;b&quot;", 'evaluation="1"') + item("# {x}, [y] &amp; z", 'evaluation="2"'),
    );
    const imported = importTexts({ "a.xml": profile(odd) });
    expect(conflictOf(imported).issues[0].options.map(({ title }) => title)).toEqual(['caf?: a "b"', "# {x}, [y] & z"]);
    expect(imported.notes.join()).toContain('1 signs of "a.xml" are not UTF-8');
  });

  test.each<[string, string, Record<string, string>]>([
    [
      "hyper-rectangles",
      "P0609",
      {
        "a.xml": profile(
          `${PAY}<utility maxutility="9"><ufun type="PlainUfun"><hyperRectangle utility="9"/></ufun></utility>`,
        ),
      },
    ],
    [
      "a triangular evaluator",
      "P0609",
      {
        "a.xml": profile(issue('<range lowerbound="0" upperbound="1"/><evaluator ftype="triangular"/>', 'type="real"')),
      },
    ],
    ["an unknown type of issue", "P0609", { "a.xml": profile(issue("", 'type="colour"')) }],
    ["a missing weight", "P0607", { "a.xml": profile(PAY, "", '<weight index="2" value="1"/>') }],
    ["a missing evaluation", "P0607", { "a.xml": profile(issue(item("low") + item("high", 'evaluation="4"'))) }],
    [
      "an evaluation that is no number",
      "P0608",
      { "a.xml": profile(issue(item("low", 'evaluation="much"') + item("high", 'evaluation="4"'))) },
    ],
    [
      "a negative evaluation",
      "P0608",
      { "a.xml": profile(issue(item("low", 'evaluation="-1"') + item("high", 'evaluation="4"'))) },
    ],
    ["two issues of one name", "P0608", { "a.xml": profile(PAY + PAY) }],
    [
      "an issue that a profile lacks",
      "P0607",
      { "d.xml": domain(PAY + PAY.replace("Pay", "Car")), "a.xml": profile() },
    ],
    ["another domain's profile", "P0606", { "d.xml": domain(issue(item("low") + item("none"))), "a.xml": profile() }],
    ["two domains", "P0606", { "d.xml": domain(PAY), "e.xml": domain(PAY), "a.xml": profile() }],
    ["a domain alone", "P0606", { "d.xml": domain(PAY) }],
    ["an issue with one option", "P0611", { "a.xml": profile(issue(item("only", 'evaluation="1"'))) }],
    [
      "a thousand whole numbers",
      "P0611",
      {
        "a.xml": profile(issue('<evaluator slope="1" offset="0"/>', 'type="integer" lowerbound="0" upperbound="999"')),
      },
    ],
    [
      "bounds the wrong way round",
      "P0608",
      { "a.xml": profile(issue("", 'type="integer" lowerbound="5" upperbound="1"')) },
    ],
    ["formats mixed", "P0606", { "a.xml": profile(), "b.json": fixture("negolog-profileA.json").text }],
  ])("%s: refused with a code, nothing written", (_, code, texts) => {
    const { diagnostics, text } = importTexts(texts);
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
    expect(diagnostics[0].message.length).toBeGreaterThan(20);
    expect(text).toBeNull();
  });

  test("XML: entities and document types are refused, what is broken has its place, depth has a limit", () => {
    expect(codesOf({ "a.xml": '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><utility_space/>' })).toEqual(["P0604"]);
    expect(codesOf({ "a.xml": "<utility_space>&bomb;</utility_space>" })).toEqual(["P0603"]);
    expect(codesOf({ "a.xml": "<utility_space>".repeat(100) })).toEqual(["P0605"]);
    const { diagnostics } = importTexts({ "a.xml": "<utility_space>\n<objective>\n</utility_space>" });
    expect(diagnostics.map(({ code, at }) => [code, at.line])).toEqual([["P0603", 3]]);
    expect(codesOf({ "a.xml": "<html></html>" })).toEqual(["P0601"]);
  });
});
