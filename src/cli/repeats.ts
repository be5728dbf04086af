import { InvalidArgumentError } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { isMoved } from "../ensemble/makers.js";
import type { TablePlan } from "../ensemble/plan.js";
import type { Adaptive } from "../ensemble/rounds.js";
import { REPEAT_RULE, type RepeatRule } from "../judgement/index.js";
import { FIRST_REPEATS } from "../report/brief.js";
import { countAlike } from "./design.js";
import { Exit, Stop } from "./io.js";

/** Repeats of chance in each world: as many in all, or more where claims are not decided. */
export type Repeats = number | "adaptive";

/** `adaptive` or a whole number in a range, as an option's value. */
export function repeatsWithin(least: number, most: number): (text: string) => Repeats {
  return (text) => {
    const value = Number(text);
    if (text === "adaptive") return text;
    if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`adaptive, or a whole number from ${least} to ${most}, not "${text}".`);
  };
}

/** First repeats and, where they are to grow, the rule. A brief spends a quarter as many runs again as the first repeats took, if nothing else is said. */
export function repeatsOf(
  conflict: Conflict,
  { repeats, mostRuns, worlds }: { readonly repeats: Repeats; readonly mostRuns?: number; readonly worlds: number },
): { readonly repeats: number; readonly adaptive: RepeatRule | null } {
  if (repeats !== "adaptive") return { repeats, adaptive: null };
  const first = worlds * FIRST_REPEATS * Math.max(1, runnablePolicies(conflict).length);
  return { repeats: FIRST_REPEATS, adaptive: { ...REPEAT_RULE, most: mostRuns ?? first / 4 } };
}

/**
 * When the worlds of a run get more repeats, or null: never. `most`: runs beyond the first that are asked for, `before` those
 * that the folder says. Stops where growing repeats are asked of a design whose worlds do not count alike.
 */
export function adaptiveFor(
  plans: readonly TablePlan[],
  {
    grows,
    most,
    before,
  }: { readonly grows: boolean; readonly most: number | undefined; readonly before: number | undefined },
): Adaptive | null {
  if (!grows && most === undefined) return null;
  if (!grows) throw new Stop(Exit.usage, "--most-runs is for --repeats adaptive.");
  const [{ design, worlds }] = plans;
  if (!countAlike(design))
    throw new Stop(
      Exit.usage,
      `--repeats adaptive goes by shares of worlds, and the worlds of ${design.kind} do not count alike: give a number.`,
    );
  const policies = plans.find(({ table }) => isMoved(table))?.policies.length ?? 0;
  return { ...REPEAT_RULE, most: most ?? before ?? (worlds * FIRST_REPEATS * policies) / 4 };
}
