import { assessBoth, type PatronView } from "./assess.js";
import { valueOfPackage } from "./bargain.js";
import type { Fighting, Scene, State } from "./state.js";
import { WEAK } from "./strength.js";

/** What the best package that may be signed is worth to a side beyond fighting on, and which it is. */
export interface BestDeal {
  /** Index into the candidates; −1: none may be signed. */
  readonly y: number;
  /** The lesser of the two sides' gains over fighting on; −Infinity where none may be signed. */
  readonly margin: number;
}

/**
 * The package that leaves the worse-off side best, over fighting on and its home shock, each on its own beliefs: y maximises
 * min over i of US_i(y) − V_i. A margin of 0 or more: the zone of possible agreement is not empty. O(packages).
 */
export function bestDeal(scene: Scene, state: State): BestDeal {
  let y = -1;
  let margin = -Infinity;
  for (let k = 0; k < scene.packages; k++) {
    if (scene.open[k] === 0) continue;
    const least = Math.min(gainOf(scene, state, 0, k), gainOf(scene, state, 1, k));
    if (least > margin) {
      margin = least;
      y = k;
    }
  }
  return { y, margin };
}

/** What stands before the two sides in a week: fighting on, and the package that leaves the worse-off of them best. Utilities. */
export interface Deals {
  /** Value of fighting on and its home shock; shape [2]. */
  readonly fighting: readonly [number, number];
  /** Value of that package; shape [2], NaN where none may be signed. */
  readonly deal: readonly [number, number];
}

/** Fighting on against the best package for both, as each side sees them; the assessments are those of the week. */
export function dealsOf(scene: Scene, state: State): Deals {
  const { y } = bestDeal(scene, state);
  const fighting = (i: number): number => state.assess[i].value + state.home[i];
  const deal = (i: number): number => (y < 0 ? NaN : fighting(i) + gainOf(scene, state, i, y));
  return { fighting: [fighting(0), fighting(1)], deal: [deal(0), deal(1)] };
}

function gainOf(scene: Scene, state: State, i: number, y: number): number {
  return valueOfPackage(scene, state, i, y, scene.worth.utility) - state.assess[i].value - state.home[i];
}

/** Whether each side, on its own beliefs, finds some one package worth signing. Source: Zartman (1989), as the way out of his ripeness. */
export function isRipe(scene: Scene, state: State): boolean {
  return bestDeal(scene, state).margin >= 0;
}

/**
 * The same if both sides knew the pace of the front and the balances of men as they are: no optimism, battle beliefs at the
 * true mean, strengths known. What each believes of the patron stays, for the model holds no truth about it. Source: Fearon (1995), the
 * bargaining range. Leaves the state as it is; allocates, so for single weeks.
 */
export function rangeExists(scene: Scene, state: State, view: PatronView): boolean {
  const { p } = scene;
  const gross = p.advance / (1 - p.holding);
  const informed: State = {
    ...state,
    gross: Float64Array.of(gross, gross),
    weak: Float64Array.from(p.strengths, (strength) => (strength?.own === WEAK ? 1 : 0)),
    assess: [assessmentLike(state, 0), assessmentLike(state, 1)],
  };
  const sides = [
    { ...p.sides[0], optimism: 0 },
    { ...p.sides[1], optimism: 0 },
  ] as const;
  const clear: Scene = { ...scene, p: { ...p, sides } };
  assessBoth(clear, informed, view);
  return isRipe(clear, informed);
}

function assessmentLike({ assess }: State, i: number): State["assess"][0] {
  const of = assess[i];
  const copy = ({ fight, againLow, againAsNow, againHigh }: Fighting): Fighting => ({
    fight: { ...fight },
    againLow: { ...againLow },
    againAsNow: { ...againAsNow },
    againHigh: { ...againHigh },
  });
  return { ...of, ...copy(of), types: [copy(of.types[0]), copy(of.types[1])] };
}
