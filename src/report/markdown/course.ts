import type { Conflict } from "../../conflict/conflict.js";
import type { CourseFans } from "../../ensemble/fans.js";
import { datedSentence, drawnUnit, mostOf, quarters, singlesSentence, spreadAt } from "../views/fan.js";
import { accountOf, plain } from "../words.js";
import { citeSection, type MarkdownOptions } from "./head.js";
import { mdCommands, mdList, mdPage, mdSection, mdTable, mdText } from "./markdown.js";

/** The course of a war over many worlds, as Markdown: every series by quarter with its spread, dates, and a line to cite. */
export function courseMarkdown(conflict: Conflict, fans: CourseFans, options: MarkdownOptions): string {
  const policy = conflict.policies.find(({ id }) => id === fans.policy);
  const told = quarters(fans.weeks);
  const rows = fans.fans
    .filter(({ quiet }) => !quiet)
    .map((fan) => [
      mdText(fan.title),
      mdText(drawnUnit(fan.unit, mostOf(fan.levels)).name),
      ...told.map((week) => {
        const { median, spread } = spreadAt(fan, week);
        return spread === "" ? "–" : `${median} (${spread})`;
      }),
    ]);
  const account = conflict.variant ? ` Account: ${accountOf(conflict)}.` : "";
  const asked = `${fans.policy ? ` --policy ${fans.policy}` : ""} --worlds ${fans.worlds} --weeks ${fans.weeks} --seed ${fans.seed}${fans.matched ? "" : " --unmatched"}`;
  return mdPage([
    `# ${mdText(conflict.title)}: course “${mdText(policy?.title ?? "nothing imposed")}”`,
    `> ${mdText(`NOT A FORECAST. ${plain(fans.worlds)} worlds${fans.matched ? " that fit the record" : ", not matched to a record"}, one run each; shares of worlds count guesses.${account}`)}`,
    mdSection(2, "By quarter", [
      mdTable(["Series", "Unit", ...told.map((week) => `week ${week}`)], rows, [0, 1]),
      "Median (5th–95th percentile) of the worlds in which the war still goes on that week.",
      mdTable(
        ["Worlds at war", ...told.map((week) => `week ${week}`)],
        [["of them", ...told.map((week) => plain(Math.round(fans.ongoing[week] * fans.worlds)))]],
      ),
    ]),
    mdSection(2, "When", [mdList(fans.dated.map((each) => mdText(datedSentence(each, fans))))]),
    mdText(singlesSentence(fans)),
    citeSection(
      {
        conflict,
        worlds: fans.worlds,
        seed: fans.seed,
        engines: { course: fans.version },
        repeats: 1,
        matched: fans.matched,
      },
      options,
    ),
    mdSection(2, "To make it again", [
      mdCommands([
        `parley course ${options.file}${conflict.variant ? ` --variant ${conflict.variant}` : ""}${asked} --md`,
      ]),
    ]),
  ]);
}
