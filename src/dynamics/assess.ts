import { exp, log, power } from "../math/elementary.js";
import { walkOf, type Walk } from "./bridge.js";
import { exposure, powerRatio, strainOf } from "./campaign.js";
import { logistic, logit, meanOverBelief, weightsByFirstStop, weightsByShare, type Endurance } from "./endurance.js";
import { believedHazard, collapseHazard, weeksToFloor } from "./hazard.js";
import { lastsAWeek, mirror, worthOfFighting, type War, type Worth } from "./kernel.js";
import type { Course } from "./course.js";
import { CUT_OFF, longRunFire, stockWithoutPatron } from "./long-run.js";
import { addLater } from "./reservation.js";
import type { Scene, State } from "./state.js";
import { breakMoments, type Expected, foreseeWar, paceUnseen } from "./stocks/outlook.js";

const walk: Walk = { cell: 1, up: 0, down: 0 };
const on: Worth = { value: 0, duration: 0 };
const off: Worth = { value: 0, duration: 0 };

/** What the patron's rule adds to a belligerent's beliefs. Weeks. */
export interface PatronView {
  readonly epoch: number;
  readonly present: boolean;
}

/** Net weekly loss of men as side `i` believes it of side `of`: optimism flatters the own balance and slights the other's. */
function believedDeficit(scene: Scene, state: State, i: number, of: number): number {
  const { sides } = scene.p;
  const side = sides[of];
  const other = 1 - of;
  const error = state.assess[i].optimism / 2;
  const flatter = i === of ? 1 - error : 1 + error;
  if (scene.stocks) {
    foresee(scene, state, state.fire);
    return expected.permanent[of] * flatter - expected.recruits[of] * (2 - flatter);
  }
  const forces = exposure(scene.p.attrition, state.men[of] / side.men, state.men[other] / sides[other].men);
  const power = forces * (other === 1 ? state.fire / state.fireAtStart : 1);
  return (1 - side.returning) * side.losses * power * flatter - side.intake * (2 - flatter);
}

/** Optimism left after the reports so far: its half-life is `learns`. */
export function learnedOptimism(scene: Scene, state: State, i: number): number {
  const side = scene.p.sides[i];
  return side.optimism * power(2, -state.week / side.learns);
}

const war: War = {
  n: 0,
  cells: 1,
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

/** The defender's fire index, and what the balance of power at it makes of the gross advance. */
export interface Outlook {
  fire: number;
  pull: number;
}

function lookAt(scene: Scene, state: State, fire: number, out: Outlook): Outlook {
  out.fire = fire;
  if (scene.stocks) foresee(scene, state, fire);
  out.pull = scene.stocks
    ? expected.pull * paceUnseen(scene.stocks.block, scene.stocks.block.state.intelligence[0])
    : power(powerRatio(scene, state, fire), scene.p.response);
  return out;
}

const expected: Expected = { logTempo: 0, pull: 1, permanent: new Float64Array(2), recruits: new Float64Array(2) };
const logMen = new Float64Array(2);
/** The fire of the last look ahead, NaN where men or week may have changed since. */
const seen = { fire: NaN };

/** What the campaign with stocks has in store if forces stay as they are and the defender has `fire`, into `expected`. */
function foresee(scene: Scene, state: State, fire: number): void {
  if (fire === seen.fire) return;
  seen.fire = fire;
  for (let i = 0; i < 2; i++) logMen[i] = log(Math.max(1e-9, state.men[i] / scene.p.sides[i].men));
  foreseeWar(scene.stocks!, logMen, log(Math.max(1e-9, fire / state.fireAtStart)), expected);
}

const leaps = { mean: 0, square: 0 };

/** The walk that side `i` believes in: mean and long-run variance of the weekly advance, breakthroughs and tempo included. */
function believeWalk(scene: Scene, state: State, i: number, pull: number): void {
  const { p, stocks } = scene;
  const gross = p.advance / (1 - p.holding);
  const drift = state.gross[i] * pull - p.holding * gross;
  if (!stocks) return walkOf(drift, p.variance, p.stake, walk);
  breakMoments(stocks, leaps);
  const swing = state.gross[i] * pull * stocks.block.world.tempoExponent[0];
  walkOf(drift + leaps.mean, p.variance + leaps.square + swing * swing * stocks.tempoVariance, p.stake, walk);
}

/**
 * The war as side `i` believes it, with the defender's fire as in `outlook` and the odds shifted by `shift` (change of the log
 * ratio of power, toward the attacker): it moves the mean advance and the ratio of the two hazards.
 */
function believe(scene: Scene, state: State, i: number, { fire, pull }: Outlook, shift: number): War {
  const { p } = scene;
  believeWalk(scene, state, i, shift === 0 ? pull : pull * exp(p.response * shift));
  const attackerFalls = knownCollapse(scene, state, i, 0, 1);
  const defenderFalls = knownCollapse(scene, state, i, 1, fire);
  const total = attackerFalls + defenderFalls;
  const weighed = shift === 0 ? defenderFalls : defenderFalls * exp(shift);
  const tilt = weighed / (weighed + attackerFalls || 1);
  const side = p.sides[i];
  const now = scene.worth.now;
  const actorSlot = scene.actors[i];
  const slope = scene.worth.frontSlope[actorSlot];
  const span = p.stake + p.cushion;
  const heldNone = now[actorSlot] - (slope * p.cushion) / span;
  war.cells = span / walk.cell;
  war.n = Math.min(war.cells, Math.max(0, (p.cushion + state.area) / walk.cell));
  war.up = walk.up;
  war.down = walk.down;
  war.winHazard = i === 0 ? total * tilt : total * (1 - tilt);
  war.loseHazard = total - war.winHazard;
  war.delta = side.delta;
  war.win = side.win;
  war.lose = side.lose;
  war.flow = (1 - side.delta) * heldNone;
  war.flowPerCell = ((1 - side.delta) * slope) / war.cells;
  war.endsDecide = p.endsDecide;
  return i === 0 ? war : mirror(war);
}

/** Hazards that a side believes in, kept while both sides are assessed: the same few come up for every shift. */
const known = { on: false, count: 0, of: new Int8Array(8), fire: new Float64Array(8), hazard: new Float64Array(8) };

function knownCollapse(scene: Scene, state: State, i: number, of: number, fire: number): number {
  if (!known.on) return believedCollapse(scene, state, i, of, fire);
  for (let k = 0; k < known.count; k++) if (known.of[k] === of && known.fire[k] === fire) return known.hazard[k];
  const hazard = believedCollapse(scene, state, i, of, fire);
  if (known.count < known.of.length) {
    known.of[known.count] = of;
    known.fire[known.count] = fire;
    known.hazard[known.count++] = hazard;
  }
  return hazard;
}

function believedCollapse(scene: Scene, state: State, i: number, of: number, fire: number): number {
  const { p, supply } = scene;
  const side = p.sides[of];
  const floor = of === 1 && supply ? p.supplyAt : 0;
  const now = collapseHazard(p.collapse, state.men[of], side.floor, of === 1 ? fire : 1, floor);
  const wave = state.levied[of] < Infinity ? 0 : side.levyMen * side.levyQuality;
  const weeks = weeksToFloor(state.men[of] + wave, side.floor, believedDeficit(scene, state, i, of));
  return believedHazard(now, weeks, p.collapse.men);
}

/** Mixes the worth with and without the patron at one shift of the odds, into `out`. */
function mixed(scene: Scene, state: State, i: number, at: Mix, shift: number, out: Worth): void {
  worthOfFighting(believe(scene, state, i, at.on, shift), on);
  if (at.weight === 0) {
    out.value = on.value;
    out.duration = on.duration;
    return;
  }
  worthOfFighting(believe(scene, state, i, at.off, shift), off);
  out.value = on.value + at.weight * (off.value - on.value);
  out.duration = on.duration + at.weight * (off.duration - on.duration);
}

interface Mix {
  readonly on: Outlook;
  readonly off: Outlook;
  weight: number;
}
const mix: Mix = { on: { fire: 1, pull: 1 }, off: { fire: 1, pull: 1 }, weight: 0 };
const present: Outlook = { fire: 1, pull: 1 };
const scratch = new Float64Array(64);

/** How help stands where its want is weighed. Weeks. */
interface Help {
  readonly epoch: number;
  readonly on: boolean;
  readonly bound: number; // an imposed course still binds
  readonly stock: number; // lasts without the patron
}

/** Weight of the value without the patron, as side `i` sees its endurance. */
function patronWeight(scene: Scene, state: State, i: number, view: PatronView): number {
  if (!view.present || !scene.supply) return 0;
  const bound = Math.max(0, state.boundUntil - state.week);
  const stock = stockWithoutPatron(scene, state);
  return weightOfNone(scene, state, i, { epoch: view.epoch, on: supports(scene.courses[state.course]), bound, stock });
}

/** The same where help stands as told. */
export function weightOfNone(scene: Scene, state: State, i: number, { epoch, on: helped, bound, stock }: Help): number {
  const side = scene.p.sides[i];
  const now = believe(scene, state, i, lookAt(scene, state, state.fire, present), 0);
  const endurance: Endurance = {
    stays: 0,
    resumes: side.resumes,
    epoch,
    bound,
    stock,
    factor: scene.p.countsShare ? lastsAWeek(now, on) : side.delta * (1 - now.winHazard - now.loseHazard),
  };
  const weights = scene.p.countsShare ? weightsByShare : weightsByFirstStop;
  const weigh = helped ? weights.on : weights.off;
  const given = (stay: number): number => {
    endurance.stays = moved(power(stay, 52 / epoch), state.posture);
    return weigh(endurance);
  };
  const [support, stop] = [state.epochs[2 * i], state.epochs[2 * i + 1]];
  return scene.p.quadrature ? meanOverBelief(support, stop, given) : given(support / (support + stop));
}

const moved = (stays: number, logits: number): number => (logits === 0 ? stays : logistic(logit(stays) + logits));

/** Whether a course counts as the patron's support. */
export function supports(course: Course): boolean {
  return course.deliveries !== "none" || course.intelligence;
}

/** The defender's fire and what it makes of the front, with help as the course in force has it, and with none. Overwritten by the next call. */
export function outlooks(scene: Scene, state: State): readonly [Outlook, Outlook] {
  seen.fire = NaN;
  const course = scene.courses[state.course];
  const given = supports(course) ? course : scene.courses[scene.courses.length - 1];
  lookAt(scene, state, longRunFire(scene, given, supports(course) ? state.week : 0, scratch), mix.on);
  lookAt(scene, state, longRunFire(scene, CUT_OFF, state.week, scratch), mix.off);
  if (scene.stocks) {
    const { block } = scene.stocks;
    const now = paceUnseen(block, block.state.intelligence[0]);
    const blind = paceUnseen(block, block.world.sightReplaced[0]);
    mix.on.pull *= (given.intelligence ? 1 : blind) / now;
    mix.off.pull *= blind / now;
  }
  return [mix.on, mix.off];
}

/** What fighting to the end is worth to side `i` on its own beliefs, without cost and its length, into `out`; yields the war it believes in. */
export function worthIn(
  scene: Scene,
  state: State,
  i: number,
  { outlook, shift }: { readonly outlook: Outlook; readonly shift: number },
  out: Worth,
): War {
  const believed = believe(scene, state, i, outlook, shift);
  worthOfFighting(believed, out);
  return believed;
}

/** Values of fighting on and fighting again, both sides, on their own beliefs. Twelve kernels. */
export function assessBoth(scene: Scene, state: State, view: PatronView): void {
  outlooks(scene, state);
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    const a = state.assess[i];
    a.optimism = learnedOptimism(scene, state, i);
    known.on = true;
    known.count = 0;
    mix.weight = patronWeight(scene, state, i, view);
    mixed(scene, state, i, mix, 0, a.fight);
    mixed(scene, state, i, mix, a.shiftLow, a.againLow);
    mixed(scene, state, i, mix, a.shiftHigh, a.againHigh);
    known.on = false;
    a.unitCost = side.warCost * strainOf(state.rate[i], side.losses);
    if (state.phase === 1) a.unitCost = side.warCost; // what fighting would cost again
    a.cost = a.unitCost * side.resolve + (state.levyLeft[i] > 0 ? side.levyCost / side.levyWeeks : 0);
    a.value = a.fight.value - a.cost * a.fight.duration;
  }
  if (state.later) addLater(scene, state, state.later, supports(scene.courses[state.course]));
}

/** Value of fighting on to side `i` if the defender had `fire` in the long run; what later talks add is taken as it stands. */
export function valueAtFire(scene: Scene, state: State, i: number, fire: number): number {
  seen.fire = NaN;
  worthOfFighting(believe(scene, state, i, lookAt(scene, state, fire, present), 0), on);
  return on.value - state.assess[i].cost * on.duration + state.assess[i].later;
}

/** Value of fighting on to side `i` with `extra` men more. */
export function valueWithMen(scene: Scene, state: State, i: number, extra: number): number {
  const men = state.men[i];
  state.men[i] = men + extra;
  const value = valueAtFire(scene, state, i, state.fire);
  state.men[i] = men;
  return value;
}

/** Weeks until side `of` reaches its floor, as side `of` itself believes. */
export function ownClock(scene: Scene, state: State, of: number): number {
  seen.fire = NaN;
  return weeksToFloor(state.men[of], scene.p.sides[of].floor, believedDeficit(scene, state, of, of));
}
