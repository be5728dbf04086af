import { exp, log } from "../../math/elementary.js";
import { type Block, MOST_TRAINING, STAGES } from "./block.js";
import { innovation, rampStep } from "./laws.js";
import { RESTORED } from "./materiel.js";
import type { ClassNumbers, WorldNumbers } from "./numbers.js";
import { NO_ORDERS, writeOrders } from "./orders.js";
import { measureStart, writeStart } from "./start.js";

/**
 * Writes a world into a lane: its parameters, and its state at the start. Hospital, pipeline and deliveries under way are what the
 * flows of the start keep filled, so that nothing moves but by the balance of those flows. The first week's fills, with deliveries
 * as they are, are what fire is measured against.
 */
export function writeLane(block: Block, lane: number, index: number, world: WorldNumbers): void {
  block.worlds[lane] = index;
  for (let side = 0; side < 2; side++) writeSide(block, lane, side, world);
  writeLaws(block, lane, world);
  writeFront(block, lane, world);
  world.classes.forEach((goods, k) => writeClass(block, k * block.lanes + lane, goods));
  for (let side = 0; side < 2; side++) weighClasses(block, lane, side);
  writePairs(block, lane, world);
  writeOrders(block, lane, NO_ORDERS);
  writeStart(block, lane, world);
  measureStart(block, lane);
  writeStart(block, lane, world);
}

function writeSide(block: Block, lane: number, side: number, world: WorldNumbers): void {
  const { world: p, lanes: n } = block;
  const own = world.sides[side];
  const i = side * n + lane;
  p.front0[i] = own.front;
  p.authorised[i] = own.authorised;
  p.intake[i] = own.intake;
  p.losses0[i] = own.losses;
  p.woundedShare[i] = own.woundedPerKilled / (1 + own.woundedPerKilled);
  p.returning[i] = own.returning;
  p.captureShare[i] = own.captured;
  p.desertion[i] = own.desertion;
  p.recovery[i] = Math.min(1, STAGES / Math.max(1, own.hospital));
  p.trainingWeeks[i] = Math.min(MOST_TRAINING, Math.max(1, Math.round(own.training)));
  p.pool0[i] = Math.max(1, own.pool);
  p.poolExponent[i] = own.poolExponent;
  p.bonusElasticity[i] = own.bonusElasticity;
  p.price[i] = own.price;
  p.budget[i] = own.budget;
  p.rises[i] = own.rises;
  p.truceDraws[i] = own.truceDraws;
  p.waveWeeks[i] = Math.max(1, own.waveWeeks);
  p.substitution[i] = own.substitution;
}

function writeLaws(block: Block, lane: number, world: WorldNumbers): void {
  const { world: p, lanes: n } = block;
  const { tempo, exponents } = world;
  p.memory[lane] = tempo.memory;
  p.noise[lane] = tempo.noise;
  p.adapts[lane] = tempo.adapts;
  p.thinsTo[lane] = tempo.thinsTo;
  p.scatter[lane] = world.scatter;
  p.own[lane] = exponents.own;
  p.other[lane] = exponents.other;
  p.fireExponent[lane] = exponents.fire;
  p.spread[lane] = exponents.spread;
  p.tempoExponent[lane] = exponents.ground;
  p.response[lane] = exponents.response;
  p.shots[lane] = world.air.shots;
  p.damage[lane] = world.air.damage;
  p.sight[lane] = world.sight.worth;
  p.sightReplaced[lane] = world.sight.replaced;
  p.sightHalf[lane] = world.sight.halfAfter;
  p.funded[lane] = world.funded;
  world.donors.forEach(({ ceiling, saves, varies }, j) => {
    p.ceiling[j * n + lane] = ceiling;
    p.saves[j * n + lane] = saves;
    p.varies[j * n + lane] = varies;
    p.luck[j * n + lane] = 1;
  });
}

function writeFront(block: Block, lane: number, { front, theatres, breakthrough }: WorldNumbers): void {
  const { world: p, lanes: n } = block;
  p.gross[lane] = front.gross;
  p.held[lane] = front.held;
  p.frontMemory[lane] = front.memory;
  p.stake[lane] = front.stake;
  p.cushion[lane] = front.cushion;
  theatres.forEach(({ share, blindGain }, h) => {
    p.share[h * n + lane] = share;
    p.frontStep[h * n + lane] = innovation(front.memory, front.noise * Math.sqrt(share));
    p.blindGain[h * n + lane] = log(Math.max(1e-9, blindGain));
  });
  p.breakChance[lane] = breakthrough.chance;
  p.logBreakRatio[lane] = log(Math.max(1e-9, breakthrough.ratio));
  p.breakMen[lane] = breakthrough.men;
  p.breakSize[lane] = breakthrough.size;
}

function writeClass(block: Block, i: number, goods: ClassNumbers): void {
  const { world: p } = block;
  p.use[i] = goods.use;
  p.keeps[i] = Math.max(1, goods.keeps);
  p.tempoShare[i] = goods.tempo;
  p.weight[i] = goods.weight;
  p.home[i] = goods.home;
  // (stored₀ ln 2/restores)·stored₀^−.7
  p.restore[i] = goods.stored > 0 ? (LN2 / Math.max(1, goods.restoresIn)) * exp((1 - RESTORED) * log(goods.stored)) : 0;
  p.lost[i] = goods.lost;
  p.stops[i] = goods.stops;
  p.cost[i] = goods.price;
  p.replaced[i] = goods.replaced;
  p.rampStep[i] = rampStep(goods.halfAfter);
  p.sold[i] = goods.sold;
}

const LN2 = log(2);

/** Makes the weights of a side's fire add up to 1: what its classes leave is taken to be met, what they exceed is scaled down. */
function weighClasses(block: Block, lane: number, side: number): void {
  const { world: p, lanes: n, layout } = block;
  let named = 0;
  for (let k = 0; k < layout.side.length; k++) if (layout.side[k] === side) named += p.weight[k * n + lane];
  if (named > 1)
    for (let k = 0; k < layout.side.length; k++) if (layout.side[k] === side) p.weight[k * n + lane] /= named;
  p.rest[side * n + lane] = Math.max(0, 1 - named);
}

function writePairs(block: Block, lane: number, world: WorldNumbers): void {
  const { world: p, lanes: n } = block;
  world.pairs.forEach(({ order, lag }, pair) => {
    p.orders[pair * n + lane] = order;
    p.lag[pair * n + lane] = Math.min(1, STAGES / Math.max(1, lag));
  });
  const { layout } = block;
  for (let j = 0; j < layout.donors; j++) p.bill[j * n + lane] = 0;
  for (let pair = 0; pair < layout.pairDonor.length; pair++)
    if (layout.pairDonor[pair] !== layout.patron)
      p.bill[layout.pairDonor[pair] * n + lane] +=
        p.orders[pair * n + lane] * p.cost[layout.pairClass[pair] * n + lane];
}
