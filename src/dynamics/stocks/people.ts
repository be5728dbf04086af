import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import type { Block } from "./block.js";
import { throughStages } from "./delay.js";

/**
 * Men of both sides after the week's losses: who leaves the front, who comes back from hospital, who signs up, trains and arrives.
 * Nobody is lost: front + reserve + pipeline + hospital + pool + dead + captured + discharged + deserters stays the same.
 */
export function movePeople(block: Block, from: number, to: number): void {
  for (let side = 0; side < 2; side++) {
    leaveFront(block, side, from, to);
    heal(block, side, from, to);
    signUp(block, side, from, to);
    train(block, side, from, to);
    feedFront(block, side, from, to);
  }
}

/** Takes the week's losses and deserters off the front, never more than stand there; the wounded enter the hospital. */
function leaveFront(block: Block, side: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  const { losses, front, reserve, hurt, net, permanent } = c;
  for (let i = side * n + from; i < side * n + to; i++) {
    const men = front[i];
    let lost = losses[i];
    let captured = p.captureShare[i] * lost;
    let deserting = p.desertion[i] * men;
    const leaving = lost + captured + deserting;
    if (leaving > men) {
      const share = men / leaving;
      lost *= share;
      captured *= share;
      deserting *= share;
      losses[i] = lost;
    }
    const wounded = lost * p.woundedShare[i];
    const killed = lost - wounded;
    c.dead[i] += killed;
    c.captured[i] += captured;
    c.deserters[i] += deserting;
    c.casualties[i] += lost;
    permanent[i] = killed + captured + deserting + wounded * (1 - p.returning[i]);
    hurt[i] = wounded;
    net[i] = -men - reserve[i];
    front[i] = Math.max(0, men - killed - wounded - captured - deserting);
  }
}

/** The hospital, an Erlang delay of four stages; those who return to duty join the reserve. */
function heal(block: Block, side: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  const { hospital, hurt, reserve, discharged } = c;
  for (let i = side * n + from; i < side * n + to; i++) {
    const healed = throughStages(hospital, i, 2 * n, hurt[i], p.recovery[i]);
    const returned = healed * p.returning[i];
    discharged[i] += healed - returned;
    reserve[i] += returned;
  }
}

/**
 * Volunteers of the week: R₀·(bonus)^ε·(pool left)^ζ·(1 + o in a truce). Their bonuses never cost more than the budget and, as long
 * as it lasts, what is set aside for them.
 * Adds the cost; takes them out of the pool.
 */
function signUp(block: Block, side: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  const { pool, bonus, recruits, chest } = c;
  for (let s = from; s < to; s++) {
    const i = side * n + s;
    if (p.recruiting[s] === 0) {
      recruits[i] = 0;
      continue;
    }
    let willing = p.intake[i];
    let pull = bonus[i] === 1 ? 0 : p.bonusElasticity[i] * log(bonus[i]);
    if (p.poolExponent[i] > 0) pull += p.poolExponent[i] * log(pool[i] / p.pool0[i]);
    if (pull !== 0) willing *= exp(pull);
    if (p.moving[s] === 0) willing *= 1 + p.truceDraws[i];
    const price = bonus[i] * p.price[i];
    const money = p.budget[i] + chest[i];
    if (willing * price > money) willing = money / price;
    const signed = Math.min(willing, pool[i]);
    pool[i] -= signed;
    const cost = signed * price;
    if (cost > p.budget[i]) chest[i] = Math.max(0, chest[i] - (cost - p.budget[i]));
    c.recruitingCost[i] += cost;
    recruits[i] = signed;
  }
}

/** Moves the pipeline by a week, or holds it where a truce stops training; who is trained joins the reserve. */
function train(block: Block, side: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  const { pipeline, slot, reserve, arrivals, recruits } = c;
  for (let s = from; s < to; s++) {
    const i = side * n + s;
    const at = slot[i] * 2 * n + i;
    const entering = c.waveLeft[i] > 0 ? recruits[i] + callUp(block, i, s) : recruits[i];
    if (p.training[s] === 0) {
      pipeline[at] += entering;
      arrivals[i] = 0;
      continue;
    }
    const trained = pipeline[at];
    pipeline[at] = entering;
    arrivals[i] = trained;
    reserve[i] += trained;
    slot[i] = slot[i] + 1 >= p.trainingWeeks[i] ? 0 : slot[i] + 1;
  }
}

/** Men called up this week of a running mobilisation. */
function callUp(block: Block, i: number, s: number): number {
  const { state: c, world: p } = block;
  if (p.recruiting[s] === 0) return 0;
  const called = Math.min(c.pool[i], (c.waveMen[i] * Math.min(1, c.waveLeft[i])) / p.waveWeeks[i]);
  c.waveLeft[i] = Math.max(0, c.waveLeft[i] - 1);
  c.pool[i] -= called;
  return called;
}

/**
 * The reserve fills the front up to its authorised strength. A force that shrinks pays more, as long as the budget bears the recruits
 * that it then would draw.
 */
function feedFront(block: Block, side: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  const { front, reserve, net, bonus } = c;
  for (let s = from; s < to; s++) {
    const i = side * n + s;
    const fed = Math.min(reserve[i], Math.max(0, p.authorised[i] - front[i]));
    reserve[i] -= fed;
    front[i] += fed;
    net[i] += front[i] + reserve[i];
    if (p.rises[i] === 0 || net[i] >= 0 || p.recruiting[s] === 0) continue;
    if (c.recruits[i] * bonus[i] * p.price[i] < p.budget[i] + c.chest[i]) bonus[i] *= 1 + p.rises[i];
  }
}
