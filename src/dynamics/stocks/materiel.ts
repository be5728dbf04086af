import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import { type Block, STAGES } from "./block.js";
import { throughStages } from "./delay.js";
import { fillOf, rampStep, risen } from "./laws.js";

/** Sold from stock: 8 weeks to half. Source: an assumption; campaign design: "8 if sold from stock". */
const SOLD_STEP = rampStep(8);
/** What is restored from storage falls with what is left there, to this power. */
export const RESTORED = 0.7;

/** All that comes in: deliveries, what others put in place of a lost flow, home production, what is restored from storage. */
export function deliverGoods(block: Block, week: number, from: number, to: number): void {
  const { layout } = block;
  openBooks(block, from, to);
  for (let pair = 0; pair < layout.pairDonor.length; pair++)
    if (layout.pairDonor[pair] === layout.patron) orderOfPatron(block, pair, week, from, to);
    else ship(block, pair, from, to);
  if (layout.patron >= 0) replaceLost(block, from, to);
  closeBooks(block, from, to);
  gather(block, from, to);
}

/** Nothing has come, nothing is missing, and every donor owes what it gives as before; of the patron see `orderOfPatron`. */
function openBooks(block: Block, from: number, to: number): void {
  const { lanes: n, layout } = block;
  const { inflow, extra, due, wanted, short } = block.state;
  const { bill, luck } = block.world;
  for (let k = 0; k < layout.side.length; k++)
    for (let i = k * n + from; i < k * n + to; i++) {
      inflow[i] = 0;
      extra[i] = 0;
    }
  for (let j = 0; j < layout.donors; j++)
    for (let i = j * n + from; i < j * n + to; i++) {
      due[i] = bill[i] * luck[i];
      wanted[i] = 0;
    }
  for (let s = from; s < to; s++) short[s] = 0;
}

/** A donor's deliveries of one class, as long as a truce lets them come. A flow that never varies arrives as it is ordered. */
function ship(block: Block, pair: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { transit, inflow } = c;
  const { orders, lag, delivering, luck, varies } = p;
  const base = pair * n;
  const into = layout.pairClass[pair] * n;
  const donor = layout.pairDonor[pair] * n;
  const stride = layout.pairDonor.length * n;
  for (let s = from; s < to; s++) {
    if (delivering[s] === 0) continue;
    const order = orders[base + s];
    if (varies[donor + s] === 0) inflow[into + s] += order;
    else inflow[into + s] += throughStages(transit, base + s, stride, order * luck[donor + s], lag[base + s]);
  }
}

/** A flow that is no longer ordered counts as lost by this share at least, so that who replaces it sets to work at once. */
const LEAST_LOSS = 1e-9;

/**
 * The patron's deliveries of one class. What is under way stops where it ends them, and waits; where money ends, it still arrives.
 * Once nothing more is ordered, what no longer arrives is noted in `extra`, and the lane as short.
 */
function orderOfPatron(block: Block, pair: number, week: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { transit, inflow, extra, due } = c;
  const { orders, lag, cost, level, delivering, funded, luck } = p;
  const base = pair * n;
  const into = layout.pairClass[pair] * n;
  const donor = layout.patron * n;
  const stride = layout.pairDonor.length * n;
  for (let s = from; s < to; s++) {
    const rate = lag[base + s];
    const before = orders[base + s];
    const ended = level[s] <= 1 && rate * (funded[s] - week) <= STAGES;
    const share = ended ? 0 : level[s];
    const order = share * before * luck[donor + s];
    due[donor + s] += order * cost[into + s];
    let arrives = 0;
    if (delivering[s] === 1 && level[s] > 0) {
      arrives = throughStages(transit, base + s, stride, order, rate);
      inflow[into + s] += arrives;
    }
    if (share >= 1) continue;
    extra[into + s] += Math.max(LEAST_LOSS * before, before - arrives);
    c.short[s] = 1;
  }
}

/**
 * What the payer buys from the patron and what others come to make, of the rest, within the payer's ceiling; `extra` holds what is
 * lost and then what would come. The ramps are carried from week to week (`ramp`): rampOf without its exponential.
 */
function replaceLost(block: Block, from: number, to: number): void {
  const { lanes: n, layout } = block;
  const { short, soldRamp } = block.state;
  for (let s = from; s < to; s++) soldRamp[s] = short[s] === 1 ? soldRamp[s] * SOLD_STEP : 1;
  for (let k = 0; k < layout.side.length; k++)
    if (layout.payer[k] >= 0) wantReplacement(block, k * n, layout.payer[k] * n, from, to);
  for (let j = 0; j < layout.donors; j++) grant(block, j * n, from, to);
}

/** What would replace the lost flow of the class at `base` if there were money enough, and its price on the payer's account. */
function wantReplacement(block: Block, base: number, payer: number, from: number, to: number): void {
  const { extra, ramp, wanted, soldRamp } = block.state;
  const { bought, sold: soldShare, replaced, rampStep: step, cost } = block.world;
  for (let s = from; s < to; s++) {
    const i = base + s;
    if (extra[i] === 0) {
      ramp[i] = 1;
      continue;
    }
    const sold = bought[s] === 1 ? risen(soldRamp[s]) * soldShare[i] : 0;
    extra[i] *= sold + (1 - sold) * replaced[i] * risen(ramp[i]);
    ramp[i] *= step[i];
    wanted[payer + s] += extra[i] * cost[i];
  }
}

/** Turns what is wanted of a donor (USD) into the share that its ceiling and fund leave room for; nothing is shipped where a truce forbids it. */
function grant(block: Block, base: number, from: number, to: number): void {
  const { wanted, due, short, fund } = block.state;
  const { ceiling, delivering } = block.world;
  for (let s = from; s < to; s++) {
    if (short[s] === 0) continue;
    const i = base + s;
    const sum = wanted[i];
    const room = Math.max(0, ceiling[i] - due[i] + fund[i]);
    const share = delivering[s] === 0 ? 0 : sum > room ? room / sum : 1;
    wanted[i] = share;
    due[i] += share * sum;
  }
}

/**
 * Money that has changed hands: nothing for the goods that a truce keeps back. What exceeds the ceiling comes out of the fund, and a
 * share of what a week leaves below it goes there.
 */
function closeBooks(block: Block, from: number, to: number): void {
  const { lanes: n, layout } = block;
  const { due, paid, fund } = block.state;
  const { delivering, ceiling, saves } = block.world;
  for (let j = 0; j < layout.donors; j++)
    for (let s = from; s < to; s++) {
      const i = j * n + s;
      const spent = delivering[s] === 0 ? 0 : due[i];
      paid[i] += spent;
      if (ceiling[i] === Infinity || (fund[i] === 0 && saves[i] === 0)) continue;
      const left = ceiling[i] - spent;
      fund[i] = left < 0 ? Math.max(0, fund[i] + left) : fund[i] + saves[i] * left;
    }
}

/** Adds what replaces a lost flow, home production, which raids on the defender cut, and what is restored; keeps the ledgers. */
function gather(block: Block, from: number, to: number): void {
  const { lanes: n, layout } = block;
  const { inflow, given, made, stored, output, extra, replacedIn, wanted } = block.state;
  const { home } = block.world;
  for (let k = 0; k < layout.side.length; k++) {
    const payer = layout.payer[k] * n;
    const raided = layout.side[k] === 1;
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      const came = inflow[i];
      given[i] += came;
      let sum = raided ? home[i] * output[s] : home[i];
      made[i] += sum;
      sum += came;
      if (payer >= 0 && extra[i] !== 0) {
        const comes = extra[i] * wanted[payer + s];
        replacedIn[i] += comes;
        sum += comes;
      }
      inflow[i] = stored[i] > 0 ? sum + restore(block, i) : sum;
    }
  }
}

/** Pieces restored from storage this week; the stored ones fall by as many. */
function restore(block: Block, i: number): number {
  const { stored } = block.state;
  const out = Math.min(stored[i], block.world.restore[i] * exp(RESTORED * log(stored[i])));
  stored[i] -= out;
  return out;
}

/** Use of the week, rationed as the stock thins, and what is destroyed in store; u ≤ what is there. */
export function consumeGoods(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { stock, inflow, fill: fills, weekUse, used: usedUp, destroyed: lost, tempo, logTempo } = c;
  const { use, keeps, tempoShare, factor, air } = p;
  for (let k = 0; k < layout.side.length; k++)
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      const share = tempoShare[i];
      const ground = share === 1 ? tempo[s] : exp(share * logTempo[s]);
      const available = stock[i] + inflow[i];
      const demand = use[i] * (share === 0 ? air[s] : factor[s] * ground);
      const fill = fillOf(available, demand, keeps[i]);
      const used = Math.min(available, fill * demand);
      fills[i] = fill;
      weekUse[i] = used;
      usedUp[i] += used;
      let left = available - used;
      if (p.lost[i] > 0) {
        const destroyed = Math.min(left, stock[i] * p.lost[i] * tempo[s] * factor[s]);
        lost[i] += destroyed;
        left -= destroyed;
      }
      stock[i] = left;
    }
}
