import type { Conflict } from "../conflict/conflict.js";
import type { EnsembleOptions } from "./engines.js";
import type { Match } from "./matching.js";
import type { Runner } from "./runner.js";

/** Options of a run whose worlds may be held to the record. */
export interface DrawnOptions extends EnsembleOptions {
  /**
   * Finds the worlds of a conflict that fit its record, or null for worlds as drawn; left out: as drawn. `runner`: who may try
   * worlds of this conflict.
   */
  readonly matching?: (conflict: Conflict, runner?: Runner | null) => Promise<Match | null>;
}

/** Worlds that fit the record where the caller has a way to find them and there are some, else worlds as drawn. */
export async function drawnFor(
  conflict: Conflict,
  options: DrawnOptions,
): Promise<{ readonly match: Match | null; readonly drawn: EnsembleOptions }> {
  const match = (await options.matching?.(conflict, options.runner)) ?? null;
  if (match === null || match.members.length === 0) return { match: null, drawn: options };
  const { members } = match;
  return { match, drawn: { ...options, worlds: members.length, design: { kind: "matched", members } } };
}
