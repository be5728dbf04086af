import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, type Layout, allocateBlock, bytesPerLane } from "../../../src/dynamics/stocks/block.js";
import { writeLane } from "../../../src/dynamics/stocks/lane.js";
import type { WorldNumbers } from "../../../src/dynamics/stocks/numbers.js";
import { NO_ORDERS, type Orders, writeOrders } from "../../../src/dynamics/stocks/orders.js";
import { stepCampaign } from "../../../src/dynamics/stocks/step.js";
import { plainCampaign } from "./oracle.js";
import { blockOf, LAYOUT, still, WORLD } from "./sample.js";

const CUT: Orders = { ...NO_ORDERS, level: 0, seeing: false };

function run(block: Block, weeks: number, orders?: Orders): Block {
  if (orders) for (let lane = 0; lane < block.lanes; lane++) writeOrders(block, lane, orders);
  for (let week = 1; week <= weeks; week++) stepCampaign(block, week, 0, block.lanes);
  return block;
}

const upTo = (count: number, step = 1, first = 0): number[] =>
  Array.from({ length: count }, (_, k) => first + k * step);

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("a week of the stocks campaign", () => {
  test("without chance the first week has every multiplier exactly 1", () => {
    for (const substitution of [0.3, 0, -1, 0.6]) {
      const world = still(WORLD);
      const sides = world.sides.map((side) => ({ ...side, substitution })) as unknown as WorldNumbers["sides"];
      const { state: c } = run(blockOf([{ ...world, sides }]), 1);
      expect([c.tempo[0], c.logTempo[0], c.logFire[0], c.logFire[1], c.logRatio[0], c.output[0]]).toEqual([
        1, 0, 0, 0, 0, 1,
      ]);
      expect([c.losses[0], c.losses[1]]).toEqual([world.sides[0].losses, world.sides[1].losses]);
      expect([c.recruits[0], c.arrivals[0]]).toEqual([world.sides[0].intake, world.sides[0].intake]);
      expect(c.pull[0]).toBe(1);
      expect(c.weekGain[0]).toBeCloseTo(80, 12);
    }
  });

  test("a tempo that men cannot sustain is cut, and losses, use and ground follow the tempo that is left", () => {
    const world = still({ ...WORLD, tempo: { ...WORLD.tempo, thinsTo: 1 } });
    const sides = [{ ...world.sides[0], reserve: 0, intake: 1_000 }, world.sides[1]] as const;
    const { state: c } = run(blockOf([{ ...world, sides }]), 1);
    const [tempo] = c.tempo;
    expect(tempo).toBeGreaterThan(0.2);
    expect(tempo).toBeLessThan(0.3);
    // less use leaves fuller stocks and so more fire
    expect(c.losses[0]).toBeCloseTo(7_400 * tempo * Math.exp(0.7 * c.logFire[1]), 6);
    expect(c.losses[1]).toBeCloseTo(3_700 * tempo ** 0.75 * Math.exp(0.7 * c.logFire[0]), 6);
    expect(c.weekUse[1] / c.fill[1]).toBeCloseTo(20 * tempo, 9);
    expect(c.weekUse[2] / c.fill[2]).toBeCloseTo(20 * tempo ** 0.5, 9);
    expect(c.pull[0]).toBeCloseTo(tempo ** 1.3 * Math.exp(1.5 * (c.logFire[0] - c.logFire[1])), 9);
  });

  test("oracle: a plain version of the same equations agrees for two years", () => {
    const cases: [WorldNumbers, Orders][] = [
      [still(WORLD), NO_ORDERS],
      [still(WORLD), CUT],
      [still(WORLD), { ...NO_ORDERS, bought: true, level: 0 }],
      [still(WORLD), { ...NO_ORDERS, level: 1.5 }],
      [still(WORLD), { ...NO_ORDERS, factor: 0.05, moving: false, training: false, air: 0.1 }],
    ];
    for (const [world, given] of cases) {
      const plain = plainCampaign(LAYOUT, world, 104, given);
      const { state: c } = run(blockOf([world]), 104, given);
      const [fast, slow] = [[], []] as number[][];
      fast.push(
        c.front[0],
        c.front[1],
        c.reserve[0],
        c.reserve[1],
        c.dead[0],
        c.dead[1],
        c.pool[0],
        c.pool[1],
        c.bonus[1],
      );
      for (const of of ["front", "reserve", "dead", "pool"] as const) slow.push(plain.sides[0][of], plain.sides[1][of]);
      slow.push(plain.sides[1].bonus);
      fast.push(...c.stock, c.gained[0], c.logFire[0], c.logFire[1], c.logIntensity[0]);
      slow.push(...plain.stock, plain.gained, ...plain.logFire, plain.logTempo);
      fast.forEach((value, k) => expect(Math.abs(value - slow[k])).toBeLessThan(1e-9 * Math.max(1, Math.abs(slow[k]))));
    }
  });

  test("property: more help never leaves fewer weeks of cover", () => {
    fc.assert(
      fc.property(share, fc.constantFrom(0, 0.5, 1, 1.5), (more, level) => {
        const world = still(WORLD);
        const pairs = world.pairs.map((pair) => ({ ...pair, order: pair.order * (1 + more) }));
        const { state: c } = run(blockOf([world, { ...world, pairs }]), 40, { ...NO_ORDERS, level });
        for (let k = 0; k < 6; k++) expect(c.stock[2 * k + 1]).toBeGreaterThanOrEqual(c.stock[2 * k] * (1 - 1e-12));
      }),
      { numRuns: 20 },
    );
  });

  test("property: new money never leaves fewer weeks of cover than money that ends, while the attacker's tempo answers neither", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), fc.double({ min: 4, max: 26, noNaN: true }), (funded, lag) => {
        const world = still({ ...WORLD, funded, tempo: { ...WORLD.tempo, adapts: 0, thinsTo: 0 } });
        const pairs = world.pairs.map((pair) => ({ ...pair, lag }));
        const classes = world.classes.map((goods) => ({ ...goods, replaced: 1, halfAfter: 4 }));
        const block = blockOf([0, 1].map(() => ({ ...world, pairs, classes })));
        writeOrders(block, 1, { ...NO_ORDERS, level: 1.5 });
        for (let week = 1; week <= 60; week++) {
          stepCampaign(block, week, 0, 2);
          const { stock } = block.state;
          for (let k = 0; k < 6; k++) expect(stock[2 * k + 1]).toBeGreaterThanOrEqual(stock[2 * k] * (1 - 1e-7));
        }
      }),
      { numRuns: 20 },
    );
  });

  test("lost intelligence tells in its week", () => {
    const world = { ...still(WORLD), funded: Infinity };
    const block = blockOf([world, world]);
    run(block, 4);
    writeOrders(block, 1, { ...NO_ORDERS, seeing: false });
    stepCampaign(block, 5, 0, 2);
    expect(block.state.logFire[3]).toBeLessThan(block.state.logFire[2] + Math.log(0.86));
    expect(block.state.losses[1]).toBeLessThan(block.state.losses[0] * 0.95);
    expect(block.state.weekGain[1]).toBeGreaterThan(block.state.weekGain[0]);
  });

  test("recruits rise with the bonus until the budget binds, and never cost more than it", () => {
    const price = 20_000;
    const budget = 1.3 * price * WORLD.sides[0].intake;
    const sides = [{ ...WORLD.sides[0], budget, price, poolExponent: 0 }, WORLD.sides[1]] as const;
    const block = blockOf(upTo(40).map(() => ({ ...still(WORLD), sides })));
    for (let lane = 0; lane < 40; lane++) block.state.bonus[lane] = 1 + lane / 40;
    stepCampaign(block, 1, 0, 40);
    const recruits = [...block.state.recruits.subarray(0, 40)];
    const costs = [...block.state.recruitingCost.subarray(0, 40)];
    costs.forEach((cost) => expect(cost).toBeLessThanOrEqual(budget * (1 + 1e-12)));
    const bound = costs.findIndex((cost) => cost > budget * (1 - 1e-9));
    expect(bound).toBeGreaterThan(2);
    for (let k = 1; k < bound; k++) expect(recruits[k]).toBeGreaterThan(recruits[k - 1]);
    for (let k = bound + 1; k < 40; k++) expect(recruits[k]).toBeLessThan(recruits[k - 1]);
  });

  test("property: in a week of truce both sides lose less than a tenth of the week before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const block = blockOf([WORLD]);
        block.seed = seed;
        run(block, 6);
        const before = [...block.state.losses];
        writeOrders(block, 0, { ...NO_ORDERS, factor: 0.06, moving: false });
        const stood = block.state.gained[0];
        stepCampaign(block, 7, 0, 1);
        expect(block.state.losses[0]).toBeLessThan(before[0] / 10);
        expect(block.state.losses[1]).toBeLessThan(before[1] / 10);
        expect(block.state.gained[0]).toBe(stood);
      }),
      { numRuns: 50 },
    );
  });

  test("with all stocks full a cut-off of deliveries changes nothing that is fought with", () => {
    const classes = WORLD.classes.map((goods) => ({ ...goods, stock: 1e18 }));
    const [kept, cut] = [NO_ORDERS, { ...NO_ORDERS, level: 0 }].map(
      (given) => run(blockOf([{ ...WORLD, classes }]), 60, given).state,
    );
    for (const name of ["front", "logFire", "losses", "gained"] as const)
      expect([...cut[name]]).toEqual([...kept[name]]);
  });

  test("the same lane has the same bits in any block, in any order", () => {
    const worlds = upTo(7).map((k) => ({ ...WORLD, scatter: k / 20 }));
    const whole = run(blockOf(worlds), 30);
    const parts = blockOf(worlds);
    for (let week = 1; week <= 30; week++) {
      stepCampaign(parts, week, 4, 7);
      stepCampaign(parts, week, 0, 4);
    }
    expect(new Uint8Array(parts.bytes)).toEqual(new Uint8Array(whole.bytes));
    worlds.forEach((world, index) => {
      const alone = allocateBlock(LAYOUT, 1);
      writeLane(alone, 0, index, world);
      run(alone, 30);
      for (const name of Object.keys(alone.state) as (keyof Block["state"])[])
        alone.state[name].forEach((value, slot) => expect(whole.state[name][slot * 7 + index]).toBe(value));
    });
  });

  test("numbers at their ends leave everything finite", () => {
    const none = {
      ...WORLD.sides[0],
      front: 1,
      reserve: 0,
      intake: 0,
      losses: 0,
      pool: 0,
      price: 0,
      budget: 0,
      hospital: 0,
      training: 0,
    };
    const worlds: WorldNumbers[] = [
      { ...WORLD, sides: [none, WORLD.sides[1]] },
      { ...WORLD, sides: [WORLD.sides[0], { ...none, losses: 1e9 }] },
      { ...WORLD, classes: WORLD.classes.map((goods) => ({ ...goods, use: 0, stock: 0, home: 0 })) },
      {
        ...WORLD,
        classes: WORLD.classes.map((goods) => ({ ...goods, stock: 0, home: 0 })),
        pairs: WORLD.pairs.map(() => ({ order: 0, lag: 0 })),
      },
      {
        ...WORLD,
        tempo: { memory: 1, noise: 2, adapts: 1, thinsTo: 0 },
        front: { ...WORLD.front, stake: 0, cushion: 0 },
      },
      {
        ...WORLD,
        exponents: { own: 0, other: 1, fire: 5, spread: 0, ground: 5, response: 5 },
        air: { shots: 0, damage: 1 },
      },
    ];
    for (const given of [NO_ORDERS, CUT, { ...NO_ORDERS, factor: 0, air: 0, moving: false, delivering: false }]) {
      const { state } = run(blockOf(worlds), 150, given);
      for (const [name, column] of Object.entries(state))
        expect([name, column.every(Number.isFinite)]).toEqual([name, true]);
    }
  });

  test("a lane takes less than 4 kB", () => {
    expect(bytesPerLane(LAYOUT)).toBeLessThanOrEqual(4096);
    const wide: Layout = { ...LAYOUT, theatres: 4 };
    expect(bytesPerLane(wide)).toBeLessThanOrEqual(4096);
  });
});
