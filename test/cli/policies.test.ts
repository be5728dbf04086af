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
      expect(more + less).toBeLessThanOrEqual(1 + 1e-9);
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

describe("parley policies --along", () => {
  interface Along {
    along: { paths: string[]; unit: string; values: number[] };
    claims: { claim: string; shares: { share: number }[]; worlds: { heard: number } }[];
    leads: { actor: string; leaders: { first: string[] }[]; tips: object[] }[];
    course: null | {
      id: string;
      crossed: ({ weeks: number; chance: { mean: number } }[] | null)[];
      outcomes: { measure: string; levels: { mean: number }[]; against: (null | { mean: number })[] }[];
      regrets: { actor: string; means: number[] }[];
    };
  }
  const LINE = "  watch: { title: Watch, when: { measure: area gained, above: 150 km2, then: cut_off } }\n";
  const adaptive = { "adaptive.yaml": text.replace("claims:\n", `${LINE}claims:\n`) };
  const along = async (number: string, ...more: string[]): Promise<Along> => {
    const told = await parley(["policies", "adaptive.yaml", ...FEW, "--along", number, "--json", ...more], adaptive);
    expect([told.status, told.err.includes("rror")]).toEqual([0, false]);
    return JSON.parse(told.out) as Along;
  };

  test("at each value the claims have the shares of the file with that number set, on the same worlds", async () => {
    const { along: number, claims } = await along("campaign.front.advance=30 km2/week, 12 km2/week");
    expect(number).toMatchObject({ paths: ["campaign.front.advance"], unit: "km2/week", values: [12, 30] });
    const set = ["--set", "campaign.front.advance=30 km2/week", "--repeats", "2", "--worlds", "24", "--json"];
    const brief = JSON.parse((await parley(["brief", "adaptive.yaml", ...set], adaptive)).out) as {
      claims: { id: string; verdict: { share: number } }[];
    };
    const plain = claims.filter(({ claim }) => !/ (loosely|strictly)$/.test(claim)); // other readings have rows of their own
    expect(plain.map(({ claim, shares }) => [claim, shares[1].share])).toEqual(
      brief.claims.map(({ id, verdict }) => [id, verdict.share]),
    );
  });

  test("the higher the line of an adaptive course the more seldom it is crossed; the course is told value by value", async () => {
    const { course, along: number } = await along("policies.watch.when.above=50 km2,300 km2,3000 km2");
    expect([course!.id, number.values]).toEqual(["watch", [50, 300, 3000]]);
    const crossed = course!.crossed.map((within) => within!.at(-1)!.chance.mean);
    expect(crossed[0]).toBeGreaterThan(crossed[1]);
    expect(crossed[1]).toBeGreaterThan(crossed[2]);
    for (const { levels, against, measure } of course!.outcomes) {
      expect(against[0], measure).toBeNull();
      expect(against[2]!.mean, measure).toBeCloseTo(levels[2].mean - levels[0].mean, 10);
    }
    expect(course!.regrets.map(({ actor }) => actor)).toEqual(["patron"]);
  });

  test("a star names all numbers of one unit, and every line of the page fits", async () => {
    const { along: number } = await along("campaign.men.*.losses=100 persons/day,200 persons/day");
    expect(number.paths).toEqual(["campaign.men.north.losses", "campaign.men.south.losses"]);
    for (const columns of [80, 100]) {
      const asked = ["--along", "policies.watch.when.above=50 km2,300 km2,3000 km2"];
      const { out } = await parley(["policies", "adaptive.yaml", ...FEW, ...asked], adaptive, [], columns);
      for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(columns);
      for (const said of ["CLAIMS  share of worlds", "FOR THE PATRON  first by", "COURSE  Watch, value by value"])
        expect(out).toContain(said);
    }
  });

  test.each([
    ["campaign.front.advance=20 km2/week", "2 to 24 values"],
    ["campaign.front.advanse=1 km2/week,2 km2/week", "campaign.front.advance"],
    ["campaign.*=1,2", "names no numbers of one unit"],
    ["campaign.front.advance=1 to 3 km2/week,5 km2/week", "is no one value"],
    ["campaign.front.advance=5 km2/week,5 km2/week", "stands there twice"],
  ])("2 for --along %s, with why", async (number, why) => {
    const { status, err } = await parley(["policies", "adaptive.yaml", ...FEW, "--along", number], adaptive);
    expect([status, err]).toEqual([2, expect.stringContaining(why) as string]);
  });

  test("2 for options that say nothing beside it, or without it", async () => {
    const [alone, beside] = [
      await parley(["policies", SMALL_WAR, "--policy", "cut_off"]),
      await parley(["policies", SMALL_WAR, "--along", "talks.chance=1 %,2 %", "--explain"]),
    ];
    expect([alone.status, alone.err]).toEqual([2, "--policy is for --along.\n"]);
    expect([beside.status, beside.err]).toEqual([2, "--explain does nothing beside --along: leave it out.\n"]);
  });

  test("as Markdown it has the shares in a table, the sentences of the page, and the command that makes it again", async () => {
    const asked = "policies.watch.when.above=50 km2,300 km2,3000 km2";
    const argv = ["policies", "adaptive.yaml", ...FEW, "--along", asked];
    const [page, text, file] = [
      await parley([...argv, "--md"], adaptive),
      await parley(argv, adaptive),
      await parley([...argv, "--md", "along.md"], adaptive),
    ];
    expect([page.status, page.out.includes("NaN")]).toEqual([0, false]);
    expect(page.out).toMatch(/^\| {2}\| 50 km² \| 300 km² \| 3,000 km² \|$/m);
    expect(page.out).toContain("## “Watch”, value by value");
    const flat = (said: string): string => said.replaceAll(/\s+/g, " ");
    const [sentence] = flat(text.out).match(/Least mean regret at [^.]*\./)!;
    expect(flat(page.out)).toContain(sentence);
    expect(page.out).toContain(`--along '${asked}' --worlds`);
    expect([file.files.get("along.md"), file.out]).toEqual([page.out, text.out]);
  });
});
