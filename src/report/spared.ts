import type { Conflict } from "../conflict/conflict.js";
import { runEnsemble } from "../ensemble/engines.js";
import type { Match } from "../ensemble/matching.js";
import type { Runner } from "../ensemble/runner.js";
import { judgeClaims, type SparedVerdicts } from "../judgement/index.js";

/** Most worlds run of those that are let off survival: they end soon, and their mean is all that is asked. */
const MOST = 64;

interface Options {
  readonly repeats: number;
  readonly seed: number;
  readonly runner: Runner | null;
}

/**
 * Verdicts on the worlds that fit all of the record but survival, as many as chance one half lets off beside the members; null
 * where the worlds are not held to a record, or nobody took them down.
 */
export async function sparedOver(
  conflict: Conflict,
  match: Match | null,
  { repeats, seed, runner }: Options,
): Promise<SparedVerdicts | null> {
  const last = match?.members.at(-1) ?? -1;
  const all = (match?.spared ?? []).filter((world) => world < last);
  if (all.length === 0) return null;
  const members = all.slice(0, MOST);
  const design = { kind: "matched", members } as const;
  const { worlds, tables } = await runEnsemble(conflict, { worlds: members.length, repeats, seed, design, runner });
  return { verdicts: judgeClaims({ conflict, worlds, tables }), each: all.length / members.length };
}
