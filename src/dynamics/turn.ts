import type { Conflict } from "../conflict/conflict.js";
import { columnOf, type Column } from "./column.js";
import { Heard, takenIn } from "./hearing.js";
import type { Nature, Script } from "./simulate.js";
import type { State } from "./state.js";

/** A line on the way of an adaptive policy, and the policy that takes over once it is crossed. */
export interface Line {
  readonly watched: Column;
  readonly above: boolean;
  /** Canonical unit of the measure. */
  readonly level: number;
  /** Index into `Conflict.policies` and the scene's courses. */
  readonly then: number;
}

/** The lines that a policy meets one after the other; shape [policies][lines]. */
export function linesOf(conflict: Conflict, sides: readonly [number, number]): Line[][] {
  return conflict.policies.map((policy) => {
    const lines: Line[] = [];
    for (let next = policy.turn; next !== null; next = conflict.policies[next.then].turn)
      lines.push({
        watched: columnOf(conflict, next.measure, sides, []),
        above: next.side === "above",
        level: next.level,
        then: next.then,
      });
    return lines;
  });
}

/** What takes over at a line: the course in force, how long it binds, and what its moves tell the patron. */
export interface Takeover {
  readonly line: Line;
  /** Nothing is imposed any more: the patron's own rule resumes at once. */
  readonly free: boolean;
  readonly review: number;
  readonly says: number; // nats
}

/**
 * Puts the next policy in force where the state at the end of last week has crossed the line that the present one watches.
 * At most one line a week; the policy has to have begun.
 */
export function turnAtLine(script: Script, state: State, { key, world }: Nature): void {
  const next = script.turns[state.turns];
  if (next === undefined || state.week <= script.scene.courses[script.policy].from) return;
  const { line, free, review, says } = next;
  const value = line.watched.read(script, state);
  if (!(line.above ? value > line.level : value < line.level)) return;
  state.turns += 1;
  state.turned[line.then] = state.week;
  if (free) {
    state.boundUntil = state.week;
    return;
  }
  state.course = line.then;
  state.boundUntil = state.week + review;
  if (script.patron) state.blame += takenIn(script.patron, { key, world, week: state.week, what: Heard.turn }) * says;
}
