import { levelCells, pairedCells, ratingCell, scaleOf } from "../course-cells.js";
import { crossingSentence, crossoverSentences, disagreementSentence, metricSentence } from "../course-sentence.js";
import type { CourseFindings } from "../courses.js";
import { shownOutcomes } from "../courses-text.js";
import type { Ranking } from "../../judgement/index.js";
import { askedOf, readOf } from "../views/origin.js";
import { capital, markOf, percent, withArticle } from "../words.js";
import { citeSection, headOf, type MarkdownOptions } from "./head.js";
import { mdCommands, mdList, mdPage, mdSection, mdTable, mdText } from "./markdown.js";

/** Courses of action side by side, as Markdown: outcomes with differences, rankings by every metric, and a line to cite. */
export function coursesMarkdown(findings: CourseFindings, options: MarkdownOptions): string {
  const { conflict, courses, left, crossings } = findings;
  return mdPage([
    ...headOf(findings, "courses of action"),
    mdList(
      courses.map(
        (policy, course) =>
          `**${markOf(course)}** ${mdText(conflict.policies[policy].title)} (${mdText(conflict.policies[policy].id)})`,
      ),
    ),
    mdList(
      left.map(({ policy, needs }) => mdText(`Not run: ${conflict.policies[policy].title}, which needs ${needs}.`)),
    ),
    mdSection(2, "Outcomes", outcomeParts(findings)),
    mdSection(
      2,
      "Lines crossed",
      crossings.length === 0 ? [] : [mdList(crossings.map((each) => mdText(crossingSentence(conflict, each))))],
    ),
    ...findings.rankings.map((ranking) => rankingPart(findings, ranking)),
    citeSection(findings, options),
    mdSection(2, "To make it again", [
      mdCommands([`parley policies ${readOf(findings, options.file)} ${askedOf({ ...findings, more: null })} --md`]),
    ]),
  ]);
}

function outcomeParts(findings: CourseFindings): string[] {
  const { conflict, courses } = findings;
  const tables = shownOutcomes(findings).map((outcome) => {
    const middle = outcome.type === "event" ? "mean" : "median";
    return mdSection(3, `${conflict.measures[outcome.measure].id}, ${scaleOf(outcome).unit}`, [
      mdTable(
        ["", middle, "5th–95th", "less A", "90 % interval", "more in", "less in"],
        courses.map((_, course) => [
          markOf(course),
          ...levelCells(outcome, course),
          ...pairedCells(outcome, outcome.against[course]),
        ]),
      ),
    ]);
  });
  const note =
    "Chances are means over worlds, amounts medians, with the 5th to 95th percentile of worlds. “less A”: mean over worlds of the difference to the first course in the same world (chances: in points of per cent), with the 90 % interval of that mean; “more in”, “less in”: share of worlds.";
  return tables.length === 0 ? [] : [...tables, mdText(note)];
}

function rankingPart({ conflict, courses }: CourseFindings, ranking: Ranking): string {
  const sentences = [
    metricSentence(conflict, ranking),
    disagreementSentence(conflict, ranking),
    ...crossoverSentences(conflict, ranking),
  ];
  const marks = courses.map((_, course) => markOf(course));
  return mdSection(2, `For ${withArticle(conflict.actors[ranking.actor].title)}`, [
    mdTable(
      ["Metric", ...marks],
      [
        ...ranking.ratings.map(({ metric, values, named, open }) => [
          mdText(capital(metric.title)),
          ...marks.map(
            (_, course) =>
              `${ratingCell(metric, values[course])}${named.includes(course) ? " ●" : open.includes(course) ? " ○" : ""}`,
          ),
        ]),
        ["Alone best in", ...marks.map((_, course) => percent(ranking.best[course]))],
      ],
    ),
    "● first by that metric, all where they tie; ○ first in at least a tenth of 100 resamples of the worlds, so not told apart from it.",
    ...sentences.flatMap((sentence) => (sentence === null ? [] : [mdText(sentence)])),
  ]);
}
