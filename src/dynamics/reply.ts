import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { supports, valueAtPosture, type PatronView } from "./assess.js";
import { logit } from "./endurance.js";
import { chanceOfCourses, foreseeDeals, messageOf, type PatronParameters } from "./patron.js";
import type { Scene, State } from "./state.js";

/** What an act on record did to the patron's belief, and whether its author had a better one. */
export interface Reply {
  /** Nats toward "the side `about` is the obstacle", beyond the mean of what else could have been done; NaN without a patron. */
  readonly shift: number;
  /** 1 where it was worth more to its author than every alternative, 0 where one was worth more; NaN where the best of them was worth as much, its author is no belligerent, or there is no patron. */
  readonly best: number;
}

/** What its author could have done instead of a recorded act: nothing, and what policies that branch off there do. Null: nothing. */
export function alternativesTo(conflict: Conflict, recorded: number): readonly (number | null)[] {
  const insteads = conflict.policies.flatMap(({ past }) =>
    past !== null && past.recorded === recorded && past.instead !== null ? [past.instead] : [],
  );
  return [null, ...new Set(insteads)];
}

/**
 * An act and its alternatives as their author weighs them: each moves the patron's belief by what it says, and with it the
 * author's belief that support goes on, logit ē′ = logit ē + logit Pr(support, ℓ + Λ) − logit Pr(support, ℓ); the best is the
 * one after which fighting on is worth most. A tie tells nothing, as where no patron listens: the world is left out. Source: after Groseclose & McCarty (2001), audience belief.
 */
export function replyOf(
  conflict: Conflict,
  world: World,
  recorded: number,
  at: {
    readonly scene: Scene;
    readonly state: State;
    readonly patron: PatronParameters | null;
    readonly view: PatronView;
    /** Share of the act that the patron takes in. */
    readonly heard: number;
  },
): Reply {
  const { scene, state, patron, view } = at;
  if (patron === null) return { shift: NaN, best: NaN };
  const { move } = conflict.history!.moves[recorded];
  const heard = scene.p.patronFixed ? 0 : at.heard;
  const message = (act: number | null): number => (act === null ? 0 : messageOf(conflict, world, act));
  const alternatives = alternativesTo(conflict, recorded);
  const others = alternatives.map((act) => heard * message(act));
  const shift = heard * message(move) - others.reduce((sum, nats) => sum + nats, 0) / others.length;
  const side = scene.actors.indexOf(conflict.moves[move].actor);
  if (side < 0 || patron.courses.length === 0) return { shift, best: NaN };
  foreseeDeals(scene, state, patron); // no belief of the patron changes them
  const worth = (nats: number): number => worthAfter(scene, state, patron, { side, nats, view });
  // its author does not know whether an inattentive patron listens: only the chance that it does tells the acts apart
  const reach = scene.p.patronFixed ? 0 : patron.inattentive ? 1 : patron.attention;
  const own = worth(reach * message(move));
  const rival = Math.max(...alternatives.map((act) => worth(reach * message(act))));
  return { shift, best: beats(own, rival) };
}

const TIE = 1e-12;

/** 1 where an act is worth more than the best alternative, 0 where it is worth less, NaN at a tie. */
function beats(own: number, rival: number): number {
  if (Math.abs(own - rival) <= TIE) return NaN;
  return own > rival ? 1 : 0;
}

/** Value of fighting on to a side once the patron's belief, its deals foreseen, has moved by `nats`; leaves the state as it was. */
function worthAfter(
  scene: Scene,
  state: State,
  patron: PatronParameters,
  { side, nats, view }: { readonly side: number; readonly nats: number; readonly view: PatronView },
): number {
  return valueAtPosture(scene, state, side, view, postureAfter(scene, state, patron, nats));
}

/** What a move of the patron's belief by `nats`, its deals foreseen, makes of the belief that support goes on, in logits; leaves the state as it was. */
export function postureAfter(scene: Scene, state: State, patron: PatronParameters, nats: number): number {
  const before = state.blame;
  const chance = (): number =>
    logit(chanceOfCourses(scene, state, patron, (policy) => supports(scene.courses[policy])));
  const now = chance();
  state.blame = before + nats;
  const posture = chance() - now;
  state.blame = before;
  return posture;
}
