import type { Match } from "../ensemble/matching.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { sentencesOf } from "./sentence.js";

/** Head of every `--json` answer: no times, no paths of a machine. */
export function envelope(
  command: string,
  findings: Pick<Findings, "conflict" | "seed" | "engines">,
): Record<string, unknown> {
  const { conflict, seed, engines } = findings;
  return {
    format: 1,
    command,
    case: conflict.id,
    title: conflict.title,
    variant: conflict.variant,
    hash: conflict.hash,
    seed,
    engine: engines,
  };
}

/** How worlds were matched, their indices counted; always in the same order. */
export function countedMatch({
  hash,
  version,
  seed,
  tried,
  members,
  spared,
  constraints,
  settledEarly,
}: Match): object {
  const spare = spared === null ? null : spared.length;
  return { hash, version, seed, tried, members: members.length, spared: spare, constraints, settledEarly };
}

/** The brief as data; byte-identical for the same file and seed. */
export function renderJson(findings: Findings): string {
  const answer = {
    ...envelope("brief", findings),
    worlds: findings.worlds,
    repeats: findings.repeats,
    more: findings.more,
    effectiveWorlds: findings.effectiveWorlds,
    failedRuns: findings.failedRuns,
    match: findings.match && countedMatch(findings.match),
    sentences: sentencesOf(findings),
    claims: findings.claims.map(claimJson),
    changes: findings.changes,
    mostMoved: findings.mostMoved ?? null,
    policies: findings.policies,
    terms: findings.terms,
    structure: findings.structure,
    standing: findings.standing,
    record: findings.record,
    frontier: findings.frontier ?? null,
    replacements: findings.replacements ?? [],
    battle: findings.battle ?? null,
    health: findings.health,
  };
  return stable(answer);
}

/** A claim with its verdict, as data. */
export function claimJson({ id, text, says, under, from, line, turn, verdict }: ClaimFinding): Record<string, unknown> {
  return {
    id,
    text,
    says,
    under,
    from,
    line,
    verdict: {
      kind: verdict.kind,
      share: verdict.share,
      interval: verdict.interval,
      undecided: verdict.undecided,
      pooled: verdict.pooled,
      turns: verdict.turns && {
        path: verdict.turns.path,
        direction: verdict.turns.direction,
        at: verdict.turns.at,
        unit: verdict.turns.unit,
        auc: verdict.turns.auc,
        assumption: verdict.turns.assumption,
        text: turn,
      },
      dependsOn: verdict.dependsOn,
      methods: verdict.methods,
      loosely: verdict.loosely,
      strictly: verdict.strictly,
      needs: verdict.needs,
    },
  };
}

/** JSON with numbers to 12 figures, so that no rounding of a printer shows; NaN becomes null. */
export function stable(value: unknown): string {
  return `${JSON.stringify(value, (_, each: unknown) => (typeof each === "number" ? (Number.isFinite(each) ? Number(each.toPrecision(12)) : null) : each), 1)}\n`;
}
