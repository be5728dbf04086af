import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manBalance, replacementsOf } from "../../src/dynamics/index.js";
import { medianWorld, sampleWorlds } from "../../src/ensemble/design.js";
import { courseFans } from "../../src/ensemble/fans.js";
import { frontierOf } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";
import {
  argumentFiguresSentence,
  frontierSentence,
  frontierView,
  shrinkSentence,
} from "../../src/report/views/frontier.js";
import { recordText } from "../../src/report/fans-record.js";
import { fanOnRecord, recordFor } from "../../src/report/views/record.js";
import { replacementView } from "../../src/report/views/replacement.js";
import { frontierOver, replacementsOver } from "../../src/report/war.js";
import { percent } from "../../src/report/words.js";

const folder = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");
// each account of the men by itself: in the file as filed three worlds in ten are played with stocks
const conflict = readConflict(text("conflicts/ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml", {
  variant: "lattice_only",
}).conflict!;
const worlds = sampleWorlds(conflict, 240, 1);
const sample = { conflict, worlds, tables: { course: null, terms: null, structure: null, battle: null } };
const frontier = frontierOver(sample)!;

describe("the manpower frontier of the flagship", () => {
  test("has the slope of the balance of men that other priors gave, within its spread: 0.60 (0.40 to 0.78)", () => {
    // perm = 1/(1+w) + w/(1+w)·(1 − r), w ~ Tri(1.8, 2.6, 4), r ~ Tri(.35, .55, .75): 10th, 50th, 90th .51, .60, .68
    expect(frontier.slope.median).toBeGreaterThan(0.55);
    expect(frontier.slope.median).toBeLessThan(0.65);
    expect(frontier.slope.low).toBeGreaterThan(0.4);
    expect(frontier.slope.high).toBeLessThan(0.78);
  });
  test("passes through nothing: the file's recruits are net of those who leave unhit", () => {
    expect([frontier.intercept.low, frontier.intercept.high]).toEqual([0, 0]);
    expect(frontierSentence(conflict, frontier)).toContain("deserters being off the recruits already");
  });
  test("with stocks, who counts those who leave beside the recruits, has the intercept of the other balance too: 50 a day", () => {
    const options = { variant: "stocks_only" };
    const stocks = readConflict(
      text("conflicts/ukraine-2025.parley.yaml"),
      "ukraine-2025.parley.yaml",
      options,
    ).conflict!;
    const { slope, intercept } = frontierOver({ ...sample, conflict: stocks, worlds: sampleWorlds(stocks, 240, 1) })!;
    expect(slope.median).toBeGreaterThan(0.55);
    expect(slope.median).toBeLessThan(0.65);
    expect(intercept.median / 7).toBeGreaterThan(40);
    expect(intercept.median / 7).toBeLessThan(65);
  });
  test("where worlds count men either way, the sentence says in how many and speaks of those alone", () => {
    const mixed = readConflict(text("conflicts/ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml", {}).conflict!;
    const drawn = sampleWorlds(mixed, 240, 1);
    const both = frontierOver({ ...sample, conflict: mixed, worlds: drawn })!;
    const played = drawn.filter(({ values }) => values[mixed.switches.campaign!] === 1).length;
    expect(both.besides).toBeCloseTo(played / 240, 12);
    expect(both.intercept.worlds).toBe(played);
    expect(both.intercept.low).toBeGreaterThan(0);
    expect(frontierSentence(mixed, both)).toMatch(
      /^Each true loss takes 0\.\d\d recruits \(.*\), and in the \d\d % of worlds played with stocks, which count deserters beside the losses, [\d.]+ \([\d.]+–[\d.]+\) a day besides: Russia's numbers turn at/,
    );
  });
  test("shares of worlds below the line are those of the balance (oracle: world by world)", () => {
    const russia = conflict.actors.findIndex(({ id }) => id === "russia");
    const winter = frontier.marks.find(({ figure }) => figure.title === "claimed in winter")!;
    const reporting = winter.figure.reporting!;
    const below = worlds.filter((world) => {
      const { recruits, forGood } = manBalance(conflict, world, russia)!;
      return recruits - world.values[reporting] * 1551 * 7 * forGood < 0;
    });
    expect(winter.short).toBeCloseTo(below.length / worlds.length, 12);
    expect(winter.short).toBeGreaterThan(0.05);
    expect(frontier.marks.find(({ figure }) => figure.title === "claimed in April")!.short).toBeLessThan(0.05);
  });
  test("a hand's example: two worlds, one mark", () => {
    const of = (forGood: number): { forGood: number; otherwise: number; recruits: number; losses: number } => ({
      forGood,
      otherwise: 10,
      recruits: 60,
      losses: 100,
    });
    const figure = { ...frontier.marks[0].figure, value: [100, 100] as const };
    const made = frontierOf("a", [of(0.4), of(0.6)], [{ figure, reporting: [1, 1] }]);
    expect(made.breakEven.low).toBeCloseTo(50 / 0.6 + 0.05 * (125 - 50 / 0.6), 9);
    expect(made.marks[0].short).toBe(0.5); // needs 50 and 70 against 60
    expect(made.short).toBe(0.5);
  });
  test("in short says the same, the highest rate and the latest of its source by name, and whose the text's own is", () => {
    const { slope } = frontier;
    const short = (title: string): string =>
      percent(frontier.marks.find(({ figure }) => figure.title === title)!.short);
    const said = shrinkSentence(conflict, frontier)!;
    expect(said).toContain(
      `Each true loss takes ${slope.median.toFixed(2)} recruits (${slope.low.toFixed(2)}–${slope.high.toFixed(2)}): Russia's numbers`,
    );
    expect(said).toMatch(/at “claimed in winter” \(1,551 a day, \d+ to \d+ % of it true\) in \d+ % of worlds/);
    expect(said).toContain(`% of it true`);
    expect(said).toMatch(
      new RegExp(`at “claimed in April” \\(1,224 a day, \\d+ to \\d+ % of it true\\) in ${short("claimed in April")},`),
    );
    expect(said).toContain("the 1,500 a day of the text under test, “claimed in winter” and not “claimed in April”,");
    expect(shrinkSentence(conflict, { ...frontier, marks: [] })).toBeNull();
  });
  test("says which of the text's figures is whose, and of which month", () => {
    expect(argumentFiguresSentence(conflict)).toBe(
      "Of the figures in the text under test, 1,500 a day is “claimed in winter” (1,551 a day, 2024-11 to 2025-01), not “claimed in April” (1,224 a day, 2025-04); 800,000 in all is “EUCOM” (790,000 in all, 2025-04-03), not “General Staff's claim” (919,570 in all, 2025-04-03).",
    );
  });
  test("the figure has its table, a lane for each recorded rate, and both regions named", () => {
    const view = frontierView(conflict, frontier, "ukraine.yaml");
    expect(view.table.rows.map(([title]) => title)).toEqual(frontier.marks.map(({ figure }) => figure.title));
    for (const { figure } of frontier.marks) expect(view.svg).toContain(`>${figure.title}</text>`);
    expect(view.svg).toContain("numbers grow");
    expect(view.svg).toContain("numbers shrink");
  });
});

describe("figures on record", () => {
  const months = new Map(
    text("references/ukraine/monthly.csv")
      .trim()
      .split("\n")
      .map((line) => line.split(","))
      .map((row) => [row[0], row] as const),
  );
  test.each([
    ["General Staff's claims", 2],
    ["DeepState", 5],
    ["ISW", 6],
  ])("the file's %s by month are those of references/ukraine", (title, column) => {
    const figures = conflict.history!.figures.filter((figure) => figure.title === title && figure.monthly);
    expect(figures.length).toBeGreaterThan(6);
    for (const { value, weeks, from } of figures) {
      const amount = value[0] * (weeks[1] - weeks[0]);
      expect(Math.round(amount), from).toBe(Math.round(Number(months.get(from.slice(0, 7))![column])));
    }
  });
  test("lie before the start, each in its month", () => {
    const april = conflict.history!.figures.find(({ title, from }) => title === "DeepState" && from === "2025-04-01")!;
    expect(april.to).toBe("2025-04-30");
    expect(april.weeks[0]).toBeCloseTo(-48 / 7, 9); // 1 April to 19 May
    expect(april.weeks[1] - april.weeks[0]).toBeCloseTo(30 / 7, 9);
  });
  test("stand beside the fan as points, claims as what is true of them, series named", () => {
    const fans = courseFans(conflict, { worlds: 12, seed: 1, policy: 0, weeks: 8, repeat: 1 });
    const losses = fans.fans.find(({ id }) => id === "losses(russia)")!;
    const { points, legend } = recordFor(conflict, losses, () => [0.7, 0.85, 1]);
    expect(points).toHaveLength(9);
    expect(legend).toMatch(
      /^On record, every month counted as equally long: ● General Staff's claims, 2024-08 to 2025-04: .* drawn is the share of it that the file takes as true\.$/,
    );
    for (const { x, y, up } of points) {
      expect(x).toBeLessThan(0);
      expect(y / up![1]).toBeCloseTo(0.85, 9);
    }
    const ground = recordFor(
      conflict,
      fans.fans.find(({ id }) => id === "pace")!,
      () => [1, 1, 1],
    );
    expect(ground.legend).toMatch(/● DeepState.* and ○ ISW/);
  });
  test("stand in the fan's figure and table under their names, and in the terminal beside the weeks ahead", () => {
    const fans = courseFans(conflict, { worlds: 12, seed: 1, policy: 0, weeks: 60, repeat: 1 });
    const view = fanOnRecord(
      conflict,
      fans,
      fans.fans.find(({ id }) => id === "pace")!,
      "ukraine.yaml",
    );
    expect(view.svg).toContain("weeks from the start; ● DeepState, ○ ISW");
    const april = view.table.rows.filter((row) => row.at(-1)!.endsWith("2025-04"));
    expect(april.map((row) => row.at(-1))).toEqual(["● DeepState, 2025-04", "○ ISW, 2025-04"]);
    expect(view.table.rows.at(-1)![0]).toBe("60");
    for (const width of [72, 80, 100, 140]) {
      const lines = recordText(conflict, fans, width);
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
      const text = lines.join("\n");
      expect(text).toMatch(/^so far on record, then ahead .*2025-04 .*week 60$/m);
      expect(text).toMatch(/^ {2}○ ISW .*\d/m);
      // 36,730 claimed in April's 30 days
      expect(text).toMatch(/^ {2}● General Staff's claims .*37\.3$/m);
      expect(text).toMatch(/^Months made equal\. Of “General Staff's claims” 0\.7/m);
    }
    const none = { ...conflict, history: { ...conflict.history!, figures: [] } };
    expect(recordText(none, fans, 100)).toEqual([]);
    expect(fanOnRecord(none, fans, fans.fans[0], "ukraine.yaml").table.head.at(-1)).toBe("worlds");
  });
});

describe("what others can put in place of lost help", () => {
  const all = replacementsOver(sample);
  test("grows to the file's share, half of it after half_after (oracle: the world of one flow)", () => {
    const [first] = all;
    const [start] = first.course;
    expect(start.made.high).toBe(0);
    first.course.reduce((before, each) => {
      expect(each.made.median).toBeGreaterThanOrEqual(before.made.median);
      return each;
    });
    expect(first.course.at(-1)!.made.high).toBeLessThan(first.atLast.high);
  });
  test("names what nobody makes good, and the most that those who pay can give a year", () => {
    const view = replacementView(conflict, all, "ukraine.yaml");
    expect(view.sentence).toMatch(/Nobody makes good \d+ % of the irreplaceable and \d+ % of the replaceable\./);
    expect(view.sentence).toMatch(/can pay USD [\d.]+ bn\/year/);
    expect(view.table.rows).toHaveLength(2);
  });
  test("prices what is lost where the file prices classes: share given × use × price, class by class (oracle: the world of medians)", () => {
    expect(all.map(({ costs }) => costs)).toEqual([null, null]); // the lattice's variant has no classes that are priced
    const mixed = readConflict(text("conflicts/ukraine-2025.parley.yaml"), "ukraine-2025.parley.yaml", {}).conflict!;
    const world = medianWorld(mixed);
    const at = (path: string): number => world.values[mixed.quantities.findIndex((each) => each.path === path)];
    const [first] = replacementsOf(mixed, world);
    const classes = ["interceptors", "rockets", "vehicles", "spares"];
    const bill = classes.reduce(
      (sum, id) => sum + at(`campaign.aid.classes.${id}.use`) * at(`campaign.aid.classes.${id}.price`),
      0,
    );
    expect(first.costs! / (bill * at("campaign.aid.donors.us.irreplaceable"))).toBeCloseTo(1, 12);
    const view = replacementView(mixed, replacementsOver({ ...sample, conflict: mixed, worlds: [world] }), "u.yaml");
    expect(view.sentence).toMatch(/What is lost costs, at the file's prices, the irreplaceable USD [\d.]+ bn\/year/);
    expect(view.table.rows[0].at(-1)).toMatch(/^USD /);
  });
});
