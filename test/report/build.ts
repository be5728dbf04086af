import { readFileSync } from "node:fs";
import type { Conflict } from "../../src/conflict/conflict.js";
import type { Verdict, VerdictKind } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";
import { gatherFindings, type Findings, type Results, type TermsFinding } from "../../src/report/finding.js";

/** A small war with a patron, and any replacement made in its text first. */
export function smallWar(replace: (text: string) => string = (text) => text): Conflict {
  const text = replace(readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8"));
  const { conflict, diagnostics } = readConflict(text, "small-war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.code} ${each.message}`).join("\n"));
  return conflict;
}

export function verdict(id: string, kind: VerdictKind, share: number | null): Verdict {
  return {
    id,
    kind,
    share,
    interval: share === null ? null : [Math.max(0, share - 0.03), Math.min(1, share + 0.03)],
    undecided: 0,
    pooled: null,
    worlds: 200,
    effectiveWorlds: null,
    turns: null,
    dependsOn: null,
    loosely: null,
    strictly: null,
    methods: [],
    needs: kind === "not-testable-yet" ? "the aid series of the stocks campaign" : null,
    mass: null,
  };
}

/** A terms reading in which a deal exists, or in which two stated lines collide. */
export function termsFinding(deal: boolean): TermsFinding {
  const line = (actor: string, never: string, path: string) => ({ actor, never, firm: 0.7, path });
  const north = line("north", "arms: none", "issues.arms.positions.north.never");
  const south = line("south", "arms: small", "issues.arms.positions.south.never");
  return {
    parties: ["north", "south"],
    packages: 6,
    inPoints: false,
    reservations: [
      { actor: "north", value: 0.4, from: "course" },
      { actor: "south", value: 0.5, from: "course" },
    ],
    frontierSize: 3,
    frontier: [
      [0.2, 1],
      [0.6, 0.6],
      [1, 0.2],
    ],
    agreementZone: deal ? 2 : 0,
    dealExists: deal,
    nash: [],
    egalitarian: [],
    named: [],
    collisions: deal
      ? []
      : [{ issues: ["arms"], collide: [[north, south]], openings: [{ lines: [south], options: { arms: "small" } }] }],
  };
}

/** Findings of the small war; each result can be replaced. */
export function findings(change: Partial<Results> = {}): Findings {
  const conflict = change.conflict ?? smallWar();
  return gatherFindings({
    conflict,
    worlds: 200,
    match: null,
    repeats: 16,
    seed: 1,
    more: null,
    effectiveWorlds: null,
    weights: null,
    engines: { course: "1", terms: "1" },
    failedRuns: 0,
    verdicts: conflict.claims.map((claim) => verdict(claim.id, "holds", 0.96)),
    policies: [],
    rankings: [],
    terms: null,
    structure: null,
    standing: null,
    record: [],
    health: { numbers: 100, sourced: 40, uncertain: 50, idle: [], decisive: [] },
    before: null,
    ...change,
  });
}

const spread = (median: number) => ({ low: median * 0.5, median, mean: median, high: median * 1.5, worlds: 200 });

/** Two policies: their ground lost, chance of settling, and the patron's mean regret. */
export function twoPolicies(
  area: readonly [number, number],
  settled: readonly [number, number],
  regret: readonly [number, number],
): Results["policies"] {
  return (["as_is", "cut_off"] as const).map((id, k) => ({
    id,
    title: k === 0 ? "As now" : "Help ends",
    measures: { "area gained by 52 weeks": spread(area[k]), "settled within 104 weeks": spread(settled[k]) },
    regret: {
      patron: { mean: regret[k], p90: regret[k], best: k === 0 ? 0.7 : 0.3, leads: regret[k] <= regret[1 - k] },
    },
  }));
}
