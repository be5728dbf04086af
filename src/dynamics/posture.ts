import { worthAtPosture } from "./assess.js";
import type { Worth } from "./kernel.js";
import { foreseeDeals, type PatronParameters } from "./patron.js";
import { postureAfter } from "./reply.js";
import type { Scene, State } from "./state.js";

const moved: Worth = { value: 0, duration: 0 };
const still: Worth = { value: 0, duration: 0 };

/**
 * What the refusal of an offer without any reason by `proposer` would be worth to either side, into the state: it speaks against
 * the proposer, which moves the patron's belief, with it the chance that help goes on, and with that the value of fighting on.
 * An offer with reason speaks against who refuses, in proportion. So an offer may be made to be refused, one taken so as not to
 * be blamed, and more asked of a side that would be. To each side at its own cost type (`refused`), and without cost
 * (`refusedWorth`), since who offers knows the other's type no better than otherwise.
 * Source: after Groseclose & McCarty (2001), linear in the reasonableness.
 */
export function weighRefusals(scene: Scene, state: State, patron: PatronParameters, proposer: number): void {
  if (scene.p.patronFixed || patron.courses.length === 0 || patron.epoch === Infinity) return;
  const reach = patron.inattentive ? 1 : patron.attention; // nobody knows beforehand whether it listens
  const nats = (proposer === patron.about ? 1 : -1) * reach * patron.refusal;
  const again = state.week - state.heardAt[proposer] < patron.review;
  state.heardAlready = again ? state.heard[proposer] : -1;
  foreseeDeals(scene, state, patron);
  const logits = postureAfter(scene, state, patron, nats);
  for (let side = 0; side < 2; side++) {
    const blamed = worthAtPosture(scene, state, side, { view: patron, logits }, moved);
    state.refused[side] = blamed - worthAtPosture(scene, state, side, { view: patron, logits: 0 }, still);
    state.refusedWorth[side].value = moved.value - still.value;
    state.refusedWorth[side].duration = moved.duration - still.duration;
  }
}

/** Outside a round of talks nobody weighs a refusal. */
export function forgetRefusals(state: State): void {
  state.refused.fill(0);
  for (const worth of state.refusedWorth) worth.value = worth.duration = 0;
}
