import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/dynamics/stocks/block.js";
import type { DonorNumbers, WorldNumbers } from "../../../src/dynamics/stocks/numbers.js";
import { NO_ORDERS, type Orders, writeOrders } from "../../../src/dynamics/stocks/orders.js";
import { stepCampaign } from "../../../src/dynamics/stocks/step.js";
import { blockOf, LAYOUT, still, WORLD } from "./sample.js";

const CUT: Orders = { ...NO_ORDERS, level: 0 };

/** The sample world with what its second donor, who pays for replacements, has. */
function world(payer: Partial<DonorNumbers>, of: WorldNumbers = still(WORLD)): WorldNumbers {
  return { ...of, donors: [of.donors[0], { ...of.donors[1], ...payer }] };
}

function play(worlds: readonly WorldNumbers[], weeks: number, orders: Orders, each?: (block: Block) => void): Block {
  const block = blockOf(worlds);
  worlds.forEach((_, lane) => writeOrders(block, lane, orders));
  for (let week = 1; week <= weeks; week++) {
    stepCampaign(block, week, 0, block.lanes);
    each?.(block);
  }
  return block;
}

describe("money of a donor", () => {
  const bill = WORLD.pairs.reduce(
    (sum, { order }, pair) =>
      sum + (LAYOUT.pairDonor[pair] === 1 ? order * WORLD.classes[LAYOUT.pairClass[pair]].price : 0),
    0,
  );

  test("what is set aside pays for what the ceiling does not, and is gone in the end", () => {
    const ceiling = bill; // its own gifts use it up: every replacement costs the fund
    const fund = 100e6;
    const [poor, rich] = [0, 1];
    let spent = 0;
    const { state: c } = play([world({ ceiling }), world({ ceiling, fund })], 60, CUT, ({ state, lanes }) => {
      spent = Math.max(spent, fund - state.fund[lanes + rich]);
      expect(state.fund[lanes + rich]).toBeGreaterThanOrEqual(0);
    });
    expect(c.paid[2 + poor]).toBeCloseTo(60 * bill, 3);
    expect(c.paid[2 + rich]).toBeCloseTo(60 * bill + fund, 3);
    expect(spent).toBeCloseTo(fund, 3);
    const given = [...LAYOUT.pairClass].filter((_, pair) => LAYOUT.pairDonor[pair] === LAYOUT.patron);
    expect(given.length).toBeGreaterThan(3);
    for (const k of given) {
      expect(c.replacedIn[2 * k + rich]).toBeGreaterThan(0);
      expect(c.replacedIn[2 * k + poor]).toBe(0);
    }
  });

  test("what a week leaves below the ceiling is there later where the donor saves, and lapses where it does not", () => {
    const ceiling = bill + 20e6;
    const { state: c } = play([world({ ceiling }), world({ ceiling, saves: 0.5 })], 10, NO_ORDERS);
    expect([c.fund[2], c.fund[3]]).toEqual([0, expect.closeTo(10 * 0.5 * 20e6, 3) as number]);
    expect(c.paid[3]).toBeCloseTo(10 * bill, 3);
  });

  test("a fund without a ceiling is never touched", () => {
    const { state: c } = play([world({ ceiling: Infinity, fund: 5e8, saves: 1 })], 40, CUT);
    expect(c.fund[1]).toBe(5e8);
  });

  test("recruits beyond the weekly budget are paid from what is set aside for them, to the last dollar", () => {
    const price = 20_000;
    const budget = 0.5 * price * WORLD.sides[0].intake;
    const side = { ...WORLD.sides[0], budget, price, poolExponent: 0, rises: 0 };
    const worlds = [0, 3 * budget].map((fund) => ({
      ...still(WORLD),
      sides: [{ ...side, fund }, WORLD.sides[1]] as const,
    }));
    const recruits: number[][] = [];
    const { state: c } = play(worlds, 6, NO_ORDERS, ({ state }) => recruits.push([...state.recruits.subarray(0, 2)]));
    const half = WORLD.sides[0].intake / 2;
    expect(recruits.map(([bare]) => bare / half)).toEqual(Array(6).fill(1));
    expect(recruits.map(([, paid]) => Math.round((paid / half) * 1e9) / 1e9)).toEqual([2, 2, 2, 1, 1, 1]);
    expect(c.recruitingCost[1] - c.recruitingCost[0]).toBeCloseTo(3 * budget, 3);
    expect(c.chest[1]).toBe(0);
  });
});

describe("deliveries that vary", () => {
  const varying = (spread: number): WorldNumbers => {
    const of = still(WORLD);
    return { ...of, donors: of.donors.map((donor) => ({ ...donor, varies: spread })) };
  };

  test("have the mean that was ordered, the spread that was stated, and one draw for all goods of a donor", () => {
    const sizes: number[] = [];
    play(
      Array.from({ length: 40 }, () => ({ ...varying(0.6), funded: Infinity })),
      100,
      NO_ORDERS,
      ({ world: p, lanes }) => sizes.push(...p.luck.subarray(0, 2 * lanes)),
    );
    const logs = sizes.map(Math.log);
    const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    const spread = Math.sqrt(mean(logs.map((log) => (log - mean(logs)) ** 2)));
    // 8,000 draws: four standard errors of the mean of a lognormal and of the spread of its log
    expect(Math.abs(mean(sizes) - 1)).toBeLessThan((4 * Math.sqrt(Math.exp(0.36) - 1)) / Math.sqrt(8_000));
    expect(Math.abs(spread - 0.6)).toBeLessThan((4 * 0.6) / Math.sqrt(16_000));
  });

  test("move stocks and money, and no draw of another stream", () => {
    const [steady, moved] = [0, 0.6].map((spread) => play([varying(spread)], 30, NO_ORDERS));
    expect(moved.state.stock[1]).not.toBe(steady.state.stock[1]);
    expect(moved.state.paid[1]).not.toBe(steady.state.paid[1]);
    for (const name of ["zLosses", "zTempo", "zFront"] as const)
      expect([...moved.world[name]]).toEqual([...steady.world[name]]);
  });
});
