import type { Layout } from "../../../src/dynamics/stocks/block.js";
import type { WorldNumbers } from "../../../src/dynamics/stocks/numbers.js";
import { type Orders, NO_ORDERS } from "../../../src/dynamics/stocks/orders.js";

/** The stocks campaign written plainly: one world, objects, `Math.pow`, without chance and breakthroughs. */
export function plainCampaign(layout: Layout, world: WorldNumbers, weeks: number, orders: Orders = NO_ORDERS) {
  const state = begin(world);
  supply(layout, world, state, 0, NO_ORDERS);
  const fill0 = state.fill.slice();
  const leak0 = state.leak;
  Object.assign(state, begin(world));
  for (let week = 1; week <= weeks; week++) {
    const before = state.sides.map(({ front }, i) => Math.log(front / world.sides[i].front));
    const { own, other, fire, spread, ground, response } = world.exponents;
    const rate = fire * state.logFire[1] + (own - 1) * before[0] + other * before[1];
    const { memory, adapts } = world.tempo;
    state.logTempo = memory * state.logTempo + (1 - memory) * -adapts * rate;
    state.tempo = Math.exp(state.logTempo);
    supply(layout, world, state, week, orders);
    const lost = Math.exp(-world.air.damage * (state.leak - leak0));
    state.output = lost;
    const seen = orders.seeing ? 1 : world.sight.replaced * ramp(state.blind++, world.sight.halfAfter);
    state.logFire = [0, 1].map((side) => Math.log(index(layout, world, state, fill0, side)));
    state.logFire[1] += Math.log(lost) + Math.log(1 - world.sight.worth * (1 - seen));
    const losses = [0, 1].map(
      (i) =>
        orders.factor *
        world.sides[i].losses *
        Math.pow(state.tempo, i === 0 ? 1 : spread) *
        Math.exp(fire * state.logFire[1 - i] + own * before[i] + other * before[1 - i]),
    );
    const ratio = Math.min(
      Math.log(2.5),
      Math.max(Math.log(0.4), before[0] + state.logFire[0] - before[1] - state.logFire[1]),
    );
    const pull = Math.pow(state.tempo, ground) * Math.exp(response * ratio);
    if (orders.moving)
      for (const { share, blindGain } of world.theatres)
        state.gained += share * (world.front.gross * pull * Math.pow(blindGain, 1 - seen) - world.front.held);
    for (const i of [0, 1]) people(world.sides[i], state.sides[i], losses[i], orders);
  }
  return state;
}

function begin(world: WorldNumbers) {
  return {
    logTempo: 0,
    tempo: 1,
    gained: 0,
    leak: 0,
    output: 1,
    blind: 0,
    lostFor: 0,
    logFire: [0, 0],
    fill: world.classes.map(() => 1),
    stock: world.classes.map(({ stock }) => stock),
    stored: world.classes.map(({ stored }) => stored),
    transit: world.pairs.map(({ order, lag }) => [0, 1, 2, 3].map(() => (order * Math.max(4, lag)) / 4)),
    sides: world.sides.map((side) => {
      const wounded = (side.losses * side.woundedPerKilled) / (1 + side.woundedPerKilled);
      return {
        ...{ front: side.front, reserve: side.reserve, pool: side.pool, bonus: 1, dead: 0, away: 0 },
        hospital: [0, 1, 2, 3].map(() => (wounded * side.hospital) / 4),
        pipeline: Array.from({ length: side.training }, () => side.intake),
      };
    }),
  };
}
type State = ReturnType<typeof begin>;

function ramp(weeks: number, half: number): number {
  const at = (t: number): number => 1 / (1 + Math.exp((-4 * (t - half)) / half));
  return (at(weeks) - at(0)) / (1 - at(0));
}

function supply(layout: Layout, world: WorldNumbers, state: State, week: number, orders: Orders): void {
  const lost = world.classes.map(() => 0);
  const inflow = world.classes.map(({ home, stored, restoresIn }, k) => {
    const restored = stored > 0 ? ((stored * Math.LN2) / restoresIn) * Math.pow(state.stored[k] / stored, 0.7) : 0;
    state.stored[k] -= restored;
    return home * (layout.side[k] === 1 ? state.output : 1) + restored;
  });
  const bill = world.donors.map(() => 0);
  world.pairs.forEach(({ order, lag }, pair) => {
    const [donor, k] = [layout.pairDonor[pair], layout.pairClass[pair]];
    const patron = donor === layout.patron;
    const level = !patron ? 1 : orders.level <= 1 && week >= world.funded - Math.max(4, lag) ? 0 : orders.level;
    const ended = patron && level === 0;
    bill[donor] += order * level * world.classes[k].price;
    if (!orders.delivering || (patron && orders.level === 0)) {
      if (ended) lost[k] += order;
      return;
    }
    const flows = [order * level, ...state.transit[pair].map((men) => (men * 4) / Math.max(4, lag))];
    state.transit[pair] = state.transit[pair].map((men, stage) => men + flows[stage] - flows[stage + 1]);
    inflow[k] += flows[4];
    if (ended) lost[k] += Math.max(1e-9 * order, order - flows[4]);
  });
  const share = world.classes.map(({ sold, replaced, halfAfter }) => {
    const bought = orders.bought ? sold * ramp(state.lostFor + 1, 8) : 0;
    return bought + (1 - bought) * replaced * ramp(state.lostFor, halfAfter);
  });
  const wanted = world.donors.map((_, j) =>
    lost.reduce((sum, each, k) => sum + (layout.payer[k] === j ? each * share[k] * world.classes[k].price : 0), 0),
  );
  lost.forEach((each, k) => {
    const j = layout.payer[k];
    if (j >= 0)
      inflow[k] += each * share[k] * Math.min(1, Math.max(0, world.donors[j].ceiling - bill[j]) / (wanted[j] || 1));
  });
  state.lostFor = lost.some((each) => each > 0) ? state.lostFor + 1 : 0;
  let stopped = 0;
  world.classes.forEach((goods, k) => {
    const demand = goods.use * (goods.tempo === 0 ? orders.air : orders.factor * Math.pow(state.tempo, goods.tempo));
    const available = state.stock[k] + inflow[k];
    state.fill[k] = demand === 0 ? 1 : available / (available + goods.keeps * demand);
    stopped += goods.stops * state.fill[k] * demand;
    state.stock[k] = available - state.fill[k] * demand - state.stock[k] * goods.lost * state.tempo * orders.factor;
  });
  state.leak = Math.max(0, orders.air * world.air.shots - stopped) / world.air.shots;
}

function index(layout: Layout, world: WorldNumbers, state: State, fill0: number[], side: number): number {
  const r = world.sides[side].substitution;
  const mine = world.classes.map((goods, k) => (layout.side[k] === side ? goods.weight : 0));
  const named = mine.reduce((sum, weight) => sum + weight, 0);
  const fills = mine.map((weight, k) => ({ weight: weight / Math.max(1, named), fill: state.fill[k] / fill0[k] }));
  const all = [...fills, { weight: Math.max(0, 1 - named), fill: 1 }];
  if (r === 0) return Math.exp(all.reduce((sum, { weight, fill }) => sum + weight * Math.log(fill), 0));
  return Math.pow(
    all.reduce((sum, { weight, fill }) => sum + weight * Math.pow(fill, r), 0),
    1 / r,
  );
}

function people(side: WorldNumbers["sides"][0], men: State["sides"][0], losses: number, orders: Orders): void {
  const start = men.front + men.reserve;
  const killed = losses / (1 + side.woundedPerKilled);
  const elsewhere = side.captured * losses + side.desertion * men.front;
  men.front -= losses + elsewhere;
  const flows = [losses - killed, ...men.hospital.map((ill) => (ill * 4) / side.hospital)];
  men.hospital = men.hospital.map((ill, stage) => ill + flows[stage] - flows[stage + 1]);
  men.dead += killed;
  men.away += elsewhere + flows[4] * (1 - side.returning);
  const willing =
    side.intake *
    Math.pow(men.bonus, side.bonusElasticity) *
    Math.pow(men.pool / side.pool, side.poolExponent) *
    (orders.moving ? 1 : 1 + side.truceDraws);
  const recruits = orders.recruiting ? Math.min(willing, side.budget / (side.price * men.bonus), men.pool) : 0;
  men.pool -= recruits;
  const free = recruits * side.price * men.bonus < side.budget;
  if (orders.training) men.reserve += men.pipeline.shift()!;
  if (orders.training) men.pipeline.push(recruits);
  else men.pipeline[0] += recruits;
  men.reserve += flows[4] * side.returning;
  const fed = Math.min(men.reserve, Math.max(0, side.authorised - men.front));
  men.front += fed;
  men.reserve -= fed;
  if (orders.recruiting && free && men.front + men.reserve < start) men.bonus *= 1 + side.rises;
}
