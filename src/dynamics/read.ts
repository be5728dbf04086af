import type { Conflict } from "../conflict/conflict.js";
import type { Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { courseEngine, playCourse } from "./engine.js";
import { logistic } from "./endurance.js";
import { patronOf, replay } from "./patron.js";
import { Phase, type State } from "./state.js";

/** One week of one run. Canonical units; NaN where a section is absent. */
export interface Week {
  readonly week: number;
  readonly phase: PhaseName;
  readonly area: number;
  readonly men: readonly [number, number];
  readonly casualties: readonly [number, number];
  readonly fire: number;
  readonly blamed: number; // chance the patron gives that `about` blocks peace
  readonly course: string;
  readonly values: readonly [number, number];
}

export type PhaseName = "war" | "truce" | "settled" | "attacker collapsed" | "defender collapsed" | "frozen";
const PHASES: readonly PhaseName[] = ["war", "truce", "settled", "attacker collapsed", "defender collapsed", "frozen"];

/** One run, week by week, and what the patron made of the moves on record before it. */
export interface CourseReading {
  readonly policy: string;
  readonly world: number;
  readonly repeat: number;
  readonly sides: readonly [string, string];
  readonly about: string | null;
  readonly weeks: readonly Week[];
  readonly record: readonly { readonly date: string; readonly move: string; readonly blamed: number }[];
  readonly ended: number | null;
  readonly outcome: PhaseName;
}

/** Plays one world under one policy and keeps every week. */
export function readCourse(
  conflict: Conflict,
  given: Given,
  at: { world: World; slot: number; policy: number; seed: number; repeat: number; weeks?: number },
): CourseReading {
  const program = courseEngine.compile(conflict, given);
  const weeks: Week[] = [];
  const horizon = at.weeks ?? conflict.campaign!.horizon;
  const end = playCourse(
    program,
    { world: at.world, slot: at.slot, policy: at.policy, key: { seed: at.seed, repeat: at.repeat }, weeks: horizon },
    (script, state) => weeks.push(weekOf(script.scene.courses[state.course].id || "as before", state)),
  );
  const [attacker, defender] = program.sides;
  return {
    policy: at.policy < 0 ? "" : conflict.policies[at.policy].id,
    world: at.world.index,
    repeat: at.repeat,
    sides: [conflict.actors[attacker].id, conflict.actors[defender].id],
    about: conflict.patron ? conflict.actors[conflict.patron.about].id : null,
    weeks,
    record: recordOf(conflict, at.world),
    ended: end.ended === Infinity ? null : end.ended,
    outcome: PHASES[end.phase],
  };
}

function weekOf(course: string, state: State): Week {
  const pair = (of: Float64Array): readonly [number, number] => [of[0], of[1]];
  const fighting = state.phase <= Phase.truce;
  return {
    week: state.week,
    phase: PHASES[state.phase],
    area: state.area,
    men: pair(state.men),
    casualties: pair(state.casualties),
    fire: state.fire,
    blamed: logistic(state.blame),
    course,
    values: fighting ? [state.assess[0].value, state.assess[1].value] : [NaN, NaN],
  };
}

/** The patron's belief beside each recorded move, in one world. */
export function recordOf(conflict: Conflict, world: World): CourseReading["record"] {
  const front = conflict.campaign?.front;
  if (!conflict.patron || !conflict.history || !front) return [];
  const patron = patronOf(conflict, world, [front.attacker, front.defender], {
    patronFixed: false,
    patronInattentive: false,
  })!;
  const moves = [...conflict.history.moves].sort((a, b) => a.week - b.week);
  return replay(conflict, world, patron.start, patron)
    .slice(0, -1)
    .map((step, k) => ({ date: moves[k].date, move: conflict.moves[step.move].id, blamed: logistic(step.blame) }));
}
