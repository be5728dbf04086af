import { describe, expect, it } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { agreedFrontier, readTerms } from "../../src/terms/index.js";
import { groundOf, optionsOf, ruleOf, settingOf } from "../../src/terms/setting.js";
import {
  ACTORS,
  fileOf,
  linesOf,
  ownerSigns,
  randomCase,
  utilitiesOf,
  vetoes,
  type Drawn,
  type RandomCase,
} from "./random-file.js";

const CASES = 600;
/** Sums of a few rounded terms differ by less; the drawn utilities that differ at all differ by more. */
const SAME = 1e-9;

/** What the code under test makes of a case. */
function readingOf(text: string) {
  const { conflict, diagnostics } = readConflict(text, "random.parley.yaml");
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (!conflict || errors.length > 0) throw new Error(errors.map((each) => each.message).join("\n"));
  const world = medianWorld(conflict);
  const setting = settingOf(groundOf(conflict), world);
  return { conflict, setting, reading: readTerms(conflict, world) };
}

/** Undominated points, distinct, by falling first. */
function frontier(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((p, q) => q[0] - p[0] || q[1] - p[1]);
  const kept: (readonly [number, number])[] = [];
  for (const point of sorted)
    if (
      !points.some(
        (q) => q[0] >= point[0] - SAME && q[1] >= point[1] - SAME && (q[0] > point[0] + SAME || q[1] > point[1] + SAME),
      ) &&
      !kept.some((q) => Math.abs(q[0] - point[0]) < SAME && Math.abs(q[1] - point[1]) < SAME)
    )
      kept.push(point);
  return kept;
}

function expectSame(found: readonly (readonly [number, number])[], expected: readonly (readonly [number, number])[]) {
  expect(found.length).toBe(expected.length);
  found.forEach((point, k) => point.forEach((value, d) => expect(Math.abs(value - expected[k][d])).toBeLessThan(SAME)));
}

/** Everything worked out from the text's own data by going through all packages. */
function byHand(drawn: RandomCase) {
  const scale = drawn.inPoints ? 100 : 1;
  const lines = linesOf(drawn);
  const byActor = ACTORS.map((_, who) => utilitiesOf(drawn, who));
  const worth = drawn.packages.map((_, p) => byActor.map((own) => own[p]));
  const net = drawn.packages.map((each, p) =>
    ACTORS.map((_, who) => {
      const own = lines.filter((line) => line.actor === who && line.crossed(each));
      const price = own.reduce((sum, { firm }) => sum + drawn.price[who] * firm, 0);
      return worth[p][who] - (drawn.rule === "priced" ? price : 0);
    }),
  );
  const binds = (line: Drawn): boolean => line.firm > 0.5; // the world of medians
  const open = drawn.packages.map(
    (each, p) =>
      ownerSigns(drawn, each, net[p][2]) &&
      (drawn.rule === "priced" || !lines.some((line) => binds(line) && vetoes(drawn, line, each))),
  );
  const serves = (u: readonly number[]): boolean =>
    u[0] >= drawn.floors[0] * scale - SAME && u[1] >= drawn.floors[1] * scale - SAME;
  return { lines, worth, net, open, serves };
}

describe("terms of random files, by going through all packages", () => {
  it(`oracle: utilities, frontier, deal and solutions on ${CASES} cases with links, lines, exclusions and an owner`, () => {
    const seen = { deals: 0, priced: 0, excluded: 0, linked: 0, refused: 0 };
    for (let seed = 1; seed <= CASES; seed++) {
      const drawn = randomCase(seed);
      const { reading, setting } = readingOf(fileOf(drawn));
      const { worth, net, open, serves } = byHand(drawn);
      const point = (u: readonly number[]): [number, number] => [u[0], u[1]];
      expect(reading.packages, `case ${seed}`).toBe(drawn.packages.length);
      expectSame(reading.frontier, frontier(worth.map(point)));
      const floors = drawn.floors.map((floor) => (drawn.inPoints ? 100 * floor : floor));
      const agreed = agreedFrontier(setting, [0, 1], ruleOf(setting), floors);
      expectSame(
        agreed.map(({ a, b }) => [a, b]),
        frontier(net.filter((_, p) => open[p]).map(point)),
      );
      for (const { choice } of agreed) {
        const options = optionsOf(setting.ground, choice);
        expect(open[drawn.packages.findIndex((each) => each.join() === options.join())]).toBe(true);
      }
      const deal = net.some((u, p) => open[p] && serves(u));
      expect(reading.dealExists, `case ${seed}`).toBe(deal);
      expect(reading.possible).toBe(worth.filter(serves).length);
      expectSolutions(reading, worth.filter(serves), floors);
      seen.deals += Number(deal);
      seen.refused += Number(!deal && net.some(serves));
      seen.priced += Number(drawn.rule === "priced");
      seen.excluded += Number(drawn.incompatible.length > 0);
      seen.linked += Number(drawn.links.length > 0);
    }
    console.info(seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
    expect(seen.deals).toBeLessThan(CASES - 30);
  });

  it(`property: certificates collide, are minimal and complete; relaxations open a deal (${CASES} cases)`, () => {
    const seen = { collisions: 0, joint: 0, owners: 0, several: 0 };
    for (let seed = 1; seed <= CASES; seed++) {
      const drawn = { ...randomCase(seed + 5000, 2), floors: [0, 0, 0] };
      const { reading } = readingOf(fileOf(drawn));
      const lines = linesOf(drawn);
      /** Whether some package crosses none of these lines. */
      const respectable = (paths: readonly string[]): boolean =>
        drawn.packages.some((each) => !lines.some((line) => paths.includes(line.path) && vetoes(drawn, line, each)));
      const all = lines.map(({ path }) => path);
      const without = (paths: readonly string[]): string[] => all.filter((path) => !paths.includes(path));
      expect(reading.collisions.length > 0, `case ${seed}`).toBe(!respectable(all));
      expect(reading.dealInsideLines).toBe(respectable(all));
      const named = reading.collisions.flatMap(({ collide }) => collide.map((set) => set.map(({ path }) => path)));
      for (const set of named) {
        expect(respectable(set)).toBe(false);
        for (const path of set) expect(respectable(set.filter((other) => other !== path))).toBe(true);
      }
      // complete: each minimal colliding set, found by trying every set of lines, is named
      if (all.length <= 10) expect(namesOf(named)).toEqual(namesOf(minimalSets(all, (set) => !respectable(set))));
      const opened = reading.relaxations.map((each) => each.lines.map(({ path }) => path));
      for (const set of opened) {
        expect(respectable(without(set))).toBe(true);
        for (const path of set) expect(respectable(without(set.filter((other) => other !== path)))).toBe(false);
      }
      expect(reading.relaxations.every((each) => each.dealExists)).toBe(true);
      if (all.length <= 10 && opened.length < 20)
        expect(namesOf(opened)).toEqual(namesOf(minimalSets(all, (set) => respectable(without(set)))).filter(Boolean));
      seen.collisions += Number(named.length > 0);
      seen.several += Number(reading.collisions.length > 1);
      seen.joint += Number(named.flat().some((path) => path.startsWith("red_lines")));
      seen.owners += Number(named.flat().some((path) => path.includes(".o.")));
    }
    console.info(seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });
});

function namesOf(sets: readonly (readonly string[])[]): string[] {
  return sets.map((set) => [...set].sort().join(" × ")).sort();
}

/** Smallest subsets that have a property which larger sets keep, by trying all. */
function minimalSets(all: readonly string[], has: (set: readonly string[]) => boolean): string[][] {
  const found: string[][] = [];
  const sets = Array.from({ length: 1 << all.length }, (_, bits) => all.filter((_, k) => (bits >> k) & 1));
  for (const set of sets.sort((x, y) => x.length - y.length))
    if (!found.some((small) => small.every((path) => set.includes(path))) && has(set)) found.push(set);
  return found;
}

function expectSolutions(
  reading: ReturnType<typeof readTerms>,
  inside: readonly (readonly number[])[],
  floors: readonly number[],
): void {
  const gains = inside.map((u) => [Math.max(0, u[0] - floors[0]), Math.max(0, u[1] - floors[1])]);
  expect(reading.nash.length > 0).toBe(inside.length > 0);
  const product = Math.max(...gains.map(([x, y]) => x * y));
  for (const { utility } of reading.nash)
    expect(Math.abs((utility[0] - floors[0]) * (utility[1] - floors[1]) - product)).toBeLessThan(SAME * 100);
  const least = Math.max(...gains.map((gain) => Math.min(...gain)));
  const most = Math.max(...gains.filter((gain) => Math.min(...gain) > least - SAME).map((gain) => Math.max(...gain)));
  for (const { utility, ties } of reading.egalitarian) {
    const gain = [utility[0] - floors[0], utility[1] - floors[1]];
    expect(Math.abs(Math.min(...gain) - least)).toBeLessThan(SAME);
    expect(Math.abs(Math.max(...gain) - most)).toBeLessThan(SAME);
    const alike = inside.filter((u) => Math.abs(u[0] - utility[0]) < SAME && Math.abs(u[1] - utility[1]) < SAME);
    expect(ties.length + 1).toBe(Math.min(21, alike.length));
  }
}
