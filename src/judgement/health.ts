import type { Conflict } from "../conflict/conflict.js";
import type { Verdict } from "./verdict.js";

/** On what the file stands: numbers with a source of their own, and unsourced ones and switches that decide verdicts. */
export interface FileHealth {
  readonly numbers: number;
  readonly sourced: number;
  readonly uncertain: number;
  /** Switches and unsourced inputs on which a verdict depends, most verdicts first. */
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
  const blame = (quantity: number, id: string): unknown => claims.set(quantity, [...(claims.get(quantity) ?? []), id]);
  for (const { id, turns, dependsOn } of verdicts) {
    const choice = dependsOn ? conflict.quantities.findIndex(({ path }) => path === dependsOn.switch) : -1;
    if (choice >= 0) blame(choice, id);
    else if (turns && turns.assumption) blame(turns.quantity, id);
  }
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
