import type { VerdictKind } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { isCertain } from "./words.js";

/** What each verdict says, for a reader who knows none of the methods. */
const MEANS: Readonly<Record<VerdictKind, string>> = {
  holds: "true in at least nine sets of guesses of ten, the whole 90 % interval included",
  fails: "untrue in at least nine sets of guesses of ten, interval included; the opposite need not be true",
  depends:
    "true in some sets of guesses, not in others, or not surely; the last column says on what, where one input tells",
  open: "luck decides in too many worlds: no answer",
  assumed: "follows from what the file puts in, or from one number of it: no test",
  "not-testable-yet": "needs what the file lacks",
};
const ORDER: readonly VerdictKind[] = ["holds", "fails", "depends", "open", "assumed", "not-testable-yet"];

/** The verdicts that the claims have, each with what it says; none where one world is all there is, which decides alone. */
export function verdictLines({ claims, conflict }: Pick<Findings, "claims" | "conflict">): [VerdictKind, string][] {
  if (isCertain(conflict)) return [];
  const given = new Set(claims.map(({ verdict }) => verdict.kind));
  return ORDER.filter((kind) => given.has(kind)).map((kind) => [kind, MEANS[kind]]);
}
