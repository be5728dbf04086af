import { measuresIn } from "../conflict/asked.js";
import type { Expression } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import {
  claimBox,
  claimEdges,
  claimParts,
  contradictions,
  enginesRead,
  settingsOf,
  turningsOf,
  type ClaimBox,
  type ClaimEdge,
  type ClaimPart,
  type Contradiction,
  type Sample,
  type SwitchShares,
  type Turning,
} from "../judgement/index.js";
import { judgedOver, type Over } from "./brief.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { argumentFiguresSentence, frontierSentence } from "./views/frontier.js";
import { frontierOver } from "./war.js";
import { inUnits, list, pathInWords, describePath } from "./words.js";

/** An input that a claim turns on, in words and with its place in the file. */
export interface NearTurn extends Turning {
  readonly text: string;
  readonly line: number;
  /** Id of its source; null: an assumption. */
  readonly source: string | null;
}

/** Everything the worlds say of one claim. */
export interface ClaimDetail extends ClaimFinding {
  /** The inputs that tell best where it holds, the best first. */
  readonly near: readonly NearTurn[];
  readonly box: (ClaimBox & { readonly text: string }) | null;
  readonly settings: readonly SwitchShares[];
  readonly parts: readonly ClaimPart[];
  readonly engines: readonly string[];
  /** Where the numbers of the side whose men it speaks of turn, as a sentence; null where it speaks of none, or the file has no record of losses. */
  readonly frontier: string | null;
  /** "path:line" that the claim echoes; null where it is not assumed. */
  readonly echoes: string | null;
}

/** What `parley claims` shows. */
export interface ClaimsReport {
  readonly findings: Findings;
  readonly details: readonly ClaimDetail[];
  readonly edges: readonly ClaimEdge[];
  readonly contradictions: readonly Contradiction[];
}

/** Inputs told of each claim, if nothing else is asked for. */
export const TURNS_TOLD = 3;

/** Judges every claim of a conflict and takes each apart. */
export async function claimsReport(conflict: Conflict, over: Over): Promise<ClaimsReport> {
  const { sample, findings } = await judgedOver(conflict, over);
  const verdicts = findings.claims.map(({ verdict }) => verdict);
  return {
    findings,
    details: findings.claims.map((claim, place) => detailOf(sample, claim, place)),
    edges: claimEdges(sample, verdicts),
    contradictions: contradictions(verdicts),
  };
}

/** One claim taken apart, with at most `most` of the inputs it turns on. */
export function detailOf(sample: Sample, finding: ClaimFinding, place: number, most = TURNS_TOLD): ClaimDetail {
  const { conflict } = sample;
  const { says, under } = conflict.claims[place];
  const { mass, kind, turns } = finding.verdict;
  const box = mass === null ? null : claimBox(sample, mass);
  const near = mass === null ? [] : turningsOf(sample, mass, most).map((turn) => nearTurn(conflict, turn));
  const echo =
    turns !== null && near.length > 0 ? `${turns.path}:${near[0].line}` : `claims.${finding.id}:${finding.line}`;
  return {
    ...finding,
    near,
    box: box && { ...box, text: boxInWords(conflict, box) },
    settings: mass === null ? [] : settingsOf(sample, mass),
    parts: claimParts(sample, says.expression, under ?? 0),
    engines: enginesRead(sample, says.expression),
    frontier: frontierWords(sample, says.expression),
    echoes: kind === "assumed" ? echo : null,
  };
}

/** Measures of the men that a side has. */
const OF_MEN = ["men", "net manpower"];

function frontierWords(sample: Sample, expression: Expression): string | null {
  const { conflict } = sample;
  const frontier = frontierOver(sample);
  if (frontier === null || frontier.marks.length === 0) return null;
  const asks = measuresIn(expression).some((measure) => {
    const { name, args } = conflict.measures[measure];
    return OF_MEN.includes(name) && conflict.actors[Number(args[0])]?.id === frontier.actor;
  });
  return asks ? joined([frontierSentence(conflict, frontier), argumentFiguresSentence(conflict)]) : null;
}

const joined = (sentences: readonly (string | null)[]): string => sentences.filter((each) => each !== null).join(" ");

function nearTurn(conflict: Conflict, turn: Turning): NearTurn {
  const { at, source } = conflict.quantities[turn.quantity];
  return {
    ...turn,
    text: pathInWords(conflict, turn.path, turn.direction, turn.at, turn.unit),
    line: at?.line ?? 0,
    source: source === null ? null : conflict.sources[source].id,
  };
}

function boxInWords(conflict: Conflict, { limits }: ClaimBox): string {
  const said = limits.map(({ quantity, limit }) => {
    const { path, unit } = conflict.quantities[quantity];
    const name = describePath(conflict, path);
    if ("in" in limit) return `${name}: ${list(limit.in, "or")}`;
    const amount = (value: number): string => inUnits(value, unit, path);
    if (limit.low === null) return `${name} < ${amount(limit.high!)}`;
    if (limit.high === null) return `${name} > ${amount(limit.low)}`;
    return `${name} is ${amount(limit.low)} to ${amount(limit.high)}`;
  });
  return list(said);
}
