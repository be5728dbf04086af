import { weeksToFloor } from "./hazard.js";
import { worthOfFighting, type Worth } from "./kernel.js";
import {
  believe,
  believedDeficit,
  face,
  lookAfresh,
  lookAt,
  NO_SHIFT,
  setClocks,
  weigh,
  type Outlook,
} from "./outlook.js";
import type { Scene, State } from "./state.js";

const supposed: Outlook = { fire: 1, pull: 1, defenderFalls: 0 };
const pulls = new Float64Array(64);
const worth: Worth = { value: 0, duration: 0 };

/** Values of fighting on to both sides if the defender had each of the first `count` of `fires` in the long run, what later talks add as it stands; out [sides][count]. */
export function valuesAtFires(scene: Scene, state: State, fires: Float64Array, count: number, out: Float64Array): void {
  lookAfresh();
  setClocks(scene, state);
  for (let k = 0; k < count; k++) {
    lookAt(scene, state, fires[k], supposed);
    pulls[k] = supposed.pull;
  }
  for (let i = 0; i < 2; i++) {
    face(scene, state, i);
    for (let k = 0; k < count; k++) {
      supposed.fire = fires[k];
      supposed.pull = pulls[k];
      out[i * count + k] = valueFacing(scene, state, i) + state.assess[i].later + state.assess[i].beside;
    }
  }
}

function valueFacing(scene: Scene, state: State, i: number): number {
  weigh(scene, state, supposed);
  worthOfFighting(believe(scene, state, supposed, NO_SHIFT), worth);
  return worth.value - state.assess[i].cost * worth.duration;
}

/** Value of fighting on to side `i` with `extra` men more, the defender's fire as it is. */
export function valueWithMen(scene: Scene, state: State, i: number, extra: number): number {
  const men = state.men[i];
  state.men[i] = men + extra;
  lookAfresh();
  setClocks(scene, state);
  lookAt(scene, state, state.fire, supposed);
  face(scene, state, i);
  const value = valueFacing(scene, state, i) + state.assess[i].later + state.assess[i].beside;
  state.men[i] = men;
  return value;
}

/** Weeks until side `of` reaches its floor, as side `of` itself believes. */
export function ownClock(scene: Scene, state: State, of: number): number {
  lookAfresh();
  return weeksToFloor(state.men[of], scene.p.sides[of].floor, believedDeficit(scene, state, of, of));
}
