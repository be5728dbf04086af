import { Phase, type State } from "./state.js";

/** How a war stands in a week: fought, paused, or over in one of four ways. */
export type Ending = "war" | "truce" | "settled" | "frozen" | "attacker collapsed" | "defender collapsed";

/** In the order in which shares of worlds are stacked: what goes on, what was agreed, what was decided. */
export const ENDINGS: readonly Ending[] = [
  "settled",
  "frozen",
  "truce",
  "war",
  "attacker collapsed",
  "defender collapsed",
];

const BY_PHASE = new Map<number, Ending>([
  [Phase.war, "war"],
  [Phase.truce, "truce"],
  [Phase.settled, "settled"],
  [Phase.frozen, "frozen"],
  [Phase.attackerCollapsed, "attacker collapsed"],
  [Phase.defenderCollapsed, "defender collapsed"],
]);

/** How a run stands, as an index into `ENDINGS`. */
export function endingOf({ phase }: State): number {
  return ENDINGS.indexOf(BY_PHASE.get(phase)!);
}
