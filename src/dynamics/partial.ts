import type { Conflict } from "../conflict/conflict.js";
import type { RunKey, PartialWorth } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { Stream } from "../math/philox.js";
import { quickLog as log } from "../math/quick.js";
import { uniformAt } from "./chance.js";
import { logistic, logit } from "./endurance.js";
import type { Parameters } from "./parameters.js";
import { durability } from "./settle.js";
import type { Scene, State } from "./state.js";

/** A partial agreement in one world. */
export interface Partial {
  /** Worth of its terms to each side, a week; shape [2]. */
  readonly flow: readonly [number, number];
  /** What the terms in force are worth to each actor above what was; shape [actors]. */
  readonly gain: Float64Array;
  readonly once: readonly [number, number];
  /** Share of each side's cost of war that is spared. */
  readonly spares: readonly [number, number];
  readonly stopsRaids: boolean;
  readonly weeks: number; // Infinity: no term
  readonly breaks: number; // chance a week
  readonly nats: number; // what signing tells the patron, toward "the side `about` is the obstacle"
  readonly trust: number;
  readonly talks: number;
  /** An owner refuses, or a line that binds is crossed: it cannot be signed in this world. */
  readonly barred: boolean;
  /** Agreements that change an option which this one changes too. */
  readonly clashes: readonly number[];
  readonly signed: number | null; // weeks from the day of the file
}

/** How the partial agreements stand in a run. Shapes [agreements]. */
export interface Agreed {
  readonly until: Float64Array; // week in which it ends; −Infinity: not in force
  readonly first: Float64Array; // first signed since the start, Infinity
  readonly broken: Uint8Array;
  readonly told: Uint8Array; // the patron has heard of it
  readonly trusted: Uint8Array; // signed and not broken
  count: number; // signings since the start
  trust: number; // logits on how long a deal is kept
  talks: number; // logits on the chance of a round
  gained: Float64Array; // [2], what signing was worth since the start
  /** Chance that each side gives a package to last, with this trust; shape [2 × packages]. */
  durable: Float64Array;
}

/** Partial agreements of a file in a world. */
export function partialsOf(
  conflict: Conflict,
  world: World,
  worth: PartialWorth,
  at: { readonly sides: readonly [number, number]; readonly p: Parameters },
): Partial[] {
  const { sides, p } = at;
  const value = (ref: number | null, otherwise: number): number => (ref === null ? otherwise : world.values[ref]);
  const of = (list: readonly { readonly actor: number; readonly ref: number }[]): [number, number] => {
    const own = (side: number): number => value(list.find(({ actor }) => actor === sides[side])?.ref ?? null, 0);
    return [own(0), own(1)];
  };
  const count = conflict.partials.length;
  return conflict.partials.map((each, k): Partial => {
    const net = (i: number): number => {
      const slot = sides[i] * count + k;
      return (1 - p.sides[i].delta) * (worth.gain[slot] - (p.hardLines ? 0 : worth.linePrice[slot]));
    };
    const crosses = p.hardLines && sides.some((side) => worth.crossesBinding[side * count + k] === 1);
    return {
      flow: [net(0), net(1)],
      gain: Float64Array.from(conflict.actors, (_, actor) => worth.gain[actor * count + k]),
      once: of(each.worth.map(({ actor, amount }) => ({ actor, ref: amount }))),
      spares: of(each.spares.map(({ actor, share }) => ({ actor, ref: share }))),
      stopsRaids: each.stopsRaids,
      weeks: Math.max(1, value(each.lasts, Infinity)),
      breaks: value(each.breaks, 0),
      nats: messageOfSigning(conflict, world, k),
      trust: value(each.trust, 0),
      talks: value(each.talks, 0),
      barred: worth.ownerRefuses[k] === 1 || crosses,
      clashes: conflict.partials.flatMap(({ terms }, other) =>
        other !== k && terms.some(({ issue }) => each.terms.some((own) => own.issue === issue)) ? [other] : [],
      ),
      signed: each.signed,
    };
  });
}

/** What signing tells the patron, in nats toward "the side `about` is the obstacle"; 0 without one. */
function messageOfSigning({ partials, patron }: Conflict, world: World, k: number): number {
  let nats = 0;
  for (const { about, ratio } of partials[k].says)
    nats += patron === null ? 0 : (about === patron.about ? 1 : -1) * log(world.values[ratio]);
  return nats;
}

/** Nothing signed yet. */
export function agreedAtFirst({ partials, durable }: Pick<Scene, "partials" | "durable">): Agreed {
  const count = partials.length;
  return {
    until: new Float64Array(count).fill(-Infinity),
    first: new Float64Array(count).fill(Infinity),
    broken: new Uint8Array(count),
    told: new Uint8Array(count),
    trusted: new Uint8Array(count),
    count: 0,
    trust: 0,
    talks: 0,
    gained: new Float64Array(2),
    durable,
  };
}

/** Takes over what holds, weeks counted anew; what was signed before is not counted again. */
export function carryAgreed(from: Agreed, to: Agreed, weeks: number): void {
  from.until.forEach((week, k) => (to.until[k] = week - weeks));
  to.broken.set(from.broken);
  to.told.set(from.told);
  to.trusted.set(from.trusted);
  to.trust = from.trust;
  to.talks = from.talks;
  to.durable = from.durable;
}

/** Whether an agreement is in force. */
export function inForce(state: State, k: number): boolean {
  return state.week < state.agreed.until[k];
}

/** An agreement comes into force; its trust counts once, however often it is signed. */
export function putInForce(scene: Scene, state: State, k: number): void {
  const { agreed } = state;
  agreed.until[k] = state.week + scene.partials[k].weeks;
  if (agreed.trusted[k] === 1) return;
  agreed.trusted[k] = 1;
  moveTrust(scene, agreed);
}

/** A week of the agreements in force: one may break, which takes its trust back, and is not signed again. */
export function keepAgreements(scene: Scene, state: State, world: number, key: RunKey): void {
  const { partials } = scene;
  if (state.log !== null) return; // on record nothing is said to have been broken
  for (let k = 0; k < partials.length; k++) {
    if (!inForce(state, k) || partials[k].breaks === 0) continue;
    if (uniformAt(key, world, state.week, k, Stream.agreements) >= partials[k].breaks) continue;
    state.agreed.until[k] = -Infinity;
    state.agreed.broken[k] = 1;
    state.agreed.trusted[k] = 0;
    moveTrust(scene, state.agreed);
  }
}

function moveTrust(scene: Scene, agreed: Agreed): void {
  agreed.trust = 0;
  agreed.talks = 0;
  for (let k = 0; k < scene.partials.length; k++)
    if (agreed.trusted[k] === 1) {
      agreed.trust += scene.partials[k].trust;
      agreed.talks += scene.partials[k].talks;
    }
  agreed.durable = durableWith(scene, agreed.trust);
}

/** Chance that each side gives a package to last with so much more trust; shape [2 × packages]. */
export function durableWith({ p, worth, packages, durable, durables }: Scene, trust: number): Float64Array {
  if (trust === 0) return durable;
  const known = durables.get(trust);
  if (known) return known;
  const fresh = Float64Array.from({ length: 2 * packages }, (_, y) =>
    durability(p.sides[y < packages ? 0 : 1].dealHolds + trust, worth.holds[y % packages]),
  );
  durables.set(trust, fresh);
  return fresh;
}

/** Chance of a round of talks in a week, `more` logits on top. */
export function chanceOfRound({ p }: Scene, state: State, more = 0): number {
  const shift = state.agreed.talks + more;
  return shift === 0 ? p.talks : logistic(logit(p.talks) + shift);
}

/** What an agreement is worth to side `i` from now on, `weeks` left: a flow and a spared cost for as long as it and the war last. */
export function worthOfTerms(scene: Scene, state: State, i: number, k: number, weeks: number): number {
  const { flow, spares, breaks } = scene.partials[k];
  const { cost, span } = state.assess[i];
  const ends = 1 - (1 - breaks) * (1 - 1 / Math.max(1, weeks));
  const lasts = span / (1 + ends * Math.max(0, span - 1));
  return (flow[i] + spares[i] * cost) * lasts;
}

/**
 * Adds to both sides' values of fighting on what the agreements in force are worth beside it. `span`, the discounted weeks of war a
 * side expects, is kept as it was before later talks are counted. A constant flow for the whole war is worth flow × span exactly.
 */
export function addAgreements(scene: Scene, state: State): void {
  for (let i = 0; i < 2; i++) {
    const a = state.assess[i];
    a.span = a.fight.duration;
    a.beside = 0;
    for (let k = 0; k < scene.partials.length; k++)
      if (inForce(state, k)) a.beside += worthOfTerms(scene, state, i, k, state.agreed.until[k] - state.week);
    if (a.beside === 0) continue;
    a.fight.value += a.beside;
    a.value += a.beside;
  }
}

/** Share of side `i`'s cost of war that agreements in force spare. */
export function sparedShare(scene: Scene, state: State, i: number): number {
  let share = 0;
  for (let k = 0; k < scene.partials.length; k++) if (inForce(state, k)) share += scene.partials[k].spares[i];
  return Math.min(1, share);
}

/** Whether an agreement in force stops the raids at the rear. */
export function raidsStop(scene: Scene, state: State): boolean {
  return scene.partials.some(({ stopsRaids }, k) => stopsRaids && inForce(state, k));
}

/** What terms in force are worth to an actor above what was in force at first. */
export function gainInForce(scene: Scene, state: State, actor: number): number {
  let gain = 0;
  for (let k = 0; k < scene.partials.length; k++) if (inForce(state, k)) gain += scene.partials[k].gain[actor];
  return gain;
}
