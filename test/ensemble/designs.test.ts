import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { MONTE_CARLO, type Design } from "../../src/ensemble/design-kinds.js";
import { drawnQuantities, sampleWorlds } from "../../src/ensemble/design.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { chunkBytes } from "../../src/ensemble/store-bytes.js";
import { worldMaker } from "../../src/ensemble/world-maker.js";
import { readConflict } from "../../src/language/read.js";
import { cdf } from "../../src/math/distribution.js";

const head = `parley: 1
case: {title: T}
actors:
  a: {capability: "uniform(0, 100)"}
  b: {capability: "uniform(0, 100)"}
  c: {capability: "triangular(0, 10, 100)"}
  d: {capability: "normal(200, 30)"}
issues: {i: {options: {x: X, y: Y}, positions: {a: {wants: x, salience: "uniform(0, 100)"}, b: {wants: y, salience: 50}}}}
`;
const lines =
  "correlate: [[actors.a.capability, actors.b.capability, 0.8], [actors.b.capability, actors.c.capability, -0.5]]\n";
const read = (text: string): Conflict => readConflict(text, "c.parley.yaml").conflict!;
const apart = read(head);
const joined = read(head + lines);

const pathed = (conflict: Conflict, path: string): number =>
  conflict.quantities.findIndex((quantity) => quantity.path === path);

/** Share of its law at each world's value of a number. */
function sharesOf(conflict: Conflict, design: Design, path: string, seed = 3): number[] {
  const world = worldMaker(conflict, design, seed);
  const ref = pathed(conflict, path);
  const size = design.kind === "latin" ? design.size : 64;
  return Array.from({ length: size }, (_, row) => cdf(conflict.quantities[ref].law, world(row).values[ref]));
}

const NUMBERS = ["actors.a.capability", "actors.b.capability", "actors.c.capability", "issues.i.positions.a.salience"];

describe("Monte Carlo", () => {
  test("is the design that was there before there were others", () => {
    const world = worldMaker(joined, MONTE_CARLO, 3);
    expect([4, 0, 2].map((row) => world(row))).toEqual([4, 0, 2].map((row) => sampleWorlds(joined, 5, 3)[row]));
  });
});

describe("a Latin hypercube of worlds", () => {
  const latin: Design = { kind: "latin", size: 50 };
  test.each([
    ["alone", apart],
    ["correlated", joined],
  ])("has one world in each fiftieth of every number's law, %s", (_, conflict) => {
    for (const path of NUMBERS) {
      const strata = sharesOf(conflict, latin, path).map((share) => Math.floor(share * 50));
      expect(
        strata.sort((a, b) => a - b),
        path,
      ).toEqual([...Array(50).keys()]);
    }
  });
  test("moves no number where another is correlated, added or taken away; nor the first of those correlated", () => {
    const fewer = read(head.replace('  d: {capability: "normal(200, 30)"}\n', ""));
    for (const path of [NUMBERS[0], NUMBERS[3]]) {
      expect(sharesOf(joined, latin, path)).toEqual(sharesOf(apart, latin, path));
      expect(sharesOf(fewer, latin, path)).toEqual(sharesOf(apart, latin, path));
    }
    expect(sharesOf(joined, latin, NUMBERS[1])).not.toEqual(sharesOf(apart, latin, NUMBERS[1]));
  });
  test("another size or seed is another design", () => {
    const base = sharesOf(apart, latin, NUMBERS[0]);
    expect(sharesOf(apart, { kind: "latin", size: 51 }, NUMBERS[0]).slice(0, 50)).not.toEqual(base);
    expect(sharesOf(apart, latin, NUMBERS[0], 4)).not.toEqual(base);
  });
  test.each([
    [NUMBERS[0], NUMBERS[1], 0.8],
    [NUMBERS[1], NUMBERS[2], -0.5],
    [NUMBERS[0], NUMBERS[2], 0],
  ])("%s with %s: rank correlation %d, as the file says", (a, b, rank) => {
    const size = 2000;
    const [x, y] = [a, b].map((path) =>
      sharesOf(joined, { kind: "latin", size }, path).map((u) => Math.floor(u * size)),
    );
    const squares = x.reduce((sum, one, row) => sum + (one - y[row]) ** 2, 0);
    // Spearman (1904); four standard errors of the rank correlation of independent numbers.
    expect(Math.abs(1 - (6 * squares) / (size * (size * size - 1)) - rank)).toBeLessThan(4 / Math.sqrt(size - 1));
  });
});

const war = readFileSync(new URL("../frozen/border-war.parley.yaml", import.meta.url), "utf8");
const conflict = read(war);

describe.each<[string, Design, number]>([
  ["monte-carlo", MONTE_CARLO, 12],
  ["latin", { kind: "latin", size: 12 }, 12],
])("rows of %s", (_, design, worlds) => {
  const inputs = MAKERS.find((maker) => maker.table === "inputs")!;
  const plan = planFor(inputs, conflict, { design, worlds, repeats: 1, seed: 9 })!;
  const width = drawnQuantities(conflict).length;
  test("are the same whoever makes which chunk, in any order", () => {
    const whole = chunkMaker(conflict)(plan, { first: 0, count: worlds });
    const one = chunkMaker(conflict);
    for (const size of [1, 5])
      for (let first = Math.floor((worlds - 1) / size) * size; first >= 0; first -= size) {
        const count = Math.min(size, worlds - first);
        const rows = whole.values.slice(first * width, (first + count) * width);
        expect(one(plan, { first, count }).values).toEqual(rows);
        expect(chunkMaker(conflict)(plan, { first, count }).values).toEqual(rows);
      }
  });
  test("are named by their design, so that those of another are never taken for them", () => {
    const chunk = chunkMaker(conflict)(plan, { first: 0, count: 2 });
    const name = (over: Design): string =>
      Buffer.from(chunkBytes({ ...plan, design: over }, [], { first: 0, count: 2 }, chunk)[0]).toString();
    expect(name(design) === name({ kind: "latin", size: 13 })).toBe(false);
    expect(name(MONTE_CARLO)).not.toContain("monte-carlo");
  });
});
