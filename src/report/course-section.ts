import type { Ranking } from "../judgement/index.js";
import { ratingCell } from "./course-cells.js";
import { crossoverSentences, disagreementSentence, metricSentence, objectivesSentence } from "./course-sentence.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { metricMarks } from "./views/metrics.js";
import { readOf } from "./views/origin.js";
import { capital, markOf, withArticle } from "./words.js";

const LEGEND =
  "● first by that metric, all where they tie; ○ first in at least a tenth of 100 resamples of the worlds, so not told apart from it. Definitions and differences in pairs: ";

/** Which course serves whom, by which metric of robustness: figure, sentence and table for each actor with objectives. */
export function courseSection(findings: Findings, file: string): string {
  const { conflict, rankings } = findings;
  const shown = rankings.filter(({ courses }) => courses.length > 1);
  if (shown.length === 0) return "";
  const titles = shown[0].courses.map((policy) => conflict.policies[policy].title);
  const names = titles.map((title, course) => `<li><b>${markOf(course)}</b> ${escapeHtml(title)}</li>`);
  return (
    `<section><h2>Which course, by which metric</h2><ul class="marks">${names.join("")}</ul>` +
    `<div class="metrics">${shown.map((ranking) => figure(findings, ranking, titles)).join("")}</div>` +
    `<p class="soft"><small>${LEGEND}<code>parley policies ${escapeHtml(readOf(findings, file))} --explain</code></small></p>` +
    `<details><summary>The same as tables</summary>${shown.map((ranking) => table(findings, ranking)).join("")}</details></section>`
  );
}

function figure({ conflict }: Findings, ranking: Ranking, titles: readonly string[]): string {
  const who = withArticle(conflict.actors[ranking.actor].title);
  const sentences = [
    objectivesSentence(conflict, ranking),
    metricSentence(conflict, ranking),
    disagreementSentence(conflict, ranking),
    ...crossoverSentences(conflict, ranking),
  ].flatMap((sentence) => sentence ?? []);
  return `<figure><figcaption><b>For ${escapeHtml(who)}</b></figcaption>${metricMarks(
    ranking,
    titles.map((_, course) => markOf(course)),
    titles,
    who,
  )}${[...sentences, ...meanText(ranking, titles)].map((sentence) => `<p><small>${escapeHtml(sentence)}</small></p>`).join("")}</figure>`;
}

/** How far the courses lie apart by the mean over worlds, which every other metric is to be held against. */
function meanText({ ratings }: Ranking, titles: readonly string[]): string[] {
  const mean = ratings.find(({ metric }) => metric.id === "laplace");
  if (!mean) return [];
  const values = [...mean.values];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(least < most)) return [];
  const cell = (value: number): string => `${ratingCell(mean.metric, value)} (“${titles[values.indexOf(value)]}”)`;
  return [
    `On average over worlds the courses bring it between ${cell(least)} and ${cell(most)} of what it could have, 0 the least and 1 the most in any world.`,
  ];
}

function table({ conflict }: Findings, ranking: Ranking): string {
  const who = withArticle(conflict.actors[ranking.actor].title);
  const heads = ranking.courses.map((_, course) => `<th scope="col" class="n">${markOf(course)}</th>`);
  const rows = ranking.ratings.map(
    ({ metric, values, named, open }) =>
      `<tr><th scope="row">${escapeHtml(capital(metric.title))} <small>${escapeHtml(metric.definition)}</small></th>${[
        ...values,
      ]
        .map(
          (value, course) =>
            `<td class="n">${escapeHtml(ratingCell(metric, value))}${named.includes(course) ? " ●" : open.includes(course) ? " ○" : ""}</td>`,
        )
        .join("")}</tr>`,
  );
  return `<h3>For ${escapeHtml(who)}</h3><div class="scroll" tabindex="0" role="region" aria-label="Metrics for ${escapeHtml(who)}"><table><thead><tr><th scope="col">Metric</th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
