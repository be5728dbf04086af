import { type Block, type Layout, allocateBlock } from "../../../src/dynamics/stocks/block.js";
import { writeLane } from "../../../src/dynamics/stocks/lane.js";
import type { ClassNumbers, SideNumbers, WorldNumbers } from "../../../src/dynamics/stocks/numbers.js";

/** Six classes of the defender and armour of the attacker; the patron is donor 0, its allies donor 1. */
export const LAYOUT: Layout = {
  side: Uint8Array.of(1, 1, 1, 1, 1, 1, 0),
  payer: Int8Array.of(1, 1, 1, 1, 1, 1, -1),
  pairDonor: Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
  pairClass: Uint8Array.of(0, 1, 2, 3, 5, 0, 1, 2, 3, 4, 5),
  donors: 2,
  patron: 0,
  theatres: 2,
};

const SIDE: SideNumbers = {
  front: 610_000,
  reserve: 20_000,
  authorised: 620_000,
  intake: 7_100,
  losses: 7_400,
  woundedPerKilled: 2.6,
  returning: 0.55,
  captured: 0.01,
  desertion: 0.001,
  hospital: 14,
  training: 4,
  pool: 3_000_000,
  poolExponent: 0.3,
  bonusElasticity: 0.35,
  price: 20_000,
  budget: 400_000_000,
  fund: 0,
  rises: 0.008,
  truceDraws: 0.15,
  substitution: 0.3,
  waveWeeks: 8,
};

const GOODS: ClassNumbers = {
  use: 20,
  stock: 200,
  keeps: 2,
  tempo: 1,
  weight: 0.2,
  home: 4,
  stored: 0,
  restoresIn: 60,
  lost: 0.002,
  stops: 0,
  price: 1_000_000,
  replaced: 0.25,
  halfAfter: 50,
  sold: 0.6,
};

/** Numbers near the war in Ukraine in the spring of 2025; a test changes what it is about. */
export const WORLD: WorldNumbers = {
  sides: [
    SIDE,
    { ...SIDE, front: 300_000, reserve: 5_000, authorised: 310_000, intake: 3_900, losses: 3_700, desertion: 0.004 },
  ],
  classes: [
    { ...GOODS, tempo: 0, weight: 0, stops: 0.6 }, // interceptors
    GOODS,
    { ...GOODS, tempo: 0.5 },
    { ...GOODS, weight: 0.3, home: 10 },
    { ...GOODS, weight: 0.2, home: 16 },
    { ...GOODS, weight: 0.1, lost: 0 },
    { ...GOODS, use: 60, home: 20, stored: 3_000, stock: 2_000, weight: 0.25 }, // the attacker's armour
  ],
  pairs: [10, 9, 9, 5, 8, 3, 4, 3, 4, 5, 6].map((order) => ({ order, lag: 6 })),
  donors: [Infinity, 400_000_000].map((ceiling) => ({ ceiling, fund: 0, saves: 0, varies: 0 })),
  funded: 20,
  tempo: { memory: 0.98, noise: 0.075, adapts: 0.5, thinsTo: 0.9 },
  scatter: 0.05,
  exponents: { own: 0.5, other: 0.5, fire: 0.7, spread: 0.75, ground: 1.3, response: 1.5 },
  front: { gross: 114, held: 34, memory: 0.65, noise: 45, stake: 27_000, cushion: 80_000 },
  theatres: [
    { share: 0.8, blindGain: 1 },
    { share: 0.2, blindGain: 1.5 },
  ],
  breakthrough: { chance: 0.005, ratio: 1.3, men: 0.7, size: 600 },
  air: { shots: 60, damage: 0.5 },
  sight: { worth: 0.15, replaced: 0.25, halfAfter: 26 },
};

/** The same world without chance. */
export function still(world: WorldNumbers): WorldNumbers {
  return {
    ...world,
    scatter: 0,
    tempo: { ...world.tempo, noise: 0 },
    front: { ...world.front, noise: 0 },
    breakthrough: { ...world.breakthrough, chance: 0 },
  };
}

/** A block with the worlds in its lanes; lane i is world i. */
export function blockOf(worlds: readonly WorldNumbers[], layout = LAYOUT): Block {
  const block = allocateBlock(layout, worlds.length);
  worlds.forEach((world, lane) => writeLane(block, lane, lane, world));
  return block;
}
