import { verdictRule } from "../judgement/index.js";
import type { ClaimDetail, ClaimsReport } from "./claim-detail.js";
import { countedMatch, envelope, stable } from "./json.js";

/** The claims taken apart, as data; byte-identical for the same file and seed. */
export function claimsJson({ findings, details, edges, contradictions }: ClaimsReport): string {
  const { worlds, repeats, more, match, effectiveWorlds, failedRuns } = findings;
  return stable({
    ...envelope("claims", findings),
    worlds,
    repeats,
    more,
    effectiveWorlds,
    failedRuns,
    match: match && countedMatch(match),
    rule: verdictRule(findings.policies.length > 1),
    claims: details.map(plainDetail),
    edges,
    contradictions,
  });
}

/** A claim without its mass in every world. */
export function plainDetail({ verdict, ...detail }: ClaimDetail): Record<string, unknown> {
  const { mass, id, ...rest } = verdict;
  return { ...detail, verdict: rest };
}
