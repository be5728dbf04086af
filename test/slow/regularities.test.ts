import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordedOf } from "../../regularities/main.js";
import { CHANGES } from "../../regularities/drivers.js";
import { MOMENTS } from "../../regularities/moments.js";
import { replayWar, simulateWars } from "../../regularities/population.js";
import { linesOf, recordedSpells, spellOf, tableText } from "../../regularities/table.js";
import { warText } from "../../regularities/war-text.js";
import { readConflict } from "../../src/language/read.js";

// A small population: what is held here is the form of the table and that the same seed gives the same wars. Whether the bands
// are met is measured by `npm run regularities` on thousands of wars and told in docs/methods/regularities.md.
const at = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const flagship = at("conflicts/ukraine-2025.parley.yaml");
const spells = recordedSpells(at("references/dynamics/interstate-wars.csv"));
const recorded = recordedOf(spells, at("references/dynamics/interstate-wars.json"));
const run = (count: number, seed = 7): ReturnType<typeof simulateWars> =>
  simulateWars(flagship, recorded, { count, seed });
const wars = run(240);

test("the synthetic war is a sound file with and without a patron, with nothing to remark", () => {
  for (const patron of [true, false])
    expect(readConflict(warText(flagship, patron), "war").diagnostics.map(({ code }) => code)).toEqual([]);
});
test("the same seed gives the same wars, whatever their number; another seed gives others", () => {
  expect(run(37)).toEqual(wars.slice(0, 37));
  expect(run(37, 8)).not.toEqual(wars.slice(0, 37));
});
test("a replay is the same war with other chance; its first is the war itself", () => {
  const [first, second] = replayWar(flagship, recorded, { index: 5, seed: 7, repeats: 2 });
  expect(first).toEqual(wars[5]);
  expect(second.drawn).toEqual(first.drawn);
});
test("a war lasts up to ten years, costs lives, and ends in one of five ways", () => {
  for (const { weeks, deaths, ending } of wars) {
    expect(weeks).toBeGreaterThan(0);
    expect(weeks).toBeLessThanOrEqual(520);
    expect(deaths).toBeGreaterThan(0);
    expect(["settled", "ceasefire", "attacker collapsed", "defender collapsed", "ongoing"]).toContain(ending);
  }
});
test("every change of the page changes some war", () => {
  const bare = (list: typeof wars): string => JSON.stringify(list.map(({ weeks, ending }) => [weeks, ending]));
  const plain = bare(wars.slice(0, 60));
  const same = CHANGES.filter(
    ({ change }) => bare(simulateWars(flagship, recorded, { count: 60, seed: 7, change })) === plain,
  );
  expect(same.map(({ name }) => name)).toEqual(["as drawn"]);
});
test("the table has a line for each moment: band, value, interval, and whether it is met or was used", () => {
  const lines = linesOf(wars.map(spellOf), spells, 1);
  expect(linesOf(wars.map(spellOf), spells, 1)).toEqual(lines);
  expect(lines.map(({ moment }) => moment.name)).toEqual(MOMENTS.map(({ name }) => name));
  for (const { value, interval, moment, met } of lines) {
    if (!Number.isNaN(interval[0])) expect([value >= interval[0], value <= interval[1]]).not.toEqual([false, false]);
    expect(met === "not scored").toBe(moment.used);
  }
  const text = tableText(lines).split("\n");
  expect(text[0]).toMatch(/^moment +recorded +band +simulated \(90 %\) +met\? +band from$/);
  for (const line of text.slice(1))
    expect(line).toMatch(
      / ([\d.]+|–) +[\d.]+ to [\d.]+ +[\d.–]+ \([\d.–]+ to [\d.–]+\) +(yes|no|yes, barely|no, barely|not scored) +\S/,
    );
});
test("reference: recorded wars meet their own bands", () => {
  const own = linesOf(spells, spells, 1).filter(({ moment }) => !moment.name.startsWith("settled"));
  expect(
    own.filter(({ value, band }) => value < band[0] - 0.001 || value > band[1]).map(({ moment }) => moment.name),
  ).toEqual([]);
});
