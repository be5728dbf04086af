import { verdictRule } from "../../judgement/index.js";
import type { ClaimDetail, ClaimsReport } from "../claim-detail.js";
import { disagrees, methodRows } from "../claim-grid.js";
import { moreRepeats } from "../claim-table.js";
import {
  boxLine,
  methodLine,
  numbersInWords,
  partsInWords,
  readingsInWords,
  turnLine,
  whyInWords,
} from "../claims-text.js";
import { askedOf, readOf } from "../views/origin.js";
import { percent, switchInWords } from "../words.js";
import { claimCells } from "./brief.js";
import { citeSection, headOf, sourcesSection, type MarkdownOptions } from "./head.js";
import { mdCode, mdCommands, mdList, mdPage, mdSection, mdTable, mdText } from "./markdown.js";

/** Every claim taken apart, as Markdown: the table, each claim's numbers, the switches, sources, and a line to cite. */
export function claimsMarkdown({ findings, details }: ClaimsReport, options: MarkdownOptions): string {
  const rule = ["Rule.", verdictRule(findings.policies.length > 1), moreRepeats(findings)];
  return mdPage([
    ...headOf(findings, "claims"),
    mdTable(
      ["Claim", "What it says", "Verdict", "Holds in", "What it turns on", "From"],
      details.map(claimCells),
      [0, 1, 2, 4, 5],
    ),
    mdText(rule.filter((each) => each !== null).join(" ")),
    ...details.map((detail) => mdSection(2, `${detail.id}. ${detail.text}`, [claimItems(detail)])),
    switchesPart(details),
    methodsPart(details),
    sourcesSection(findings.conflict, namedIn(details)),
    citeSection(findings, options),
    mdSection(2, "To make it again", [
      mdCommands([`parley claims ${readOf(findings, options.file)} ${askedOf(findings)} --md`]),
    ]),
  ]);
}

/** What the worlds say of one claim, as a list. */
export function claimItems(detail: ClaimDetail): string {
  const { says, line, under, near } = detail;
  const said: readonly (readonly [string, string | null])[] = [
    ["Verdict", mdText(numbersInWords(detail))],
    ["Says", `${mdCode(says)} (line ${line}${under === null ? "" : `, under “${mdText(under)}”`})`],
    ["Read otherwise", text(readingsInWords(detail))],
    ["Why", text(whyInWords(detail))],
    ...near.map((turn) => ["What it turns on", mdText(turnLine(turn).replace(/^·/, ""))] as const),
    [detail.box?.cases === "holds" ? "Holds" : "Fails", text(boxLine(detail))],
    ["Parts", text(partsInWords(detail))],
    ["Men", text(detail.frontier)],
    ...detail.verdict.methods.slice(1).map((method) => ["Also", text(methodLine(method).replace(/^·/, ""))] as const),
  ];
  return mdList(said.flatMap(([label, words]) => (words === null ? [] : [`${label}: ${words}`])));
}

const text = (words: string | null): string | null => (words === null ? null : mdText(words));

/** Sources that the inputs and the claims themselves name. */
export function namedIn(details: readonly ClaimDetail[]): ReadonlySet<string> {
  return new Set(
    details.flatMap(({ near, from }) => [
      ...near.flatMap(({ source }) => source ?? []),
      ...(from === null ? [] : [from.replace(/, paragraph .*$/, "")]),
    ]),
  );
}

/** Claims by method, where some claim is put by more than one; a star where the methods lie on different sides of one half. */
function methodsPart(details: readonly ClaimDetail[]): string {
  const grid = methodRows(details);
  if (grid === null) return "";
  return mdSection(2, "Methods", [
    "Share of worlds in which the claim holds, as each method puts it; \\*: the methods lie on different sides of 50 %.",
    mdTable(
      ["Claim", ...grid.names.map(mdText)],
      grid.rows.map(({ id, cells }) => [mdText(id), ...cells.map(mdText)]),
    ),
  ]);
}

/** Claims by settings of the switches; a star where the settings lie on different sides of one half. */
function switchesPart(details: readonly ClaimDetail[]): string {
  const heard = details.filter(({ settings }) => settings.length > 0);
  if (heard.length === 0) return "";
  const tables = heard[0].settings.map(({ switch: path, shares }, k) =>
    mdSection(3, `${path.replace(/^switches\./, "")}: ${switchInWords(path)}`, [
      mdTable(
        ["Claim", ...shares.map(({ setting }) => mdText(setting))],
        heard.map(({ id, settings }) => {
          const own = settings[k].shares;
          return [
            mdText(id),
            ...own.map(({ share, enough }) => (enough ? `${percent(share)}${disagrees(own) ? " \\*" : ""}` : "few")),
          ];
        }),
      ),
    ]),
  );
  return mdSection(2, "Switches", [
    "Share of the worlds of each setting in which the claim holds; \\*: the settings lie on different sides of 50 %; few: fewer than ten worlds.",
    ...tables,
  ]);
}
