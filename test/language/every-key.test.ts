import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { idleParts } from "../../src/conflict/needs.js";
import type { Quantity } from "../../src/conflict/quantity.js";
import { formatDiagnostic } from "../../src/language/diagnostic.js";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { SCHEMA } from "../../src/language/schema.js";
import type { Shape } from "../../src/language/shape.js";
import { type Node, entriesOf, itemsOf } from "../../src/language/tree.js";
import { WEEKS_A_MONTH, WEEKS_A_YEAR } from "../../src/language/units.js";

const text = readFileSync(new URL("../fixtures/every-key.parley.yaml", import.meta.url), "utf8");
const { conflict, diagnostics } = readConflict(text, "every-key.parley.yaml");

/** Keys of the schema that stand somewhere in a tree, as `campaign.aid.classes.*.use`. */
function keysUsed(node: Node, shape: Shape, path: string, into: Set<string>): void {
  if (shape.kind === "list") itemsOf(node).forEach((item) => keysUsed(item, shape.of, path, into));
  else if (shape.kind === "table") entriesOf(node).forEach(({ value }) => keysUsed(value, shape.of, `${path}*.`, into));
  else if (shape.kind === "record") {
    for (const { key, value } of entriesOf(node)) {
      const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.wild?.key;
      const name = Object.hasOwn(shape.keys, key) ? key : "*";
      into.add(path + name);
      if (known) keysUsed(value, known.shape, `${path}${name}.`, into);
    }
  }
}

function keysOf(shape: Shape, path: string): string[] {
  if (shape.kind === "list") return keysOf(shape.of, path);
  if (shape.kind === "table") return keysOf(shape.of, `${path}*.`);
  if (shape.kind !== "record") return [];
  const own = Object.entries(shape.keys).flatMap(([key, { shape: below }]) => [
    path + key,
    ...keysOf(below, `${path}${key}.`),
  ]);
  return shape.wild ? [...own, `${path}*`] : own;
}

/** Keys that only carry words for people, or that are read by one function for every section. */
const DESCRIPTIVE = /(^|\.)(title|note|url|source|paragraph|date|why|question)$/;

describe("the file of every construct", () => {
  test("is sound, as it stands and under its variants", () => {
    // points stand on one issue only, for the key's sake: that is told, and nothing else
    const told = (list: typeof diagnostics): string[] =>
      list.filter(({ code }) => code !== "P0427").map(formatDiagnostic);
    expect(told(diagnostics)).toEqual([]);
    for (const variant of ["north_reading", "north_reading_grimmer"])
      expect(told(readConflict(text, "every-key.parley.yaml", { variant }).diagnostics)).toEqual([]);
  });
  test("has every key of the schema that is more than a remark", () => {
    const used = new Set<string>();
    keysUsed(parseConflict(text, "f").root!, SCHEMA, "", used);
    const missing = keysOf(SCHEMA, "").filter((key) => !used.has(key) && !DESCRIPTIVE.test(key));
    expect(missing).toEqual([]);
  });
});

const own = (path: string): Quantity => conflict!.quantities.find((quantity) => quantity.path === path)!;

describe("numbers", () => {
  test("a choice on a number key carries a law a branch, in the unit that stands beside it", () => {
    expect(own("campaign.front.stake").law).toEqual({
      kind: "choice",
      choices: [
        { name: "near", weight: 0.6, law: { kind: "range", low: 25_000, high: 30_000 } },
        { name: "far", weight: 0.4, law: { kind: "range", low: 480_000, high: 500_000 } },
      ],
    });
  });
  test("an interval without weights is marked so, and nothing else is", () => {
    const marked = conflict!.quantities.filter((quantity) => quantity.unweighted).map((quantity) => quantity.path);
    expect(marked).toEqual(["actors.east.capability"]);
  });
  test("a unit beside the number goes for both ends of a range", () => {
    const { law, unit } = own("campaign.recruiting.north");
    expect(unit).toBe("persons/week");
    expect(law).toEqual({ kind: "range", low: 29_000 * (1 / WEEKS_A_MONTH), high: 37_000 * (1 / WEEKS_A_MONTH) });
  });
  test("pieces are counted per week, and euro are turned into dollars under a named rate", () => {
    expect(own("campaign.aid.classes.rockets.use").law).toEqual({
      kind: "range",
      low: 60 * (1 / WEEKS_A_MONTH),
      high: 120 * (1 / WEEKS_A_MONTH),
    });
    expect(own("campaign.aid.classes.shells.use").law).toMatchObject({ low: 28_000, high: 42_000 });
    const ceiling = own("campaign.aid.donors.east.ceiling");
    expect(ceiling.law).toMatchObject({ low: 45e9 * (1.13 / WEEKS_A_YEAR) });
    expect(ceiling.note).toMatch(/^1 EUR = 1\.13 USD, .*spring 2025$/);
  });
});

describe("sections", () => {
  test("words say which patron, which way, and their worth with its own source", () => {
    const of = (id: string) => conflict!.moves.find((move) => move.id === id)!.words;
    expect(of("west.say_lasting")).toMatchObject([{ patron: 2, direction: "up" }]);
    const [ending] = of("east.say_ending");
    expect(ending).toMatchObject({ patron: 3, direction: "down" });
    expect(conflict!.quantities[ending.worth]).toMatchObject({ law: { kind: "point", value: 0.1 }, source: 0 });
    expect(own("moves.west.say_lasting.words.west_stays").law).toEqual({ kind: "range", low: 0, high: 0.4 });
  });
  test("branches in the past name the recorded move by its day", () => {
    const past = (id: string) => conflict!.policies.find((policy) => policy.id === id)!.past;
    const refuse = conflict!.moves.findIndex((move) => move.id === "south.refuse_truce");
    expect(past("refused_in_march")).toEqual({ recorded: 0, instead: refuse });
    expect(past("silent_in_may")).toEqual({ recorded: 1, instead: null });
    expect(past("refused_and_cut")).toEqual(past("refused_in_march"));
    expect(past("cut_off")).toBeNull();
  });
  test("bands carry measure, time, reporting factor and ends in the measure's unit", () => {
    const [losses, area, cover] = conflict!.history!.bands;
    expect(losses).toMatchObject({ per: WEEKS_A_MONTH, low: 34_000, high: 50_000, source: 1 });
    expect(conflict!.quantities[losses.reported!].path).toBe("sources.series.reporting");
    expect(area).toMatchObject({ per: WEEKS_A_MONTH, reported: null, low: 100, high: 720 });
    expect(cover).toMatchObject({ per: null, low: 2, high: 9, measure: { name: "cover", week: null } });
    expect(conflict!.measures.some((use) => use.id === "area gained")).toBe(false);
  });
  test("every patron has its section, and every belligerent a belief about each", () => {
    expect(conflict!.patrons.map((patron) => conflict!.actors[patron.actor].id)).toEqual(["west", "east"]);
    expect(conflict!.patron).toBe(conflict!.patrons[0]);
    const paths = conflict!.beliefs[1]!.staysOf.map(({ chance }) => conflict!.quantities[chance].path);
    expect(paths).toEqual(["beliefs.south.west_stays", "beliefs.south.east_stays"]);
  });
  test("goods are stocks or flows", () => {
    const { classes } = conflict!.campaign!.aid!;
    expect(classes.map(({ id, flow, use }) => [id, flow, use === null])).toEqual([
      ["rockets", false, false],
      ["tanks", false, false],
      ["shells", false, false],
      ["intelligence", true, true],
    ]);
  });
  test("preferences that an actor ascribes to another replace them in its view, unknown ones included", () => {
    const view = conflict!.perceptions[0].preferences[0];
    expect(view).toMatchObject({ kind: "prioritised", levels: [{ statements: [], unknown: [{ kind: "atom" }] }, {}] });
  });
  test("a variant on a variant sets the values of both, its own on top", () => {
    const read = (variant: string) => readConflict(text, "f.parley.yaml", { variant }).conflict!;
    const at = (variant: string, path: string) =>
      read(variant).quantities.find((quantity) => quantity.path === path)!.text;
    expect(at("north_reading_grimmer", "issues.army.positions.north.salience")).toBe("90 to 100");
    expect(at("north_reading_grimmer", "issues.army.positions.north.firm")).toBe("95 to 100 %");
    expect(at("north_reading", "issues.army.positions.north.firm")).toBe("40 to 90 %");
  });
  test("what no engine runs yet is named", () => {
    const idle = idleParts(conflict!).map(({ path, until }) => `${path}: ${until}`);
    expect(idle).toEqual([
      "campaign: patrons that watch each other",
      "patron.west: patrons that watch each other",
      "patron.east: patrons that watch each other",
    ]);
  });
});
