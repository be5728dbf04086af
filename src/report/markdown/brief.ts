import { verdictRule } from "../../judgement/index.js";
import { alikeSentences } from "../alike.js";
import { baselinesOf } from "../baseline.js";
import { changesInWords } from "../change-words.js";
import { besideShare, intervalOf, moreRepeats, reasonOf, shareOf } from "../claim-table.js";
import type { ClaimFinding, Findings } from "../finding.js";
import { sentencesOf } from "../sentence.js";
import { idleInWords, policyColumns, SPREAD_NOTE } from "../text.js";
import { askedOf, readOf } from "../views/origin.js";
import { describePath, list, percent, placeOf, plain, verdictWord, withArticle } from "../words.js";
import { citeSection, headOf, sourcesSection, type MarkdownOptions } from "./head.js";
import { mdCode, mdCommands, mdList, mdPage, mdSection, mdTable, mdText } from "./markdown.js";

/** The brief as Markdown: sentences, claims with verdicts, courses, file health, sources, and a line to cite. */
export function briefMarkdown(findings: Findings, options: MarkdownOptions): string {
  return mdPage([
    ...headOf(findings, "brief"),
    mdSection(2, "In short", [mdList(sentencesOf(findings).map(mdText), true)]),
    changesPart(findings),
    claimsPart(findings),
    coursesPart(findings),
    recordPart(findings),
    healthPart(findings),
    sourcesSection(findings.conflict),
    citeSection(findings, options),
    commandPart(findings, options),
  ]);
}

function changesPart(findings: Findings): string {
  const said = changesInWords(findings);
  if (said === null) return "";
  const [head, ...rest] = said.map(mdText);
  return mdSection(2, "What this account changes", [head, ...(rest.length > 0 ? [mdList(rest)] : [])]);
}

/** One line a claim: verdict, share with its interval, what it turns on, and where it stands. */
export function claimCells(claim: ClaimFinding): string[] {
  const { id, text, verdict, line, from } = claim;
  const share = shareOf(claim);
  const beside = [intervalOf(claim, " to "), ...besideShare(claim)].filter((each) => each !== "");
  const why = verdict.needs ? `needs ${verdict.needs}` : (reasonOf(claim) ?? "–");
  return [
    `**${mdText(id)}**`,
    mdText(text),
    verdictWord(verdict.kind),
    `${share}${beside.length > 0 ? ` (${mdText(beside.join("; "))})` : ""}`,
    mdText(why),
    `${mdText(from ?? "no source")}, line ${line}`,
  ];
}

function claimsPart(findings: Findings): string {
  const { claims, policies } = findings;
  if (claims.length === 0) return "";
  return mdSection(2, "Claims", [
    mdTable(
      ["Claim", "What it says", "Verdict", "Holds in", "What it turns on", "From"],
      claims.map(claimCells),
      [0, 1, 2, 4, 5],
    ),
    mdText(
      ["Rule.", verdictRule(policies.length > 1), moreRepeats(findings)].filter((each) => each !== null).join(" "),
    ),
  ]);
}

function coursesPart(findings: Findings): string {
  const { policies, conflict } = findings;
  if (policies.length === 0) return "";
  const columns = policyColumns(findings);
  const actors = conflict.actors.filter(({ id }) => policies[0].regret[id]);
  return mdSection(2, "Courses of action on the same worlds", [
    mdTable(
      ["Course", ...columns.map(({ title }) => title), ...actors.map(({ title }) => `regret, ${mdText(title)}`)],
      policies.map((policy) => [
        mdText(policy.title),
        ...columns.map(({ id, show }) => show(policy.measures[id])),
        ...actors.map(({ id }) => policy.regret[id].p90.toFixed(2)),
      ]),
    ),
    mdText([SPREAD_NOTE, ...alikeSentences(findings), ...baselinesOf(findings)].join(" ")),
  ]);
}

function recordPart({ record, conflict }: Findings): string {
  if (record.length === 0 || !conflict.patron) return "";
  const [patron, about] = [conflict.patron.actor, conflict.patron.about].map((k) => conflict.actors[k].title);
  const title = (id: string): string => conflict.moves.find((move) => move.id === id)?.title ?? id;
  return mdSection(2, `The record, and what ${withArticle(patron)} made of it`, [
    mdTable(
      ["Date", "Move", `${mdText(about)} is the obstacle: median over worlds (5th–95th percentile)`],
      record.map(({ date, move, blamed }) => [
        date,
        mdText(title(move)),
        `${percent(blamed.median)} (${percent(blamed.low)}–${percent(blamed.high)})`,
      ]),
      [0, 1],
    ),
  ]);
}

function healthPart(findings: Findings): string {
  const { health, conflict } = findings;
  const idle = idleInWords(findings);
  const decisive = health.decisive.map(
    ({ path, line, claims }) =>
      `${mdText(describePath(conflict, path))} (${mdCode(path)}, ${placeOf(line)}): ${mdText(list(claims))}`,
  );
  return mdSection(2, "On what this stands", [
    `${plain(health.numbers)} numbers in the file, ${plain(health.sourced)} with a source of their own, ${plain(health.uncertain)} given as ranges.${idle === null ? "" : ` ${mdText(idle)}`}`,
    decisive.length === 0 ? "" : `Without a source, and verdicts turn on them:\n\n${mdList(decisive)}`,
  ]);
}

function commandPart(findings: Findings, { file }: MarkdownOptions): string {
  const read = readOf(findings, file);
  const asked = findings.design ? "--from DIR" : askedOf(findings);
  return mdSection(2, "To make it again", [mdCommands([`parley brief ${read} ${asked} --md`])]);
}
