import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import { type Block, STAGES } from "./block.js";

/**
 * Men of both sides after the week's losses: who leaves the front, who comes back from hospital, who signs up, trains and arrives.
 * Nobody is lost: front + reserve + pipeline + hospital + pool + dead + captured + discharged + deserters stays the same.
 */
export function movePeople(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  for (let s = from; s < to; s++) {
    for (let side = 0; side < 2; side++) {
      const i = side * n + s;
      const before = c.front[i] + c.reserve[i];
      const returned = hospitalWeek(block, i, side, leaveFront(block, i));
      c.recruits[i] = signUp(block, i, s);
      c.arrivals[i] = train(block, i, s, c.recruits[i] + callUp(block, i, s));
      c.reserve[i] += c.arrivals[i] + returned;
      const fed = Math.min(c.reserve[i], Math.max(0, p.authorised[i] - c.front[i]));
      c.reserve[i] -= fed;
      c.front[i] += fed;
      c.net[i] = c.front[i] + c.reserve[i] - before;
      if (p.rises[i] > 0 && c.net[i] < 0 && p.recruiting[s] === 1) raiseBonus(block, i);
    }
  }
}

/** Takes the week's losses and deserters off the front, never more than stand there; yields the wounded. */
function leaveFront(block: Block, i: number): number {
  const { state: c, world: p } = block;
  const captured = p.captureShare[i] * c.losses[i];
  const deserting = p.desertion[i] * c.front[i];
  const leaving = c.losses[i] + captured + deserting;
  const share = leaving > c.front[i] ? c.front[i] / leaving : 1;
  c.losses[i] *= share;
  const wounded = c.losses[i] * p.woundedShare[i];
  const killed = c.losses[i] - wounded;
  c.dead[i] += killed;
  c.captured[i] += captured * share;
  c.deserters[i] += deserting * share;
  c.casualties[i] += c.losses[i];
  c.permanent[i] = killed + captured * share + deserting * share + wounded * (1 - p.returning[i]);
  c.front[i] = Math.max(0, c.front[i] - killed - wounded - captured * share - deserting * share);
  return wounded;
}

/** Erlang delay of four stages; yields those who return to duty. */
function hospitalWeek(block: Block, i: number, side: number, wounded: number): number {
  const { state: c, world: p, lanes: n } = block;
  const lane = i - side * n;
  const rate = p.recovery[i];
  let into = wounded;
  for (let stage = 0; stage < STAGES; stage++) {
    const at = (stage * 2 + side) * n + lane;
    const out = rate * c.hospital[at];
    c.hospital[at] += into - out;
    into = out;
  }
  const returned = into * p.returning[i];
  c.discharged[i] += into - returned;
  return returned;
}

/**
 * Volunteers of the week: R₀·(bonus)^ε·(pool left)^ζ·(1 + o in a truce). Their bonuses never cost more than the budget.
 * Adds the cost; takes them out of the pool.
 */
function signUp(block: Block, i: number, s: number): number {
  const { state: c, world: p } = block;
  if (p.recruiting[s] === 0) return 0;
  let willing = p.intake[i];
  if (c.bonus[i] !== 1) willing *= exp(p.bonusElasticity[i] * log(c.bonus[i]));
  if (p.poolExponent[i] > 0) willing *= exp(p.poolExponent[i] * log(c.pool[i] / p.pool0[i]));
  if (p.moving[s] === 0) willing *= 1 + p.truceDraws[i];
  const price = c.bonus[i] * p.price[i];
  if (willing * price > p.budget[i]) willing = p.budget[i] / price;
  const recruits = Math.min(willing, c.pool[i]);
  c.pool[i] -= recruits;
  c.recruitingCost[i] += recruits * price;
  return recruits;
}

/** Men called up this week of a running mobilisation. */
function callUp(block: Block, i: number, s: number): number {
  const { state: c, world: p } = block;
  if (c.waveLeft[i] <= 0 || p.recruiting[s] === 0) return 0;
  const called = Math.min(c.pool[i], (c.waveMen[i] * Math.min(1, c.waveLeft[i])) / p.waveWeeks[i]);
  c.waveLeft[i] = Math.max(0, c.waveLeft[i] - 1);
  c.pool[i] -= called;
  return called;
}

/** Moves the pipeline by a week, or holds it where a truce stops training; yields those trained. */
function train(block: Block, i: number, s: number, entering: number): number {
  const { state: c, world: p, lanes: n } = block;
  const width = 2 * n;
  const at = c.slot[i] * width + i;
  if (p.training[s] === 0) {
    c.pipeline[at] += entering;
    return 0;
  }
  const trained = c.pipeline[at];
  c.pipeline[at] = entering;
  const next = c.slot[i] + 1;
  c.slot[i] = next >= p.trainingWeeks[i] ? 0 : next;
  return trained;
}

/** A force that shrinks pays more, as long as the budget bears the recruits that it then would draw. */
function raiseBonus(block: Block, i: number): void {
  const { state: c, world: p } = block;
  const price = c.bonus[i] * p.price[i];
  if (c.recruits[i] * price < p.budget[i]) c.bonus[i] *= 1 + p.rises[i];
}
