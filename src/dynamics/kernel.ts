import { exp, expm1, log1p } from "../math/elementary.js";
import { quickExp, quickLog1p } from "../math/quick.js";

/**
 * A war as one side sees it, for the side that gains when the front `n` rises. Weekly rates, own utility scale.
 * The other side uses `mirrored`.
 */
export interface War {
  n: number; // cells held, real, 0..cells
  cells: number; // N > 0
  up: number; // chance a week that the front moves one cell up
  down: number;
  winHazard: number; // chance a week of winning outright
  loseHazard: number;
  delta: number; // weekly discount factor
  cost: number; // weekly cost of fighting
  win: number;
  lose: number;
  flow: number; // earned a week at n = 0
  flowPerCell: number;
  endsDecide: number; // chance that reaching an end decides the war
}

/** A war in which nothing happens and nothing is earned or paid: what others are written from. */
export const STILL: Readonly<War> = {
  n: 1,
  cells: 2,
  up: 0,
  down: 0,
  winHazard: 0,
  loseHazard: 0,
  delta: 1,
  cost: 0,
  win: 1,
  lose: 0,
  flow: 0,
  flowPerCell: 0,
  endsDecide: 1,
};

/** `value` = without cost; `duration` = expected discounted weeks; the value of fighting on is value − cost·duration. */
export interface Worth {
  value: number;
  duration: number;
}

const LEAST_DISCOUNT = 1e-7;
/** A way to an end that fades by more than e^−FAR counts for nothing: below the last place of any value at that discount. */
const FAR = 60;
const RUIN_SERIES = 1e-3;

/**
 * Value of fighting on, split so that V = value − cost · duration, written into `out`.
 *
 * V(n) = −c + f0 + f·n + δ(kw·W + kl·L) + s[up·V(n+1) + down·V(n−1) + (1−up−down)·V(n)], s = δ(1−kw−kl),
 * V(N) = ζW + (1−ζ)·(held for ever), V(0) likewise with L. Closed form: particular part α0 + β0·n,
 * two geometric parts with powers ≤ 1. s = 1: gambler's ruin (needs ζ = 1, no flow).
 *
 * Throws where 0 < 1−s < 1e-7 (not representable) and for a war without end (s = 1, no moves).
 * O(1): up to two logarithms and four exponentials, none for an end too far away to be reached. Source: derived; gambler's ruin: Feller (1968) ch. XIV.
 */
export function worthOfFighting(war: War, out: Worth): void {
  const { delta, winHazard, loseHazard, up, down, n, cells } = war;
  const leak = 1 - delta + delta * (winHazard + loseHazard);
  if (leak === 0) return ruin(war, out);
  if (leak < LEAST_DISCOUNT) throw new Error(`invalid war: discount and hazards together ${leak}, below 1e-7`);
  const s = delta * (1 - winHazard - loseHazard);
  const a = s * up;
  const b = s * down;
  const gain = delta * (winHazard * war.win + loseHazard * war.lose);
  const patience = 1 / leak;
  const slope = war.flowPerCell * patience;
  const level = (war.flow + gain + slope * (a - b)) * patience;
  const held = (1 - war.endsDecide) * patience;
  const top = war.endsDecide * war.win + held * (war.flow + gain + war.flowPerCell * cells);
  const bottom = war.endsDecide * war.lose + held * (war.flow + gain);
  const root = Math.sqrt(leak * leak + 2 * leak * (a + b) + (a - b) * (a - b));
  const climb = rateOf(excess(leak, a, b, root), a, cells - n); // ln r1
  const fall = rateOf(excess(leak, b, a, root), b, n); // −ln r2
  const fromTop = fade(climb, cells - n);
  const fromBottom = fade(fall, n);
  const across1 = fromTop * fade(climb, n);
  const across2 = fromBottom * fade(fall, cells - n);
  const scale = 1 - across1 * across2;
  const upper = (fromTop - across1 * fromBottom) / scale;
  const lower = (fromBottom - across2 * fromTop) / scale;
  out.value = level + slope * n + upper * (top - level - slope * cells) + lower * (bottom - level);
  out.duration = patience + (upper + lower) * (held - patience);
}

/** leak + (b − a) + root, the excess of 2a·r over 2a; root² = leak² + 2·leak·(a+b) + (a−b)². */
function excess(leak: number, a: number, b: number, root: number): number {
  return a > b ? leak + (leak * leak + 2 * leak * (a + b)) / (root + (a - b)) : leak + (b - a) + root;
}

/**
 * Fading a cell, ln(1 + excess/2a), so written that nothing cancels when 1−s is small. Infinity where nothing is left after
 * `steps`, told without the logarithm: ln(1+x) ≥ 2x/(2+x).
 */
function rateOf(excess: number, a: number, steps: number): number {
  if (a <= 0 || 2 * excess * steps >= FAR * (4 * a + excess)) return Infinity;
  return quickLog1p(excess / (2 * a));
}

/** e^{−rate·steps}; 1 at no distance even where the rate is infinite. */
function fade(rate: number, steps: number): number {
  return steps === 0 ? 1 : rate === Infinity ? 0 : quickExp(-rate * steps);
}

function ruin(war: War, out: Worth): void {
  const { n, cells: N, up, down } = war;
  if (war.endsDecide !== 1 || war.flow !== 0 || war.flowPerCell !== 0)
    throw new Error("invalid war: without discount both ends must decide it and nothing may be earned meanwhile");
  if (up + down === 0) throw new Error("invalid war: without discount, hazards and moves it never ends");
  const drift = up - down;
  const L = log1p((down - up) / up); // ln r, r = down/up
  if (!(Math.abs(L) < Infinity)) {
    const wins = (up > down && n > 0) || n === N ? 1 : 0;
    out.value = wins === 1 ? war.win : war.lose;
    out.duration = n === 0 || n === N ? 0 : (wins === 1 ? N - n : n) / (up + down);
    return;
  }
  const x = N * L;
  const y = n * L;
  if (Math.abs(x) < RUIN_SERIES) {
    // expand (e^y−1)/(e^x−1) about L = 0; the fourth order is below 1e-12 here
    const bend = (y - x) / 2 + ((2 * y - x) * (y - x)) / 12 + (y * (y - x) * (y - x)) / 24;
    const wins = (n / N) * (1 + bend);
    const core = (N - n) * (0.5 + (2 * y - x) / 12 + (y * (y - x)) / 24);
    out.value = war.lose + (war.win - war.lose) * wins;
    out.duration = (n * core) / ((up + down) * 0.5 * (1 - (L * L) / 12));
    return;
  }
  const wins = L > 0 ? (exp(y - x) * expm1(-y)) / expm1(-x) : expm1(y) / expm1(x);
  out.value = war.lose + (war.win - war.lose) * wins;
  out.duration = (N * wins - n) / drift;
}

/** The same war for the side that gains when the front falls; `win`, `lose`, hazards, cost and flow are that side's own. */
export function mirror(war: War): War {
  return {
    ...war,
    n: war.cells - war.n,
    up: war.down,
    down: war.up,
    flow: war.flow + war.flowPerCell * war.cells,
    flowPerCell: -war.flowPerCell,
  };
}

/** Value of fighting on at the war's own cost. */
export function valueOfFighting(war: War): number {
  const worth = { value: 0, duration: 0 };
  worthOfFighting(war, worth);
  return worth.value - war.cost * worth.duration;
}

/** The weekly factor of a war that an end of the front may also end: 1 − 1/(expected discounted weeks). Overwrites `out`. */
export function lastsAWeek(war: War, out: Worth): number {
  worthOfFighting(war, out);
  return 1 - 1 / Math.max(1, out.duration);
}
