import { foreseeDeals, type PatronParameters } from "./patron.js";
import { worthAfter } from "./reply.js";
import type { Scene, State } from "./state.js";

/**
 * What the refusal of an offer without any reason by `proposer` would be worth to either side, into the state: it speaks against
 * the proposer, which moves the patron's belief, with it the chance that help goes on, and with that the value of fighting on.
 * An offer with reason speaks against who refuses, in proportion. So an offer may be made to be refused, and one taken so as not
 * to be blamed. Source: after Groseclose & McCarty (2001), linear in the reasonableness.
 */
export function weighRefusals(scene: Scene, state: State, patron: PatronParameters, proposer: number): void {
  if (scene.p.patronFixed || patron.courses.length === 0 || patron.epoch === Infinity) return;
  const reach = patron.inattentive ? 1 : patron.attention; // nobody knows beforehand whether it listens
  const nats = (proposer === patron.about ? 1 : -1) * reach * patron.refusal;
  const again = state.week - state.heardAt[proposer] < patron.review;
  state.heardAlready = again ? state.heard[proposer] : -1;
  foreseeDeals(scene, state, patron);
  for (let side = 0; side < 2; side++) {
    const worth = (moved: number): number => worthAfter(scene, state, patron, { side, nats: moved, view: patron });
    state.refused[side] = worth(nats) - worth(0);
  }
}
