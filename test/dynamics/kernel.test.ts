import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mirror, valueOfFighting, worthOfFighting, type War } from "../../src/dynamics/kernel.js";

interface Row {
  n: number;
  N: number;
  piA: number;
  piB: number;
  kA: number;
  kB: number;
  delta: number;
  c: number;
  W: number;
  L: number;
  V: number;
  D: number;
}
const published = JSON.parse(
  readFileSync(new URL("../../references/dynamics/war-value-kernel.json", import.meta.url), "utf8"),
) as {
  tolerance: number;
  cases: Row[];
};

/** Tridiagonal elimination of the recursion: the slow, independent reference. */
function solve(war: War): number[] {
  const N = war.cells;
  const s = war.delta * (1 - war.winHazard - war.loseHazard);
  const leak = 1 - war.delta + war.delta * (war.winHazard + war.loseHazard);
  const gain = war.delta * (war.winHazard * war.win + war.loseHazard * war.lose);
  const end = (n: number, prize: number): number =>
    war.endsDecide === 1
      ? prize
      : war.endsDecide * prize + ((1 - war.endsDecide) * (-war.cost + war.flow + war.flowPerCell * n + gain)) / leak;
  const upper = new Array<number>(N + 1).fill(0);
  const value = new Array<number>(N + 1).fill(0);
  value[0] = end(0, war.lose);
  for (let n = 1; n < N; n++) {
    const below = -s * war.down;
    const above = -s * war.up;
    const middle = leak + s * (war.up + war.down);
    const right = -war.cost + war.flow + war.flowPerCell * n + gain;
    const scale = middle - below * upper[n - 1];
    upper[n] = above / scale;
    value[n] = (right - below * value[n - 1]) / scale;
  }
  value[N] = end(N, war.win);
  for (let n = N - 1; n >= 1; n--) value[n] -= upper[n] * value[n + 1];
  return value;
}

const plain = { flow: 0, flowPerCell: 0, endsDecide: 1 };

test("reference: the worked wars have the value and the duration of the dense solve", () => {
  for (const row of published.cases) {
    const war: War = {
      ...plain,
      n: row.n,
      cells: row.N,
      up: row.piA,
      down: row.piB,
      winHazard: row.kA,
      loseHazard: row.kB,
      delta: row.delta,
      cost: row.c,
      win: row.W,
      lose: row.L,
    };
    const out = { value: 0, duration: 0 };
    worthOfFighting(war, out);
    expect(Math.abs(out.value - row.c * out.duration - row.V)).toBeLessThan(published.tolerance);
    expect(Math.abs(out.duration - row.D)).toBeLessThan(published.tolerance * Math.max(1, row.D));
  }
});

const chance = fc.double({ min: 0, max: 0.5, noNaN: true });
const often0 = (arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary });
const leakage = fc.double({ min: -7, max: 0, noNaN: true }).map((x) => Math.pow(10, x));
const anyWar: fc.Arbitrary<War> = fc
  .record({
    cells: fc.integer({ min: 1, max: 2000 }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    up: often0(chance),
    down: often0(chance),
    leak: leakage,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    tilt: fc.double({ min: 0, max: 1, noNaN: true }),
    cost: fc.double({ min: 0, max: 0.05, noNaN: true }),
    win: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
    lose: fc.double({ min: -1, max: 0.4, noNaN: true }),
    flow: often0(fc.double({ min: -1, max: 1, noNaN: true })),
    steep: often0(fc.double({ min: -1, max: 1, noNaN: true })),
    endsDecide: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((r): War => {
    // leakage split between discount and hazards; the flow is earned at the rate of the discount
    const discount = r.leak * r.share;
    const delta = 1 - discount;
    const hazards = delta === 0 ? 0 : Math.min(1, (r.leak - discount) / delta);
    return {
      n: Math.round(r.place * r.cells),
      cells: r.cells,
      up: r.up,
      down: r.down,
      winHazard: hazards * r.tilt,
      loseHazard: hazards * (1 - r.tilt),
      delta,
      cost: r.cost * r.leak,
      win: r.win,
      lose: r.lose,
      flow: discount * r.flow,
      flowPerCell: (discount * r.steep) / r.cells,
      endsDecide: r.endsDecide,
    };
  })
  .filter((war) => 1 - war.delta + war.delta * (war.winHazard + war.loseHazard) >= 1e-7);

/** Elimination and closed form both lose digits as 1−s falls; 1e-8 relative is the bar. */
const BAR = 1e-8;

test("oracle: ten thousand random wars agree with elimination", () => {
  fc.assert(
    fc.property(anyWar, (war) => {
      const exact = solve(war)[war.n];
      return Math.abs(valueOfFighting(war) - exact) <= BAR * Math.max(1, Math.abs(exact));
    }),
    { numRuns: 10_000, seed: 20250519 },
  );
}, 120_000);

test("oracle: wars without discount or hazards are gambler's ruin", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      chance,
      chance,
      (cells, place, up, down) => {
        fc.pre(up + down > 1e-3);
        fc.pre(up === 0 || down === 0 || Math.abs(Math.log(up / down)) > 1e-9);
        const war: War = {
          ...plain,
          n: Math.round(place * cells),
          cells,
          up,
          down,
          winHazard: 0,
          loseHazard: 0,
          delta: 1,
          cost: 1e-5,
          win: 1,
          lose: 0,
        };
        const exact = solve(war)[war.n];
        return Math.abs(valueOfFighting(war) - exact) <= 1e-7 * Math.max(1, Math.abs(exact));
      },
    ),
    { numRuns: 2_000, seed: 7 },
  );
});

describe("limits", () => {
  const war: War = {
    ...plain,
    n: 5,
    cells: 10,
    up: 0.2,
    down: 0.1,
    winHazard: 0,
    loseHazard: 0,
    delta: 1 - 1e-9,
    cost: 0.01,
    win: 1,
    lose: 0,
  };
  test("a discount too near to one is refused", () => expect(() => valueOfFighting(war)).toThrow(/below 1e-7/));
  test("a war that cannot end is refused", () =>
    expect(() => valueOfFighting({ ...war, delta: 1, up: 0, down: 0 })).toThrow(/never ends/));
  test("without discount both ends must decide", () =>
    expect(() => valueOfFighting({ ...war, delta: 1, endsDecide: 0.5 })).toThrow(/both ends/));
});

test("property: the value rises with the front, with the chance of winning ground, and falls with cost", () => {
  fc.assert(
    fc.property(anyWar, (war) => {
      // with held ground worth less than the ends, the value rises in the front whatever the hazards
      const held = {
        ...war,
        cells: war.cells + 2,
        n: war.n + 1,
        up: war.up * 0.9 + 1e-4,
        down: war.down * 0.9,
        flow: (1 - war.delta) * war.lose,
        flowPerCell: ((1 - war.delta) * (war.win - war.lose)) / (war.cells + 2),
        cost: 0,
      };
      const base = valueOfFighting(held);
      const slack = 1e-9 * Math.max(1, Math.abs(base));
      expect(valueOfFighting({ ...held, n: held.n + 1 })).toBeGreaterThanOrEqual(base - slack);
      expect(valueOfFighting({ ...held, up: held.up * 1.1 })).toBeGreaterThanOrEqual(base - slack);
      expect(valueOfFighting({ ...held, cost: 1e-6 })).toBeLessThanOrEqual(base + slack);
    }),
    { numRuns: 1_000, seed: 3 },
  );
});

test("property: exchanging the sides and the ends of the front changes nothing", () => {
  fc.assert(
    fc.property(anyWar, (war) => {
      const twice = mirror(mirror(war));
      const value = valueOfFighting(war);
      return Math.abs(valueOfFighting(twice) - value) <= 1e-9 * Math.max(1, Math.abs(value));
    }),
    { numRuns: 1_000, seed: 5 },
  );
});

/** The side that loses ground when the front rises, solved on the other's own front: no mirror used. */
function solveFalling(war: War): number {
  const value = solve({
    ...war,
    n: war.cells - war.n,
    up: war.down,
    down: war.up,
    flow: war.flow + war.flowPerCell * war.cells,
    flowPerCell: -war.flowPerCell,
  });
  return value[war.cells - war.n];
}

/** Value iteration of the recursion for the side that gains when the front falls, on the other's front. */
function iterateFalling(war: War): number {
  const N = war.cells;
  const s = war.delta * (1 - war.winHazard - war.loseHazard);
  const gain = war.delta * (war.winHazard * war.win + war.loseHazard * war.lose);
  const leak = 1 - s;
  const earned = (n: number): number => -war.cost + war.flow + war.flowPerCell * n + gain;
  const end = (n: number, prize: number): number => war.endsDecide * prize + ((1 - war.endsDecide) * earned(n)) / leak;
  let value = Array.from({ length: N + 1 }, () => 0);
  for (let round = 0; round < 4000; round++)
    value = value.map((stay, n) =>
      n === 0
        ? end(0, war.win)
        : n === N
          ? end(N, war.lose)
          : earned(n) + s * (war.up * value[n + 1] + war.down * value[n - 1] + (1 - war.up - war.down) * stay),
    );
  return value[war.n];
}

test("oracle: the other side's value is that of its own recursion on the same front", () => {
  fc.assert(
    fc.property(
      anyWar.filter((war) => war.cells <= 30 && war.delta * (1 - war.winHazard - war.loseHazard) < 0.99),
      (war) => {
        const own = valueOfFighting(mirror(war));
        const scale = Math.max(1, Math.abs(own));
        expect(Math.abs(own - solveFalling(war))).toBeLessThan(1e-8 * scale);
        expect(Math.abs(own - iterateFalling(war))).toBeLessThan(1e-8 * scale);
      },
    ),
    { numRuns: 60, seed: 13 },
  );
});

test("a costless war over a fixed pie shares what is in force: the two values add up", () => {
  fc.assert(
    fc.property(anyWar, fc.double({ min: 0, max: 0.3, noNaN: true }), (war, endsDecide) => {
      const [all, none] = [0.9, 0.2]; // attacker with the whole front, with none
      const a: War = {
        ...war,
        endsDecide,
        cost: 0,
        win: all,
        lose: none,
        flow: (1 - war.delta) * none,
        flowPerCell: ((1 - war.delta) * (all - none)) / war.cells,
      };
      const b = mirror({
        ...a,
        win: 1 - none,
        lose: 1 - all,
        winHazard: a.loseHazard,
        loseHazard: a.winHazard,
        flow: (1 - war.delta) * (1 - none),
        flowPerCell: -a.flowPerCell,
      });
      const tolerance = 1e-12 / Math.min(1, 1 - war.delta + war.delta * (war.winHazard + war.loseHazard));
      return Math.abs(valueOfFighting(a) + valueOfFighting(b) - 1) <= Math.max(1e-12, tolerance);
    }),
    { numRuns: 1_000, seed: 9 },
  );
});
