import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, STAGES } from "../../../src/dynamics/stocks/block.js";
import type { WorldNumbers } from "../../../src/dynamics/stocks/numbers.js";
import { NO_ORDERS, type Orders, writeOrders } from "../../../src/dynamics/stocks/orders.js";
import { stepCampaign } from "../../../src/dynamics/stocks/step.js";
import { blockOf, WORLD } from "./sample.js";

const sumOf = (column: Float64Array, lanes: number, lane: number, slots: number[]): number =>
  slots.reduce((sum, slot) => sum + column[slot * lanes + lane], 0);
const upTo = (count: number, step = 1, first = 0): number[] =>
  Array.from({ length: count }, (_, k) => first + k * step);

/** Everyone of a side, wherever they are. */
function everyone({ state: c, lanes }: Block, lane: number, side: number): number {
  const single = [c.front, c.reserve, c.pool, c.dead, c.captured, c.discharged, c.deserters];
  return (
    single.reduce((sum, column) => sum + column[side * lanes + lane], 0) +
    sumOf(c.pipeline, lanes, lane, upTo(12, 2, side)) +
    sumOf(c.hospital, lanes, lane, upTo(STAGES, 2, side))
  );
}

/** Pieces of a class: in store and used up, less what was made, delivered and replaced since the start. */
function pieces({ state: c, lanes }: Block, lane: number, k: number): number {
  const i = k * lanes + lane;
  return c.stock[i] + c.stored[i] + c.used[i] + c.destroyed[i] - c.made[i] - c.given[i] - c.replacedIn[i];
}

/** Pieces of a class under way, and what its deliveries have brought since the start. */
function sent({ state: c, lanes, layout }: Block, lane: number, k: number): number {
  const pairs = layout.pairClass.length;
  return [...layout.pairClass].reduce(
    (sum, of, pair) => sum + (of === k ? sumOf(c.transit, lanes, lane, upTo(STAGES, pairs, pair)) : 0),
    c.given[k * lanes + lane],
  );
}

/** What is ordered of a class in the week just played. */
function ordered(
  { layout, world: p, lanes }: Block,
  world: WorldNumbers,
  given: Orders,
  week: number,
  k: number,
): number {
  return world.pairs.reduce((sum, { order, lag }, pair) => {
    if (layout.pairClass[pair] !== k) return sum;
    const patron = layout.pairDonor[pair] === layout.patron;
    if (!given.delivering || (patron && given.level === 0)) return sum;
    const luck = p.luck[layout.pairDonor[pair] * lanes];
    return (
      sum + order * luck * (!patron ? 1 : given.level <= 1 && week >= world.funded - Math.max(4, lag) ? 0 : given.level)
    );
  }, 0);
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const wild = fc
  .record({
    losses: share,
    capture: share,
    desert: share,
    train: share,
    wound: share,
    bonus: share,
    stock: share,
    r: share,
    rise: share,
    pool: share,
    use: share,
  })
  .map((u): WorldNumbers => ({
    ...WORLD,
    sides: WORLD.sides.map((side) => ({
      ...side,
      losses: side.losses * (20 * u.losses) ** 2,
      captured: u.capture,
      desertion: u.desert / 4,
      training: 14 * u.train,
      woundedPerKilled: 6 * u.wound,
      returning: u.r,
      reserve: 1e5 * u.train,
      pool: 4e5 * u.pool,
      bonusElasticity: 2 * u.bonus,
      rises: u.rise / 10,
      substitution: 1.6 * u.r - 1,
    })) as unknown as WorldNumbers["sides"],
    donors: WORLD.donors.map((donor) => ({
      ...donor,
      varies: u.rise < 0.3 ? 0 : u.rise,
      fund: 1e8 * u.pool,
      saves: u.r,
    })),
    classes: WORLD.classes.map((goods) => ({
      ...goods,
      stock: 400 * u.stock,
      use: goods.use * 4 * u.use,
      lost: u.desert / 2,
    })),
  }));
const orders = fc.record({
  level: fc.constantFrom(0, 1, 1.5),
  factor: fc.constantFrom(1, 0.05),
  seeing: fc.boolean(),
  training: fc.boolean(),
  recruiting: fc.boolean(),
  delivering: fc.boolean(),
  bought: fc.boolean(),
  moving: fc.boolean(),
});

describe("what a week of the stocks campaign conserves", () => {
  test("property: nobody is lost and nobody made, whatever the numbers and orders", () => {
    fc.assert(
      fc.property(wild, orders, fc.integer({ min: 0, max: 1e6 }), (world, given, seed) => {
        const block = blockOf([world]);
        block.seed = seed;
        block.state.waveMen.fill(1e5);
        block.state.waveLeft.fill(8);
        writeOrders(block, 0, { ...NO_ORDERS, ...given });
        const [men, goods] = [
          [0, 1].map((side) => everyone(block, 0, side)),
          world.classes.map((_, k) => pieces(block, 0, k)),
        ];
        for (let week = 1; week <= 12; week++) {
          const way = world.classes.map((_, k) => sent(block, 0, k));
          stepCampaign(block, week, 0, 1);
          way.forEach((before, k) => {
            const now = before + ordered(block, world, { ...NO_ORDERS, ...given }, week, k);
            expect(Math.abs(sent(block, 0, k) - now)).toBeLessThan(1e-9 * Math.max(1, now));
          });
          for (const side of [0, 1]) expect(Math.abs(everyone(block, 0, side) / men[side] - 1)).toBeLessThan(1e-9);
          goods.forEach((was, k) => {
            const scale = Math.max(1, was, block.state.used[k]);
            expect(Math.abs(pieces(block, 0, k) - was) / scale).toBeLessThan(1e-9);
          });
        }
        for (const column of ["front", "pool", "stock", "hospital", "transit", "fund", "chest"] as const)
          for (const value of block.state[column]) expect(value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});
