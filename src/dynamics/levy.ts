import { assessBoth, learnedOptimism, type PatronView } from "./assess.js";
import { ownClock, valueWithMen } from "./supposed.js";
import { bestOffer, valueOfPackage } from "./bargain.js";
import { Phase, type Scene, type State } from "./state.js";

/** Weeks between looks at a mobilisation. */
export const LEVY_EVERY = 4;
/** How near the floor must be for one, in weeks. */
const LEVY_WITHIN = 52;

/**
 * Orders a wider mobilisation where the floor is near and it beats both fighting on as is and the best offer likely to be
 * signed. `assessed`: whether values were worked out this week; if not, they are only where a floor is near.
 */
export function considerLevy(scene: Scene, state: State, view: PatronView, assessed: boolean): void {
  let fresh = assessed;
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    if (side.levyMen === 0 || state.levied[i] < Infinity || state.phase !== Phase.war) continue;
    if (!fresh) state.assess[i].optimism = learnedOptimism(scene, state, i);
    if (ownClock(scene, state, i) > LEVY_WITHIN) continue;
    if (!fresh) assessBoth(scene, state, view);
    fresh = true;
    const gain = valueWithMen(scene, state, i, side.levyMen * side.levyQuality) - valueWithMen(scene, state, i, 0);
    const offer = bestOffer(scene, state, i, state.thetaHigh[1 - i]);
    const way = offer < 0 ? 0 : valueOfPackage(scene, state, i, offer, scene.worth.utility) - state.assess[i].value;
    if (gain - side.levyCost <= Math.max(0, way)) continue;
    state.levied[i] = state.week;
    state.levyLeft[i] = side.levyWeeks;
  }
}
