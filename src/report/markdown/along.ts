import type { AlongFindings } from "../along.js";
import {
  alongWords,
  COURSE_NOTE,
  courseRows,
  leadSentences,
  leastSentence,
  movedClaims,
  stillSentence,
  thresholdSentence,
  valueIn,
  type AlongRow,
} from "../along-text.js";
import { askedOf, readOf } from "../views/origin.js";
import { withArticle } from "../words.js";
import { citeSection, headOf, type MarkdownOptions } from "./head.js";
import { mdCommands, mdList, mdPage, mdSection, mdTable, mdText } from "./markdown.js";

/** One number along its values, as Markdown. `asked`: the values as the command has them. */
export function alongMarkdown(findings: AlongFindings, options: MarkdownOptions & { readonly asked: string }): string {
  const { conflict, course, leads } = findings;
  const { moved, rows, rest } = movedClaims(findings);
  const ran = findings.design ? "--from DIR" : askedOf({ ...findings, more: null });
  return mdPage([
    ...headOf(findings, "along one number"),
    mdText(alongWords(findings)),
    mdSection(2, "Claims: share of worlds in which each holds", [
      rows.length === 0 ? "" : tableOf(findings, rows),
      mdList(moved.map((claim) => mdText(thresholdSentence(findings, claim)))),
      rest.length === 0 ? "" : mdText(stillSentence(rest)),
    ]),
    ...leads.map((lead) =>
      mdSection(2, `For ${withArticle(conflict.actors[lead.actor].title)}: first by mean score`, [
        mdList(leadSentences(findings, lead).map(mdText)),
      ]),
    ),
    course === null
      ? ""
      : mdSection(2, `“${conflict.policies[course.course].title}”, value by value`, [
          tableOf(findings, courseRows(findings, course)),
          mdText([leastSentence(findings, course), COURSE_NOTE].filter((each) => each !== null).join(" ")),
        ]),
    citeSection(findings, options),
    mdSection(2, "To make it again", [
      mdCommands([`parley policies ${readOf(findings, options.file)} --along '${options.asked}' ${ran} --md`]),
    ]),
  ]);
}

function tableOf(findings: AlongFindings, rows: readonly AlongRow[]): string {
  const heads = findings.values.map((value) => mdText(valueIn(findings, value)));
  return mdTable(
    ["", ...heads],
    rows.map(({ name, cells }) => [mdText(name.trim()), ...cells.map(mdText)]),
  );
}
