import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { templateText } from "../../src/language/template.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "24", "--repeats", "2"];
const text = readFileSync(SMALL_WAR, "utf8");

interface Data {
  courses: { id: string }[];
  outcomes: {
    measure: string;
    type: string;
    levels: Record<string, { q05: number; q50: number; q95: number; mean: number; worlds: number }>;
    lessFirst: Record<string, null | { mean: number; interval: [number, number]; more: number; less: number }>;
  }[];
  rankings: Record<
    string,
    {
      metrics: {
        id: string;
        recommends: boolean;
        values: Record<string, number | null>;
        first: string[];
        notToldApart: string[];
      }[];
      sentence: string;
      aloneBest: Record<string, number>;
      levels: object[];
    }
  >;
}
const dataOf = async (...args: string[]): Promise<Data> => {
  const told = await parley(["policies", SMALL_WAR, ...FEW, "--json", ...args]);
  expect([told.status, told.err.includes("rror")]).toEqual([0, false]);
  return JSON.parse(told.out) as Data;
};

describe("parley policies", () => {
  test("its levels are those of the brief: same worlds, same means", async () => {
    const { outcomes } = await dataOf();
    const brief = JSON.parse((await parley(["brief", SMALL_WAR, ...FEW, "--json"])).out) as {
      policies: { id: string; measures: Record<string, { low: number; median: number; mean: number; high: number }> }[];
    };
    expect(outcomes.length).toBeGreaterThan(3);
    for (const { measure, levels } of outcomes)
      for (const { id, measures } of brief.policies) {
        const { low, median, mean, high } = measures[measure];
        expect(levels[id], measure).toMatchObject({ q05: low, q50: median, mean, q95: high });
      }
  });

  test("a difference in pairs is inside its interval, none against itself, and its shares are of worlds", async () => {
    const { outcomes } = await dataOf();
    for (const { lessFirst } of outcomes) {
      expect(lessFirst.as_is).toBeNull();
      const { mean, interval, more, less } = lessFirst.cut_off!;
      expect(interval[0] <= mean && mean <= interval[1]).toBe(true);
      expect(more + less).toBeLessThanOrEqual(1);
    }
  });

  test("each metric names the courses with its best value, and they are among those not told apart", async () => {
    const { rankings } = await dataOf();
    expect(Object.keys(rankings)).toEqual(["patron"]);
    for (const { recommends, values, first, notToldApart } of rankings.patron.metrics) {
      if (!recommends) expect(first).toEqual([]);
      else expect(first.length).toBeGreaterThan(0);
      for (const id of first) expect(notToldApart).toContain(id);
      expect(Object.keys(values)).toEqual(["as_is", "cut_off"]);
    }
  });

  test("courses that are the same are named together by every metric, and differ alike from the first", async () => {
    const ends = "from: 2001-03-08, moves: [patron.stop] }";
    const twins = `  once: { title: Ends once, ${ends}\n  again: { title: Ends again, ${ends}\n`;
    const twin = text.replace("claims:\n", `${twins}claims:\n`);
    const told = await parley(["policies", "twin.yaml", ...FEW, "--json"], { "twin.yaml": twin });
    const { outcomes, rankings } = JSON.parse(told.out) as Data;
    for (const { levels, lessFirst } of outcomes) {
      expect(levels.again).toEqual(levels.once);
      expect(lessFirst.again).toEqual(lessFirst.once);
    }
    const firsts = rankings.patron.metrics.map(({ first }) => first);
    expect(firsts.some((first) => first.includes("once"))).toBe(true);
    for (const first of firsts) expect(first.includes("again")).toBe(first.includes("once"));
    expect(rankings.patron.sentence).toContain("“Ends once” and “Ends again”");
  });

  test.each([80, 100, 160])("every line fits %i columns, and every course has its letter", async (columns) => {
    const { out } = await parley(["policies", SMALL_WAR, ...FEW, "--explain"], {}, [], columns);
    for (const line of out.split("\n"))
      if (!line.includes("parley ")) expect([...line].length, line).toBeLessThanOrEqual(columns);
    for (const said of [" A  As now (as_is)", " B  Help ends (cut_off)", "NOT A FORECAST", "Maximin: ", "Wald 1950."])
      expect(out).toContain(said);
    expect(out.replaceAll(/it\s+is\s+no\s+probability/g, "")).not.toMatch(/probab/);
  });

  test("the same file and seed give the same bytes, in every run", async () => {
    const once = await parley(["policies", SMALL_WAR, ...FEW, "--json"]);
    expect((await parley(["policies", SMALL_WAR, ...FEW, "--json"])).out).toBe(once.out);
  });

  test("2 where there is nothing to compare or nobody to rank for, with who there is", async () => {
    const none = await parley(["policies", "port.yaml"], { "port.yaml": templateText("dispute") });
    expect([none.status, none.out]).toEqual([2, ""]);
    expect(none.err).toContain("no course of action to compare");
    const who = await parley(["policies", SMALL_WAR, "--objective", "north"]);
    expect([who.status, who.err]).toEqual([
      2,
      "--objective: north has no entry under `objectives:`; those that have one: patron.\n",
    ]);
    const nobody = await parley(["policies", SMALL_WAR, "--objective", "mars"]);
    expect([nobody.status, nobody.err]).toEqual([2, '--objective: no actor is "mars"; those that have one: patron.\n']);
  });

  test("an adaptive course says how often it comes to its line, the more often the later", async () => {
    const line = "  watch: { title: Watch, when: { measure: area gained, above: 150 km2, then: cut_off } }\n";
    const file = { "adaptive.yaml": text.replace("claims:\n", `${line}claims:\n`) };
    const told = await parley(["policies", "adaptive.yaml", ...FEW, "--json"], file);
    const { crossings } = JSON.parse(told.out) as {
      crossings: {
        course: string;
        then: string;
        within: { weeks: number; chance: { mean: number } }[];
        text: string;
      }[];
    };
    expect(crossings.map(({ course, then }) => [course, then])).toEqual([["watch", "cut_off"]]);
    const chances = crossings[0].within.map(({ chance }) => chance.mean);
    expect(crossings[0].within.map(({ weeks }) => weeks)).toEqual([26, 52, 104]);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
    expect(chances[2]).toBeGreaterThan(0);
    const page = (await parley(["policies", "adaptive.yaml", ...FEW], file)).out;
    expect(page).toContain("LINES CROSSED\n “Watch” turns to “Help ends” with a chance of ");
    expect((await parley(["policies", SMALL_WAR, ...FEW])).out).not.toContain("LINES CROSSED");
  });

  test("without objectives outcomes stand, and nothing is ranked", async () => {
    const bare = text.replace(/objectives:\n(?: .*\n)+/, "");
    const told = await parley(["policies", "bare.yaml", ...FEW], { "bare.yaml": bare });
    expect(told.status).toBe(0);
    expect(told.out).toContain("courses are not ranked");
    expect(told.out).toContain("settled within 26 weeks, chance");
    expect(told.out).not.toContain("Maximin");
  });
});
