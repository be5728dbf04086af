import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MEASURE_WORDS } from "../../src/conflict/measure.js";
import { EXAMPLES } from "../../src/language/docs-example.js";
import { measureForm, measureSentence } from "../../src/language/measure-words.js";
import { readConflict } from "../../src/language/read.js";
import { SCHEMA } from "../../src/language/schema.js";
import { parley } from "../cli/world.js";

const mill = readFileSync(new URL("../../conflicts/mill-shifts.parley.yaml", import.meta.url), "utf8");

interface Told {
  readonly name: string;
  readonly written: string;
  readonly says: string;
  readonly engine: string;
  readonly type: string;
  readonly level: string;
  readonly lacks: readonly string[] | null;
}

async function told(...args: string[]): Promise<Told[]> {
  const { out, status } = await parley(["measures", "--json", ...args], { "case.yaml": mill });
  expect(status).toBe(0);
  return (JSON.parse(out) as { measures: Told[] }).measures;
}

describe("parley measures", () => {
  it("has every measure once, each in a sentence with its unit", async () => {
    const all = await told();
    expect(all.map((one) => one.name).sort()).toEqual(MEASURE_WORDS.map((one) => one.name).sort());
    for (const word of MEASURE_WORDS) {
      expect(measureSentence(word), word.name).toMatch(/^[A-Z0-9].*\.$/);
      if (word.unit !== "" && word.engine !== "not-built")
        expect(measureSentence(word), word.name).toMatch(new RegExp(word.unit.split("/")[0], "i"));
    }
  });

  it("says which sections a file lacks, with the file's own names", async () => {
    const all = await told("case.yaml");
    const one = (name: string): Told => all.find((each) => each.name === name)!;
    expect(one("terms.deal_exists")).toMatchObject({ lacks: [], written: "terms.deal_exists(union, owners)" });
    expect(one("settled").lacks).toEqual(["campaign"]);
    expect(one("regret").lacks).toEqual(["objectives", "policies"]);
    expect((await told()).every((each) => each.lacks === null)).toBe(true);
    const text = (await parley(["measures", "case.yaml"], { "case.yaml": mill })).out;
    expect(text).toContain("Needs campaign; this file lacks it.");
    expect(text).toMatch(
      /case\.yaml can speak of 4 of \d+ measures\. It lacks campaign, partial_agreements, patron, history,\s+battle, game, objectives/,
    );
  });

  it("is in lines of at most the width", async () => {
    for (const line of (await parley(["measures"])).out.split("\n")) expect([...line].length).toBeLessThanOrEqual(100);
  });

  it("exits with 3 for a file that is no YAML, 2 for one that is not there", async () => {
    expect((await parley(["measures", "a.yaml"], { "a.yaml": 'a: "b' })).status).toBe(3);
    expect((await parley(["measures", "nowhere.yaml"])).status).toBe(2);
  });

  it("writes each measure as a claim can read it (oracle: the reader of claims)", () => {
    const names = {
      actor: "south",
      package: "freeze",
      partial: "exchange",
      policy: "cut_off",
      group: "irreplaceable",
      goods: "interceptors",
      issue: "army",
    };
    const sections = Object.keys(SCHEMA.keys).flatMap((name) =>
      EXAMPLES[name] && name !== "claims" ? [EXAMPLES[name]] : [],
    );
    for (const word of MEASURE_WORDS) {
      const form = measureForm(word, (kind, place) => {
        if (kind === "actor" && place === 1) return "north";
        if (kind === "text") return '"north.truce"';
        return kind === "move" ? "us.stop_aid" : kind === "concept" ? null : names[kind];
      });
      const run = word.level === "run";
      const event = run ? `chance(${form}) > 0.5` : form;
      const number = `${run ? `mean(${form})` : form} > 0`;
      const text = word.type === "event" ? event : word.name === "best_course" ? `${form} == as_is` : number;
      const claims = `claims:\n  - {id: C2, text: A., says: '${text}'}`;
      const { diagnostics } = readConflict([...sections, claims].join("\n"), "a");
      expect(
        diagnostics.filter((one) => one.severity === "error").map((one) => one.message),
        text,
      ).toEqual([]);
    }
  });
});
