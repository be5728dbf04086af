import { honesty } from "../text.js";
import type { MarkdownOptions } from "../text-map/markdown.js";
import { capital, placeOf } from "../words.js";
import type { ChoicesReport } from "./choices.js";
import type { FixedGroup } from "./fixed.js";
import {
  ABOUT,
  countsInWords,
  fixedInWords,
  nameOf,
  RULE,
  settingsInWords,
  touchesInWords,
  triedInWords,
  triedRule,
  turnsInWords,
  writtenOf,
} from "./words.js";

/** Choices and the claims that each touches, as a page in Markdown; lines link into the conflict file. */
export function choicesMarkdown(report: ChoicesReport, { link, command }: MarkdownOptions): string {
  const { findings, choices, fixed } = report;
  const { conflict } = findings;
  const { quantities } = conflict;
  const at = (line: number): string => (line === 0 ? placeOf(line) : `[line ${line}](${link}#L${line})`);
  const head = (quantity: number): string =>
    `\`${quantities[quantity].path}\` (${at(quantities[quantity].at?.line ?? 0)})`;
  const structural = choices.structural.flatMap((choice) => {
    const { note } = quantities[choice.quantity];
    const touched = touchesInWords(findings, choice);
    return [
      `### ${nameOf(conflict, choice.quantity)}`,
      `${head(choice.quantity)}: ${settingsInWords(choice)}.${note === null ? "" : ` ${capital(note)}.`}`,
      touched.length > 0 ? touched.map((text) => `- ${text}`).join("\n") : "No claim is seen to be touched.",
    ];
  });
  const numbers = choices.numbers.map(
    (number) =>
      `| ${nameOf(conflict, number.quantity)}<br>${head(number.quantity)} | ${cell(writtenOf(conflict, number.quantity))} | ${turnsInWords(conflict, number).join("<br>")} |`,
  );
  const touching = (report.tried?.effects ?? []).filter(({ claims }) => claims.length > 0);
  const untouched = (groups: readonly FixedGroup[]): string[] =>
    groups
      .filter((group) => !touching.some((each) => each.group === group))
      .map((group) => `\`${fixedInWords(group)}\`${group.line === 0 ? "" : ` (${at(group.line)})`}`);
  const [file, tool] = [untouched(fixed.file), untouched(fixed.tool)];
  const blocks = [
    `# ${conflict.title}: modelling choices, and the claims that each touches`,
    `${ABOUT} Made by \`${command}\` of the [conflict file](${link}); do not edit.`,
    honesty(findings),
    countsInWords(report),
    ...(structural.length > 0 ? ["## Structure", ...structural] : []),
    ...(numbers.length > 0
      ? [
          "## Numbers without a source that tell where claims hold",
          ["| number | as filed | claims |", "|---|---|---|", ...numbers].join("\n"),
        ]
      : []),
    ...(fixed.file.length + fixed.tool.length > 0
      ? [
          "## One value in every world, without a source",
          triedRule(report),
          ...(touching.length > 0
            ? [
                touching
                  .map((each) => `- \`${fixedInWords(each.group)}\` (${at(each.group.line)}), ${triedInWords(each)}`)
                  .join("\n"),
              ]
            : []),
          ...(file.length > 0 ? [`${touching.length > 0 ? "Others in" : "In"} the file: ${file.join(", ")}.`] : []),
          ...(tool.length > 0 ? [`Supplied by the tool where the file leaves them out: ${tool.join(", ")}.`] : []),
        ]
      : []),
    `## How a touch is told\n\n${RULE}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
