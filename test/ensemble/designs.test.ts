import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { MONTE_CARLO, type Design } from "../../src/ensemble/design-kinds.js";
import { drawnQuantities, sampleWorlds } from "../../src/ensemble/design.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { chunkBytes } from "../../src/ensemble/store-bytes.js";
import { worldMaker } from "../../src/ensemble/world-maker.js";
import { cdf } from "../../src/math/distribution.js";
import { saltelliRows } from "../../src/math/saltelli.js";
import { apart, conflict, head, joined, NUMBERS, pathed, read } from "./design-build.js";

/** Share of its law at each world's value of a number. */
function sharesOf(conflict: Conflict, design: Design, path: string, seed = 3): number[] {
  const world = worldMaker(conflict, design, seed);
  const ref = pathed(conflict, path);
  const size = design.kind === "latin" ? design.size : 64;
  return Array.from({ length: size }, (_, row) => cdf(conflict.quantities[ref].law, world(row).values[ref]));
}

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
    const size = 1000;
    const [x, y] = [a, b].map((path) =>
      sharesOf(joined, { kind: "latin", size }, path).map((u) => Math.floor(u * size)),
    );
    const squares = x.reduce((sum, one, row) => sum + (one - y[row]) ** 2, 0);
    // Spearman (1904); four standard errors of the rank correlation of independent numbers.
    expect(Math.abs(1 - (6 * squares) / (size * (size * size - 1)) - rank)).toBeLessThan(4 / Math.sqrt(size - 1));
  });
});

describe("Sobol worlds", () => {
  const sobol: Design = { kind: "sobol", size: 64 };
  test("put one world in each 64th of every number's law; correlated numbers but the first are mixed instead", () => {
    const even = [...Array(64).keys()];
    const strata = (conflict: Conflict, path: string): number[] =>
      sharesOf(conflict, sobol, path)
        .map((share) => Math.floor(share * 64))
        .sort((a, b) => a - b);
    for (const path of NUMBERS) expect(strata(apart, path), path).toEqual(even);
    for (const path of [NUMBERS[0], NUMBERS[3]]) expect(strata(joined, path), path).toEqual(even);
    expect(strata(joined, NUMBERS[1])).not.toEqual(even);
    const [x, y] = [NUMBERS[0], NUMBERS[1]].map((path) => sharesOf(joined, sobol, path));
    expect(x.filter((share, row) => share > 0.5 === y[row] > 0.5).length).toBeGreaterThan(45);
  });
  test("the first worlds of more are the same", () => {
    const more = sharesOf(apart, { kind: "sobol", size: 128 }, NUMBERS[1]);
    expect(more.slice(0, 64)).toEqual(sharesOf(apart, sobol, NUMBERS[1]));
  });
});

/** A normal law is cut at 0, which takes 1e-11 of its mass. */
const CUT = 1e-10;
const free = drawnQuantities(apart);
const K = free.length;

describe("Saltelli worlds", () => {
  const design: Design = { kind: "saltelli", size: 4, secondOrder: true, apart: false };
  const world = worldMaker(apart, design, 3);
  const all = saltelliRows(4, K, true).map((row, at) => ({ ...row, world: world(at) }));
  const find = (base: number, part: string) => all.find((row) => row.base === base && row.part === part)!;
  test("are A, AB_j, BA_j and B in values: one number changed hands", () => {
    for (const { base, part, column, world: here } of all) {
      const [a, b] = [find(base, "A").world.values, find(base, "B").world.values];
      const [mine, other] = part === "A" || part === "AB" ? [a, b] : [b, a];
      const values = mine.slice();
      if (column >= 0) values[free[column]] = other[free[column]];
      expect(here.values).toEqual(values);
      if (column >= 0) expect(values[free[column]]).not.toBe(mine[free[column]]);
    }
  });
  test("AB_j replays the chance of its A, BA_j that of its B, and no two others share one", () => {
    for (const { base, part, world: here } of all)
      expect(here.index).toBe(find(base, part === "A" || part === "AB" ? "A" : "B").world.index);
    expect(new Set(all.map((row) => row.world.index)).size).toBe(8);
  });
  test("A is the Sobol design of as many worlds", () => {
    const points = worldMaker(apart, { kind: "sobol", size: 4 }, 3);
    for (let base = 0; base < 4; base++) expect(find(base, "A").world.values).toEqual(points(base).values);
  });
});

describe("Morris worlds", () => {
  test("are trajectories: one number moves at each step, by half of its law, and all replay one chance", () => {
    const design: Design = { kind: "morris", size: 3, levels: 4, apart: false };
    const world = worldMaker(apart, design, 3);
    for (let t = 0; t < 3; t++) {
      const moved = new Set<number>();
      for (let s = 0; s < K; s++) {
        const [from, to] = [world(t * (K + 1) + s), world(t * (K + 1) + s + 1)];
        expect([from.index, to.index]).toEqual([t, t]);
        const changed = free.filter((ref) => from.values[ref] !== to.values[ref]);
        expect(changed).toHaveLength(1);
        moved.add(changed[0]);
        const { law } = apart.quantities[changed[0]];
        const [u, v] = [from, to].map(({ values }) => cdf(law, values[changed[0]]));
        expect(Math.abs(u - v)).toBeCloseTo(0.5, 9);
        expect([0.125, 0.375, 0.625, 0.875].some((level) => Math.abs(level - u) < CUT)).toBe(true);
      }
      expect(moved.size).toBe(K);
    }
  });
  test("a number that is added moves no start, end or order of the others", () => {
    const fewer = read(head.replace('  d: {capability: "normal(200, 30)"}\n', ""));
    const trail = (conflict: Conflict): string => {
      const world = worldMaker(conflict, { kind: "morris", size: 1, levels: 4, apart: false }, 3);
      const numbers = NUMBERS.map((path) => pathed(conflict, path));
      const rows = Array.from({ length: drawnQuantities(conflict).length + 1 }, (_, row) =>
        numbers.map((ref) => world(row).values[ref]).join(),
      );
      return [...new Set(rows)].join(" ");
    };
    expect(trail(fewer)).toBe(trail(apart));
  });
});

describe.each<[string, Design, number]>([
  ["monte-carlo", MONTE_CARLO, 12],
  ["latin", { kind: "latin", size: 12 }, 12],
  ["sobol", { kind: "sobol", size: 16 }, 16],
  ["saltelli", { kind: "saltelli", size: 1, secondOrder: false, apart: false }, 12],
  ["morris", { kind: "morris", size: 1, levels: 4, apart: false }, 12],
  ["factorial", { kind: "factorial", size: 6 }, 12],
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
