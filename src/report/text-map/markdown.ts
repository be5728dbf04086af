import { verdictRule } from "../../judgement/index.js";
import { honesty } from "../text.js";
import { placeOf } from "../words.js";
import type { ParagraphFinding, TextReport } from "./paragraphs.js";
import { gapsOf, NOTHING, NO_CLAIM, resultInWords } from "./words.js";

/** How a page in Markdown is written. */
export interface MarkdownOptions {
  /** Address of the conflict file from the page, for links to its lines. */
  readonly link: string;
  /** The command that writes the page. */
  readonly command: string;
}

/** The text paragraph by paragraph, as a page in Markdown; lines link into the conflict file. */
export function textMapMarkdown(report: TextReport, options: MarkdownOptions): string {
  const { findings, text, paragraphs } = report;
  const { title } = findings.conflict;
  const date = text.date === null ? "" : `, ${text.date}`;
  const gaps = gapsOf(report);
  const blocks = [
    `# ${text.title}, paragraph by paragraph`,
    `The text under test is *${text.title}*${date}: ${paragraphs.length} paragraphs, each here in the words of whoever wrote the map, never the text's own, with the lines of the [conflict file](${options.link}) “${title}” that stand for it, the claims it makes, and what came of them. Made by \`${options.command}\`; do not edit.`,
    honesty(findings),
    ...(gaps.length > 0 ? [gaps.join(" ")] : []),
    ...paragraphs.map((paragraph) => paragraphPart(report, paragraph, options)),
    ...elementsPart(report),
    `Rule of the verdicts: ${verdictRule(findings.policies.length > 1)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function paragraphPart(
  { findings, elements: known }: TextReport,
  { number, says, places, claims, elements, lacks }: ParagraphFinding,
  { link }: MarkdownOptions,
): string {
  const at = (line: number): string => (line === 0 ? placeOf(line) : `[line ${line}](${link}#L${line})`);
  const file = places.map(({ path, line }) => `\`${path}\` (${at(line)})`).join(", ");
  const titles = elements.map((id) => `${id} ${known.find((each) => each.id === id)?.title ?? ""}`.trim());
  const items = [
    places.length === 0 ? NOTHING : `In the file: ${file}.`,
    ...(titles.length > 0 ? [`Elements: ${titles.join("; ")}.`] : []),
    ...(lacks === null ? [] : [`Not in the file: ${lacks}.`]),
    ...(claims.length === 0 ? [NO_CLAIM] : []),
    ...claims.map(
      (claim) => `**${claim.id}** (${at(claim.line)}) ${claim.text} ${resultInWords(findings.conflict, claim)}`,
    ),
  ];
  return [`## ¶ ${number}`, says, items.map((item) => `- ${item}`).join("\n")].join("\n\n");
}

function elementsPart({ elements, paragraphs }: TextReport): string[] {
  if (elements.length === 0) return [];
  const rows = elements.map(({ id, title }) => {
    const numbers = paragraphs.filter((each) => each.elements.includes(id)).map(({ number }) => number);
    return `| ${id} | ${title} | ${numbers.join(", ") || "in none"} |`;
  });
  return ["## Elements", ["| | element of the case | ¶ |", "|---|---|---|", ...rows].join("\n")];
}
