import { honesty } from "../text.js";
import type { MarkdownOptions } from "../text-map/markdown.js";
import { capital, placeOf } from "../words.js";
import type { ChoicesReport } from "./choices.js";
import {
  ABOUT,
  countsInWords,
  fixedInWords,
  nameOf,
  RULE,
  settingsInWords,
  touchesInWords,
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
  const file = fixed.file.map((each) => `\`${fixedInWords(each)}\` (${at(each.line)})`);
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
    ...(file.length + fixed.tool.length > 0
      ? [
          "## One value in every world, without a source",
          "No world varies these, so no world can say what they touch; `parley brief FILE --set PATH=VALUE` says which verdicts another value changes.",
          ...(file.length > 0 ? [`In the file: ${file.join(", ")}.`] : []),
          ...(fixed.tool.length > 0
            ? [
                `Supplied by the tool where the file leaves them out: ${fixed.tool.map((each) => `\`${fixedInWords(each)}\``).join(", ")}.`,
              ]
            : []),
        ]
      : []),
    `## How a touch is told\n\n${RULE}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
