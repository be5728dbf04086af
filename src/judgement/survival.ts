import { DECIDED } from "./posterior.js";
import type { Verdict } from "./verdict.js";

/** What a verdict depends on that does not survive half of what survival says, in place of a switch. */
export const SURVIVAL = "history";

/** Verdicts on worlds that fit all of the record but survival and are let off it at chance one half. */
export interface SparedVerdicts {
  readonly verdicts: readonly Verdict[];
  /** Such worlds found for each one judged: 1 where all are. */
  readonly each: number;
}

/**
 * A verdict that must survive halving the weight of survival: worlds that fit, and beside them those spared, as one sample. One that
 * holds (fails) there in less (more) than nine tenths (one tenth) of worlds depends on the war's having gone on. Pure.
 */
export function underHalfSurvival(verdict: Verdict, spared: Verdict, each: number): Verdict {
  const { kind, mass, share, worlds } = verdict;
  if ((kind !== "holds" && kind !== "fails") || mass === null || spared.mass === null || share === null) return verdict;
  const [own, others] = [said(mass), said(spared.mass)];
  const count = own.count + each * others.count;
  const half = (own.sum + each * others.sum) / count;
  if (others.count === 0 || (kind === "holds" ? half >= DECIDED : half <= 1 - DECIDED)) return verdict;
  const shares = [
    { setting: "all of it", share, worlds },
    { setting: "half of it", share: half, worlds: worlds + spared.worlds },
  ];
  return { ...verdict, kind: "depends", dependsOn: { switch: SURVIVAL, shares } };
}

function said(mass: Float64Array): { sum: number; count: number } {
  const heard = mass.filter((each) => each === each);
  return { sum: heard.reduce((sum, each) => sum + each, 0), count: heard.length };
}
