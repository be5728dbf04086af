import { VERDICT_RULE, type PolicySummary, type Spread, type VerdictKind } from "../judgement/index.js";
import { baselinesOf } from "./baseline.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { sentencesOf } from "./sentence.js";
import { list, percent, plain, switchInWords, VERDICT_WORDS } from "./words.js";

/** How a page is printed on a terminal. */
export interface TextOptions {
  /** Columns, 80 to 160. */
  readonly width: number;
  readonly colour: boolean;
  /** File as the user named it, for the commands at the foot. */
  readonly file: string;
  readonly report: string | null;
}

const COLOURS: Readonly<Record<VerdictKind, string>> = {
  holds: "32",
  fails: "31",
  depends: "33",
  assumed: "36",
  open: "35",
  "not-testable-yet": "2",
};
const ORDER: readonly VerdictKind[] = ["holds", "depends", "fails", "assumed", "open", "not-testable-yet"];

/** The brief as text. Every line fits the width; at 80 columns middle columns go, not words. */
export function renderText(findings: Findings, options: TextOptions): string {
  const blocks = [
    heading(findings, options),
    inShort(findings, options),
    changed(findings, options),
    claimTable(findings, options),
    policyTable(findings, options),
    lacking(findings, options),
    foot(findings, options),
  ];
  return (
    blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join("\n"))
      .join("\n\n") + "\n"
  );
}

function bold(text: string, { colour }: TextOptions): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text;
}

function heading(findings: Findings, options: TextOptions): string[] {
  const { conflict } = findings;
  const date = conflict.asOf ? `as of ${conflict.asOf}` : "";
  const account = conflict.variant ? ` · account: ${conflict.variant}` : "";
  const claims = conflict.claims.length > 0 ? `${date ? " · " : ""}${conflict.claims.length} claims` : "";
  return [
    bold(conflict.title, options),
    ...(date || claims ? [`${date}${claims}${account}`] : []),
    ...(conflict.question ? fold(conflict.question, options.width) : []),
    ...fold(honesty(findings), options.width),
  ];
}

/** What the page is and is not. */
export function honesty({ worlds, repeats, failedRuns, conflict }: Findings): string {
  const uncertain = conflict.quantities.some(({ origin, law }) => origin === "file" && law.kind !== "point");
  if (!uncertain && !conflict.campaign)
    return "NOT A FORECAST. No number in the file is uncertain: what follows is the logic of what it declares.";
  const failed = failedRuns > 0 ? ` ${failedRuns} runs failed and are left out.` : "";
  const matched = conflict.campaign ? " They are not yet matched to the record of the war." : "";
  const chance = conflict.campaign ? ` × ${repeats} repeats of chance` : "";
  return `NOT A FORECAST. ${plain(worlds)} worlds${chance}: each world is one set of guesses drawn from the ranges in the file.${matched} “96 % of worlds” counts guesses; it is no probability.${failed}`;
}

function inShort(findings: Findings, options: TextOptions): string[] {
  const sentences = sentencesOf(findings);
  if (sentences.length === 0) return [];
  const lines = sentences.flatMap((sentence, k) =>
    fold(sentence, options.width - 4).map((line, n) => `${n === 0 ? ` ${k + 1}` : "  "} ${line}`),
  );
  return [bold("IN SHORT", options), ...lines];
}

function changed(findings: Findings, options: TextOptions): string[] {
  const { changes } = findings;
  if (changes === null) return [];
  if (changes.length === 0) return [bold("CHANGED", options), " No verdict differs from the file as filed."];
  return [
    bold("CHANGED", options),
    ...changes.map(({ id, before, after }) => ` ${id}: ${word(before)} → ${word(after)}`),
  ];
}

function word(kind: string): string {
  return VERDICT_WORDS[kind as VerdictKind].word.toLowerCase();
}

function claimTable(findings: Findings, options: TextOptions): string[] {
  if (findings.claims.length === 0) return [];
  const wide = options.width >= 96;
  const head = wide ? `CLAIM${" ".repeat(Math.max(1, options.width - 59))}holds in  interval     turns when` : "CLAIM";
  const rows = ORDER.flatMap((kind) =>
    claimRows(
      findings.claims.filter((claim) => claim.verdict.kind === kind),
      kind,
      options,
      wide,
    ),
  );
  return [
    bold(head.trimEnd(), options),
    ...rows,
    ...fold(`Rule: ${VERDICT_RULE}`, options.width - 1).map((line) => ` ${line}`),
  ];
}

function claimRows(claims: readonly ClaimFinding[], kind: VerdictKind, options: TextOptions, wide: boolean): string[] {
  if (claims.length === 0) return [];
  const paint = (text: string): string => (options.colour ? `\u001b[${COLOURS[kind]}m${text}\u001b[0m` : text);
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
  return [head, ...claims.flatMap((claim) => claimRow(claim, options, wide))];
}

function claimRow(claim: ClaimFinding, options: TextOptions, wide: boolean): string[] {
  const { verdict } = claim;
  const share = percent(verdict.share ?? NaN);
  const interval = verdict.interval ? `${percent(verdict.interval[0])}–${percent(verdict.interval[1])}` : "";
  const why = reasonOf(claim);
  if (!wide) {
    const lines = fold(`${claim.text} ${share}${interval ? ` (${interval})` : ""}`, options.width - 10);
    const turn = why ? fold(`turns when ${why}`, options.width - 12).map((line) => `          ${line}`) : [];
    return [...lines.map((line, n) => `    ${n === 0 ? claim.id.padEnd(5) : "     "} ${line}`), ...turn];
  }
  const room = options.width - 64;
  const left = fold(claim.text, room);
  const right = fold(why ?? "–", 32);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, n) => {
    const middle = n === 0 ? `${share.padStart(6)}  ${interval.padEnd(13)}` : " ".repeat(21);
    return `    ${n === 0 ? claim.id.padEnd(5) : "     "} ${(left[n] ?? "").padEnd(room)} ${middle} ${right[n] ?? ""}`.trimEnd();
  });
}

/** Why a claim has its verdict, or what would turn it: one cause. */
export function reasonOf(claim: ClaimFinding): string | null {
  const { verdict } = claim;
  if (verdict.dependsOn) {
    const shares = verdict.dependsOn.shares.map(({ setting, share }) => `${setting}: ${percent(share)}`);
    return `${switchInWords(verdict.dependsOn.switch)} (${shares.join(", ")})`;
  }
  if (verdict.kind === "assumed" && claim.turn) return `it echoes ${claim.turn}`;
  const loose =
    verdict.loosely && verdict.loosely.kind !== verdict.kind
      ? `read loosely: ${word(verdict.loosely.kind)} (${percent(verdict.loosely.share)})`
      : null;
  const strict =
    verdict.strictly && verdict.strictly.kind !== verdict.kind
      ? `read strictly: ${word(verdict.strictly.kind)} (${percent(verdict.strictly.share)})`
      : null;
  const parts = [claim.turn, loose, strict].filter((part) => part !== null);
  return parts.length > 0 ? parts.join("; ") : null;
}

/** What the figures of the table of courses are. */
export const SPREAD_NOTE =
  "Chances: mean over worlds; amounts: median over worlds (both 5th–95th percentile of worlds). Regret: 90th percentile of worlds on stated objectives, 0 = always best.";

/** Columns of the policy table: measure, heading, how a spread is shown. */
export function policyColumns(findings: Findings): { id: string; title: string; show: (spread: Spread) => string }[] {
  const { conflict } = findings;
  const role = (name: string): string | null => conflict.actors.find((actor) => actor.role === name)?.id ?? null;
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  const attacker = role("attacker");
  const defender = role("defender");
  const chance = (spread: Spread): string => `${percent(spread.mean)} (${percent(spread.low)}–${percent(spread.high)})`;
  const ground = ({ low, median, high }: Spread): string =>
    `${plain(median / 1000)} (${plain(low / 1000)}–${plain(high / 1000)})`;
  const columns = [
    { id: "settled within 104 weeks", title: "settled in 2 years", show: chance },
    { id: "area gained by 52 weeks", title: "ground lost in a year, 1000 km²", show: ground },
    ...(defender
      ? [{ id: `collapsed(${defender}) within 104 weeks`, title: `${title(defender)} collapses`, show: chance }]
      : []),
    ...(attacker
      ? [{ id: `mobilised(${attacker}) within 104 weeks`, title: `${title(attacker)} mobilises`, show: chance }]
      : []),
  ];
  return columns.filter((column) => findings.policies.some((policy) => policy.measures[column.id]?.worlds));
}

function policyTable(findings: Findings, options: TextOptions): string[] {
  const { policies, conflict } = findings;
  if (policies.length === 0) return [];
  const outcomes = policyColumns(findings).map(({ id, title, show }) => ({
    title,
    cell: (policy: PolicySummary) => show(policy.measures[id]),
  }));
  const ranked = conflict.actors.filter((actor) => policies[0].regret[actor.id]);
  const regrets = ranked.map(({ id, title }) => ({
    title: `regret ${title}`,
    cell: (policy: PolicySummary) => policy.regret[id].p90.toFixed(2),
  }));
  const first = ranked[0];
  const shown = [...policies].sort((a, b) => (first ? a.regret[first.id].mean - b.regret[first.id].mean : 0));
  const room = Math.min(36, Math.max(...shown.map(({ title }) => title.length)));
  // outcomes come first, then regret by actor, as long as they fit beside whole names
  const columns: { title: string; width: number; cells: string[] }[] = [];
  let left = options.width - 2 - room;
  for (const column of [...outcomes.slice(0, 2), ...regrets, ...outcomes.slice(2)]) {
    const cells = shown.map(column.cell);
    const width = Math.max(
      8,
      ...cells.map((cell) => cell.length),
      ...column.title.split(" ").map((each) => each.length),
    );
    if (width + 2 > left) continue;
    left -= width + 2;
    columns.push({ title: column.title, width, cells });
  }
  const line = (name: string, cells: readonly string[]): string =>
    ` ${(name.length > room ? `${name.slice(0, room - 1)}…` : name).padEnd(room)}${cells.map((cell, k) => `  ${cell.padStart(columns[k].width)}`).join("")}`.trimEnd();
  const heads = stack(
    columns.map(({ title }) => title),
    columns.map(({ width }) => width),
  );
  return [
    ...heads.map((row, n) => bold(line(n === 0 ? "COURSES, SAME WORLDS" : "", row), options)),
    ...shown.map((policy, n) =>
      line(
        policy.title,
        columns.map(({ cells }) => cells[n]),
      ),
    ),
    ...[SPREAD_NOTE, ...baselinesOf(findings).map((text, n) => (n === 0 ? `Baselines. ${text}` : text))].flatMap(
      (text) => fold(text, options.width - 1).map((each) => ` ${each}`),
    ),
  ];
}

/** Headings folded into columns of the given widths, row by row. */
function stack(heads: readonly string[], widths: readonly number[]): string[][] {
  const folded = heads.map((head, k) => fold(head, widths[k]));
  const height = Math.max(0, ...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, n) => folded.map((lines) => lines[n] ?? ""));
}

function lacking(findings: Findings, options: TextOptions): string[] {
  const { conflict, claims } = findings;
  const lines: string[] = [];
  const cannot = (section: string): number => claims.filter((claim) => claim.verdict.needs?.includes(section)).length;
  if (!conflict.campaign && cannot("campaign") > 0)
    lines.push(`no \`campaign:\` section: ${cannot("campaign")} claims cannot be run`);
  if (!conflict.patron && cannot("patron") > 0)
    lines.push(`no \`patron:\` section: ${cannot("patron")} claims cannot be run`);
  if (findings.policies.length > 0 && Object.keys(findings.policies[0].regret).length === 0)
    lines.push("no `objectives:` section: policies are not ranked");
  return lines.length === 0 ? [] : [bold("LACKS", options), ...lines.map((text) => ` ${text}`)];
}

function foot(findings: Findings, options: TextOptions): string[] {
  const { health, conflict } = findings;
  const decisive = health.decisive.slice(0, 3).map(({ path, line }) => `${path} (line ${line})`);
  const file = `FILE  ${health.numbers} numbers, ${health.sourced} sourced.${decisive.length > 0 ? ` Unsourced and decisive: ${list(decisive)}` : ""}`;
  const next = [
    ...conflict.variants.slice(0, 1).map((variant) => `parley brief ${options.file} --variant ${variant.id}`),
    ...(conflict.campaign ? [`parley course ${options.file} --world 17`] : []),
    ...(conflict.issues.length > 0 ? [`parley terms ${options.file}`] : []),
    ...(conflict.game ? [`parley structure ${options.file}`] : []),
  ];
  const run = `run: seed ${findings.seed}, ${Object.entries(findings.engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}, file ${conflict.hash.slice(0, 12)}`;
  return [
    ...fold(file, options.width),
    ...next.map((command, k) => `${k === 0 ? "NEXT" : "    "}  ${command}`),
    ...(options.report ? [`      open ${options.report}`] : []),
    ...fold(run, options.width - 6).map((text) => `      ${text}`),
  ];
}

/** Text in lines of at most `width` signs, broken at spaces. */
export function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const piece of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length + 1 <= width) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}
