import { signingType, truceEnds, valueOfFightingAgain, valueOfSigning, valueOfTruce } from "./settle.js";
import { punished } from "./parameters.js";
import { chanceOfRound } from "./partial.js";
import type { Fighting, Scene, State } from "./state.js";
import { WEAK, weakAfterRefusal } from "./strength.js";

/** Utility of a package to side `i` at the present front, its leader's punishment in it, stated lines priced where they are not hard. */
export function utilityOf(scene: Scene, state: State, i: number, y: number, seen: Float64Array): number {
  const { worth, packages, p } = scene;
  const slot = scene.actors[i] * packages + y;
  const moved = worth.atFront[y] === 1 ? (worth.frontSlope[scene.actors[i]] * state.area) / (p.stake + p.cushion) : 0;
  const { punishedBelow, punishment } = p.sides[i];
  return punished(seen[slot] + moved, punishedBelow, punishment) - (p.hardLines ? 0 : worth.linePrice[slot]);
}

/** Value to side `i` of signing package `y`, on its own beliefs; `seen`: whose utilities are used. */
export function valueOfPackage(scene: Scene, state: State, i: number, y: number, seen: Float64Array): number {
  const { worth, p } = scene;
  const durable = state.agreed.durable[i * scene.packages + y];
  const again = valueOfFightingAgain(state, i, worth.afterDeal[y] + p.sides[i].peaceShift);
  return valueOfSigning(durable, utilityOf(scene, state, i, y, seen), again);
}

/** `valueOfPackage` of every package that may be signed, into `out` by package. One pass, no call a package. */
export function valuesOfPackages(scene: Scene, state: State, i: number, seen: Float64Array, out: Float64Array): void {
  const { worth, packages, p, signable, between } = scene;
  const { durable } = state.agreed;
  const { againLow, againAsNow, againHigh, cost } = state.assess[i];
  const { punishedBelow, punishment } = p.sides[i];
  const first = scene.actors[i] * packages;
  const mine = i * packages;
  const gained = (worth.frontSlope[scene.actors[i]] * state.area) / (p.stake + p.cushion);
  const asNow = againAsNow.value - cost * againAsNow.duration;
  const rise = againHigh.value - cost * againHigh.duration - asNow;
  const fall = asNow - (againLow.value - cost * againLow.duration);
  for (let k = 0; k < signable.length; k++) {
    const y = signable[k];
    const t = between[mine + y];
    const again = asNow + t * (t < 0 ? fall : rise);
    const moved = worth.atFront[y] === 1 ? gained : 0;
    const felt = punished(seen[first + y] + moved, punishedBelow, punishment);
    const utility = felt - (p.hardLines ? 0 : worth.linePrice[first + y]);
    const lasts = durable[mine + y];
    out[y] = lasts * utility + (1 - lasts) * again;
  }
}

const fight = { value: 0, duration: 0 };
const again = { value: 0, duration: 0 };
const deal = { durable: 1, utility: 0, cost: 0 };

/** Least cost type of side `j` that signs `y` if it is offered now, what the patron would make of its refusal counted, as the other side can work it out. `a`: its fighting, of its own or a supposed strength. */
function leastType(scene: Scene, state: State, j: number, y: number, a: Fighting): number {
  const { worth } = scene;
  const t = scene.between[j * scene.packages + y];
  const blamed = y === state.heardAlready ? 0 : 1 - 2 * worth.reasonable[y];
  fight.value = a.fight.value + blamed * state.refusedWorth[j].value;
  fight.duration = a.fight.duration + blamed * state.refusedWorth[j].duration;
  const to = t < 0 ? a.againLow : a.againHigh;
  again.value = a.againAsNow.value + Math.abs(t) * (to.value - a.againAsNow.value);
  again.duration = a.againAsNow.duration + Math.abs(t) * (to.duration - a.againAsNow.duration);
  deal.durable = state.agreed.durable[j * scene.packages + y];
  deal.utility = utilityOf(scene, state, j, y, worth.utility);
  deal.cost = state.assess[j].unitCost;
  return signingType(fight, again, deal);
}

/** Chance that side `j` signs `y`, from what the other side knows of its cost type (uniform) and of its strength, where that is private. */
export function chanceOfSigning(scene: Scene, state: State, j: number, y: number, high: number): number {
  if (scene.p.strengths[j] === null) return shareAbove(scene, j, leastType(scene, state, j, y, state.assess[j]), high);
  const [weak, strong] = chancesByStrength(scene, state, j, y, high);
  return strong + state.weak[j] * (weak - strong);
}

/** Share of the cost types of side `j`, up to `high`, that lie at `least` or above. */
function shareAbove(scene: Scene, j: number, least: number, high: number): number {
  const low = scene.p.sides[j].resolveLow;
  if (high <= low) return least <= low ? 1 : 0;
  return Math.min(1, Math.max(0, (high - least) / (high - low)));
}

/** The same of each of its two strengths. */
function chancesByStrength(scene: Scene, state: State, j: number, y: number, high: number): readonly [number, number] {
  const [weak, strong] = state.assess[j].types;
  return [
    shareAbove(scene, j, leastType(scene, state, j, y, weak), high),
    shareAbove(scene, j, leastType(scene, state, j, y, strong), high),
  ];
}

/** What the refusal of `y`, offered now, is worth to side `i` through the patron's belief; 0 where nobody thinks of it. */
function worthOfRefusal({ worth }: Scene, state: State, i: number, y: number): number {
  if (state.refused[i] === 0 || y === state.heardAlready) return 0;
  return state.refused[i] * (1 - 2 * worth.reasonable[y]);
}

/** What it is worth to side `i` to fight on against those of the other side's strengths that refuse `y`; 0 where its strength is known. */
function newsOfRefusal(scene: Scene, state: State, i: number, y: number, high: number): number {
  const j = 1 - i;
  if (scene.p.strengths[j] === null) return 0;
  const after = weakAfterRefusal(state.weak[j], ...chancesByStrength(scene, state, j, y, high));
  return (after - state.weak[j]) * state.assess[i].overWeak;
}

let offers = new Float64Array(256);

/** The package that side `i` would offer, or −1 for silence. Source: Powell (2004), one-sided screening. */
export function bestOffer(scene: Scene, state: State, i: number, high: number): number {
  const stay = state.assess[i].value;
  const { signable } = scene;
  if (offers.length < scene.packages) offers = new Float64Array(scene.packages);
  valuesOfPackages(scene, state, i, scene.worth.utility, offers);
  const least = stay + state.home[i];
  let best = -1;
  let most = least;
  for (let k = 0; k < signable.length; k++) {
    const y = signable[k];
    const worth = offers[y];
    if (worth < least) continue;
    const chance = chanceOfSigning(scene, state, 1 - i, y, high);
    const left = stay + worthOfRefusal(scene, state, i, y) + newsOfRefusal(scene, state, i, y, high);
    const expected = chance * worth + (1 - chance) * left;
    if ((chance > 0 || left > stay) && expected > most) {
      most = expected;
      best = y;
    }
  }
  return best;
}

/**
 * Least value at which side `j` signs: fighting on, its home shock, and with foresight what it expects of the next offer. Where
 * fighting on counts later talks already, the larger of the two expectations stands.
 */
function reservation(scene: Scene, state: State, j: number, offered: number): number {
  const base = state.assess[j].value + state.home[j] + worthOfRefusal(scene, state, j, offered);
  if (!scene.p.foresight) return base;
  const weak = state.weak[j];
  const refused = refusedBy(scene, state, j, offered);
  state.weak[j] = refused.weak;
  const next = bestOffer(scene, state, 1 - j, refused.high);
  state.weak[j] = weak;
  if (next < 0) return base;
  const { later } = state.assess[j];
  const gain = valueOfPackage(scene, state, j, next, scene.worth.utility) - (base - later);
  return base + Math.max(0, chanceOfRound(scene, state) * scene.p.sides[j].delta * Math.max(0, gain) - later);
}

/** One round: a proposer offers, the other signs or not. Yields the signed package or −1; a refusal teaches the proposer. The offer stands in the state. */
export function holdRound(scene: Scene, state: State, proposer: number): number {
  const responder = 1 - proposer;
  const offer = bestOffer(scene, state, proposer, state.thetaHigh[responder]);
  state.offer = offer;
  if (offer < 0) return -1;
  const worth = valueOfPackage(scene, state, responder, offer, scene.worth.utility);
  if (worth >= reservation(scene, state, responder, offer)) return offer;
  const refused = refusedBy(scene, state, responder, offer);
  state.thetaHigh[responder] = refused.high;
  state.weak[responder] = refused.weak;
  return -1;
}

/** What the refusal of `y` tells of side `j`: the most that its cost type may be, of any strength it may have, and its belief in weakness. */
function refusedBy(scene: Scene, state: State, j: number, y: number): { readonly high: number; readonly weak: number } {
  const low = scene.p.sides[j].resolveLow;
  const high = state.thetaHigh[j];
  const weak = state.weak[j];
  const cut = (least: number): number => Math.max(low, Math.min(high, least));
  if (scene.p.strengths[j] === null) return { high: cut(leastType(scene, state, j, y, state.assess[j])), weak };
  const possible = state.assess[j].types.filter((_, type) => (type === WEAK ? weak : 1 - weak) > 0);
  const least = Math.max(...possible.map((a) => leastType(scene, state, j, y, a)));
  return { high: cut(least), weak: weakAfterRefusal(weak, ...chancesByStrength(scene, state, j, y, high)) };
}

/** A truce on the table: weeks, chance of renewal, what it does to the two sides' power a week. */
export interface TruceTerms {
  readonly weeks: number;
  readonly renews: number;
  /** Change of the log ratio of power over the truce, toward the attacker. */
  shift: number;
}

/** Value of the truce less the value of fighting on, to side `i`; its home shock counts only for the truce's length. */
export function gainOfTruce(scene: Scene, state: State, i: number, terms: TruceTerms): number {
  const { p, worth } = scene;
  const side = p.sides[i];
  const ends = truceEnds(terms.weeks, terms.renews, side.truceBreaks);
  const actor = scene.actors[i];
  const held = worth.now[actor] + (worth.frontSlope[actor] * state.area) / (p.stake + p.cushion);
  const { later, beside } = state.assess[i];
  const after = valueOfFightingAgain(state, i, terms.shift) + later; // talks go on after a truce
  const shock = state.home[i] * (1 - shortness(side.delta, 1 / ends));
  // what is agreed in part holds in truce as in war
  return valueOfTruce(side.delta, ends, held, after) + beside - state.assess[i].value - shock;
}

/** δ^weeks for a δ near 1, without a logarithm: (1−(1−δ))^w ≈ 1/(1+(1−δ)w), exact to second order. */
function shortness(delta: number, weeks: number): number {
  return 1 / (1 + (1 - delta) * weeks);
}
