import type { BattleReading } from "../dynamics/index.js";
import type { Conflict } from "../conflict/conflict.js";
import type { Design } from "../ensemble/design-kinds.js";
import type { Match } from "../ensemble/matching.js";
import type { Passage } from "./ablation/stored.js";
import type { ReplacementFinding } from "./war.js";
import type {
  FileHealth,
  Frontier,
  PolicySummary,
  Ranking,
  Region,
  Spread,
  SwitchShares,
  Verdict,
  VerdictKind,
} from "../judgement/index.js";
import type { EachWay } from "./each-way.js";
import type { NearestTurn } from "./nearest.js";
import { chainStageOf, type ChainStage } from "./stage.js";
import { pathInWords } from "./words.js";

/** A claim by the settings of every switch that the worlds draw. */
export interface ClaimSettings {
  readonly id: string;
  readonly settings: readonly SwitchShares[];
  /** Methods that it reads. */
  readonly engines: readonly string[];
}

/** One claim with its verdict, as the page shows it. */
export interface ClaimFinding {
  readonly id: string;
  readonly text: string;
  readonly says: string;
  readonly under: string | null;
  readonly from: string | null;
  readonly line: number;
  readonly verdict: Verdict;
  /** "Russia's weight on the army limit < 22" or null. */
  readonly turn: string | null;
  /** Share of worlds in which the courses that it compares settle alike; null where it compares none. */
  readonly same: number | null;
  readonly stage: ChainStage;
}

/** A stated line and its actor, in words. */
export interface LineFinding {
  readonly actor: string;
  readonly never: string;
  readonly firm: number;
  readonly path: string;
}

/** A set of stated lines that cannot all be kept, and the cheapest ways to open it. */
export interface CollisionFinding {
  readonly issues: readonly string[];
  readonly collide: readonly (readonly LineFinding[])[];
  readonly openings: readonly {
    readonly lines: readonly LineFinding[];
    readonly options: Readonly<Record<string, string>>;
  }[];
}

/** What the terms reading hands to the page; `terms` fills it. */
export interface TermsFinding {
  readonly parties: readonly [string, string];
  readonly packages: number;
  readonly inPoints: boolean;
  readonly reservations: readonly { readonly actor: string; readonly value: number; readonly from: string }[];
  readonly frontierSize: number;
  readonly frontier: readonly (readonly [number, number])[];
  readonly agreementZone: number;
  readonly dealExists: boolean;
  /** With every stated line taken as binding; absent where it was not asked. */
  readonly dealInsideLines?: boolean;
  readonly nash: readonly {
    readonly utility: readonly [number, number];
    readonly options: Readonly<Record<string, string>>;
  }[];
  readonly egalitarian: readonly {
    readonly utility: readonly [number, number];
    readonly options: Readonly<Record<string, string>>;
  }[];
  readonly named: readonly {
    readonly id: string;
    readonly title: string;
    readonly utility: Readonly<Record<string, number>>;
    readonly crosses: readonly LineFinding[];
    readonly improvable: boolean;
  }[];
  readonly collisions: readonly CollisionFinding[];
}

/** What the structure reading hands to the page. */
export interface StructureFinding {
  readonly options: readonly string[];
  readonly states: number;
  readonly equilibria: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly now: readonly string[] | null;
  readonly views: readonly {
    readonly actor: string;
    readonly equilibria: Readonly<Record<string, readonly (readonly string[])[]>>;
  }[];
}

/** A claim's share of worlds as filed and as changed; null where it has none. */
export interface Shift {
  readonly id: string;
  readonly shares: readonly [number | null, number | null];
}

/** A claim whose verdict is another one than as filed. */
export interface Change extends Shift {
  readonly before: VerdictKind;
  readonly after: VerdictKind;
}

/** What the engines and judgement found of everything but the verdicts. */
interface Readings {
  readonly conflict: Conflict;
  readonly worlds: number;
  /** How the worlds were drawn, where they were run before into a folder; left out where they were drawn for this page. */
  readonly design?: Design;
  /** How the worlds were held to what is on record; null: they are as drawn. */
  readonly match: Match | null;
  readonly repeats: number;
  readonly seed: number;
  /** Repeats beyond the first, where worlds got them by need: how many runs, the most of one world, the cap, and claims it left undecided. */
  readonly more: {
    readonly runs: number;
    readonly to: number;
    readonly cap: number;
    readonly capped: readonly string[];
  } | null;
  /** Where worlds are weighted: as many of equal weight tell as much; null where they are not. */
  readonly effectiveWorlds: number | null;
  /** Weight of each world, the largest 1; null where all count alike. */
  readonly weights: Float64Array | null;
  readonly engines: Readonly<Record<string, string>>;
  readonly failedRuns: number;
  readonly policies: readonly PolicySummary[];
  /** How the courses serve each actor with objectives, by every metric of robustness. */
  readonly rankings: readonly Ranking[];
  readonly terms: TermsFinding | null;
  readonly structure: StructureFinding | null;
  /** The war as it stands at the start, over the worlds: losses a week, losses that recruits make good, pace of the front. */
  readonly standing: {
    readonly sides: readonly { readonly actor: string; readonly losses: Spread; readonly covered: Spread }[];
    readonly advance: Spread;
  } | null;
  /** The patron's belief after each move on record, over the worlds. */
  readonly record: readonly { readonly date: string; readonly move: string; readonly blamed: Spread }[];
  /** The battle in the world of medians; absent or null where the file has none. */
  readonly battle?: BattleReading | null;
  /** Where the attacker's numbers hold, and what replaces lost help; absent where the file has no campaign. */
  readonly frontier?: Frontier | null;
  readonly replacements?: readonly ReplacementFinding[];
  /** Where claims that compare settlements between two courses hold; absent where none does. */
  readonly regions?: readonly Region[];
  /** What the claim nearest to turning turns on, over the worlds. */
  readonly nearest?: NearestTurn | null;
  /** One world each way of every claim that can be tested, not yet played. */
  readonly eachWay?: readonly EachWay[];
  /** Each claim that can be tested by the settings of the switches, and the methods that it reads. */
  readonly settings?: readonly ClaimSettings[];
  /** Chance of a settlement within two years under the first course, by the settings of every switch; absent where none is run. */
  readonly settledBy?: readonly SwitchShares[];
  /** How much of the outcomes passes along each arrow of the argument, where it was measured; absent: it was not. */
  readonly passage?: Passage;
  readonly health: FileHealth;
}

/** Everything the brief shows, as plain data. Nothing below this computes a new number. */
export interface Findings extends Readings {
  readonly claims: readonly ClaimFinding[];
  /** Verdicts that differ from the file as filed; null where nothing was changed. */
  readonly changes: readonly Change[] | null;
  /** Where no verdict differs: the claim whose share of worlds moves most; null where none moves, absent where nothing was changed. */
  readonly mostMoved?: Shift | null;
}

/** What the engines and judgement found, before it is put into words. */
export interface Results extends Readings {
  readonly verdicts: readonly Verdict[];
  readonly before: readonly Verdict[] | null;
}

/** Puts results beside the file's own words. Pure; computes nothing new. */
export function gatherFindings(results: Results): Findings {
  const { conflict, verdicts, before } = results;
  const claims = conflict.claims.map((claim, k): ClaimFinding => {
    const verdict = verdicts[k];
    const source = claim.source === null ? null : conflict.sources[claim.source].id;
    return {
      id: claim.id,
      text: claim.text,
      says: claim.says.text,
      under: claim.under === null ? null : conflict.policies[claim.under].title,
      from: source === null ? null : claim.paragraph === null ? source : `${source}, paragraph ${claim.paragraph}`,
      line: claim.at.line,
      verdict,
      turn: verdict.turns ? turnInWords(conflict, verdict.turns) : null,
      same: sameOf(results.regions, claim.id),
      stage: chainStageOf(conflict, claim),
    };
  });
  return { ...results, claims, ...(before === null ? { changes: null } : changesOf(before, verdicts)) };
}

function sameOf(regions: readonly Region[] | undefined, claim: string): number | null {
  const pooled = regions?.find((region) => region.claim === claim)?.pooled;
  return pooled === undefined ? null : 1 - pooled.more - pooled.less;
}

/** Verdicts that differ from those before; where none does, what moved most. */
function changesOf(before: readonly Verdict[], verdicts: readonly Verdict[]): Pick<Findings, "changes" | "mostMoved"> {
  const changes = verdicts.flatMap((after, k): Change[] =>
    before[k] && before[k].kind !== after.kind
      ? [{ id: after.id, before: before[k].kind, after: after.kind, shares: [before[k].share, after.share] }]
      : [],
  );
  return { changes, ...(changes.length === 0 ? { mostMoved: mostMovedOf(before, verdicts) } : {}) };
}

function mostMovedOf(before: readonly Verdict[], after: readonly Verdict[]): Shift | null {
  const shifts = after.map(({ id, share }, k): Shift => ({ id, shares: [before[k]?.share ?? null, share] }));
  const size = ({ shares: [one, other] }: Shift): number => Math.abs((one ?? 0) - (other ?? 0));
  const most = shifts.reduce<Shift | null>((top, each) => (size(each) > (top ? size(top) : 0) ? each : top), null);
  return most;
}

/** The same findings, with the verdicts that differ from those of the file as filed. */
export function besideFiled(findings: Findings, filed: Findings): Findings {
  const [before, after] = [filed, findings].map(({ claims }) => claims.map(({ verdict }) => verdict));
  return { ...findings, ...changesOf(before, after) };
}

function turnInWords(conflict: Conflict, turns: NonNullable<Verdict["turns"]>): string {
  return pathInWords(conflict, turns.path, turns.direction, turns.at, turns.unit);
}
