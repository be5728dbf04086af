import { measuresIn } from "../conflict/asked.js";
import type { Claim } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { measuresOf } from "../conflict/engine.js";
import { columnOf } from "./column.js";
import { logit } from "./endurance.js";
import type { Script } from "./simulate.js";
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
  /** In the first run the patron sees the others' utilities as they are, in the second on its own view. */
  readonly corrected: boolean;
  readonly week: number;
  readonly read: (script: Script, end: State) => number;
}

/** How sure the patron is held to be: nine to one. A convention. */
const SURE = 0.9;
const YEAR = 52;

/** Log-odds toward the side `about`: first run the attacker is blamed (side 0), second run the defender. */
export function heldAt(about: number, run: 0 | 1): number {
  return about === run ? logit(SURE) : -logit(SURE);
}

/** The script of one of a contrast's two runs; null where the contrast says nothing of the world (no patron listens, another actor's view). */
export function scriptIn(contrast: Contrast, script: Script, run: 0 | 1): Script | null {
  const { patron, scene } = script;
  const { week, held, corrected } = contrast;
  if ((held || corrected) && patron === null) return null;
  const worth = scene.worth;
  const sees = corrected && run === 0 ? { ...scene, worth: { ...worth, utilityAsPatronSees: worth.utility } } : scene;
  const read = new Uint8Array(week + 1);
  read[week] = 1;
  return { ...script, scene: sees, held: held ? heldAt(patron!.about, run) : null, horizon: week, read };
}

/** The contrasts that a conflict's claims ask for. `sides`: actor indices of attacker and defender. */
export function contrastsIn(conflict: Conflict, sides: readonly [number, number]): Contrast[] {
  const horizon = conflict.campaign!.horizon;
  return measuresOf(conflict, "course").flatMap((use, column): Contrast[] => {
    const policies = new Set(
      conflict.claims.filter((claim) => names(conflict, claim, use.id)).map(({ under }) => under ?? 0),
    );
    const base = { column, policies, corrected: false };
    if (use.name === "worth_of_blame") {
      const lost = (_: Script, end: State): number => -end.area;
      return [{ ...base, runs: [-1, -1], held: true, week: Math.min(YEAR, horizon), read: lost }];
    }
    if (use.name === "cost_of_view" || use.name === "value_of_correcting") {
      // only the patron acts on a view of the others
      if (use.args[0] !== conflict.patron?.actor) return [];
      const outcome = columnOf(conflict, { ...use, name: "outcome", week: horizon }, sides, []);
      const read = use.name === "cost_of_view" ? outcome.read : settled;
      return [{ ...base, runs: [-1, -1], held: false, corrected: true, week: horizon, read }];
    }
    if (use.name !== "effect_of_words") return [];
    const [first, second] = use.args as readonly number[];
    return [{ ...base, runs: [first, second], held: false, week: horizon, read: settled }];
  });
}

const settled = (_: Script, end: State): number => (end.phase === Phase.settled ? 1 : 0);

function names(conflict: Conflict, claim: Claim, id: string): boolean {
  return [claim.says, claim.loosely, claim.strictly, ...claim.also].some(
    (says) => says !== null && measuresIn(says.expression).some((measure) => conflict.measures[measure].id === id),
  );
}
