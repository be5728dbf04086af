import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { regionsOf, type Rows, type Sample } from "../../src/judgement/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { regionSentence, regionView } from "../../src/report/views/region.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const CLAIM =
  '  - {id: D, text: A cut-off settles., says: "difference(chance(settled within 52 weeks), cut_off, as_is) > 0"}\n';
// both courses begin at the start, so that every made-up run counts
const { conflict } = readConflict(text.replace("from: 2001-03-08, ", "").concat(CLAIM), "war.parley.yaml");
const WORLDS = 400;
const worlds = sampleWorlds(conflict!, WORLDS, 1);
const PATH = "values.north.resolve";
const ref = conflict!.quantities.findIndex(({ path }) => path === PATH);

/** A sample whose worlds settle under cut_off where `cut` says, under as_is where it does not and `other` says. */
function made(cut: (world: number) => boolean, other: (world: number) => boolean): Sample {
  const columns = conflict!.measures.filter(({ engine }) => engine === "course").map(({ id }) => id);
  const [as, off] = ["as_is", "cut_off"].map((id) => conflict!.policies.findIndex((each) => each.id === id));
  const rows = Array.from({ length: 2 * WORLDS }, (_, k) => ({
    world: Math.floor(k / 2),
    policy: k % 2 === 0 ? as : off,
  }));
  const course: Rows = {
    provenance: { worlds: WORLDS, repeats: 1, seed: 1 },
    columns,
    rows: rows.length,
    world: Int32Array.from(rows, ({ world }) => world),
    policy: Int16Array.from(rows, ({ policy }) => policy),
    repeat: new Int16Array(rows.length).fill(1),
    values: columns.map(() =>
      Float64Array.from(rows, ({ world, policy }) => ((policy === off ? cut : other)(world) ? 1 : 0)),
    ),
    failed: new Map(),
  };
  return { conflict: conflict!, worlds, tables: { course, terms: null, structure: null, battle: null } };
}

const resolve = (world: number): number => worlds[world].values[ref]; // 0.2 to 1.2
const split = regionsOf(
  made(
    (w) => resolve(w) > 0.7,
    (w) => resolve(w) <= 0.7,
  ),
);

describe("the region of a claim that compares settlements", () => {
  test("finds the input that decides, and which way in each quarter of it", () => {
    expect(split.map(({ claim }) => claim)).toEqual(["D"]);
    const [{ inputs, cells }] = split;
    expect([inputs[0].path, inputs[0].told]).toEqual([PATH, true]);
    expect(inputs[0].index).toBeGreaterThan(0.8);
    const signs = cells.map((line) => line.map((cell) => Math.sign(cell!.mean)));
    expect(signs[0].every((sign) => sign === -1)).toBe(true);
    expect(signs[3].every((sign) => sign === 1)).toBe(true);
    const counted = cells.flat().reduce((sum, cell) => sum + cell!.worlds, 0);
    expect(counted).toBe(WORLDS);
  });
  test("tells of no input where the courses differ by chance alone", () => {
    const coin = (w: number): boolean => (Math.imul(w + 1, 2654435761) >>> 16) % 2 === 1;
    const [{ inputs }] = regionsOf(made(coin, (w) => coin(w + 977)));
    expect(inputs.map(({ told }) => told)).toEqual([false, false]);
  });
  test("says what falls for the claim, against it, and neither", () => {
    const sentence = regionSentence(conflict!, split[0]);
    expect(sentence).toMatch(/it came more often in \d+ % of worlds, less often in \d+ %, as often in 0 %\./);
    expect(sentence).toMatch(/One input tells beyond chance|two inputs that tell most/);
    expect(sentence).toMatch(/shows in 4 of 16 parts, its opposite in 12, neither in 0/);
    const none = regionsOf(
      made(
        (w) => w % 2 === 0,
        (w) => w % 2 === 0,
      ),
    )[0];
    expect(regionSentence(conflict!, none)).toContain("less often in 0 %, as often in 100 %.");
    expect(regionSentence(conflict!, none)).toContain("shows in 0 of 16 parts, its opposite in 0, neither in 16");
  });
  test("is drawn with a box and its worlds for every part", () => {
    const view = regionView(conflict!, split[0], { file: "war.yaml", worlds: WORLDS, repeats: 1, seed: 1 });
    expect(view.svg.match(/<rect /g)).toHaveLength(16);
    expect(view.table.rows).toHaveLength(16);
    expect(view.svg).not.toContain("NaN");
  });
});
