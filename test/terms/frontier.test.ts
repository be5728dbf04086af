import { describe, expect, it } from "vitest";
import { collisionsOf } from "../../src/terms/certificate.js";
import { frontierOf, reach, type Stage } from "../../src/terms/frontier.js";
import { numbers } from "./build.js";

function randomStages(seed: number): Stage[] {
  const draw = numbers(seed);
  return Array.from({ length: 1 + draw(5) }, () => {
    const size = 2 + draw(3);
    const gains = (): Float64Array => Float64Array.from({ length: size }, () => draw(20));
    return { a: gains(), b: gains(), ways: Array.from({ length: size }, (_, k) => k) };
  });
}

function allSums(stages: readonly Stage[]): number[][] {
  return stages.reduce<number[][]>(
    (sums, stage) => sums.flatMap(([a, b]) => stage.ways.map((way) => [a + stage.a[way], b + stage.b[way]])),
    [[0, 0]],
  );
}

function bruteFrontier(sums: readonly number[][]): string[] {
  const best = sums.filter(([a, b]) => !sums.some(([x, y]) => x >= a && y >= b && (x > a || y > b)));
  return [...new Set(best.map((point) => point.join()))].sort();
}

describe("the exact frontier", () => {
  it("agrees with enumeration on 600 random cases, and every point's package gives its sums", () => {
    for (let seed = 1; seed <= 600; seed++) {
      const stages = randomStages(seed);
      const found = frontierOf(stages);
      const points = Array.from(found.a, (a, p) => [a, found.b[p]].join());
      expect(points.sort()).toEqual(bruteFrontier(allSums(stages)));
      for (let p = 0; p < found.a.length; p++) {
        const choice = found.choice(p);
        expect(choice.reduce((sum, way, k) => sum + stages[k].a[way], 0)).toBe(found.a[p]);
        expect(choice.reduce((sum, way, k) => sum + stages[k].b[way], 0)).toBe(found.b[p]);
      }
    }
  });

  it("refuses, with the count, parties so opposed that every package is on it", () => {
    const stages = Array.from({ length: 10 }, (_, k) => {
      const a = Float64Array.from([0, 1, 2, 3], (step) => step * 4 ** k);
      return { a, b: a.map((x) => -x), ways: [0, 1, 2, 3] };
    });
    expect(() => frontierOf(stages)).toThrow("issues: 1048576 packages of the first 10 blocks are on the frontier");
    expect(frontierOf(stages.slice(0, 5)).a.length).toBe(1024);
  });

  it("says whether two reservations can both be met as enumeration does", () => {
    let met = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const stages = randomStages(seed);
      const draw = numbers(seed + 7777);
      const least: [number, number] = [4 + draw(20 * stages.length), 4 + draw(20 * stages.length)];
      const expected = allSums(stages).some(([a, b]) => a >= least[0] && b >= least[1]);
      expect(reach(stages, least) !== null).toBe(expected);
      met += expected ? 1 : 0;
    }
    expect(met).toBeGreaterThan(50);
    expect(met).toBeLessThan(550);
  });
});

describe("the certificate of emptiness", () => {
  it("names sets of lines that collide, and dropping any member opens them", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const draw = numbers(seed);
      const crossings = Array.from({ length: 2 + draw(6) }, () => [0, 1, 2, 3, 4].filter(() => draw(2) === 0));
      const respectable = (lines: readonly number[]): boolean =>
        crossings.some((crossed) => !crossed.some((line) => lines.includes(line)));
      const [collision] = collisionsOf([crossings], [true, true, true, true, true]);
      expect(collision === undefined).toBe(respectable([0, 1, 2, 3, 4]));
      for (const set of collision?.collide ?? []) {
        expect(respectable(set)).toBe(false);
        for (const line of set) expect(respectable(set.filter((other) => other !== line))).toBe(true);
      }
      for (const { lines } of collision?.open ?? [])
        expect(respectable([0, 1, 2, 3, 4].filter((line) => !lines.includes(line)))).toBe(true);
    }
  });
});
