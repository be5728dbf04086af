import type { RunKey } from "../conflict/engine.js";
import { Stream } from "../math/philox.js";
import { worthAtPosture } from "./assess.js";
import { valueOfPackage } from "./bargain.js";
import { uniformAt } from "./chance.js";
import type { Worth } from "./kernel.js";
import { chanceOfRound, durableWith, inForce, putInForce, worthOfTerms } from "./partial.js";
import { foreseeDeals, type PatronParameters } from "./patron.js";
import { postureAfter } from "./reply.js";
import type { Nature, Script } from "./simulate.js";
import type { Scene, State } from "./state.js";
import { bestDeal } from "./zone.js";

/**
 * The part of a round of talks after which nothing ends the war: the agreement, of those declared, that neither side loses by and that
 * is worth most to who proposes is signed. None is while the record is played, which has its own.
 */
export function agreeOnParts(script: Script, state: State, proposer: number, nature: Nature): void {
  const { scene } = script;
  if (scene.partials.length === 0 || state.log !== null) return;
  let best = -1;
  let most = -Infinity;
  for (let k = 0; k < scene.partials.length; k++) {
    if (!isOpen(scene, state, k)) continue;
    const own = gainOfSigning(script, state, proposer, k);
    const other = own < 0 ? -1 : gainOfSigning(script, state, 1 - proposer, k);
    if (own < 0 || other < 0 || own + other === 0 || own <= most) continue;
    most = own;
    best = k;
  }
  if (best >= 0) signPart(script, state, best, nature);
}

/** Whether an agreement may be signed: no one bars it, it does not hold already, was not broken, and touches nothing that another put in force. */
function isOpen(scene: Scene, state: State, k: number): boolean {
  const { barred, clashes } = scene.partials[k];
  return !barred && state.agreed.broken[k] === 0 && !inForce(state, k) && !clashes.some((each) => inForce(state, each));
}

/**
 * What signing is worth to side `i`: once, by its terms for as long as they last, by what the patron makes of it, and by what more
 * trust and more rounds do to its hope of the next one (the best deal for the worse-off side, if both would sign it).
 */
export function gainOfSigning(script: Script, state: State, i: number, k: number): number {
  const { scene } = script;
  const { once, weeks, trust, talks } = scene.partials[k];
  const terms = once[i] + worthOfTerms(scene, state, i, k, weeks) + worthOfMessage(script, state, i, k);
  if (state.agreed.trusted[k] === 1 || (trust === 0 && talks === 0)) return terms;
  const now = hopeOfNextRound(scene, state, i, 0);
  const before = state.agreed.durable;
  state.agreed.durable = durableWith(scene, state.agreed.trust + trust);
  const then = hopeOfNextRound(scene, state, i, talks);
  state.agreed.durable = before;
  return terms + then - now;
}

/** Chance of a round × what its best deal for both is worth to side `i` beyond fighting on, a week from now; `more`: logits on the chance. */
function hopeOfNextRound(scene: Scene, state: State, i: number, more: number): number {
  const { y, margin } = bestDeal(scene, state);
  if (y < 0 || margin < 0) return 0;
  const stays = state.assess[i].value + state.home[i];
  const gain = valueOfPackage(scene, state, i, y, scene.worth.utility) - stays;
  return chanceOfRound(scene, state, more) * scene.p.sides[i].delta * gain;
}

const moved: Worth = { value: 0, duration: 0 };

/** What the patron's hearing of a signature is worth to side `i`: it changes the chance that help goes on. */
function worthOfMessage({ scene, patron, held }: Script, state: State, i: number, k: number): number {
  const { nats } = scene.partials[k];
  if (patron === null || held !== null || nats === 0 || state.agreed.told[k] === 1) return 0;
  if (scene.p.patronFixed || patron.courses.length === 0 || patron.epoch === Infinity) return 0;
  foreseeDeals(scene, state, patron);
  const logits = postureAfter(scene, state, patron, (patron.inattentive ? 1 : patron.attention) * nats);
  const worth = (by: number): number => worthAtPosture(scene, state, i, { view: patron, logits: by }, moved);
  const gain = worth(logits) - worth(0);
  return patron.inattentive ? patron.attention * gain : gain;
}

/** An agreement is signed: its terms come into force, what it is worth is had, and the patron hears of it the first time. */
export function signPart({ scene, patron, held }: Script, state: State, k: number, { key, world }: Nature): void {
  const { agreed, week } = state;
  const { once, weeks, nats } = scene.partials[k];
  agreed.first[k] = Math.min(agreed.first[k], week);
  agreed.count++;
  for (let i = 0; i < 2; i++) {
    const a = state.assess[i];
    const terms = worthOfTerms(scene, state, i, k, weeks);
    agreed.gained[i] += once[i];
    a.beside += terms;
    a.fight.value += terms;
    a.value += terms;
  }
  putInForce(scene, state, k);
  if (patron === null || held !== null || agreed.told[k] === 1 || scene.p.patronFixed) return;
  agreed.told[k] = 1;
  state.blame += heardOf(patron, { key, world, week }, k) * nats;
}

function heardOf(
  { inattentive, attention }: PatronParameters,
  at: { readonly key: RunKey; readonly world: number; readonly week: number },
  k: number,
): number {
  if (!inattentive) return attention;
  return uniformAt(at.key, at.world, at.week, k, Stream.agreementsHeard) < attention ? 1 : 0;
}
