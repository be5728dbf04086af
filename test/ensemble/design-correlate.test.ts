import { describe, expect, test } from "vitest";
import { sampleWorld, sampleWorlds } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { choleskyFactor, normalCorrelation } from "../../src/math/copula.js";

const PAIRS = [
  ["actors.a.capability", "actors.b.capability", 0.7],
  ["actors.b.capability", "issues.i.positions.a.salience", -0.5],
  ["actors.a.capability", "issues.i.positions.a.salience", -0.2],
  ["actors.c.capability", "actors.d.capability", -0.9],
] as const;
const head = `parley: 1
case: {title: T}
actors:
  a: {capability: 60 to 80}
  b: {capability: "lognormal(median 10, p10 6, p90 30)"}
  c: {capability: "uniform(0, 1)"}
  d: {capability: "normal(200, 30)"}
issues: {i: {options: {x: X, y: Y}, positions: {a: {wants: x, salience: 80 to 120}, b: {wants: y, salience: 10 to 90}}}}
`;
const lines = PAIRS.map((pair) => `  - [${pair.join(", ")}]\n`).join("");
const read = (text: string) => readConflict(text, "c.parley.yaml").conflict!;
const joined = read(`${head}correlate:\n${lines}`);
const apart = read(head);

const WORLDS = 4000;
const worlds = sampleWorlds(joined, WORLDS, 3);

function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, k) => k).sort((x, y) => values[x] - values[y]);
  const rank = new Float64Array(values.length);
  order.forEach((k, place) => (rank[k] = place));
  return rank;
}

function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  const mean = (of: ArrayLike<number>): number => Array.from(of).reduce((sum, each) => sum + each, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  let [sxy, sxx, syy] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    sxy += (x[k] - mx) * (y[k] - my);
    sxx += (x[k] - mx) * (x[k] - mx);
    syy += (y[k] - my) * (y[k] - my);
  }
  return sxy / Math.sqrt(sxx * syy);
}

const refOf = (path: string): number => joined.quantities.findIndex((quantity) => quantity.path === path);
const drawn = (path: string): number[] => worlds.map((world) => world.values[refOf(path)]);
/** Four standard errors of a rank correlation of independent numbers, 1/√(n − 1): Kendall & Gibbons (1990). */
const FOUR_ERRORS = 4 / Math.sqrt(WORLDS - 1);

describe("correlated numbers", () => {
  test.each(PAIRS)("%s with %s have rank correlation %d over 4000 worlds", (a, b, rank) => {
    expect(Math.abs(correlation(ranks(drawn(a)), ranks(drawn(b))) - rank)).toBeLessThan(FOUR_ERRORS);
  });
  test("of two groups have none, and so have numbers that no line names", () => {
    for (const [a, b] of [
      ["actors.a.capability", "actors.c.capability"],
      ["actors.b.capability", "issues.i.positions.b.salience"],
    ])
      expect(Math.abs(correlation(ranks(drawn(a)), ranks(drawn(b))))).toBeLessThan(FOUR_ERRORS);
  });
  test("keep their own laws: deciles are those of independent draws within sampling error", () => {
    const free = sampleWorlds(apart, WORLDS, 3);
    for (const path of ["actors.b.capability", "actors.d.capability", "issues.i.positions.a.salience"]) {
      const ref = apart.quantities.findIndex((quantity) => quantity.path === path);
      const [x, y] = [drawn(path), free.map((world) => world.values[ref])].map((all) => all.sort((p, q) => p - q));
      for (let decile = 1; decile <= 9; decile++) {
        // Share of the correlated draws below a decile of the free ones; 4 standard errors of a difference of two shares.
        const below = x.filter((value) => value <= y[Math.floor((decile * WORLDS) / 10)]).length / WORLDS;
        expect(Math.abs(below - decile / 10)).toBeLessThan(4 * Math.sqrt((2 * 0.25) / WORLDS));
      }
    }
  });
  test("stay inside the bounds of their keys", () => {
    for (const value of drawn("issues.i.positions.a.salience")) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(100);
    }
  });
  test("leave every other number where it was, the first of a group too", () => {
    const free = sampleWorlds(apart, 20, 3);
    apart.quantities.forEach(({ path }, ref) => {
      if (PAIRS.some(([, b]) => b === path)) return;
      free.forEach((world, k) => expect(worlds[k].values[refOf(path)], path).toBe(world.values[ref]));
    });
  });
  test("a world stays a function of its seed and index", () => {
    expect(sampleWorld(joined, 17, 3).values).toEqual(worlds[17].values);
    expect(sampleWorld(joined, 17, 4).values).not.toEqual(worlds[17].values);
  });
});

describe("the copula", () => {
  test("reference: 2 sin(πr/6) at r = 1, 1/2 and its values of Pearson (1907)", () => {
    expect(normalCorrelation(1)).toBeCloseTo(1, 14);
    expect(normalCorrelation(-1)).toBeCloseTo(-1, 14);
    // sin(π/12) = (√6 − √2)/4
    expect(normalCorrelation(0.5)).toBeCloseTo((Math.sqrt(6) - Math.sqrt(2)) / 2, 14);
  });
  test("property: the factor times its transpose is the matrix; a matrix that is none has no factor", () => {
    const matrix = Float64Array.from([1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1]);
    const factor = choleskyFactor(matrix, 3)!;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += factor[i * 3 + k] * factor[j * 3 + k];
        expect(sum).toBeCloseTo(matrix[i * 3 + j], 14);
      }
    expect(choleskyFactor(Float64Array.from([1, 0.9, 0, 0.9, 1, 0.9, 0, 0.9, 1]), 3)).toBeNull();
  });
  test("a perfect tie is allowed: both numbers rise together", () => {
    const tied = read(`${head}correlate: [[actors.a.capability, actors.d.capability, 1]]\n`);
    const [a, d] = ["actors.a.capability", "actors.d.capability"].map((path) =>
      sampleWorlds(tied, 200, 1).map(
        (world) => world.values[tied.quantities.findIndex((quantity) => quantity.path === path)],
      ),
    );
    expect([...ranks(a)]).toEqual([...ranks(d)]);
  });
});
