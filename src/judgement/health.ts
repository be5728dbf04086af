import type { Conflict } from "../conflict/conflict.js";
import type { Verdict } from "./verdict.js";

/** On what the file stands: numbers with a source of their own, and unsourced ones that decide verdicts. */
export interface FileHealth {
  readonly numbers: number;
  readonly sourced: number;
  readonly uncertain: number;
  /** Unsourced inputs that turn a verdict, most verdicts first. */
  readonly decisive: readonly {
    readonly path: string;
    readonly line: number;
    readonly file: string;
    readonly claims: readonly string[];
  }[];
}

/** Counts the numbers that the file writes, and names those without a source that verdicts turn on. */
export function healthOf(conflict: Conflict, verdicts: readonly Verdict[]): FileHealth {
  const written = conflict.quantities.filter((quantity) => quantity.origin === "file");
  const claims = new Map<number, string[]>();
  for (const { id, turns } of verdicts)
    if (turns && turns.assumption) claims.set(turns.quantity, [...(claims.get(turns.quantity) ?? []), id]);
  const decisive = [...claims].map(([quantity, ids]) => {
    const { path, at } = conflict.quantities[quantity];
    return { path, line: at?.line ?? 0, file: at?.file ?? "", claims: ids };
  });
  return {
    numbers: written.length,
    sourced: written.filter((quantity) => quantity.source !== null).length,
    uncertain: written.filter((quantity) => quantity.law.kind !== "point").length,
    decisive: decisive.sort((a, b) => b.claims.length - a.claims.length || a.line - b.line),
  };
}
