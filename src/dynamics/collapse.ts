import { collapseHazard } from "./hazard.js";

import { MEMORY_WEEKS, type Scene, type State } from "./state.js";

/** What carried most of the hazard in the week in which a side collapsed; `front`: it had no ground left to give. */
export type CollapseCause = "men" | "supply" | "front" | "neither";

/**
 * Why a side collapses in the week in which it does: the front came to its end, or that part of the weekly hazard is largest which
 * comes of too few men or of too little supply; `neither` where only the base rate is left. `side`: 0 attacker, 1 defender.
 */
export function collapseCause(scene: Scene, state: State, side: number): CollapseCause {
  const { p, supply } = scene;
  const end = side === 0 ? -p.cushion : p.stake;
  if (state.area === end && state.pastArea[state.week % MEMORY_WEEKS] !== end) return "front";
  const { men, supply: short } = p.collapse;
  const own = collapseHazard({ base: 0, men, supply: 0 }, state.men[side], p.sides[side].floor, 1, 0);
  const supplied = side === 1 && supply;
  const law = { base: 0, men: 0, supply: short };
  const fire = supplied ? collapseHazard(law, 1, 1, state.fire, p.supplyAt) : 0;
  if (Math.max(own, fire) <= p.collapse.base) return "neither";
  return own >= fire ? "men" : "supply";
}
