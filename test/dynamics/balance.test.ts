import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { standingOf } from "../../src/dynamics/index.js";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "war.parley.yaml").conflict!;

test("recruits make good the losses at which a force neither grows nor shrinks", () => {
  const world = medianWorld(conflict);
  const { sides, advance } = standingOf(conflict, world)!;
  conflict.actors.slice(0, 2).forEach((_, side) => {
    const men = conflict.campaign!.men[side]!;
    const kept = 1 - world.values[men.returning];
    expect(sides[side].losses).toBe(world.values[men.losses]);
    // at these losses what does not come back is just what is recruited
    expect(sides[side].covered * kept).toBeCloseTo(world.values[men.intake], 9);
    expect(sides[side].covered).toBeGreaterThan(world.values[men.intake]);
  });
  expect(advance).toBe(world.values[conflict.campaign!.front.advance]);
});

test("where the war is played with stocks, men who leave unhurt are made good first", () => {
  const stocks = readFileSync(new URL("../fixtures/stocks-war.parley.yaml", import.meta.url), "utf8");
  const of = (model: string): Conflict =>
    readConflict(stocks.replace(/campaign: one of .*/, `campaign: ${model}`), "war.parley.yaml").conflict!;
  const [played, lattice] = [of("stocks"), of("lattice")].map((each) => ({ each, world: medianWorld(each) }));
  const { campaign } = played.each;
  const leaving = played.world.values[campaign!.stocks!.men[1]!.deserts] * played.world.values[campaign!.men[1]!.front];
  const kept = 1 - played.world.values[campaign!.men[1]!.returning];
  const covered = ({ each, world }: typeof played): number => standingOf(each, world)!.sides[1].covered;
  expect(leaving).toBeGreaterThan(0);
  expect((covered(lattice) - covered(played)) * kept).toBeCloseTo(leaving, 6);
});

test("a conflict without a campaign has no standing", () => {
  const table = readConflict("parley: 1\ncase: {title: T}\nactors: {a: {}, b: {}}\n", "t").conflict!;
  expect(standingOf(table, medianWorld(table))).toBeNull();
});
