import type { Conflict } from "../../conflict/conflict.js";
import type { EnsembleOptions } from "../../ensemble/engines.js";
import { choicesOf, type Choices } from "../../judgement/index.js";
import { judgedOver, type Over } from "../brief.js";
import type { Findings } from "../finding.js";
import { fixedEffects, fixedNumbers, type FixedEffect, type FixedGroup } from "./fixed.js";

/** What `parley choices` shows. */
export interface ChoicesReport {
  readonly findings: Findings;
  readonly choices: Choices;
  /** Unsourced numbers of the file, and numbers that the tool supplies, which have one value in every world. */
  readonly fixed: { readonly file: readonly FixedGroup[]; readonly tool: readonly FixedGroup[] };
  /** What other values of those do, over how many of the worlds; null where it was not asked. */
  readonly tried: {
    readonly worlds: number;
    readonly repeats: number;
    readonly effects: readonly FixedEffect[];
  } | null;
}

/** Worlds and repeats on which fixed numbers are tried: a reading each, so few. */
const TRIED = { worlds: 40, repeats: 4 };

/**
 * Judges a conflict and says of each modelling choice which claims it touches. `onTried`: called before each fixed number is
 * tried at another value, with how many are done and how many there are; null: none is tried.
 */
export async function choicesReport(
  conflict: Conflict,
  over: Over,
  onTried: ((done: number, all: number) => void) | null = null,
): Promise<ChoicesReport> {
  const { sample, findings } = await judgedOver(conflict, over);
  const verdicts = findings.claims.map(({ verdict }) => verdict);
  const report = { findings, choices: choicesOf(sample, verdicts), fixed: fixedNumbers(conflict), tried: null };
  if (onTried === null) return report;
  const groups = [...report.fixed.file, ...report.fixed.tool];
  const some = fewOf(findings);
  const effects = await fixedEffects(conflict, groups, some, (done) => onTried(done, groups.length));
  return { ...report, tried: { worlds: some.worlds, repeats: some.repeats, effects } };
}

/** The first of the page's worlds. */
function fewOf({ worlds, repeats, seed, match }: Findings): EnsembleOptions {
  const few = { worlds: Math.min(TRIED.worlds, worlds), repeats: Math.min(TRIED.repeats, repeats), seed };
  const members = match?.members.slice(0, few.worlds) ?? [];
  return members.length === 0 ? few : { ...few, worlds: members.length, design: { kind: "matched", members } };
}
