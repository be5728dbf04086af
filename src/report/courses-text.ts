import { METRICS, type Outcome, type Ranking, type Rating } from "../judgement/index.js";
import { crossingSentence, crossoverSentences, disagreementSentence, metricSentence } from "./course-sentence.js";
import { amountOf, levelCells, pairedCells, ratingCell, scaleOf } from "./course-cells.js";
import type { CourseFindings } from "./courses.js";
import { fold } from "./fold.js";
import { honesty } from "./text.js";
import { bold, type TextOptions } from "./terminal.js";
import { accountOf, capital, markOf, percent, plain } from "./words.js";

type Options = Pick<TextOptions, "width" | "colour" | "file"> & {
  /** Print how each metric is defined. */
  readonly explain: boolean;
};

/** Courses of action side by side, as text. Every line fits the width but commands. */
export function renderCourses(findings: CourseFindings, options: Options): string {
  const blocks = [
    heading(findings, options),
    named(findings, options),
    outcomes(findings, options),
    lines(findings, options),
    ...findings.rankings.map((ranking) => rankingBlock(findings, ranking, options)),
    unranked(findings, options),
    options.explain ? definitions(options) : [],
    foot(findings, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function folded(text: string, { width }: Options, indent = 1): string[] {
  return fold(text, width - indent).map((line) => `${" ".repeat(indent)}${line}`);
}

function heading(findings: CourseFindings, options: Options): string[] {
  const { conflict } = findings;
  const account = conflict.variant ? ` Account: ${accountOf(conflict)}.` : "";
  return [bold(conflict.title, options), ...folded(`${honesty(findings)}${account}`, options, 0)];
}

function named({ conflict, courses, left }: CourseFindings, options: Options): string[] {
  const lines = courses.map((policy, course) => {
    const { id, title } = conflict.policies[policy];
    return ` ${markOf(course)}  ${title} (${id})`;
  });
  const cannot = left.flatMap(({ policy, needs }) =>
    folded(`Not run: ${conflict.policies[policy].title}, which needs ${needs}.`, options),
  );
  return [bold("COURSES, THE SAME WORLDS AND THE SAME CHANCE FOR ALL", options), ...lines, ...cannot];
}

function lines({ conflict, crossings }: CourseFindings, options: Options): string[] {
  if (crossings.length === 0) return [];
  return [
    bold("LINES CROSSED", options),
    ...crossings.flatMap((crossing) => folded(crossingSentence(conflict, crossing), options)),
    ...folded("Chance that the line has been crossed by then: mean over worlds (5th to 95th percentile).", options),
  ];
}

/** Measures that some ranked actor wants, then whether it settles; all of them where no one has objectives. */
export function shownOutcomes({ conflict, outcomes: all, rankings }: CourseFindings): Outcome[] {
  const wanted = new Set(rankings.flatMap(({ aims }) => aims.map(({ objective }) => objective.measure.id)));
  if (wanted.size === 0) return [...all].filter(({ measure }) => conflict.measures[measure].name !== "ongoing");
  wanted.add("settled within 104 weeks");
  return all.filter(({ measure }) => wanted.has(conflict.measures[measure].id));
}

const COLUMNS = ["", "5th–95th", "less A", "90 % interval", "more in", "less in"] as const;

function outcomes(findings: CourseFindings, options: Options): string[] {
  const { conflict, courses } = findings;
  const blocks = shownOutcomes(findings).map((outcome) => {
    const middle = outcome.type === "event" ? "mean" : "median";
    const rows = courses.map((_, course) => [
      ...levelCells(outcome, course),
      ...pairedCells(outcome, outcome.against[course]),
    ]);
    return {
      title: `${conflict.measures[outcome.measure].id}, ${scaleOf(outcome).unit}`,
      heads: COLUMNS.map((head) => head || middle),
      rows,
    };
  });
  const widths = COLUMNS.map((_, k) =>
    Math.max(
      ...blocks.flatMap(({ heads, rows }) => [heads[k], ...rows.map((row) => row[k])].map((cell) => cell.length)),
    ),
  );
  const line = (mark: string, cells: readonly string[]): string =>
    ` ${mark.padEnd(2)}${cells.map((cell, k) => `  ${cell.padStart(widths[k])}`).join("")}`.trimEnd();
  const note =
    "Chances are means over worlds, amounts medians, with the 5th to 95th percentile of worlds. “less A”: mean over worlds of the difference to the first course in the same world (chances: in points of per cent), with the 90 % interval of that mean; “more in”, “less in”: share of worlds.";
  return [
    bold("OUTCOMES", options),
    ...blocks.flatMap(({ title, heads, rows }) => [
      bold(` ${title}`, options),
      line("", heads),
      ...rows.map((row, course) => line(markOf(course), row)),
    ]),
    ...folded(note, options),
  ];
}

function rankingBlock({ conflict, courses, worlds }: CourseFindings, ranking: Ranking, options: Options): string[] {
  const aims = ranking.aims.map(
    ({ objective: { measure, want }, enough }) =>
      `${want} ${measure.id} (${want === "more" ? "at least" : "at most"} ${amountOf(measure.name, enough)})`,
  );
  const sentences = [
    metricSentence(conflict, ranking),
    disagreementSentence(conflict, ranking),
    ...crossoverSentences(conflict, ranking),
  ];
  const wants = `Wants ${aims.join("; ")}. In brackets: good enough, which is what ${markOf(0)} reaches in its median world. Score: each scaled 0 to 1 over courses and worlds, weighted as in the file.${aliveNote(ranking, worlds)}`;
  return [
    bold(`FOR ${conflict.actors[ranking.actor].title.toUpperCase()}`, options),
    ...folded(wants, options),
    ...ratingTable(ranking, courses.length, options),
    ...sentences.flatMap((sentence) => (sentence === null ? [] : folded(sentence, options))),
  ];
}

/** In how many worlds there is something to rank. */
export function aliveNote(ranking: Ranking, worlds: number): string {
  return ranking.worlds === worlds
    ? ""
    : ` ${plain(ranking.worlds)} of ${plain(worlds)} worlds: in the others no run goes on until the first course begins.`;
}

const NAME_WIDTH = 25;
const CELL_WIDTH = 7;

/** Metrics down, courses across; in parts where the courses do not fit the width. */
function ratingTable(ranking: Ranking, courses: number, options: Options): string[] {
  const fit = Math.max(1, Math.floor((options.width - NAME_WIDTH - 1) / CELL_WIDTH));
  const parts = Array.from({ length: Math.ceil(courses / fit) }, (_, part) =>
    Array.from({ length: Math.min(fit, courses - part * fit) }, (__, k) => part * fit + k),
  );
  return parts.flatMap((part) => {
    const line = (name: string, cells: readonly string[]): string =>
      ` ${name.padEnd(NAME_WIDTH)}${cells.map((cell) => (/[*~]$/.test(cell) ? cell : `${cell} `).padStart(CELL_WIDTH)).join("")}`.trimEnd();
    return [
      bold(
        line(
          "",
          part.map((course) => markOf(course)),
        ),
        options,
      ),
      ...ranking.ratings.map((rating) =>
        line(
          nameOf(rating),
          part.map((course) => cellOf(rating, course)),
        ),
      ),
      line(
        "alone best in",
        part.map((course) => percent(ranking.best[course])),
      ),
    ];
  });
}

function nameOf({ metric }: Rating): string {
  return `${capital(metric.title)}${metric.kind === "level" && metric.better === "less" ? " ↓" : ""}`;
}

/** `*`: first; `~`: not told apart from the first. */
function cellOf({ metric, values, named, open }: Rating, course: number): string {
  return `${ratingCell(metric, values[course])}${named.includes(course) ? "*" : open.includes(course) ? "~" : ""}`;
}

function unranked({ rankings }: CourseFindings, options: Options): string[] {
  return rankings.length > 0
    ? folded(
        "* first by that metric, all where they tie; ~ first in at least a tenth of 100 resamples of the worlds, so not told apart from it. ↓: less is better. Undesirable deviations, skew and peakedness say how worlds are spread and recommend nothing.",
        options,
      )
    : folded(`No \`objectives:\` section: nobody is said to want anything, so courses are not ranked.`, options);
}

function definitions(options: Options): string[] {
  return [
    bold("METRICS", options),
    ...METRICS.flatMap(({ title, definition, source }) =>
      folded(`${capital(title)}: ${definition} ${source}.`, options).map((line, n) => (n === 0 ? line : `  ${line}`)),
    ),
    ...folded(
      "Definitions follow McPhail et al. (2018), Earth's Future 6:169–191; docs/methods/policies.md says where they differ.",
      options,
    ),
  ];
}

function foot(findings: CourseFindings, options: Options): string[] {
  const run = `run: seed ${findings.seed}, ${Object.entries(findings.engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}, file ${findings.conflict.hash.slice(0, 12)}`;
  return [
    ...(options.explain || findings.rankings.length === 0 ? [] : [`NEXT  parley policies ${options.file} --explain`]),
    run,
  ];
}
