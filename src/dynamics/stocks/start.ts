import { quickLog as log } from "../../math/quick.js";
import { type Block, STAGES } from "./block.js";
import { leakThrough, LEAST_FILL, weighFills } from "./fire.js";
import { consumeGoods, deliverGoods } from "./materiel.js";
import type { WorldNumbers } from "./numbers.js";

/** The state of a lane at the start: everything 0 but what stands ready, and delays filled as the flows of the start keep them. */
export function writeStart(block: Block, lane: number, world: WorldNumbers): void {
  const { state: c, world: p, lanes: n } = block;
  for (const column of Object.values(c)) for (let at = lane; at < column.length; at += n) column[at] = 0;
  for (let side = 0; side < 2; side++) startSide(block, lane, side, world);
  world.classes.forEach((goods, k) => {
    c.stock[k * n + lane] = goods.stock;
    c.stored[k * n + lane] = goods.stored;
  });
  world.donors.forEach(({ fund }, j) => (c.fund[j * n + lane] = fund));
  const pairs = block.layout.pairDonor.length;
  for (let pair = 0; pair < pairs; pair++) {
    const at = pair * n + lane;
    for (let stage = 0; stage < STAGES; stage++)
      c.transit[(stage * pairs + pair) * n + lane] = p.orders[at] / p.lag[at];
  }
  for (let k = 0; k < world.classes.length; k++) c.ramp[k * n + lane] = 1;
  c.soldRamp[lane] = 1;
  c.tempo[lane] = 1;
  c.output[lane] = 1;
  c.intelligence[lane] = 1;
  c.pull[lane] = 1;
}

function startSide(block: Block, lane: number, side: number, world: WorldNumbers): void {
  const { state: c, world: p, lanes: n } = block;
  const own = world.sides[side];
  const i = side * n + lane;
  c.front[i] = own.front;
  c.reserve[i] = own.reserve;
  c.pool[i] = p.pool0[i];
  c.bonus[i] = 1;
  c.chest[i] = own.fund;
  c.losses[i] = own.losses;
  c.arrivals[i] = own.intake;
  c.recruits[i] = own.intake;
  const lasting = 1 - p.woundedShare[i] * p.returning[i] + p.captureShare[i];
  c.permanent[i] = own.losses * lasting + p.desertion[i] * own.front;
  c.net[i] = own.intake - c.permanent[i];
  const wounded = own.losses * p.woundedShare[i];
  for (let stage = 0; stage < STAGES; stage++) c.hospital[(stage * 2 + side) * n + lane] = wounded / p.recovery[i];
  for (let slot = 0; slot < p.trainingWeeks[i]; slot++) c.pipeline[(slot * 2 + side) * n + lane] = own.intake;
}

/** Runs the first week's supply as it is and notes its fills and leakers: what fire is measured against. Spoils the state. */
export function measureStart(block: Block, lane: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  p.leak0[lane] = 0;
  for (let k = 0; k < layout.side.length; k++) p.logFill0[k * n + lane] = 0;
  deliverGoods(block, 0, lane, lane + 1);
  consumeGoods(block, lane, lane + 1);
  leakThrough(block, lane, lane + 1);
  p.leak0[lane] = c.leak[lane];
  for (let k = 0; k < layout.side.length; k++)
    p.logFill0[k * n + lane] = log(Math.max(LEAST_FILL, c.fill[k * n + lane]));
  weighFills(block, lane, lane + 1);
  for (let side = 0; side < 2; side++) p.weightSum[side * n + lane] = c.logFire[side * n + lane];
}
