import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import { RAISED } from "../aid.js";
import type { Course } from "../course.js";
import type { Block } from "./block.js";
import { GEOMETRIC, LEAST_FILL, LEAST_SIGHT } from "./fire.js";
import { BREAK_SPREAD } from "./front.js";
import { fillOf, logExchange, tolerableTempo } from "./laws.js";
import type { StocksScene } from "./scene.js";

/** Horizon over which the tempo's wandering is turned into a mean and a variance a week. */
const YEAR = 52;

/** Of an AR(1) log tempo over a year: the mean share of today's deviation that is left, and the variance of its sum a week. */
export function spreadOfTempo(memory: number, noise: number): { left: number; variance: number } {
  let left = 0;
  let variance = 0;
  let power = 1;
  let reach = 0;
  for (let week = 1; week <= YEAR; week++) {
    reach += power;
    power *= memory;
    left += power;
    variance += reach * reach;
  }
  return { left: left / YEAR, variance: (noise * noise * variance) / YEAR };
}

/** Fire of the defender at the start as a share of that at full need: the same index over the fills themselves. */
export function fireAtStart(block: Block): number {
  return exp(indexOf(block, (k) => block.world.logFill0[k]));
}

/** Log index over the defender's classes from the logs of their fills. */
function indexOf({ world: p, layout }: Block, logFill: (k: number) => number): number {
  const r = p.substitution[1];
  const geometric = Math.abs(r) < GEOMETRIC;
  let sum = geometric ? 0 : p.rest[1];
  for (let k = 0; k < layout.side.length; k++) {
    if (layout.side[k] === 0 || p.weight[k] === 0) continue;
    const fill = Math.max(LOG_LEAST, logFill(k));
    sum += p.weight[k] * (geometric ? fill : exp(r * fill));
  }
  return geometric ? sum : log(sum) / r;
}
const LOG_LEAST = log(LEAST_FILL);

/** Pieces a week that reach a class of the defender under a course in the long run, replacements in full. */
function inflowUnder({ world: p, layout }: Block, k: number, course: Course, week: number): number {
  let flow = p.home[k];
  for (let pair = 0; pair < layout.pairClass.length; pair++) {
    if (layout.pairClass[pair] !== k) continue;
    const order = p.orders[pair];
    if (layout.pairDonor[pair] !== layout.patron) flow += order;
    else {
      const share = levelUnder(p.funded[0], course, week);
      flow += order * share;
      const sold = course.sales && course.othersPay ? p.sold[k] : 0;
      if (layout.payer[k] >= 0) flow += Math.max(0, 1 - share) * order * (sold + (1 - sold) * p.replaced[k]);
    }
  }
  return flow;
}

function levelUnder(funded: number, course: Course, week: number): number {
  if (course.deliveries === "none") return 0;
  if (course.deliveries === "raised") return RAISED;
  return week < funded ? 1 : 0;
}

/** Defender's fire as a share of full need in the long run under a course: stocks gone, what comes in is what is used. */
export function longRunFire(stocks: StocksScene, course: Course, week: number): number {
  const { block } = stocks;
  const { world: p } = block;
  const log0 = indexOf(block, (k) =>
    p.use[k] === 0 ? 0 : log(Math.max(LEAST_FILL, fillWith(block, k, course, week))),
  );
  const seen = course.intelligence ? 1 : p.sightReplaced[0];
  return exp(log0 + log(Math.max(LEAST_SIGHT, 1 - p.sight[0] * (1 - seen))));
}

function fillWith(block: Block, k: number, course: Course, week: number): number {
  return Math.min(1, inflowUnder(block, k, course, week) / block.world.use[k]);
}

/** Weeks that stocks last without the patron, on the mean by what each class counts for in the fire; at most `most`. */
export function weeksWithout(stocks: StocksScene, cut: Course, week: number, most: number): number {
  const { block } = stocks;
  const { state: c, world: p, layout } = block;
  let weight = 0;
  let weeks = 0;
  for (let k = 0; k < layout.side.length; k++) {
    if (layout.side[k] === 0 || p.weight[k] === 0) continue;
    const gap = p.use[k] - inflowUnder(block, k, cut, week);
    weight += p.weight[k];
    weeks += p.weight[k] * (gap > 0 ? Math.min(most, c.stock[k] / gap) : most);
  }
  return weight === 0 ? most : weeks / weight;
}

/** Log rise of the defender's fire while a truce lets deliveries of the week's size fill its stocks. */
export function refillOver(stocks: StocksScene, weeks: number, factor: number): number {
  const { block } = stocks;
  const { state: c, world: p } = block;
  const filled = (k: number): number =>
    log(
      Math.max(
        LEAST_FILL,
        fillOf(c.stock[k] + Math.max(0, c.inflow[k] - factor * p.use[k]) * weeks, p.use[k], p.keeps[k]),
      ),
    );
  const now = (k: number): number => log(Math.max(LEAST_FILL, fillOf(c.stock[k], p.use[k], p.keeps[k])));
  return Math.max(0, indexOf(block, filled) - indexOf(block, now));
}

/** What the campaign has in store where the forces and the defender's fire stay as given. */
export interface Expected {
  logTempo: number; // on the mean over a year
  pull: number; // of the gross advance
  /** Killed, captured, deserting and crippled, less volunteers: persons a week. Shape [2]. */
  readonly permanent: Float64Array;
  readonly recruits: Float64Array;
}

/**
 * Expected tempo, pull of the advance and flows of men.
 * @param logMen log forces relative to the start, attacker and defender
 * @param logFire log of the defender's fire relative to the start
 */
export function foreseeWar(
  stocks: StocksScene,
  logMen: readonly [number, number] | Float64Array,
  logFire: number,
  out: Expected,
): void {
  const { state: c, world: p } = stocks.block;
  const e = { own: p.own[0], other: p.other[0], fire: p.fireExponent[0] };
  const attack = logExchange(e, logMen[0], logMen[1], logFire);
  const target = tolerableTempo(p.adapts[0], attack - logMen[0]);
  out.logTempo = target + stocks.tempoLeft * (c.logIntensity[0] - target);
  const ratio = Math.min(MOST_RATIO, Math.max(-MOST_RATIO, logMen[0] + c.logFire[0] - logMen[1] - logFire));
  out.pull = exp(p.tempoExponent[0] * out.logTempo + p.response[0] * ratio);
  const defence = logExchange(e, logMen[1], logMen[0], c.logFire[0]) + p.spread[0] * out.logTempo;
  for (let i = 0; i < 2; i++) {
    const losses = p.losses0[i] * exp(i === 0 ? attack + out.logTempo : defence);
    const lasting = 1 - p.woundedShare[i] * p.returning[i] + p.captureShare[i];
    out.permanent[i] = losses * lasting + p.desertion[i] * p.front0[i] * exp(logMen[i]);
    out.recruits[i] = volunteers(stocks.block, i);
  }
}

const MOST_RATIO = log(2.5);

function volunteers({ state: c, world: p }: Block, i: number): number {
  const bonus = c.bonus[i] === 1 ? 1 : exp(p.bonusElasticity[i] * log(c.bonus[i]));
  const pool = p.poolExponent[i] > 0 ? exp(p.poolExponent[i] * log(Math.max(1e-9, c.pool[i] / p.pool0[i]))) : 1;
  const price = c.bonus[i] * p.price[i];
  const willing = p.intake[i] * bonus * pool;
  const money = p.budget[i] + c.chest[i];
  return Math.min(c.pool[i], willing * price > money ? money / price : willing);
}

/** Mean pace over the line of what lost intelligence lets happen, multiple; `seen` is the share of it that is there. */
export function paceUnseen({ world: p, layout }: Block, seen: number): number {
  if (seen === 1) return 1;
  let pace = 0;
  for (let h = 0; h < layout.theatres; h++) pace += p.share[h] * exp(p.blindGain[h] * (1 - seen));
  return pace;
}

/** Mean and second moment of the ground that breakthroughs bring a week as things stand; 0 where the defence is not weak. */
export function breakMoments(stocks: StocksScene, out: { mean: number; square: number }): void {
  const { state: c, world: p } = stocks.block;
  const weak = c.front[1] < p.breakMen[0] * p.front0[1] || c.logRatio[0] > p.logBreakRatio[0];
  const chance = weak ? p.breakChance[0] : 0;
  const spread = BREAK_SPREAD * BREAK_SPREAD;
  out.mean = chance === 0 ? 0 : chance * p.breakSize[0] * exp(spread / 2);
  out.square = chance === 0 ? 0 : chance * p.breakSize[0] * p.breakSize[0] * exp(2 * spread);
}
