import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { playsStocks } from "../../src/dynamics/staging.js";
import { manBalance, readCourse, readStory, seriesOf } from "../../src/dynamics/index.js";
import { sampleWorld } from "../../src/ensemble/design.js";
import { FAN_LEVELS, courseFans } from "../../src/ensemble/fans.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";
import { fansText } from "../../src/report/fans-text.js";
import { storyText } from "../../src/report/story-text.js";
import { datedSentence, fanView } from "../../src/report/views/fan.js";
import { SMALL_WAR, parley } from "../cli/world.js";

const conflict = readConflict(readFileSync(SMALL_WAR, "utf8"), "small-war.parley.yaml").conflict!;
const options = { worlds: 24, seed: 1, policy: 0, weeks: 52, repeat: 1 };
const fans = courseFans(conflict, options);
const runOf = (index: number): ReturnType<typeof readCourse> => {
  const world = sampleWorld(conflict, index, 1);
  return readCourse(conflict, givenFor(conflict, [world], 1), {
    world,
    slot: 0,
    policy: 0,
    seed: 1,
    repeat: 1,
    weeks: 52,
  });
};
const runs = Array.from({ length: 24 }, (_, w) => runOf(w));

describe("fans", () => {
  test("count the worlds in which the war goes on (oracle: every run, read by itself)", () => {
    for (const week of [0, 1, 10, 26, 52]) {
      const alive = runs.filter(({ ended }) => ended === null || ended > week).length;
      expect(fans.ongoing[week]).toBeCloseTo(alive / 24, 12);
      expect(fans.fans[0].worlds[week]).toBe(alive);
    }
  });
  test("are quantiles of those worlds (oracle: sorted runs)", () => {
    const ground = fans.fans.find(({ id }) => id === "area gained")!;
    for (const week of [5, 26]) {
      const values = runs
        .filter(({ ended }) => ended === null || ended > week)
        .map(({ weeks }) => weeks[week].area)
        .sort((a, b) => a - b);
      FAN_LEVELS.forEach((level, k) => {
        const at = level * (values.length - 1);
        const low = Math.floor(at);
        const high = Math.min(values.length - 1, low + 1);
        expect(ground.levels[k][week]).toBeCloseTo(values[low] + (at - low) * (values[high] - values[low]), 9);
      });
    }
  });
  test("always carry three single worlds, at the 10th, 50th and 90th place of the named outcome", () => {
    expect(fans.singles.map(({ place }) => place)).toEqual([0.1, 0.5, 0.9]);
    const [low, middle, high] = fans.singles.map(({ outcome }) => outcome);
    expect(low <= middle && middle <= high).toBe(true);
    const alive = runs.filter(({ ended }) => ended === null || ended > fans.chosenAt);
    expect(alive.length).toBeGreaterThanOrEqual(10);
    for (const { world, outcome } of fans.singles) expect(outcome).toBe(runs[world].weeks[fans.chosenAt].area);
  });
  test("say when things first happen, with share and spread", () => {
    const truces = fans.dated.find(({ id }) => id === "truce")!;
    const settled = fans.dated.find(({ id }) => id === "settled")!;
    const weeks = runs.filter(({ outcome }) => outcome === "settled").map(({ ended }) => ended!);
    expect(settled.share).toBeCloseTo(weeks.length / 24, 12);
    expect(settled.weeks![0]).toBeGreaterThanOrEqual(Math.min(...weeks));
    expect(settled.weeks![2]).toBeLessThanOrEqual(Math.max(...weeks));
    expect(truces.weeks === null).toBe(truces.share === 0);
  });
  test("are the same for any number of worlds beyond them: world j is world j", () => {
    const fewer = courseFans(conflict, { ...options, worlds: 12 });
    expect(fewer.fans[0].worlds[0]).toBe(12);
    const single = fewer.singles[1].world;
    const told = [...fewer.fans.find(({ id }) => id === "area gained")!.singles[1]].slice(0, fewer.chosenAt + 1);
    expect(told).toEqual(runs[single].weeks.slice(0, fewer.chosenAt + 1).map(({ area }) => area));
  });
  test("of worlds named play those, and name them by their own numbers", () => {
    const members = [3, 7, 8, 11, 15, 19, 20, 21, 22, 23];
    const named = courseFans(conflict, { ...options, worlds: 10, members });
    expect([named.matched, named.worlds]).toEqual([true, 10]);
    for (const { world, outcome } of named.singles) {
      expect(members).toContain(world);
      expect(outcome).toBe(runs[world].weeks[named.chosenAt].area);
    }
  });
  test("have a table and a sentence of the same numbers as the picture", () => {
    const view = fanView(conflict, fans, fans.fans[0], "war.yaml");
    expect(view.table.rows[0].slice(0, 2)).toEqual(["0", "0"]);
    expect(view.table.rows.map(([week]) => week)).toEqual(["0", "13", "26", "39", "52"]);
    expect(view.sentence).toContain(`(${fans.fans[0].worlds[52]})`);
    expect(view.svg).toContain('class="ba"');
    expect(view.svg.match(/class="lw"/g)).toHaveLength(3);
  });
  test.each([80, 100])("the text keeps within %i columns", (width) => {
    const text = fansText(conflict, fans, width);
    for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(width);
    expect(text).toContain("worlds still at war");
    expect(text).toContain("NOT A FORECAST");
  });
});

describe("one world's story", () => {
  const storyOf = (index: number, policy = 0): ReturnType<typeof readStory> => {
    const world = sampleWorld(conflict, index, 1);
    const at = { world, slot: 0, policy, seed: 1, repeat: 1, weeks: 52 };
    return readStory(conflict, givenFor(conflict, [world], 1), at);
  };
  test("tells only weeks in which something happens, and the end (oracle: the run, week by week)", () => {
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const story = storyOf(index);
      expect(story.ended).toBe(runs[index].ended);
      story.weeks.slice(1).forEach(({ events }) => expect(events.length).toBeGreaterThan(0));
      const changes = runs[index].weeks.filter(({ course }, k, all) => k > 0 && course !== all[k - 1].course);
      const told = story.weeks.filter(({ events }) => events.some(({ kind }) => kind === "course"));
      expect(told.map(({ week }) => week)).toEqual(changes.map(({ week }) => week));
      const last = story.weeks.at(-1)!;
      if (story.ended !== null)
        expect(last.events.some(({ kind }) => kind === "settled" || kind === "ends")).toBe(true);
      for (const { week, stands } of story.weeks) expect(stands["area gained"]).toBe(runs[index].weeks[week].area);
    }
  });
  test("tells a thing when it begins and when it passes, not every week that it lasts", () => {
    const cutOff = conflict.policies.findIndex(({ id }) => id === "cut_off");
    expect(cutOff).toBeGreaterThan(0);
    let told = 0;
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const on = new Set<string>();
      for (const { events } of storyOf(index, cutOff).weeks)
        for (const event of events) {
          if (event.kind !== "happens" && event.kind !== "eases") continue;
          told++;
          expect(on.has(event.id), event.id).toBe(event.kind === "eases");
          if (event.kind === "happens") on.add(event.id);
          else on.delete(event.id);
        }
    }
    expect(told).toBeGreaterThan(0);
  });
  test("is told in sentences with the numbers as they stand", () => {
    const story = storyOf(3);
    const text = storyText(conflict, story, 80);
    expect(text).toContain("One world of many; not a forecast.");
    expect(text).toMatch(/^Week 0 \(\d{4}-\d\d-\d\d\)\. At the start\./m);
    for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
    for (const { title, short } of seriesOf(conflict)) expect(title.length).toBeGreaterThan(short.length);
  });
});

describe("parley course", () => {
  test("gives fans as data, a picture, and the table of one run", async () => {
    const told = await parley(["course", SMALL_WAR, "--worlds", "10", "--weeks", "26", "--json", "--picture", "f.svg"]);
    expect(told.status).toBe(0);
    const data = JSON.parse(told.out) as { fans: { id: string; levels: number[][] }[]; weeks: number; worlds: number };
    expect([data.weeks, data.worlds, data.fans[0].levels[2].length]).toEqual([26, 10, 27]);
    expect(told.files.get("f.svg")).toMatch(/^<svg xmlns=/);
    const table = await parley(["course", SMALL_WAR, "--table", "--weeks", "12"]);
    expect(table.out).toMatch(/week +course +gained/);
    expect(table.out).toContain("world of medians");
  });
  test("a picture of one world is refused in a sentence", async () => {
    const told = await parley(["course", SMALL_WAR, "--world", "3", "--picture", "f.svg"]);
    expect(told.status).toBe(2);
    expect(told.err).toContain("--picture draws many worlds");
  });
});

describe("a war with stocks", () => {
  const file = new URL("../fixtures/stocks-war.parley.yaml", import.meta.url);
  const war = readConflict(readFileSync(file, "utf8"), "stocks-war.parley.yaml").conflict!;
  test("adds the cover of each class, in the worlds that are played with stocks and in no others", () => {
    const found = courseFans(war, { ...options, worlds: 20, weeks: 2 });
    const classes = war.campaign!.aid!.classes.filter(({ flow }) => !flow).map(({ id }) => `weeks of cover(${id})`);
    expect(classes.length).toBeGreaterThan(1);
    const stocks = Array.from({ length: 20 }, (_, w) => sampleWorld(war, w, 1)).filter((w) => playsStocks(war, w));
    expect(stocks.length).toBeGreaterThan(5);
    for (const id of classes) expect(found.fans.find((fan) => fan.id === id)!.worlds[0]).toBe(stocks.length);
    for (const id of classes) expect(found.dated.some((each) => id.includes(each.id.slice(10, -1)))).toBe(true);
  });
  test("counts what only stocks have over the worlds played with stocks, and says so in the sentence and the caption", () => {
    const found = courseFans(war, { ...options, worlds: 20, weeks: 104 });
    const drawn = Array.from({ length: 20 }, (_, w) => sampleWorld(war, w, 1));
    const stocks = drawn.filter((world) => playsStocks(war, world)).length;
    expect(stocks).toBeLessThan(20);
    const own = found.dated.filter(({ counted }) => counted.only === "stocks");
    const one = own.find(({ share }) => share > 0)!;
    // a share of the worlds with stocks is a whole number of them
    expect(one.share * stocks).toBeCloseTo(Math.round(one.share * stocks), 9);
    expect(datedSentence(one, found)).toContain(
      ` of the ${stocks} worlds of 20 that are played with stocks, first in week `,
    );
    const never = { ...one, share: 0, weeks: null };
    expect(datedSentence(never, found)).toMatch(
      /: in none of the \d+ worlds of 20 that are played with stocks within 104/,
    );
    expect(datedSentence({ ...never, counted: { only: "stocks", worlds: 0 } }, found)).toContain(
      "no world is played with",
    );
    const cover = found.fans.find(({ id }) => id.startsWith("weeks of cover("))!;
    expect(fanView(war, found, cover, "f").sentence).toContain(
      `of the ${stocks} worlds of 20 that are played with stocks)`,
    );
    const ground = found.fans.find(({ id }) => id === "area gained")!;
    expect(fanView(war, found, ground, "f").sentence).toMatch(/of 20 worlds\)/);
    expect(
      datedSentence(
        found.dated.find(({ id }) => id === "settled")!,
        found,
      ),
    ).not.toContain("stocks");
  });
  test("counts who leaves unhit beside the recruits there, and not in the lattice", () => {
    const north = war.campaign!.front.attacker;
    for (let w = 0; w < 20; w++) {
      const world = sampleWorld(war, w, 1);
      const own = war.campaign!.stocks!.men[north]!;
      const left = playsStocks(war, world)
        ? world.values[own.deserts] * world.values[war.campaign!.men[north]!.front]
        : 0;
      expect(manBalance(war, world, north)!.otherwise).toBe(left);
    }
  });
});
