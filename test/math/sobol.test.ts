import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { uniformAt } from "../../src/math/philox.js";
import { directionsOf, MOST_SOBOL, owenScrambled, sobolPoints, sobolWord } from "../../src/math/sobol.js";

interface Filed {
  readonly first: { readonly dimensions: number; readonly points: number[][] };
  readonly far: { readonly dimensions: number[]; readonly directions: number[][] };
  readonly discrepancy: { readonly n: number; readonly dimensions: number; readonly centred: number }[];
}
const filed = JSON.parse(
  readFileSync(new URL("../../references/designs/sobol.json", import.meta.url), "utf8"),
) as Filed;

/** Centred L2 discrepancy, squared as scipy reports it. Source: Hickernell (1998), Math. Comp. 67, (5c). */
function centred(points: Float64Array, k: number): number {
  const n = points.length / k;
  let once = 0;
  let twice = 0;
  for (let i = 0; i < n; i++) {
    let product = 1;
    for (let c = 0; c < k; c++) {
      const x = Math.abs(points[i * k + c] - 0.5);
      product *= 1 + x / 2 - (x * x) / 2;
    }
    once += product;
    for (let j = 0; j < n; j++) {
      let pair = 1;
      for (let c = 0; c < k; c++) {
        const [x, y] = [points[i * k + c], points[j * k + c]];
        pair *= 1 + Math.abs(x - 0.5) / 2 + Math.abs(y - 0.5) / 2 - Math.abs(x - y) / 2;
      }
      twice += pair;
    }
  }
  return (13 / 12) ** k - (2 * once) / n + twice / (n * n);
}

function monteCarlo(n: number, k: number, seed: number): Float64Array {
  return Float64Array.from({ length: n * k }, (_, at) =>
    uniformAt(seed, { world: Math.floor(at / k), week: 0, draw: at % k, stream: 0, purpose: 4, repeat: 0 }),
  );
}

describe("plain Sobol points", () => {
  test("oracle: the first 16 in eight dimensions are scipy's", () => {
    const { dimensions, points } = filed.first;
    expect([...sobolPoints(points.length, dimensions, null)]).toEqual(points.flat());
  });
  test("oracle: direction numbers of dimensions up to the last are scipy's, bit for bit, and points are made of them", () => {
    expect(filed.far.dimensions.at(-1)).toBe(MOST_SOBOL);
    filed.far.dimensions.forEach((dimension, at) => {
      const directions = directionsOf(dimension - 1);
      const upper = [...directions].map((word) => Math.floor(word / 4)).slice(0, 30);
      expect(upper, `dimension ${dimension}`).toEqual(filed.far.directions[at]);
      expect(sobolWord(directions, 2 ** 29)).toBe((directions[29] ^ directions[28]) >>> 0);
    });
  });
  test.each(filed.discrepancy)("oracle: $n points in $dimensions dimensions have scipy's discrepancy", (one) => {
    expect(centred(sobolPoints(one.n, one.dimensions, null), one.dimensions)).toBeCloseTo(one.centred, 13);
  });
  test("property: every direction number is odd in its own place, so each dimension is a net by itself", () => {
    let sound = 0;
    for (let dimension = 0; dimension < MOST_SOBOL; dimension++)
      sound += directionsOf(dimension).filter((word, k) => word % 2 ** (32 - k) === 2 ** (31 - k)).length;
    expect(sound).toBe(32 * MOST_SOBOL);
  });
  test("a dimension that there is not is refused", () => {
    for (const strange of [-1, MOST_SOBOL, NaN]) expect(() => directionsOf(strange)).toThrow("invalid dimension");
  });
});

describe("scrambled Sobol points", () => {
  test("property: every dyadic box of the first two dimensions holds as many points as before: a (0, m, 2)-net", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.nat(), (m, seed) => {
        const n = 2 ** m;
        const points = sobolPoints(n, 2, seed);
        for (let a = 0; a <= m; a++) {
          const boxes = new Set<number>();
          for (let i = 0; i < n; i++)
            boxes.add(Math.floor(points[2 * i] * 2 ** a) * 2 ** (m - a) + Math.floor(points[2 * i + 1] * 2 ** (m - a)));
          expect(boxes.size).toBe(n);
        }
      }),
      { numRuns: 50 },
    );
  });
  test("property: points in one box of any size stay in one box, whatever the key", () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(word, word, word, (x, y, key) => {
        const shared = Math.clz32((x ^ y) >>> 0);
        expect(Math.clz32((owenScrambled(x, key) ^ owenScrambled(y, key)) >>> 0)).toBe(shared);
      }),
    );
  });
  test("any n of them are the first n of more", () => {
    expect(sobolPoints(64, 5, 3).slice(0, 32 * 5)).toEqual(sobolPoints(32, 5, 3));
  });
  test("each point by itself is uniform over keys, and its bits go their own ways", () => {
    const keys = 4000;
    const turns = Array.from({ length: keys }, (_, key) => {
      const draw = { week: 0, draw: 0, stream: 0, purpose: 4, repeat: 0 };
      return owenScrambled(0xdeadbeef, Math.floor(uniformAt(1, { ...draw, world: key }) * 4294967296));
    });
    for (let a = 0; a < 32; a++) {
      const ones = turns.filter((word) => (word >>> a) & 1).length;
      expect(Math.abs(ones / keys - 0.5)).toBeLessThan(5 / Math.sqrt(4 * keys));
      for (let b = 0; b < a; b++) {
        const equal = turns.filter((word) => (((word >>> a) ^ (word >>> b)) & 1) === 0).length;
        expect(Math.abs(equal / keys - 0.5)).toBeLessThan(5 / Math.sqrt(4 * keys));
      }
    }
  });
  test("the parts of a box are turned by coins of their own: siblings agree half the time", () => {
    let agree = 0;
    for (let key = 0; key < 4000; key++) {
      const [left, right] = [owenScrambled(0x20000000, key * 7919), owenScrambled(0xa0000000, key * 7919)];
      if (((left ^ right) & 0x40000000) === 0) agree++;
    }
    expect(Math.abs(agree / 4000 - 0.5)).toBeLessThan(5 / Math.sqrt(4 * 4000));
  });
  test.each([2, 5, 8])("256 points in %i dimensions lie more evenly than Monte Carlo's, for each of ten seeds", (k) => {
    for (let seed = 0; seed < 10; seed++)
      expect(centred(sobolPoints(256, k, seed), k)).toBeLessThan(0.5 * centred(monteCarlo(256, k, seed), k));
  });
});
