import fc from "fast-check";
import { expect, test } from "vitest";
import { valueIteration, type Regime, type Steps, type TalkingWar } from "../../src/dynamics/continuation.js";
import { solveCoupled } from "../../src/dynamics/coupled.js";
import { bestOf, bestOnEnvelope, envelopeOf, frontierOf } from "../../src/dynamics/shelf.js";
import { fightAcross, solveTalks, valueUnderOffers } from "../../src/dynamics/talks.js";

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const list = (length: number, min: number, max: number): fc.Arbitrary<number[]> =>
  fc.array(between(min, max), { minLength: length, maxLength: length });

const LAST = 6;
const COUNT = 5;

/** Numbers in no order: where two are equal a side may sign or not, and values are not one. */
function unlike(seed: number): (length: number, min: number, max: number) => number[] {
  let x = seed;
  const next = (): number => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 4294967296;
  };
  return (length, min, max) => Array.from({ length }, () => min + (max - min) * next());
}

/** Two regimes, both sides' own walks and packages, offers in turn or drawn. */
function warOf(seed: number): TalkingWar {
  const some = unlike(seed);
  const [moves, delta, ends] = [some(8, 0, 0.3), some(4, 0.8, 0.97), some(4, 0, 0.2)];
  const [fight, deals] = [some(4 * (LAST + 1), -0.2, 0.3), some(4 * (LAST + 1) * COUNT, 0, 1)];
  const round = some(1, 0.1, 1)[0];

  const cut = (from: readonly number[], k: number, length: number): Float64Array =>
    Float64Array.from(from.slice(k * length, (k + 1) * length));
  const regimes = [0, 1].map((h): Regime => {
    const steps = [0, 1].map((i): Steps => {
      const [up, down, d] = [moves[4 * h + 2 * i], moves[4 * h + 2 * i + 1], delta[2 * h + i]];
      return { up: d * up, down: d * down, stay: d * (1 - up - down) };
    });
    const deal = [0, 1].map((i) => cut(deals, 2 * h + i, (LAST + 1) * COUNT));
    const table = [0, 1].map((i) => envelopeOf(frontierOf(deal[i], deal[1 - i], COUNT)));
    return {
      fight: [cut(fight, 2 * h, LAST + 1), cut(fight, 2 * h + 1, LAST + 1)],
      steps: [steps[0], steps[1]],
      ends: [ends[2 * h], ends[2 * h + 1]],
      best: (side, n, least, out) => bestOnEnvelope(table[side], n, least, out),
    };
  });
  return { regimes, round, firstNext: seed % 2 === 1 ? [0, 1] : [0.5, 0.5] };
}
const wars = fc.nat(1_000_000).map(warOf);

test("property: the values of talks solve their own recursion, with help that stops and comes back", () => {
  fc.assert(
    fc.property(wars, (war) => {
      const { adds } = solveTalks(war, 1e-10);
      for (let side = 0; side < 2; side++) {
        const open = war.regimes.map((regime, h) => [0, 1].map((by) => signedFor(regime, adds[h], side, by)));
        const fight = war.regimes.map((regime) => regime.fight[side]);
        const own = adds.map((sides) => sides[side]);
        const again = week(war, side, { fight, open, adds: own });
        own.forEach((by, h) =>
          by.forEach((line, p) => {
            for (let n = 1; n < LAST; n++) expect(line[n]).toBeCloseTo(again[h][p][n], 8);
          }),
        );
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

/** What is signed for when `by` offers, or −Infinity, as the values stand. */
function signedFor(
  { fight, best }: Regime,
  adds: readonly (readonly Float64Array[])[],
  side: number,
  by: number,
): Float64Array {
  const offer = { own: 0, other: 0, y: 0, slope: 0 };
  return fight[by].map((value, n) => {
    best(by, n, fight[1 - by][n] + adds[1 - by][by][n], offer);
    if (offer.own < value + adds[by][by][n]) return -Infinity;
    return side === by ? offer.own : offer.other;
  });
}

test("oracle: they are those of ever more rounds but where more than one set of values solves it", () => {
  let same = 0;
  const RUNS = 60;
  for (let seed = 0; seed < RUNS; seed++) {
    const war = warOf(seed);
    const [fast, slow] = [solveTalks(war, 1e-10), valueIteration(war, 1e-12)];
    const gaps = fast.adds.flatMap((sides, h) =>
      sides.flatMap((by, side) =>
        by.flatMap((line, p) => [...line].map((x, n) => Math.abs(x - slow.adds[h][side][p][n]))),
      ),
    );
    if (Math.max(...gaps) < 1e-7) same++;
  }
  expect(same).toBeGreaterThan(0.9 * RUNS);
});

test("oracle: what a softer type gains under given offers is that of choosing anew week after week", () => {
  fc.assert(
    fc.property(wars, list(4 * (LAST + 1), 0, 1), (war, offers) => {
      const open = [0, 1].map((h) => [0, 1].map((by) => Float64Array.from(offers.slice((2 * h + by) * (LAST + 1)))));
      const fight = war.regimes.map((regime) => regime.fight[1]);
      const found = valueUnderOffers(war, { side: 1, fight, open }, 1e-12);
      const slow = week(war, 1, { fight, open, adds: found });
      found.forEach((by, h) =>
        by.forEach((line, p) => {
          for (let n = 1; n < LAST; n++) expect(line[n]).toBeCloseTo(slow[h][p][n], 9);
        }),
      );
    }),
    { numRuns: 60, seed: 12 },
  );
});

/** One week of the recursion, from values that it should leave as they are. */
function week(
  { regimes, round, firstNext }: TalkingWar,
  side: number,
  {
    fight,
    open,
    adds,
  }: {
    readonly fight: readonly Float64Array[];
    readonly open: readonly (readonly Float64Array[])[];
    readonly adds: readonly (readonly Float64Array[])[];
  },
): number[][][] {
  const inner = (h: number, by: number, n: number): number => {
    if (n === 0 || n === LAST) return 0;
    const refused = (p: number): number => adds[h][p][n];
    const held = (p: number): number => Math.max(open[h][p][n] - fight[h][n], refused(p));
    return (1 - round) * refused(by) + round * (firstNext[by] * held(0) + (1 - firstNext[by]) * held(1));
  };
  return regimes.map(({ steps, ends }, h) =>
    [0, 1].map((by) =>
      Array.from({ length: LAST + 1 }, (_, n) => {
        const { up, down, stay } = steps[side];
        const at = (m: number): number => (1 - ends[side]) * inner(h, by, m) + ends[side] * inner(1 - h, by, m);
        return up * at(n + 1) + down * at(n - 1) + stay * at(n);
      }),
    ),
  );
}

test("property: what one regime followed by the other is worth solves its recursion, the ends as they are", () => {
  fc.assert(
    fc.property(wars, ({ regimes }) => {
      const lasting = regimes.map(({ fight }) => fight[0]);
      const chain = regimes.map(({ steps, ends }) => ({ steps: steps[0], ends: ends[0] }));
      const found = fightAcross(lasting, chain);
      chain.forEach(({ steps: { up, down, stay }, ends }, h) => {
        const more = (m: number): number =>
          (1 - ends) * (found[h][m] - lasting[h][m]) + ends * (found[1 - h][m] - lasting[h][m]);
        expect([found[h][0], found[h][LAST]]).toEqual([lasting[h][0], lasting[h][LAST]]);
        for (let n = 1; n < LAST; n++)
          expect(found[h][n] - lasting[h][n]).toBeCloseTo(up * more(n + 1) + down * more(n - 1) + stay * more(n), 10);
      });
    }),
    { numRuns: 60, seed: 13 },
  );
});

test("property: coupled values solve their own equations", () => {
  const size = 3;
  const cases = fc.record({
    weights: list(3 * size, 0, 0.3),
    week: list((LAST + 1) * size * size, -0.3, 0.3),
    gain: list((LAST + 1) * size, -1, 1),
  });
  fc.assert(
    fc.property(cases, ({ weights, week: of, gain }) => {
      const [up, down, stay] = [0, 1, 2].map((k) => Float64Array.from(weights.slice(k * size, (k + 1) * size)));
      const x = new Float64Array((LAST + 1) * size);
      solveCoupled({ size, last: LAST, up, down, stay }, Float64Array.from(of), Float64Array.from(gain), x);
      const z = (n: number, a: number): number =>
        gain[n * size + a] +
        [0, 1, 2].reduce(
          (sum, b) => sum + of[(n * size + a) * size + b] * (n === 0 || n === LAST ? 0 : x[n * size + b]),
          0,
        );
      for (let n = 1; n < LAST; n++)
        for (let a = 0; a < size; a++)
          expect(x[n * size + a]).toBeCloseTo(up[a] * z(n + 1, a) + down[a] * z(n - 1, a) + stay[a] * z(n, a), 9);
    }),
    { numRuns: 200, seed: 14 },
  );
});

test("property: no mix of two packages is better than the envelope's, and the envelope's is one", () => {
  const shelf = fc.record({ own: list(8, 0, 1), others: list(8, 0, 1), least: between(-0.1, 1.1) });
  fc.assert(
    fc.property(shelf, ({ least, ...lists }) => {
      const [own, others] = [Float64Array.from(lists.own), Float64Array.from(lists.others)];
      const found = { own: 0, other: 0, y: 0, slope: 0 };
      bestOnEnvelope(envelopeOf(frontierOf(own, others, 8)), 0, least, found);
      const alone = { ...found };
      bestOf({ own, others, from: 0, count: 8 }, least, alone);
      let most = alone.own;
      for (let a = 0; a < 8; a++)
        for (let b = 0; b < 8; b++) {
          const t = (least - others[a]) / (others[b] - others[a]);
          if (t > 0 && t < 1) most = Math.max(most, own[a] + t * (own[b] - own[a]));
        }
      if (most === -Infinity) expect(found.own).toBe(-Infinity);
      else expect(found.own).toBeCloseTo(most, 10);
      if (found.own > -Infinity) expect(found.other).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 500, seed: 15 },
  );
});
