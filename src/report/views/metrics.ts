import { escapeHtml } from "../escape.js";
import type { Ranking } from "../../judgement/index.js";
import { ratingCell } from "../course-cells.js";
import type { Findings } from "../finding.js";
import { capital, markOf, withArticle } from "../words.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { provenanceOf, readOf } from "./origin.js";
import { named, type Plot } from "./plot.js";
import { at } from "./scale.js";
import type { View } from "./view.js";

const NAME = 168;
const COLUMN = 26;
const ROW = 24;
const TOP = 24;

/** Metrics down, courses across: a full mark where the metric puts the course first, a ring where it is not told apart from it. */
export function metricMarks(
  ranking: Ranking,
  marks: readonly string[],
  titles: readonly string[],
  who: string,
): string {
  const rows = ranking.ratings.filter(({ named }) => named.length > 0);
  const width = NAME + marks.length * COLUMN;
  const height = TOP + rows.length * ROW;
  const x = (course: number): number => NAME + (course + 0.5) * COLUMN;
  const heads = marks.map((mark, course) => `<text x="${at(x(course))}" y="14" class="k">${escapeHtml(mark)}</text>`);
  const lines = rows.map(({ metric, named, open }, n) => {
    const y = TOP + n * ROW;
    const dots = marks.map((_, course) =>
      named.includes(course)
        ? `<circle cx="${at(x(course))}" cy="${at(y + ROW / 2)}" r="6" class="y"/>`
        : open.includes(course)
          ? `<circle cx="${at(x(course))}" cy="${at(y + ROW / 2)}" r="5" class="f"/>`
          : "",
    );
    return `<line x1="0" x2="${width}" y1="${at(y)}" y2="${at(y)}" class="g"/><text x="0" y="${at(y + ROW / 2 + 4)}" class="n">${escapeHtml(capital(metric.title))}</text>${dots.join("")}`;
  });
  const said = rows.map(
    ({ metric, named }) => `${metric.title}: ${named.map((course) => titles[course]).join(" and ")}`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(`Courses that each metric puts first for ${who}. ${said.join("; ")}`)}">${heads.join("")}${lines.join("")}</svg>`;
}

/** Every metric's value of every course for one actor as a figure. */
export function metricsView(findings: Findings, ranking: Ranking, file: string): View {
  const { conflict } = findings;
  const { id, title } = conflict.actors[ranking.actor];
  const titles = ranking.courses.map((policy) => conflict.policies[policy].title);
  const marks = titles.map((_, course) => markOf(course));
  const letters = titles.map((each, course) => `${marks[course]} ${each}`).join("; ");
  return {
    id: `metrics-${id}`,
    title: `Courses that each metric of robustness puts first for ${withArticle(title)}`,
    svg: metricMarks(ranking, marks, titles, withArticle(title)),
    data: metricsData(ranking, titles),
    plot: metricsPlot(marks),
    table: {
      head: ["metric", ...marks],
      rows: ranking.ratings.map(({ metric, values }) => [
        capital(metric.title),
        ...Array.from(values, (value) => ratingCell(metric, value)),
      ]),
    },
    sentence: `Full: first by that metric, all where they tie; ring: first in at least a tenth of 100 resamples of the worlds, so not told apart from it. ${letters}.`,
    command: `parley policies ${readOf(findings, file)} --objective ${id} --explain`,
    provenance: provenanceOf(findings),
  };
}

/** One row for each metric and course. */
function metricsData({ ratings }: Ranking, titles: readonly string[]): FigureData {
  return {
    columns: [
      words("metric", "metric of robustness"),
      words("definition", "how it is defined"),
      words("letter", "the course's letter in the picture"),
      words("course", "course of action"),
      numbers("value", "as defined", "what the metric gives the course"),
      words("place", "first; open: not told apart from the first; or empty"),
    ],
    rows: ratings.flatMap(({ metric, values, named: first, open }) =>
      titles.map((title, course) => [
        capital(metric.title),
        metric.definition,
        markOf(course),
        title,
        cellOf(values[course]),
        first.includes(course) ? "first" : open.includes(course) ? "open" : null,
      ]),
    ),
  };
}

function metricsPlot(marks: readonly string[]): Plot {
  return {
    transform: [{ filter: "isValid(datum.place)" }],
    width: { step: 26 },
    height: { step: 22 },
    mark: { type: "point", size: 110, color: colourOf("mark"), filled: true, stroke: colourOf("mark") },
    encoding: {
      x: named("letter", null, { scale: { domain: marks }, axis: { orient: "top", labelAngle: 0 } }),
      y: named("metric", null, { axis: { labelLimit: 240 } }),
      fillOpacity: { condition: { test: "datum.place == 'first'", value: 1 }, value: 0 },
      tooltip: [{ field: "course" }, { field: "value" }],
    },
  };
}
