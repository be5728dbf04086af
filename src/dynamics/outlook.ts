import { quickLog as log, quickPower as power } from "../math/quick.js";
import { walkOf, type Walk } from "./bridge.js";
import { exposure, powerRatio } from "./campaign.js";
import { believedHazard, collapseHazard, weeksToFloor } from "./hazard.js";
import { STILL, type War } from "./kernel.js";
import type { Scene, Shift, State } from "./state.js";
import { pullSeen } from "./strength.js";
import { breakMoments, type Expected, foreseeWar, paceUnseen } from "./stocks/outlook.js";

/** A defender's fire index, what the balance of power at it makes of the gross advance, and the believer's hazard of its collapse. */
export interface Outlook {
  fire: number;
  pull: number;
  defenderFalls: number;
}

/** A change of the log ratio of power that changes nothing. */
export const NO_SHIFT: Shift = { by: 0, pull: 1, odds: 1 };

const expected: Expected = { logTempo: 0, pull: 1, permanent: new Float64Array(2), recruits: new Float64Array(2) };
const logMen = new Float64Array(2);
/** The fire of the last look ahead, NaN where men or week may have changed since. */
const seen = { fire: NaN };
const leaps = { mean: 0, square: 0 };
/** Weeks until a side's men reach its floor, as a side believes. Shape [believer][side]. */
const clocks = new Float64Array(4);

/** What the campaign with stocks has in store if forces stay as they are and the defender has `fire`, into `expected`. */
function foresee(scene: Scene, state: State, fire: number): void {
  if (fire === seen.fire) return;
  seen.fire = fire;
  for (let i = 0; i < 2; i++) logMen[i] = log(Math.max(1e-9, state.men[i] / scene.p.sides[i].men));
  foreseeWar(scene.stocks!, logMen, log(Math.max(1e-9, fire / state.fireAtStart)), expected);
}

/** Forgets what the last week had in store. Before the first look of a week, or where men have changed. */
export function lookAfresh(): void {
  seen.fire = NaN;
}

/** The pull at a fire, into `out`. */
export function lookAt(scene: Scene, state: State, fire: number, out: Outlook): void {
  out.fire = fire;
  if (scene.stocks) {
    foresee(scene, state, fire);
    out.pull = expected.pull * paceUnseen(scene.stocks.block, scene.stocks.block.state.intelligence[0]);
  } else out.pull = power(powerRatio(scene, state, fire), scene.p.response);
}

/** Net weekly loss of men as side `i` believes it of side `of`: optimism flatters the own balance and slights the other's. */
export function believedDeficit(scene: Scene, state: State, i: number, of: number): number {
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

/** Works out what all outlooks of the week share: the clocks of men, and where stocks are played breakthroughs. */
export function setClocks(scene: Scene, state: State): void {
  for (let i = 0; i < 2; i++)
    for (let of = 0; of < 2; of++) {
      const side = scene.p.sides[of];
      const wave = state.levied[of] < Infinity ? 0 : side.levyMen * side.levyQuality;
      clocks[2 * i + of] = weeksToFloor(state.men[of] + wave, side.floor, believedDeficit(scene, state, i, of));
    }
  if (scene.stocks) breakMoments(scene.stocks, leaps);
}

function believedCollapse(scene: Scene, state: State, i: number, of: number, fire: number): number {
  const { p, supply } = scene;
  const floor = of === 1 && supply ? p.supplyAt : 0;
  const now = collapseHazard(p.collapse, state.men[of], p.sides[of].floor, fire, floor);
  return believedHazard(now, clocks[2 * i + of], p.collapse.men);
}

const walk: Walk = { cell: 1, up: 0, down: 0 };
const war: War = { ...STILL };
/** The side whose place is taken, its hazard of the attacker's collapse, and what it earns a week by the whole front. */
const facing = { side: 0, strength: 1, attackerFalls: 0, span: 1, flowOverSpan: 0, against: 0 };

/** Takes the place of side `i`, for the wars believed next: what no fire and no shift changes. After `setClocks`. */
export function face(scene: Scene, state: State, i: number): void {
  const { p, worth } = scene;
  const side = p.sides[i];
  const actor = scene.actors[i];
  const slope = worth.frontSlope[actor];
  facing.side = i;
  facing.strength = pullSeen(scene, state, i);
  facing.span = p.stake + p.cushion;
  facing.attackerFalls = believedCollapse(scene, state, i, 0, 1);
  facing.against = (p.holding * p.advance) / (1 - p.holding);
  const heldNone = worth.now[actor] - (slope * p.cushion) / facing.span;
  facing.flowOverSpan = (1 - side.delta) * slope * (i === 0 ? 1 : -1);
  war.flow = (1 - side.delta) * (i === 0 ? heldNone : heldNone + slope);
  war.delta = side.delta;
  war.win = side.win;
  war.lose = side.lose;
  war.endsDecide = p.endsDecide;
}

/** Adds to an outlook the hazard of the defender's collapse as the side faced believes it. */
export function weigh(scene: Scene, state: State, at: Outlook): void {
  at.defenderFalls = believedCollapse(scene, state, facing.side, 1, at.fire);
}

/** Chance a week that either side collapses, as the side faced believes. */
export function eitherFalls(at: Outlook): number {
  return Math.min(1, facing.attackerFalls + at.defenderFalls);
}

/** The walk that the side faced believes in: mean and long-run variance of the weekly advance, breakthroughs and tempo included. */
function believeWalk(scene: Scene, state: State, pull: number): void {
  const { p, stocks } = scene;
  const gross = state.gross[facing.side] * pull * facing.strength;
  const drift = gross - facing.against;
  if (!stocks) return walkOf(drift, p.variance, p.stake, walk);
  const swing = gross * stocks.block.world.tempoExponent[0];
  walkOf(drift + leaps.mean, p.variance + leaps.square + swing * swing * stocks.tempoVariance, p.stake, walk);
}

/**
 * The war as the side faced believes it, with the defender's fire as in `outlook` and the odds shifted by `shift` (change of the
 * log ratio of power, toward the attacker): it moves the mean advance and the ratio of the two hazards. Overwritten by the next.
 */
export function believe(scene: Scene, state: State, { pull, defenderFalls }: Outlook, shift: Shift): War {
  believeWalk(scene, state, pull * shift.pull);
  const total = Math.min(1, facing.attackerFalls + defenderFalls);
  const weighed = defenderFalls * shift.odds;
  const wins = total === 0 ? 0 : (total * weighed) / (weighed + facing.attackerFalls); // the attacker's
  const cells = facing.span / walk.cell;
  const n = Math.min(cells, Math.max(0, (scene.p.cushion + state.area) / walk.cell));
  const attacks = facing.side === 0;
  war.cells = cells;
  war.n = attacks ? n : cells - n;
  war.up = attacks ? walk.up : walk.down;
  war.down = attacks ? walk.down : walk.up;
  war.winHazard = attacks ? wins : total - wins;
  war.loseHazard = total - war.winHazard;
  war.flowPerCell = facing.flowOverSpan / cells;
  return war;
}
