import type { Conflict } from "../conflict/conflict.js";
import { policyNeeds, STOCKS_CAMPAIGN } from "../conflict/needs.js";
import { designWords, MONTE_CARLO } from "../ensemble/design-kinds.js";
import type { PolicySummary } from "../judgement/index.js";
import { alikeSentences } from "./alike.js";
import { changesInWords } from "./change-words.js";
import { baselinesOf } from "./baseline.js";
import { claimTable } from "./claim-table.js";
import type { Findings } from "./finding.js";
import { fold, stack } from "./fold.js";
import { shareThatFits } from "./match-text.js";
import { nearestVerdict } from "./nearest.js";
import { policyColumns, SPREAD_NOTE } from "./policy-columns.js";
import { sentencesOverTable } from "./short-sentences.js";
import { bold, type TextOptions } from "./terminal.js";
import { accountOf, isCertain, list, placeOf, plain } from "./words.js";

export { policyColumns, SPREAD_NOTE };

/** The brief as text. Every line fits the width, commands aside, which stand whole; at 80 columns middle columns go, not words. */
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

function heading(findings: Findings, options: TextOptions): string[] {
  const { conflict } = findings;
  const date = conflict.asOf ? `as of ${conflict.asOf}` : "";
  const account = conflict.variant ? ` · account: ${accountOf(conflict)}` : "";
  const claims =
    conflict.claims.length > 0
      ? `${date ? " · " : ""}${conflict.claims.length} ${conflict.claims.length === 1 ? "claim" : "claims"}`
      : "";
  return [
    bold(conflict.title, options),
    ...(date || claims ? [`${date}${claims}${account}`] : []),
    ...(conflict.question ? fold(conflict.question, options.width) : []),
    ...fold(honesty(findings), options.width),
  ];
}

/** On what a page stands: a brief, or a comparison of courses. */
export type Sampling = Pick<Findings, "worlds" | "match" | "repeats" | "failedRuns" | "conflict"> &
  Partial<Pick<Findings, "more" | "effectiveWorlds" | "design">>;

/** What the page is and is not. */
export function honesty({
  worlds,
  design = MONTE_CARLO,
  match,
  repeats,
  more = null,
  effectiveWorlds = null,
  failedRuns,
  conflict,
}: Sampling): string {
  if (isCertain(conflict))
    return "NOT A FORECAST. No number in the file is uncertain: what follows is the logic of what it declares.";
  const failed = failedRuns > 0 ? ` ${failedRuns} runs failed and are left out.` : "";
  const matched = match
    ? ` They fit the record up to the day of the file; only ${plain(100 * shareThatFits(match))} % of the sets tried did.`
    : conflict.campaign
      ? " They are not matched to a record of the war."
      : "";
  const deeper = more !== null && more.runs > 0 ? ` (up to ${more.to} where that decides nothing)` : "";
  const chance = conflict.campaign ? ` × ${repeats} repeats of chance${deeper}` : "";
  const brackets = conflict.campaign ? " Brackets: 5th to 95th percentile of worlds, if nothing else is said." : "";
  const weighted =
    effectiveWorlds === null
      ? ""
      : ` They are weighted, and tell as much as ${plain(effectiveWorlds)} of equal weight would.`;
  const drawn = design.kind === "latin" || design.kind === "sobol" ? `, worlds drawn as ${designWords(design)}` : "";
  return `NOT A FORECAST. ${plain(worlds)} worlds${chance}${drawn}: each world is one set of guesses drawn from the ranges in the file.${weighted}${matched} A share of worlds counts guesses; it is no probability.${brackets}${failed}`;
}

function inShort(findings: Findings, options: TextOptions): string[] {
  const sentences = sentencesOverTable(findings);
  if (sentences.length === 0) return [];
  const lines = sentences.flatMap((sentence, k) =>
    fold(sentence, options.width - 4).map((line, n) => `${n === 0 ? ` ${k + 1}` : "  "} ${line}`),
  );
  return [bold("IN SHORT", options), ...lines];
}

function changed(findings: Findings, options: TextOptions): string[] {
  const said = changesInWords(findings);
  if (said === null) return [];
  return [bold("CHANGED", options), ...said.flatMap((text) => fold(text, options.width - 1).map((line) => ` ${line}`))];
}

const COURSES = "COURSES, SAME WORLDS";

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
  const room = Math.min(36, Math.max(COURSES.length, ...shown.map(({ title }) => title.length)));
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
    ...heads.map((row, n) => bold(line(n === 0 ? COURSES : "", row), options)),
    ...shown.map((policy, n) =>
      line(
        policy.title,
        columns.map(({ cells }) => cells[n]),
      ),
    ),
    ...[
      SPREAD_NOTE,
      ...alikeSentences(findings),
      ...baselinesOf(findings).map((text, n) => (n === 0 ? `Baselines. ${text}` : text)),
    ].flatMap((text) => fold(text, options.width - 1).map((each) => ` ${each}`)),
  ];
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
  const decisive = health.decisive.slice(0, 3).map(({ path, line }) => `${path} (${placeOf(line)})`);
  const file = `${health.numbers} numbers, ${health.sourced} sourced.${decisive.length > 0 ? ` Unsourced and decisive: ${list(decisive)}` : ""}`;
  const idle = idleInWords(findings);
  const run = `run: seed ${findings.seed}, ${Object.entries(findings.engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}, file ${conflict.hash.slice(0, 12)}`;
  return [
    ...fold(`FILE  ${file}`, options.width - 6).map((line, n) => (n === 0 ? line : `      ${line}`)),
    ...(idle ? fold(idle, options.width - 6).map((line) => `      ${line}`) : []),
    ...nextLines(findings, options),
    ...fold(run, options.width - 6).map((text) => `      ${text}`),
  ];
}

/** What to do next, each with what it shows where the line has room for that. */
function nextLines(findings: Findings, { file, report, width }: TextOptions): string[] {
  const { conflict, claims } = findings;
  const nearest = nearestVerdict(claims.map(({ verdict }) => verdict));
  const near = claims[nearest] ?? claims.find(({ verdict }) => verdict.mass !== null) ?? null;
  const other = conflict.variants.find(({ id }) => id !== conflict.variant) ?? null;
  const choice = openChoice(conflict);
  const commands: [string, string][] = [
    ...(near
      ? [[`parley why ${near.id} ${file}`, "what decides it, in which lines, and a world each way"] as const]
      : []),
    ...(other ? [[`parley brief ${file} --variant ${other.id}`, "the same page from another account"] as const] : []),
    ...(choice
      ? [[`parley brief ${file} --set ${choice}`, "your belief instead; says which verdicts change"] as const]
      : []),
    ...(conflict.campaign ? [[`parley course ${file} --world 17`, "one world's story"] as const] : []),
    ...(conflict.battle && !conflict.campaign ? [[`parley course ${file}`, "how the battle runs"] as const] : []),
    ...(conflict.issues.length > 0
      ? [[`parley terms ${file}`, "whether there is a deal, and who blocks it"] as const]
      : []),
    ...(conflict.game ? [[`parley structure ${file}`, "which outcomes hold"] as const] : []),
    ...(report ? [[`open ${report}`, "the page with its pictures"] as const] : []),
  ].map(([command, shows]) => [command, shows]);
  const room = Math.max(0, ...commands.map(([command]) => command.length));
  return commands.map(([command, shows], k) => {
    const whole = `${command.padEnd(room)}  ${shows}`;
    return `${k === 0 ? "NEXT" : "    "}  ${6 + whole.length <= width ? whole : command}`;
  });
}

/** A structural choice that the file leaves open, set to its first way: a belief that the reader may hold. */
function openChoice({ switches, quantities }: Conflict): string | null {
  for (const ref of Object.values(switches)) {
    const own = ref === null ? null : quantities[ref as number];
    if (own?.origin === "file" && own.law.kind === "choice" && own.law.choices.length > 1)
      return `${own.path}=${own.law.choices[0].name}`;
  }
  return null;
}

const IDLE_NAMED = 2;

/** What stands in the file without effect, or null. */
export function idleInWords({ conflict, health }: Findings): string | null {
  const out = conflict.policies.flatMap((policy) => {
    const needs = policyNeeds(conflict, policy);
    return needs === null ? [] : [`“${policy.title}” (needs ${needs})`];
  });
  const left = out.length === 0 ? [] : [`Left out of the runs: ${list(out)}.`];
  const idle = health.idle.filter(({ path }) => !path.startsWith("policies."));
  const untils = [...new Set(idle.map(({ until }) => until))].filter((until) => until !== STOCKS_CAMPAIGN);
  const of = (until: string): string[] => {
    const paths = idle.filter((each) => each.until === until).map(({ path }) => path);
    return paths.length > IDLE_NAMED ? [...paths.slice(0, IDLE_NAMED), `${paths.length - IDLE_NAMED} more`] : paths;
  };
  const parts = untils.map((until) => `${until}: ${list(of(until))}`).join("; ");
  const rest = untils.length === 0 ? [] : [`In the file without effect until a later version brings ${parts}.`];
  const stocks = of(STOCKS_CAMPAIGN);
  const other = stocks.length === 0 ? [] : [`In the file without effect under model: lattice: ${list(stocks)}.`];
  const all = [...left, ...rest, ...other];
  return all.length === 0 ? null : all.join(" ");
}
