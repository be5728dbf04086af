import {
  LEAST_EFFECTIVE,
  methodsDisagree,
  tooFewWorlds,
  verdictRule,
  type Verdict,
  type VerdictKind,
} from "../judgement/index.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { fold } from "./fold.js";
import { bold, type TextOptions } from "./terminal.js";
import { list, percent, plain, switchInWords, VERDICT_WORDS, verdictWord } from "./words.js";
import { settingInWords } from "./words-settings.js";

/** Colour of a verdict on a terminal; it only repeats the word. */
export const VERDICT_COLOURS: Readonly<Record<VerdictKind, string>> = {
  holds: "32",
  fails: "31",
  depends: "33",
  assumed: "36",
  open: "35",
  "not-testable-yet": "2",
};
const ORDER: readonly VerdictKind[] = ["holds", "depends", "fails", "assumed", "open", "not-testable-yet"];

interface Layout {
  readonly wide: boolean;
  readonly ids: number;
}

/** Claims with share, interval and what would turn them; the rule below. Below 96 columns each claim takes lines of its own. */
export function claimTable(findings: Findings, options: TextOptions): string[] {
  if (findings.claims.length === 0) return [];
  const wide = options.width >= 96;
  const head = wide
    ? `CLAIM${" ".repeat(Math.max(1, options.width - 59))}holds in  interval     what it turns on`
    : "CLAIM";
  const rows = ORDER.flatMap((kind) =>
    claimRows(
      findings.claims.filter((claim) => claim.verdict.kind === kind),
      kind,
      options,
      { wide, ids: idColumns(findings.claims) },
    ),
  );
  return [
    bold(head.trimEnd(), options),
    ...rows,
    ...[`Rule: ${verdictRule(findings.policies.length > 1)}`, moreRepeats(findings)]
      .flatMap((text) => (text === null ? [] : fold(text, options.width - 1)))
      .map((line) => ` ${line}`),
  ];
}

function claimRows(claims: readonly ClaimFinding[], kind: VerdictKind, options: TextOptions, layout: Layout): string[] {
  if (claims.length === 0) return [];
  const paint = (text: string): string => (options.colour ? `\u001b[${VERDICT_COLOURS[kind]}m${text}\u001b[0m` : text);
  const head = ` ${paint(VERDICT_WORDS[kind].word)}`;
  if (kind === "not-testable-yet") {
    const needs = [...new Set(claims.map((claim) => claim.verdict.needs ?? ""))];
    return [
      head,
      ...needs.flatMap((need) =>
        fold(
          `${list(claims.filter((claim) => claim.verdict.needs === need).map((claim) => claim.id))}: needs ${need}`,
          options.width - 4,
        ).map((line) => `    ${line}`),
      ),
    ];
  }
  return [head, ...claims.flatMap((claim) => claimRow(claim, options, layout))];
}

/** Columns of a claim's id. */
const idColumns = (claims: readonly ClaimFinding[]): number =>
  Math.max(5, ...claims.map(({ id }) => Math.min(LONGEST_ID, id.length)));
const LONGEST_ID = 14;

function claimRow(claim: ClaimFinding, options: TextOptions, { wide, ids }: Layout): string[] {
  const share = shareOf(claim);
  const interval = intervalOf(claim, "–");
  const why = reasonOf(claim);
  const id = (n: number): string => `    ${(n === 0 ? claim.id : "").padEnd(ids)} `;
  if (!wide) {
    const rest = [`${share}${interval ? ` (${interval})` : ""}`, ...besideShare(claim)].join("; ");
    const lines = fold(`${claim.text} ${rest}`, options.width - ids - 5);
    const turn = why ? fold(`${leadOf(claim)}${why}`, options.width - ids - 7) : [];
    return [...lines.map((line, n) => id(n) + line), ...turn.map((line) => `  ${id(1)}${line}`)];
  }
  const room = options.width - 59 - ids;
  const left = fold(claim.text, room);
  const right = fold(why ?? "–", 32);
  const middle = [`${share.padStart(6)}  ${interval.padEnd(13)}`, ...besideShare(claim).map((text) => `  ${text}`)];
  return Array.from({ length: Math.max(left.length, middle.length, right.length) }, (_, n) =>
    `${id(n)}${(left[n] ?? "").padEnd(room)} ${(middle[n] ?? "").padEnd(21)} ${right[n] ?? ""}`.trimEnd(),
  );
}

/** The two numbers beside the share of worlds: the chance over all worlds, and the worlds that do not decide. */
export function besideShare({ verdict }: ClaimFinding): string[] {
  const { pooled, undecided, kind, share } = verdict;
  // how many are undecided an open verdict says in its reason
  const open =
    kind === "open"
      ? share === null || share !== share
        ? []
        : [`holds in ${percent(share)}`]
      : undecided !== null && undecided > 0
        ? [`${percent(undecided)} undecided`]
        : [];
  if (!pooled) return open;
  const [value, low, high] = [pooled.value, ...pooled.interval].map(
    pooled.of === "chance" ? (x) => percent(x).replace(" %", "") : (x) => plain(Math.round(1000 * x) / 10),
  );
  const head = pooled.of === "chance" ? `chance ${value} %` : `by ${value} points`;
  const ends = low === value && high === value ? "" : ` (${low}–${high})`;
  const chance = head.length + ends.length <= BESIDE ? [head + ends] : [head, ends.trim()];
  return kind === "open" ? [...open, ...chance] : [...chance, ...open];
}

/** Columns beside the claim's words. */
const BESIDE = 19;

/** How many runs went to worlds that did not decide a claim, and what the cap on them left; null where all got the same. */
export function moreRepeats({ more, repeats }: Findings): string | null {
  if (more === null || (more.runs === 0 && more.capped.length === 0)) return null;
  const spent =
    more.runs === 0
      ? `Repeats: ${repeats} in every world`
      : `Repeats: ${repeats} in every world, up to ${more.to} where a claim was not decided (${plain(more.runs)} runs more)`;
  if (more.capped.length === 0) return `${spent}.`;
  return `${spent}; the cap of ${plain(more.cap)} more runs ended this before ${list(more.capped)} had enough (--most-runs raises it).`;
}

/** What leads into the reason where no heading stands above it. */
function leadOf({ verdict }: ClaimFinding): string {
  if (verdict.kind === "open" || verdict.kind === "assumed") return "";
  return verdict.dependsOn || (verdict.kind === "depends" && methodsDisagree(verdict.methods)) ? "depends on " : "";
}

/** Share of worlds in which the claim holds; a dash where luck leaves it open, since a low share would read as “untrue”. */
export function shareOf({ verdict }: ClaimFinding): string {
  return verdict.kind === "open" ? "–" : percent(verdict.share ?? NaN);
}

/** The ends of the interval; empty where they are the share itself, or where no share is shown. */
export function intervalOf({ verdict }: ClaimFinding, between: string): string {
  if (verdict.kind === "open") return "";
  const ends = verdict.interval?.map(percent) ?? [];
  return ends.every((end) => end === percent(verdict.share ?? NaN)) ? "" : ends.join(between);
}

/** What a method asks, for who does not know it by its name. */
const METHOD_WORDS: Readonly<Record<string, string>> = {
  course: "course of the war",
  terms: "what packages are worth (terms)",
  structure: "game of options (structure)",
};

/** "course of the war 85 %, game of options (structure) 40 %": the claim as each method puts it. */
export function methodsInWords({ methods }: Pick<Verdict, "methods">): string {
  return methods
    .flatMap(({ engines, share }) =>
      share === null
        ? []
        : [`${list(engines.map((engine) => METHOD_WORDS[engine] ?? engine)) || "as declared"} ${percent(share)}`],
    )
    .join(", ");
}

/** How far a claim that depends, but on no single input, is from a verdict; null for the other verdicts. */
function nearnessOf({ kind, share, interval }: Verdict): string | null {
  if (kind !== "depends" || share === null || interval === null) return null;
  const none = "no one input tells which worlds differ";
  if (share >= 0.9) return `too near to 90 % to hold: the interval goes down to ${percent(interval[0])}; ${none}`;
  if (share <= 0.1) return `too near to 10 % to fail: the interval goes up to ${percent(interval[1])}; ${none}`;
  if (interval[1] >= 0.9) return `just short of 90 %; ${none}`;
  if (interval[0] <= 0.1) return `just above 10 %; ${none}`;
  return none;
}

/** What a claim turns on and to which side, or how near it is to a verdict. */
function turnOf({ verdict, turn }: ClaimFinding): string | null {
  if (turn === null) return nearnessOf(verdict);
  return `${(verdict.share ?? 0) >= 0.5 ? "fails" : "holds"} more often where ${turn}`;
}

/** Of a claim that one course settles more than another: in how many worlds there is no difference. */
function alikeOf({ same, verdict }: ClaimFinding): string | null {
  return same === null || verdict.kind !== "fails" ? null : `no difference in ${percent(same)} of worlds`;
}

/** Why a claim has its verdict, or what would turn it: one cause. */
export function reasonOf(claim: ClaimFinding): string | null {
  const { verdict } = claim;
  if (verdict.kind === "open" && tooFewWorlds(verdict.effectiveWorlds))
    return `too few worlds: weighted, they tell as much as ${plain(verdict.effectiveWorlds!)} of equal weight, and ${LEAST_EFFECTIVE} are needed`;
  if (verdict.kind === "open" && verdict.undecided !== null) {
    const what = `${percent(verdict.undecided)} of worlds cannot decide it`;
    const loose = verdict.loosely
      ? `; read loosely: ${verdictWord(verdict.loosely.kind)} (${percent(verdict.loosely.share)})`
      : "";
    return `${what}${verdict.loosely && verdict.loosely.kind !== "open" ? loose : ""}`;
  }
  if (verdict.dependsOn) {
    const shares = verdict.dependsOn.shares.map(
      ({ setting, share }) => `${settingInWords(verdict.dependsOn!.switch, setting)}: ${percent(share)}`,
    );
    return `${switchInWords(verdict.dependsOn.switch)} (${shares.join(", ")})`;
  }
  if (verdict.kind === "depends" && methodsDisagree(verdict.methods)) return `the method: ${methodsInWords(verdict)}`;
  if (verdict.kind === "assumed" && claim.turn) return `it echoes ${claim.turn}`;
  const loose =
    verdict.loosely && verdict.loosely.kind !== verdict.kind
      ? `read loosely: ${verdictWord(verdict.loosely.kind)} (${percent(verdict.loosely.share)})`
      : null;
  const strict =
    verdict.strictly && verdict.strictly.kind !== verdict.kind
      ? `read strictly: ${verdictWord(verdict.strictly.kind)} (${percent(verdict.strictly.share)})`
      : null;
  const parts = [turnOf(claim), alikeOf(claim), loose, strict].filter((part) => part !== null);
  return parts.length > 0 ? parts.join("; ") : null;
}
