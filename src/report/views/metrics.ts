import { escapeHtml } from "../escape.js";
import type { Ranking } from "../../judgement/index.js";
import { capital } from "../words.js";
import { at } from "./scale.js";

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
