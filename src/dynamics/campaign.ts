import { quickExp as exp, quickPower as power } from "../math/quick.js";
import { fireIndex, inflow, met } from "./aid.js";
import { collapseHazard } from "./hazard.js";
import type { Attrition } from "./parameters.js";
import type { Scene, State } from "./state.js";

const LEAST_RATIO = 0.4;
const MOST_RATIO = 2.5;
/** Lognormal spread of weekly losses. Source: theory §4.3. */
const LOSS_SPREAD = 0.15;

/** Fighting power of the attacker over the defender relative to the start, kept within 0.4 and 2.5. */
export function powerRatio(scene: Scene, state: State, fire: number): number {
  const { sides } = scene.p;
  const attack = state.men[0] / sides[0].men;
  const defence = (state.men[1] / sides[1].men) * (fire / state.fireAtStart);
  return Math.min(MOST_RATIO, Math.max(LEAST_RATIO, attack / Math.max(1e-6, defence)));
}

/** Fills the groups' needs from inflow and stock, and yields the fire index. `use`: share of the need that is used up. */
export function supplyWeek(scene: Scene, state: State, use: number): void {
  const { supply, courses } = scene;
  if (!supply) return;
  const course = courses[state.course];
  let short = false;
  for (let g = 0; g < supply.groups.length; g++) {
    const flow = inflow(supply, g, course, state.week, state.lostFor);
    if (inflow(supply, g, course, state.week, 0) < inflow(supply, g, courses[courses.length - 1], 0, 0)) short = true;
    state.met[g] = met(flow, state.stock[g]);
    state.stock[g] = Math.max(0, state.stock[g] + flow - Math.min(1, state.met[g]) * use);
  }
  state.lostFor = short ? state.lostFor + 1 : 0;
  state.fire = fireIndex(supply, state.met);
}

/** A week's losses relative to those of the start, which the cost of war follows; 1 where a side loses no one from the start. */
export function strainOf(rate: number, losses: number): number {
  return losses > 0 ? rate / losses : 1;
}

/** What the forces, relative to the start, make of a side's losses under the law of the world. */
export function exposure({ own, other }: Attrition, ownForce: number, otherForce: number): number {
  if (own === 0 && other === 1) return otherForce;
  return power(ownForce, own) * power(otherForce, other);
}

/**
 * Losses and intake of a week. Aimed fire: a side's losses follow the other's men (and the defender's fire),
 * relative to the start, or both by the exponents of the law. Source: Lanchester (1916), square law.
 * @param intensity 1 in war, the truce's share of losses in a truce
 */
export function exchangeFire(scene: Scene, state: State, intensity: number, normal0: number, normal1: number): void {
  const { sides } = scene.p;
  const attack = state.men[0] / sides[0].men;
  const defence = state.men[1] / sides[1].men;
  const law = scene.p.attrition;
  const onAttacker = exposure(law, attack, defence) * (state.fire / state.fireAtStart);
  state.rate[0] = sides[0].losses * onAttacker * intensity * spread(normal0);
  state.rate[1] = sides[1].losses * exposure(law, defence, attack) * intensity * spread(normal1);
}

/** Lognormal factor of mean 1. */
function spread(normal: number): number {
  return exp(LOSS_SPREAD * normal - (LOSS_SPREAD * LOSS_SPREAD) / 2);
}

/** Men after a week of losses, returns, intake and a running mobilisation. `recruits`: false where a truce stops it. */
export function replaceMen(scene: Scene, state: State, recruits: boolean): void {
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    let change = -(1 - side.returning) * state.rate[i] + (recruits ? side.intake : 0);
    if (state.levyLeft[i] > 0) {
      const share = Math.min(1, state.levyLeft[i]) / side.levyWeeks;
      change += side.levyMen * side.levyQuality * share;
      state.levyLeft[i] = Math.max(0, state.levyLeft[i] - 1);
    }
    state.casualties[i] += state.rate[i];
    state.men[i] = Math.max(0, state.men[i] + change);
  }
}

/** What the balance of power makes of the gross advance this week. */
export function pullOf(scene: Scene, state: State): number {
  return power(powerRatio(scene, state, state.fire), scene.p.response);
}

/** Moves the front one week at a `pull` of the balance of power; stops it at an end and yields which end was reached this week (1 won, −1 lost, 0 none). */
export function moveFront(scene: Scene, state: State, pull: number, normal: number): number {
  const { p } = scene;
  const gross = p.advance / (1 - p.holding);
  const mean = gross * pull - p.holding * gross;
  state.drift = p.memory * state.drift + p.noise * Math.sqrt(1 - p.memory * p.memory) * normal;
  const before = state.area;
  state.area = Math.min(p.stake, Math.max(-p.cushion, before + mean + state.drift));
  if (state.area === p.stake && before < p.stake) return 1;
  if (state.area === -p.cushion && before > -p.cushion) return -1;
  return 0;
}

/** Chance this week that a side collapses. */
export function hazardOf(scene: Scene, state: State, side: number): number {
  const { p, supply } = scene;
  const fire = side === 1 && supply ? state.fire : 1;
  return collapseHazard(p.collapse, state.men[side], p.sides[side].floor, fire, side === 1 && supply ? p.supplyAt : 0);
}
