import { fold } from "../fold.js";
import { claimJson, envelope, stable } from "../json.js";
import { bold, type TextOptions } from "../terminal.js";
import { honesty } from "../text.js";
import { placeOf } from "../words.js";
import type { ParagraphFinding, TextReport } from "./paragraphs.js";
import { gapsOf, NOTHING, NO_CLAIM, resultInWords } from "./words.js";

const INDENT = "     ";

/** The text paragraph by paragraph, for a terminal. Every line fits the width. */
export function renderTextMap(report: TextReport, options: Pick<TextOptions, "width" | "colour">): string {
  const { findings, text, paragraphs } = report;
  const date = text.date === null ? "" : `, ${text.date}`;
  const blocks = [
    [
      bold(`${text.title}${date}`, options),
      ...fold(`${findings.conflict.title}: what the file has for each paragraph, and what came out.`, options.width),
      ...fold(honesty(findings), options.width),
    ],
    ...paragraphs.map((paragraph) => paragraphLines(report, paragraph, options)),
    gapsOf(report).flatMap((line) => fold(line, options.width)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function paragraphLines(
  { findings }: TextReport,
  { number, says, places, claims, elements, lacks }: ParagraphFinding,
  options: Pick<TextOptions, "width" | "colour">,
): string[] {
  const [first, ...rest] = fold(says, options.width - INDENT.length);
  const item = (text: string): string[] => fold(text, options.width - INDENT.length).map((line) => `${INDENT}${line}`);
  const file = places.map(({ path, line }) => `${path} (${placeOf(line)})`).join(", ");
  return [
    `${bold(`¶${number}`.padEnd(INDENT.length), options)}${first}`,
    ...rest.map((line) => `${INDENT}${line}`),
    ...item(places.length === 0 ? NOTHING : `file: ${file}`),
    ...(elements.length > 0 ? item(`elements: ${elements.join(", ")}`) : []),
    ...(lacks === null ? [] : item(`not in the file: ${lacks}`)),
    ...(claims.length === 0 ? item(NO_CLAIM) : []),
    ...claims.flatMap((claim) =>
      item(`${claim.id} (line ${claim.line}) ${claim.text} ${resultInWords(findings.conflict, claim)}`),
    ),
  ];
}

/** The same as data; a claim is what `brief --json` has of it. */
export function textMapJson(report: TextReport): string {
  const { findings, text, paragraphs, elements, unclaimed, unmentioned } = report;
  const { worlds, repeats, more, match } = findings;
  return stable({
    ...envelope("text", findings),
    worlds,
    repeats,
    more,
    match: match && { ...match, members: match.members.length },
    text,
    elements,
    paragraphs: paragraphs.map(({ claims, ...paragraph }) => ({ ...paragraph, claims: claims.map(claimJson) })),
    unclaimed,
    unmentioned,
  });
}
