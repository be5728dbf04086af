import {
  methodsDisagree,
  tooFewWorlds,
  verdictRule,
  type MethodReading,
  type VerdictKind,
} from "../judgement/index.js";
import { methodsInWords, moreRepeats, reasonOf, VERDICT_COLOURS } from "./claim-table.js";
import type { ClaimDetail, ClaimsReport, NearTurn } from "./claim-detail.js";
import { graphLines } from "./claim-graph-text.js";
import { methodGrid, settingGrid } from "./claim-grid.js";
import { fold } from "./fold.js";
import { bold, type TextOptions } from "./terminal.js";
import { honesty } from "./text.js";
import { list, percent, placeOf, plain, switchInWords, verdictWord, VERDICT_WORDS } from "./words.js";

const INDENT = 6;

/** Every claim taken apart, the switches, and what rests on what. Every line fits the width. */
export function renderClaims(report: ClaimsReport, options: TextOptions): string {
  const { findings, details } = report;
  const { conflict } = findings;
  const repeats = moreRepeats(findings);
  const blocks = [
    [bold(conflict.title, options), ...fold(honesty(findings), options.width)],
    ...details.map((detail) => claimLines(detail, options)),
    settingGrid(report, options),
    methodGrid(report, options),
    graphLines(report, options),
    fold(`Rule: ${verdictRule(findings.policies.length > 1)}`, options.width),
    repeats === null ? [] : fold(repeats, options.width),
    fold(`NEXT  parley why ${details[0]?.id ?? "ID"} ${options.file}`, options.width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** One claim: its words, the three numbers, readings, turns, box, parts. */
export function claimLines(detail: ClaimDetail, options: TextOptions): string[] {
  const { id, text, verdict } = detail;
  const [first, ...rest] = fold(`${id}  ${text}`, options.width);
  const pad = " ".repeat(INDENT);
  const under = detail.under === null ? "" : `, under “${detail.under}”`;
  const said = [
    ...item("", numbersInWords(detail), options).map((line) => paint(line, verdict.kind, options)),
    ...item("says", `${detail.says} (line ${detail.line}${under})`, options),
    ...item("from", detail.from, options),
    ...item("read", readingsInWords(detail), options),
    ...item("why", whyInWords(detail), options),
    ...detail.near.flatMap((turn, k) => item(k === 0 ? "turns" : "", turnLine(turn), options)),
    ...item(detail.box?.cases === "holds" ? "holds" : "fails", boxLine(detail), options),
    ...item("parts", partsInWords(detail), options),
    ...item("men", detail.frontier, options),
    ...detail.verdict.methods.slice(1).flatMap((method, k) => item(k === 0 ? "also" : "", methodLine(method), options)),
  ];
  return [bold(first, options), ...rest.map((line) => pad + line), ...said];
}

function item(label: string, text: string | null, { width }: TextOptions): string[] {
  if (text === null) return [];
  const lead = label === "" ? INDENT : INDENT + 7;
  const narrow = text.startsWith("·") ? INDENT + 7 : lead;
  const lines = fold(text.replace(/^·/, ""), width - narrow);
  return lines.map((line, n) =>
    n === 0 && label !== "" ? `${" ".repeat(INDENT)}${label.padEnd(7)}${line}` : `${" ".repeat(narrow)}${line}`,
  );
}

function paint(line: string, kind: VerdictKind, { colour }: TextOptions): string {
  const { word } = VERDICT_WORDS[kind];
  return colour ? line.replace(word, `\u001b[${VERDICT_COLOURS[kind]}m${word}\u001b[0m`) : line;
}

/** "HOLDS: holds in 93 % of worlds (90 % interval 90 % to 95 %), 2 % of worlds undecided; chance over all worlds 1.8 % …" */
export function numbersInWords({ verdict }: Pick<ClaimDetail, "verdict">): string {
  const { word } = VERDICT_WORDS[verdict.kind];
  if (verdict.share === null) return `${word}: needs ${verdict.needs ?? "what the file lacks"}`;
  const [low, high] = (verdict.interval ?? []).map(percent);
  const interval = low === undefined ? "" : ` (90 % interval ${low} to ${high})`;
  const undecided = verdict.undecided === null ? "" : `, ${percent(verdict.undecided)} of worlds undecided`;
  const { pooled } = verdict;
  if (pooled === null) return `${word}: holds in ${percent(verdict.share)} of worlds${interval}${undecided}`;
  const tell = pooled.of === "chance" ? percent : (x: number): string => `${plain(Math.round(1000 * x) / 10)} points`;
  const [from, to] = pooled.interval.map(tell);
  const name = pooled.of === "chance" ? "chance over all worlds" : "difference of chances over all worlds";
  return `${word}: holds in ${percent(verdict.share)} of worlds${interval}${undecided}; ${name} ${tell(pooled.value)} (${from} to ${to})`;
}

/** Verdicts of the claim read loosely and strictly, or null where it cannot be read so. */
export function readingsInWords({ verdict }: ClaimDetail): string | null {
  const said = (["loosely", "strictly"] as const).flatMap((how) => {
    const read = verdict[how];
    return read ? [`${how}: ${verdictWord(read.kind)}, in ${percent(read.share)} of worlds`] : [];
  });
  return said.length > 0 ? said.join("; ") : null;
}

/** What a verdict rests on where it is more than the share. */
export function whyInWords(detail: ClaimDetail): string | null {
  const { verdict, echoes } = detail;
  if (echoes !== null)
    return detail.engines.length === 0 || detail.near.length === 0
      ? `assumed by ${echoes}: it follows from what the file declares`
      : `assumed by ${echoes}: that number alone tells where it holds`;
  if (verdict.dependsOn)
    return `depends on ${switchInWords(verdict.dependsOn.switch)} (${verdict.dependsOn.shares.map(({ setting, share }) => `${setting}: ${percent(share)}`).join(", ")})`;
  if (verdict.kind === "depends" && methodsDisagree(verdict.methods))
    return `the methods disagree: ${methodsInWords(verdict)} of worlds`;
  // that many worlds are undecided is said already
  return tooFewWorlds(verdict.effectiveWorlds) ? reasonOf(detail) : null;
}

/** "Russia's losses > 1,420 persons/day; line 212, no source; orders 83 % of pairs of worlds" */
export function turnLine({ text, line, source, auc, path }: NearTurn): string {
  const sourced = source === null ? (line === 0 ? "" : ", no source") : `, source ${source}`;
  const where = text.startsWith(path) ? "" : `; ${path}`;
  return `·${text} (${placeOf(line)}${sourced}; area under the curve ${auc.toFixed(2).replace(/^0/, "")}${where})`;
}

/** The box of inputs in which the claim fails or holds, with how much of it. */
/** "as terms put it: not terms.deal_exists(…): 40 % of worlds" */
export function methodLine({ engines, says, share, needs }: MethodReading): string {
  const how = `${list(engines) || "declared"}: ${says}`;
  return `·${how}, ${share === null ? `which needs ${needs}` : `in ${percent(share)} of worlds`}`;
}

export function boxLine({ box }: ClaimDetail): string | null {
  if (box === null) return null;
  const [what, inside] = box.cases === "fails" ? ["fails", "fail"] : ["holds", "hold"];
  return `in ${percent(box.coverage)} of the worlds where it ${what}, ${box.text}; of the ${box.worlds} worlds in that box ${percent(box.density)} ${inside} (of all: ${percent(box.base)})`;
}

/** Shares of worlds in which each part of a compound claim holds. */
export function partsInWords({ parts }: ClaimDetail): string | null {
  if (parts.length === 0) return null;
  const said = parts.map(
    ({ place, engines, share }) => `${place + 1} (${list(engines) || "declared"}): ${percent(share)}`,
  );
  const disagree = parts.some(({ share }) => share > 0.5) && parts.some(({ share }) => share < 0.5);
  const methods = new Set(parts.map(({ engines }) => engines.join())).size > 1;
  return `${said.join("; ")} of worlds${disagree ? (methods ? "; the methods disagree" : "; the parts disagree") : ""}`;
}
