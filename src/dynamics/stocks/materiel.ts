import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import { type Block, STAGES } from "./block.js";
import { fillOf, rampStep, risen } from "./laws.js";

/** Sold from stock: 8 weeks to half. Source: an assumption; campaign design: "8 if sold from stock". */
const SOLD_STEP = rampStep(8);
/** What is restored from storage falls with what is left there, to this power. */
const RESTORED = 0.7;

/** All that comes in: home production, what is restored from storage, deliveries, and what others put in place of a lost flow. */
export function deliverGoods(block: Block, week: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  for (let k = 0; k < layout.side.length; k++)
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      const home = layout.side[k] === 1 ? p.home[i] * c.output[s] : p.home[i];
      c.made[i] += home;
      c.inflow[i] = c.stored[i] > 0 ? home + restore(block, i) : home;
      c.extra[i] = 0;
    }
  for (let j = 0; j < layout.donors; j++)
    for (let s = from; s < to; s++) {
      c.due[j * n + s] = 0;
      c.wanted[j * n + s] = 0;
    }
  for (let s = from; s < to; s++) c.short[s] = 0;
  for (let pair = 0; pair < layout.pairDonor.length; pair++) ship(block, pair, week, from, to);
  if (layout.patron >= 0) replaceLost(block, from, to);
}

/** Pieces restored from storage this week; the stored ones fall by as many. */
function restore(block: Block, i: number): number {
  const { state: c, world: p } = block;
  const out = Math.min(c.stored[i], p.restore[i] * exp(RESTORED * log(c.stored[i] / p.stored0[i])));
  c.stored[i] -= out;
  return out;
}

/**
 * One donor's deliveries of one class through their four stages. What is under way stops where the patron ends deliveries or a truce
 * does, and waits. What the patron no longer sends is noted in `extra`, and the lane as short.
 */
function ship(block: Block, pair: number, week: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { transit, inflow, given, ordered, due, paid } = c;
  const { orders, lag, cost, level, delivering } = p;
  const donor = layout.pairDonor[pair];
  const acted = donor === layout.patron;
  const stride = layout.pairDonor.length * n;
  for (let s = from; s < to; s++) {
    const at = pair * n + s;
    const k = layout.pairClass[pair] * n + s;
    let order = orders[at];
    if (acted) {
      const ended = level[s] <= 1 && week >= p.funded[s] - STAGES / lag[at];
      order *= ended ? 0 : level[s];
      if (order < orders[at]) {
        c.extra[k] += orders[at] - order;
        c.short[s] = 1;
      }
    }
    const bill = order * cost[k];
    due[donor * n + s] += bill;
    if (delivering[s] === 0 || (acted && level[s] === 0)) continue;
    paid[donor * n + s] += bill;
    ordered[at] += order;
    const rate = lag[at];
    const out0 = rate * transit[at];
    const out1 = rate * transit[at + stride];
    const out2 = rate * transit[at + 2 * stride];
    const out3 = rate * transit[at + 3 * stride];
    transit[at] += order - out0;
    transit[at + stride] += out0 - out1;
    transit[at + 2 * stride] += out1 - out2;
    transit[at + 3 * stride] += out2 - out3;
    given[k] += out3;
    inflow[k] += out3;
  }
}

/**
 * What the payer buys from the patron and what others come to make, of the rest, within the payer's ceiling; `extra` holds what is
 * lost and then what would come. The ramps are carried from week to week (`ramp`): rampOf without its exponential.
 */
function replaceLost(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { extra, ramp, wanted, due, soldRamp } = c;
  for (let s = from; s < to; s++) {
    soldRamp[s] = c.short[s] === 1 ? soldRamp[s] * SOLD_STEP : 1;
  }
  for (let k = 0; k < layout.side.length; k++) {
    if (layout.payer[k] < 0) continue;
    const slot = layout.payer[k] * n;
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      if (extra[i] === 0) {
        ramp[i] = 1;
        continue;
      }
      const sold = p.bought[s] === 1 ? risen(soldRamp[s]) * p.sold[i] : 0;
      extra[i] *= sold + (1 - sold) * p.replaced[i] * risen(ramp[i]);
      ramp[i] *= p.rampStep[i];
      wanted[slot + s] += extra[i] * p.cost[i];
    }
  }
  for (let k = 0; k < layout.side.length; k++) {
    if (layout.payer[k] < 0) continue;
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      if (extra[i] === 0) continue;
      const payer = layout.payer[k] * n + s;
      const room = Math.max(0, p.ceiling[payer] - due[payer]);
      const comes = wanted[payer] > room ? (extra[i] * room) / wanted[payer] : extra[i];
      c.replacedIn[i] += comes;
      c.inflow[i] += comes;
      c.paid[payer] += comes * p.cost[i];
    }
  }
}

/** Use of the week, rationed as the stock thins, and what is destroyed in store; u ≤ what is there. */
export function consumeGoods(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { stock, inflow, fill: fills, weekUse, used: usedUp, destroyed: lost, tempo, logIntensity } = c;
  const { use, keeps, tempoShare, factor, air } = p;
  for (let k = 0; k < layout.side.length; k++)
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      const share = tempoShare[i];
      const ground = share === 1 ? tempo[s] : exp(share * logIntensity[s]);
      const available = stock[i] + inflow[i];
      const demand = use[i] * (share === 0 ? air[s] : factor[s] * ground);
      const fill = fillOf(available, demand, keeps[i]);
      const used = Math.min(available, fill * demand);
      const destroyed = Math.min(available - used, stock[i] * p.lost[i] * tempo[s] * factor[s]);
      fills[i] = fill;
      stock[i] = available - used - destroyed;
      weekUse[i] = used;
      usedUp[i] += used;
      lost[i] += destroyed;
    }
}
