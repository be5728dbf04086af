import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "60", "--repeats", "2"];
const FILES = { "war.yaml": readFileSync(SMALL_WAR, "utf8") };

interface Data {
  worlds: { for: number; against: number; undecided: number; all: number };
  claim: { id: string; near: { quantity: number; path: string; line: number }[] };
  each: {
    holds: boolean;
    mass: number;
    world: number;
    repeat: number;
    values: number[];
    stories: { policy: string }[];
  }[];
}
const dataOf = async (...args: string[]): Promise<Data> => {
  const { out, status } = await parley(["why", ...FEW, ...args, "--json"], FILES);
  expect(status).toBe(0);
  return JSON.parse(out) as Data;
};

describe("parley why", () => {
  test("takes claim and file in either order, and an id in small letters", async () => {
    const once = await parley(["why", "c2", "war.yaml", ...FEW], FILES);
    expect(once.status).toBe(0);
    expect((await parley(["why", "war.yaml", "C2", ...FEW], FILES)).out).toBe(once.out);
  });

  test("counts the worlds for, against and neither, which are all worlds", async () => {
    const { worlds } = await dataOf("c1", "war.yaml");
    expect(worlds.for + worlds.against + worlds.undecided).toBe(worlds.all);
    expect(worlds.all).toBe(60);
  });

  test("a world each way is one that decides it, with the courses that the claim reads as its stories", async () => {
    const { each } = await dataOf("c2", "war.yaml");
    expect(each.map(({ holds }) => holds)).toEqual([true, false]);
    for (const { holds, mass, stories } of each) {
      expect(holds ? mass : 1 - mass).toBeGreaterThanOrEqual(0.9);
      expect(stories.map(({ policy }) => policy).sort()).toEqual(["as_is", "cut_off"]);
    }
  });

  test("tells as many of the inputs that it turns on as are asked for, the best first", async () => {
    const says = "mean(casualties(north) by 52 weeks) > 1.7 * mean(casualties(south) by 52 weeks)";
    const war = FILES["war.yaml"].replace(
      /claims:\n[\s\S]*/,
      `claims:\n  - {text: North loses more., says: "${says}"}\n`,
    );
    const near = async (...turns: string[]): Promise<string[]> => {
      const { out } = await parley(["why", "c1", "w.yaml", "--worlds", "150", "--repeats", "2", "--json", ...turns], {
        "w.yaml": war,
      });
      return (JSON.parse(out) as Data).claim.near.map(({ path }) => path);
    };
    const all = await near("--turns", "100");
    expect(all.slice(0, 2).sort()).toEqual(["campaign.men.north.losses", "campaign.men.south.losses"]);
    expect(await near("--turns", "1")).toEqual(all.slice(0, 1));
  });

  test("the story is that of `parley course` for the same world, course and seed", async () => {
    const { each } = await dataOf("c1", "war.yaml");
    const { world, repeat, stories } = each[0];
    const asked = ["--world", String(world), "--repeat", String(repeat), "--policy", stories[0].policy];
    const course = await parley(["course", "war.yaml", ...asked, "--weeks", "26", "--json"], FILES);
    const told = JSON.parse(course.out) as { story: unknown };
    expect((stories[0] as unknown as { weeks: unknown }).weeks).toEqual(told.story);
  });

  test.each([80, 100])("its lines fit %i columns, but for commands to copy", async (columns) => {
    const { out } = await parley(["why", "c2", "war.yaml", ...FEW], FILES, [], columns);
    for (const line of out.split("\n"))
      if (!line.startsWith("  parley ")) expect([...line].length, line).toBeLessThanOrEqual(columns);
    for (const said of ["A WORLD IN WHICH IT HOLDS", "A WORLD IN WHICH IT FAILS", "TRY", "Of 60 worlds"])
      expect(out).toContain(said);
    expect(out.replaceAll(/it\s+is\s+no\s+probability/g, "")).not.toMatch(/probab/);
  });

  test.each([80, 100])(
    "a claim on a side's men says at %i columns what a loss takes, where its numbers turn, and where the recorded rates lie",
    async (columns) => {
      const war =
        FILES["war.yaml"].replace(
          /claims:\n[\s\S]*/,
          "claims:\n  - {id: m, text: North runs short., says: mean(men(north) at 52 weeks) < 95 %}\n" +
            "  - {id: s, text: South runs short., says: mean(men(south) at 52 weeks) < 95 %}\n",
        ) +
        `history:
  window: [2000-09-01, 2001-03-01]
  figures:
    - {what: losses, of: north, title: winter's claim, from: 2000-11-01, to: 2001-01-31, is: 300 persons/day}
    - {what: losses, of: north, title: the last claim, from: 2001-02-01, to: 2001-02-28, is: 100 persons/day}
`;
      const files = { "war.yaml": war };
      for (const command of [["why", "m"], ["claims"]]) {
        const { out, status } = await parley([...command, "war.yaml", ...FEW, "--unmatched"], files, [], columns);
        expect(status).toBe(0);
        for (const line of out.split("\n"))
          if (!line.startsWith("  parley ")) expect([...line].length, line).toBeLessThanOrEqual(columns);
        const flat = out.replaceAll(/\s+/g, " ");
        expect(flat).toMatch(/ men Each true loss takes 0\.60 recruits \(0\.60–0\.60\)/);
        expect(flat).toMatch(/North's numbers turn at \d+ \(\d+–\d+\) true losses a day\./);
        expect(flat).toMatch(
          /“winter's claim” \(300 a day\) in 9\d % and “the last claim” \(100 a day\) in \d+ % of worlds/,
        );
      }
      const other = await parley(["why", "s", "war.yaml", ...FEW, "--unmatched"], files, [], columns);
      expect(other.out).not.toContain("Each true loss");
    },
  );

  test("2 for a claim that the file lacks, with those it has", async () => {
    const { status, err } = await parley(["why", "c9", "war.yaml", ...FEW], FILES);
    expect([status, err]).toEqual([2, 'No claim has the id "c9". Claims here: c1, c2.\n']);
  });
});
