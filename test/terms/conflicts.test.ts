import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import type { TermsReading } from "../../src/terms/index.js";
import { parley } from "../cli/world.js";

const path = (name: string): string => new URL(`../../conflicts/${name}.parley.yaml`, import.meta.url).pathname;
const termsOf = async (name: string, ...more: string[]): Promise<TermsReading> => {
  const left = await parley(["terms", path(name), "--json", ...more]);
  expect(left.status).toBe(0);
  return JSON.parse(left.out) as TermsReading;
};

describe("Shifts at the mill, from the command line", () => {
  it("has 36 contracts, ten of them possible with a walk-away of 45", async () => {
    const reading = await termsOf("mill-shifts", "--set", "actors.owners.walks_away_below=45");
    expect([reading.packages, reading.possible, reading.dealExists]).toEqual([36, 10, true]);
    expect(reading.named.map(({ id, utility, improvable }) => ({ id, utility, improvable }))).toEqual([
      { id: "split", utility: { union: 62, owners: 58 }, improvable: true },
    ]);
    expect(reading.nash).toEqual([
      { utility: [70, 66], options: { pay: "two", weekends: "alternate", jobs: "three" }, ties: [] },
    ]);
  });
  it("has none with a walk-away of 90, and nothing to name as best", async () => {
    const reading = await termsOf("mill-shifts", "--set", "actors.owners.walks_away_below=90");
    expect([reading.possible, reading.dealExists, reading.nash, reading.egalitarian]).toEqual([0, false, [], []]);
  });
});

describe("the war in Ukraine, from the command line", () => {
  it("values every named package for all four actors by the definition", async () => {
    const { conflict } = readConflict(readFileSync(path("ukraine-2025"), "utf8"), "ukraine-2025.parley.yaml");
    const world = medianWorld(conflict!);
    const { issues, links, packages, actors } = conflict!;
    const value = (issue: number, actor: number, option: number): number => {
      const position = issues[issue].positions[actor];
      if (!position) return 0;
      const at = (o: number): number => world.values[issues[issue].options[o].place];
      const far = Math.max(...issues[issue].options.map((_, o) => Math.abs(at(o) - at(position.wants))));
      return 1 - Math.abs(at(option) - at(position.wants)) / far;
    };
    const weight = (issue: number, actor: number): number => {
      const position = issues[issue].positions[actor];
      return position ? world.values[position.salience] : 0;
    };
    const raw = (options: readonly number[], actor: number): number => {
      const own = links.filter((link) => link.actor === actor);
      let sum = 0;
      issues.forEach((_, k) => {
        if (!own.some((link) => link.issues.includes(k))) sum += weight(k, actor) * value(k, actor, options[k]);
      });
      for (const { issues: joined, strength } of own) {
        const total = joined.reduce((all, k) => all + weight(k, actor), 0);
        const mean = joined.reduce((all, k) => all + weight(k, actor) * value(k, actor, options[k]), 0) / total;
        const best = Math.max(...joined.map((k) => value(k, actor, options[k])));
        sum += total * ((1 - world.values[strength]) * mean + world.values[strength] * best);
      }
      return sum;
    };
    // issues that stand together are gone through jointly, the others one by one
    const id = (name: string): number => issues.findIndex((issue) => issue.id === name);
    const joined = ["nato", "army", "troops", "guarantee", "arms"].map(id);
    const [nato, troops] = [id("nato"), id("troops")];
    const option = (issue: number, name: string): number => issues[issue].options.findIndex((each) => each.id === name);
    const allowed = (options: readonly number[]): boolean =>
      options[nato] !== option(nato, "member") || options[troops] !== option(troops, "ban");
    const extreme = (actor: number, pick: (...all: number[]) => number): number => {
      const start = issues.map(() => 0);
      const alone = issues.map((issue, k) =>
        joined.includes(k) ? 0 : pick(...issue.options.map((_, o) => raw(start.with(k, o), actor) - raw(start, actor))),
      );
      let combos: number[][] = [start];
      for (const k of joined) combos = combos.flatMap((each) => issues[k].options.map((_, o) => each.with(k, o)));
      const values = combos.filter(allowed).map((each) => raw(each, actor));
      return pick(...values) + alone.reduce((a, b) => a + b, 0);
    };
    const { named, owners } = await termsOf("ukraine-2025");
    expect(owners.length).toBeGreaterThan(0);
    expect(named.map((each) => each.id)).toEqual(packages.map((each) => each.id));
    actors.forEach((actor, k) => {
      const [least, most] = [extreme(k, Math.min), extreme(k, Math.max)];
      packages.forEach(({ options }, p) =>
        expect(Math.abs(named[p].utility[actor.id] - (raw(options, k) - least) / (most - least))).toBeLessThan(1e-9),
      );
    });
  });

  it("names the lines that collide, and every smallest step is seen to open them", async () => {
    const reading = await termsOf("ukraine-2025");
    expect(reading.dealInsideLines).toBe(false);
    expect(reading.collisions.map(({ issues }) => issues)).toEqual([["recognition"], ["nato", "army"]]);
    for (const { lines, dealExists } of reading.relaxations) {
      expect(lines.length).toBe(2);
      expect(dealExists).toBe(true);
    }
  });
});
