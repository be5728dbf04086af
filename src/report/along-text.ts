import type { CourseAlong, LeadAlong, Quantiles, Threshold } from "../judgement/index.js";
import type { AlongFindings } from "./along.js";
import { pairedCells, scaleOf } from "./course-cells.js";
import { fold } from "./fold.js";
import { bold, type TextOptions } from "./terminal.js";
import { honesty } from "./text.js";
import { inUnits, list, percent, plain, withArticle } from "./words.js";

type Options = Pick<TextOptions, "width" | "colour" | "file">;

/** A share that moves by less than this from any value to any other is not told value by value. */
const MOVES = 0.05;
const CELL = 8;

/** One number along its values: claims and where they turn, who leads, and one course value by value. Every line fits the width. */
export function renderAlong(findings: AlongFindings, options: Options): string {
  const { conflict } = findings;
  const blocks = [
    [
      bold(conflict.title, options),
      ...fold(honesty(findings), options.width),
      ...fold(alongWords(findings), options.width),
    ],
    claimsBlock(findings, options),
    ...findings.leads.map((lead) => leadBlock(findings, lead, options)),
    findings.course === null ? [] : courseBlock(findings, findings.course, options),
    [`run: seed ${findings.seed}, file ${conflict.hash.slice(0, 12)}`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Which number is held at which values. */
export function alongWords(findings: AlongFindings): string {
  const { number, values } = findings;
  return `Along ${number.words}, held at ${list(values.map((value) => valueIn(findings, value)))} in the same worlds: all else is as drawn, and the worlds are not matched anew.`;
}

/** A value of the number in the file's units. */
export function valueIn({ number }: Pick<AlongFindings, "number">, value: number): string {
  return inUnits(value, number.unit, number.paths[0]);
}

function said(text: string, { width }: Options): string[] {
  return fold(text, width - 3).map((line, n) => (n === 0 ? ` ${line}` : `   ${line}`));
}

/** A row of a table along the values. */
export interface AlongRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Lines of a table: names down, values across, in parts where they do not fit. */
function table(findings: AlongFindings, rows: readonly AlongRow[], options: Options): string[] {
  const names = Math.max(...rows.map(({ name }) => name.length)) + 1;
  const cell = Math.max(CELL, ...rows.flatMap(({ cells }) => cells.map((each) => each.length + 2)));
  const heads = findings.values.map((value) => valueIn(findings, value));
  const width = Math.max(cell, ...heads.map((head) => head.length + 2));
  const fit = Math.max(1, Math.floor((options.width - names - 1) / width));
  const parts = Array.from({ length: Math.ceil(heads.length / fit) }, (_, part) => part * fit);
  const line = (name: string, cells: readonly string[], from: number): string =>
    ` ${name.padEnd(names)}${cells
      .slice(from, from + fit)
      .map((each) => each.padStart(width))
      .join("")}`.trimEnd();
  return parts.flatMap((from) => [
    bold(line("", heads, from), options),
    ...rows.map(({ name, cells }) => line(name, cells, from)),
  ]);
}

/** Claims whose share moves along the values or crosses one half, a row of shares each, and the ids of the others. */
export function movedClaims({ claims }: AlongFindings): {
  readonly moved: AlongFindings["claims"];
  readonly rows: readonly AlongRow[];
  readonly rest: readonly string[];
} {
  const spread = ({ shares }: Threshold): number => {
    const all = shares.map(({ share }) => share).filter((share) => share === share);
    return Math.max(...all) - Math.min(...all);
  };
  const moved = claims.filter(({ threshold }) => spread(threshold) >= MOVES || threshold.crossings.length > 0);
  const rest = claims.filter((claim) => !moved.includes(claim)).map(({ id }) => id);
  const rows = moved.map(({ id, threshold }) => ({
    name: id,
    cells: threshold.shares.map(({ share }) => percent(share)),
  }));
  return { moved, rows, rest };
}

function claimsBlock(findings: AlongFindings, options: Options): string[] {
  if (findings.claims.length === 0) return [];
  const { moved, rows, rest } = movedClaims(findings);
  return [
    bold("CLAIMS  share of worlds in which each holds", options),
    ...(rows.length > 0 ? table(findings, rows, options) : []),
    ...(rest.length > 0 ? said(stillSentence(rest), options) : []),
    ...moved.flatMap((claim) => said(thresholdSentence(findings, claim), options)),
  ];
}

/** Which claims hardly move. */
export function stillSentence(rest: readonly string[]): string {
  return `Moved by less than ${percent(MOVES)} of worlds: ${list(rest)}.`;
}

/** From which value on a claim holds, with the spread, and how the worlds differ in it. */
export function thresholdSentence(findings: AlongFindings, { id, threshold }: AlongFindings["claims"][number]): string {
  const { crossings, worlds } = threshold;
  const at = (value: number): string => valueIn(findings, value);
  const turns = crossings.map(({ at: where, rises, interval, certain }) => {
    const spread = interval === null ? "" : ` (90 % interval ${at(interval[0])} to ${at(interval[1])})`;
    const sure =
      certain < 0.95 ? `, though in ${percent(1 - certain)} of resamples of the worlds it does not turn` : "";
    return `${rises ? "above" : "below"} ${at(where)}${spread}${sure}`;
  });
  const [first] = threshold.shares;
  const head =
    turns.length > 0
      ? `${id} holds in most worlds ${list(turns)}.`
      : `${id} holds in ${first.share >= 0.5 ? "most" : "fewer than half of the"} worlds at every value.`;
  const spread = ({ q05, q50, q95 }: Quantiles): string => `${at(q50)} (${at(q05)} to ${at(q95)})`;
  const each = [
    `at every value in ${percent(worlds.always)}`,
    `at none in ${percent(worlds.never)}`,
    ...(worlds.from ? [`from a value on in ${percent(worlds.above)}: ${spread(worlds.from)}`] : []),
    ...(worlds.upTo ? [`up to a value in ${percent(worlds.below)}: ${spread(worlds.upTo)}`] : []),
  ];
  return `${head} World by world (${plain(worlds.heard)}): ${each.join("; ")}.`;
}

function leadBlock(findings: AlongFindings, lead: LeadAlong, options: Options): string[] {
  const head = bold(`FOR ${findings.conflict.actors[lead.actor].title.toUpperCase()}  first by mean score`, options);
  return [head, ...leadSentences(findings, lead).flatMap((sentence) => said(sentence, options))];
}

/** Who is first for an actor from which value to which, and where the lead changes hands. */
export function leadSentences(findings: AlongFindings, lead: LeadAlong): string[] {
  const { conflict, values } = findings;
  const title = (course: number): string => `“${conflict.policies[course].title}”`;
  const runs: { from: number; to: number; key: string; text: string }[] = [];
  lead.leaders.forEach(({ named, open }, k) => {
    const apart = open.length > 0 ? `, not told apart from ${list(open.map(title))}` : "";
    const text = named.length === 0 ? "nobody" : list(named.map(title)) + apart;
    const last = runs.at(-1);
    if (last?.key === text) last.to = k;
    else runs.push({ from: k, to: k, key: text, text });
  });
  const where = ({ from, to }: (typeof runs)[number]): string =>
    from === to
      ? `at ${valueIn(findings, values[from])}`
      : `at ${valueIn(findings, values[from])} to ${valueIn(findings, values[to])}`;
  const tips = lead.tips.map(
    ({ at, from, to }) => `at ${valueIn(findings, at)} the lead goes from ${title(from)} to ${title(to)}`,
  );
  const tipped =
    tips.length > 0
      ? `Tipping ${tips.length === 1 ? "point" : "points"}: ${list(tips)}.`
      : `The lead does not change hands for ${withArticle(conflict.actors[lead.actor].title)}.`;
  return [...runs.map((run) => `${where(run)}: ${run.text}.`), tipped];
}

/** One course value by value: how often its line is crossed, outcomes, differences to the first value, regret. `most`: signs of a name. */
export function courseRows({ conflict }: AlongFindings, along: CourseAlong, most = Infinity): AlongRow[] {
  const rows: AlongRow[] = [];
  if (along.lines.every((line) => line !== null && line.within.length > 0)) {
    const { weeks } = along.lines[0]!.within.at(-1)!;
    const cells = along.lines.map((line) => percent(line!.within.at(-1)!.chance.mean));
    rows.push({ name: `line crossed within ${weeks} weeks`, cells });
  }
  const named = (id: string, unit: string): string => {
    const text = `${id}, ${unit}`;
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  };
  for (const outcome of along.outcomes) {
    const { unit, factor } = scaleOf(outcome);
    const show = ({ mean, q50 }: Quantiles): string => (outcome.type === "event" ? percent(mean) : plain(factor * q50));
    rows.push({ name: named(conflict.measures[outcome.measure].id, unit), cells: outcome.levels.map(show) });
    const less = outcome.against.map((each) => pairedCells(outcome, each)[0]);
    rows.push({ name: "  less the first value", cells: less.map((cell) => cell || "–") });
  }
  for (const { actor, means } of along.regrets)
    rows.push({ name: `mean regret, ${conflict.actors[actor].id}`, cells: means.map((mean) => mean.toFixed(3)) });
  return rows;
}

/** At which value the course costs each actor least regret; null without one. */
export function leastSentence(findings: AlongFindings, along: CourseAlong): string | null {
  const { conflict } = findings;
  const least = along.regrets.map(({ actor, means }) => {
    const best = means.indexOf(Math.min(...means));
    return `${valueIn(findings, findings.values[best])} for ${withArticle(conflict.actors[actor].title)}`;
  });
  return least.length === 0 ? null : `Least mean regret at ${list(least)}.`;
}

/** What the figures of a course along values are. */
export const COURSE_NOTE =
  "Chances are means over worlds, amounts medians; “less the first value” is the mean over worlds of the difference in the same world (chances: in points of per cent). Regret is the shortfall from the best course of the same world at that value.";

function courseBlock(findings: AlongFindings, along: CourseAlong, options: Options): string[] {
  const least = leastSentence(findings, along);
  return [
    bold(`COURSE  ${findings.conflict.policies[along.course].title}, value by value`, options),
    ...table(findings, courseRows(findings, along, NAMES), options),
    ...(least === null ? [] : said(least, options)),
    ...said(COURSE_NOTE, options),
  ];
}

const NAMES = 40;
