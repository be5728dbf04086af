import { measuresIn } from "../conflict/asked.js";
import type { Claim } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { measuresOf } from "../conflict/engine.js";
import { logit } from "./endurance.js";
import { Phase, type State } from "./state.js";

/** A column that sets two runs of the same world and chance against each other; only where a claim asks for it. */
export interface Contrast {
  readonly column: number;
  /** Policies under which it is read. */
  readonly policies: ReadonlySet<number>;
  /** Policies of the two runs; −1: nothing imposed. */
  readonly runs: readonly [number, number];
  /** Whether the patron's belief is held: that the other side is the obstacle, then that its client is. */
  readonly held: boolean;
  readonly week: number;
  readonly read: (end: State) => number;
}

/** How sure the patron is held to be: nine to one. A convention. */
const SURE = 0.9;
const YEAR = 52;

/** Log-odds toward the side `about`: first run the attacker is blamed (side 0), second run the defender. */
export function heldAt(about: number, run: 0 | 1): number {
  return about === run ? logit(SURE) : -logit(SURE);
}

/** The contrasts that a conflict's claims ask for. */
export function contrastsIn(conflict: Conflict): Contrast[] {
  const horizon = conflict.campaign!.horizon;
  return measuresOf(conflict, "course").flatMap((use, column): Contrast[] => {
    const policies = new Set(
      conflict.claims.filter((claim) => names(conflict, claim, use.id)).map(({ under }) => under ?? 0),
    );
    const base = { column, policies };
    if (use.name === "worth_of_blame") {
      const lost = (end: State): number => -end.area;
      return [{ ...base, runs: [-1, -1], held: true, week: Math.min(YEAR, horizon), read: lost }];
    }
    if (use.name !== "effect_of_words") return [];
    const settled = (end: State): number => (end.phase === Phase.settled ? 1 : 0);
    const [first, second] = use.args as readonly number[];
    return [{ ...base, runs: [first, second], held: false, week: horizon, read: settled }];
  });
}

function names(conflict: Conflict, claim: Claim, id: string): boolean {
  return [claim.says, claim.loosely, claim.strictly].some(
    (says) => says !== null && measuresIn(says.expression).some((measure) => conflict.measures[measure].id === id),
  );
}
