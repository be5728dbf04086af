import type { Conflict } from "../../conflict/conflict.js";
import type { RecordedFigure } from "../../conflict/figure.js";
import type { Frontier, Spread } from "../../judgement/index.js";
import { log } from "../../math/elementary.js";
import { list, percent, plain, possessive, withArticle } from "../words.js";
import type { Chart, ChartPoint } from "./chart.js";
import { drawn } from "./chart-data.js";
import { ticksOf } from "./scale.js";
import type { View } from "./view.js";

const DAYS = 7;
const two = (value: number): string => value.toFixed(2);
const daily = ({ low, median, high }: Spread): string =>
  `${plain(median / DAYS)} (${plain(low / DAYS)}–${plain(high / DAYS)})`;
const claimedOf = ({ value }: RecordedFigure): number => (value[0] + value[1]) / 2 / DAYS;

/** Months of a figure in words: "2025-04", "2024-11 to 2025-01", a day where it is one. */
export function monthsOf({ from, to }: RecordedFigure): string {
  if (from === to) return from;
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return first === last ? first : `${first} to ${last}`;
}

/** Where an actor's numbers turn: slope, intercept, break-even, and on which side of it the recorded rates lie. */
export function frontierSentence(conflict: Conflict, frontier: Frontier): string {
  const who = conflict.actors.find(({ id }) => id === frontier.actor)!.title;
  const { slope, breakEven } = frontier;
  const fixed = unhitWords(frontier);
  const head = `Each true loss takes ${two(slope.median)} recruits (${two(slope.low)}–${two(slope.high)})${fixed}: ${possessive(who)} numbers turn at ${daily(breakEven)} true losses a day.`;
  const marks = frontier.marks
    .filter((mark) => !isOwn(conflict, mark))
    .sort((a, b) => b.losses.median - a.losses.median)
    .map((mark) => `${markWords(mark)} in ${percent(mark.short)}`);
  return marks.length === 0 ? head : `${head} They shrink at ${list(marks)} of worlds.`;
}

/** How those are counted who leave without being hit: beside the recruits, off them already, or by worlds either way. */
function unhitWords({ intercept, besides }: Frontier): string {
  if (besides === 0) return ", deserters being off the recruits already";
  const fixed = `${daily(intercept)} a day besides`;
  if (besides === 1) return ` and ${fixed}`;
  return `, and in the ${percent(besides)} of worlds played with stocks, which count deserters beside the losses, ${fixed}`;
}

/**
 * What a true loss takes in recruits, and in how many worlds the numbers shrink at the highest rate on record, at the latest of the same
 * source, and at the argument's own; null where no rate is on record.
 */
export function shrinkSentence(conflict: Conflict, frontier: Frontier): string | null {
  const { actor, slope, marks } = frontier;
  const who = conflict.actors.find(({ id }) => id === actor)!.title;
  const known = marks.filter((mark) => !isOwn(conflict, mark)).sort((a, b) => b.losses.median - a.losses.median);
  if (known.length === 0) return null;
  const [top] = known;
  const series = known.filter(({ figure }) => figure.source === top.figure.source);
  const last = series.reduce((late, each) => (each.figure.weeks[1] > late.figure.weeks[1] ? each : late));
  const named = last === top ? [top] : [top, last];
  const others = known.filter((mark) => !named.includes(mark));
  const most = Math.max(...others.map(({ short }) => short));
  const rest =
    others.length === 0 ? [] : [`at other rates on record in ${most > 0 ? `${percent(most)} at most` : "none"}`];
  const rates = named.map((mark, k) => `at ${markWords(mark)} in ${percent(mark.short)}${k === 0 ? " of worlds" : ""}`);
  const head = `Each true loss takes ${two(slope.median)} recruits (${two(slope.low)}–${two(slope.high)})${unhitInShort(frontier)}`;
  return `${head}: ${possessive(who)} numbers would shrink ${[...rates, ...rest].join(", ")}${ownShrink(conflict, marks)}.`;
}

function unhitInShort({ intercept, besides }: Frontier): string {
  const fixed = `${plain(intercept.median / DAYS)} a day besides`;
  return besides === 0 ? "" : besides === 1 ? ` and ${fixed}` : `, with stocks and ${fixed}`;
}

/** "“claimed in winter” (1,551 a day, 70 to 98 % of it true)": the 5th to 95th percentile of what is true, over the worlds. */
function markWords({ figure, losses }: Frontier["marks"][0]): string {
  const of = (value: number): number => Math.round((100 * value) / DAYS / claimedOf(figure));
  const truth = losses.low < losses.high ? `, ${of(losses.low)} to ${of(losses.high)} % of it true` : "";
  return `“${figure.title}” (${plain(claimedOf(figure))} a day${truth})`;
}

/** The mark of the argument's own figure; null where it has none. */
export function ownMark(conflict: Conflict, { marks }: Pick<Frontier, "marks">): Frontier["marks"][0] | null {
  return marks.find((mark) => isOwn(conflict, mark)) ?? null;
}

function isOwn({ argument }: Conflict, { figure }: Frontier["marks"][0]): boolean {
  return figure.source !== null && figure.source === argument;
}

/** "; if the 1,500 a day of the text under test, “claimed in winter” and not “claimed in April”, were truly lost, in 38 %"; empty where the text has no such figure. */
function ownShrink(conflict: Conflict, marks: Frontier["marks"]): string {
  const own = ownMark(conflict, { marks });
  if (!own) return "";
  const place = recordedNear(conflict, own.figure);
  const near = place && isOlder(place) ? `, “${place.nearest.title}” and not “${place.latest.title}”,` : "";
  const lost = own.figure.reporting === null ? "truly lost" : "claimed";
  return `; if the ${plain(claimedOf(own.figure))} a day of the text under test${near} were ${lost}, in ${percent(own.short)}`;
}

/** Which recorded figures those of the argument are, by value and month; null where the file has none of both. */
export function argumentFiguresSentence(conflict: Conflict): string | null {
  const said = argumentFigures(conflict);
  return said.length === 0 ? null : `Of the figures in the text under test, ${said.join("; ")}.`;
}

/** The first of the argument's figures that is not the latest on record; null where each is. */
export function argumentFigureSentence(conflict: Conflict): string | null {
  const [first] = argumentFigures(conflict).filter((text) => text.includes(OLDER));
  return first === undefined ? null : `In the text under test ${first}.`;
}

const OLDER = ", not “";

/** The argument's figures, each with the recorded one that it is nearest to, and the latest where that is another. */
function argumentFigures(conflict: Conflict): string[] {
  const figures = conflict.history?.figures ?? [];
  const own = figures.filter(({ source }) => source !== null && source === conflict.argument);
  return own.flatMap((figure) => {
    const place = recordedNear(conflict, figure);
    if (place === null) return [];
    const { nearest, latest } = place;
    const rest = isOlder(place) ? `${OLDER}${latest.title}” (${amount(latest)}, ${monthsOf(latest)})` : "";
    return [`${amount(figure)} is “${nearest.title}” (${amount(nearest)}, ${monthsOf(nearest)})${rest}`];
  });
}

/** The recorded figure that one of the argument's is nearest to, and the latest of its source. */
interface RecordedNear {
  readonly nearest: RecordedFigure;
  readonly latest: RecordedFigure;
}

export const isOlder = ({ nearest, latest }: RecordedNear): boolean => nearest !== latest;

/** Where a figure of the argument stands among those on record; null where nothing else of its kind is. */
export function recordedNear(conflict: Conflict, figure: RecordedFigure): RecordedNear | null {
  const others = (conflict.history?.figures ?? []).filter(
    ({ kind, actor, source, monthly }) =>
      kind === figure.kind && actor === figure.actor && source !== conflict.argument && !monthly,
  );
  if (others.length === 0) return null;
  const far = (other: RecordedFigure): number => Math.abs(log(middle(other) / middle(figure)));
  const nearest = others.reduce((best, each) => (far(each) < far(best) ? each : best));
  const same = others.filter(({ source }) => source === nearest.source);
  const latest = (same.length > 1 ? same : others).reduce((last, each) =>
    each.weeks[1] >= last.weeks[1] ? each : last,
  );
  return { nearest, latest };
}

const middle = ({ value }: RecordedFigure): number => (value[0] + value[1]) / 2;

function amount(figure: RecordedFigure): string {
  const value = middle(figure);
  if (figure.kind === "lost_so_far") return `${Math.round(value).toLocaleString("en-US")} in all`;
  return figure.kind === "ground" ? `${plain(value)} km² a week` : `${plain(value / DAYS)} a day`;
}

/** The frontier as two regions with the line between them; recorded losses in lanes below, with the spread of what is true. */
export function frontierView(conflict: Conflict, frontier: Frontier, file: string): View {
  const who = conflict.actors.find(({ id }) => id === frontier.actor)!.title;
  const sentence = [frontierSentence(conflict, frontier), argumentFiguresSentence(conflict)].filter(Boolean).join(" ");
  return {
    id: "frontier",
    title: `Where ${possessive(who)} numbers hold: recruits against true losses`,
    ...drawn(pictureOf(conflict, frontier, sentence)),
    table: {
      head: ["recorded", "when", "claimed a day", "true a day", "recruits it takes", "numbers shrink in"],
      rows: frontier.marks.map(({ figure, losses, needs, short }) => [
        figure.title,
        monthsOf(figure),
        plain(claimedOf(figure)),
        daily(losses),
        daily(needs),
        `${percent(short)} of worlds`,
      ]),
    },
    sentence,
    command: `parley brief ${file} --report report.html`,
    provenance: `${conflict.id}, recruits and losses of ${withArticle(conflict.actors.find(({ id }) => id === frontier.actor)?.title ?? frontier.actor)} over ${plain(frontier.worlds)} worlds, file ${conflict.hash.slice(0, 12)}`,
  };
}

const perDay = (value: number): number => value / DAYS;
const GROWS = "numbers grow";
const SHRINKS = "numbers shrink";

function pictureOf(conflict: Conflict, frontier: Frontier, sentence: string): Chart {
  const { line: grid, recruits, marks } = frontier;
  const right = perDay(grid[grid.length - 1].losses);
  const said = recruitsOnRecord(conflict, frontier);
  const top =
    1.12 *
    Math.max(perDay(grid[grid.length - 1].needs[1]), perDay(recruits.high), ...said.map(({ up, y }) => up?.[1] ?? y));
  const lane = top / 11;
  const lanes = marks.map(({ figure, losses }, k): ChartPoint => ({
    x: perDay(losses.median),
    y: -lane * (k + 0.9),
    told: { y: null },
    across: [perDay(losses.low), perDay(losses.high)],
    label: figure.title,
    hollow: figure.reporting === null,
    labelX: perDay(losses.high) + right * 0.02,
    labelDown: 4,
  }));
  const cut = (value: number): number => Math.min(top, perDay(value));
  const filed: ChartPoint = {
    x: perDay(frontier.losses.median),
    y: perDay(recruits.median),
    across: [perDay(frontier.losses.low), perDay(frontier.losses.high)],
    up: [perDay(recruits.low), perDay(recruits.high)],
    label: "as filed",
  };
  return {
    aria: `Recruits a day against true losses a day. ${sentence}`,
    x: {
      low: 0,
      high: right,
      label: "true losses a day; below: rates on record, bars: what of a claim is true",
      column: { name: "losses", unit: "persons a day" },
    },
    y: {
      low: -lane * (marks.length + 0.5),
      high: top,
      label: "recruits a day",
      column: { name: "recruits", unit: "persons a day" },
      ticks: ticksOf(0, top, 4).map((at) => ({ at, text: plain(at) })),
    },
    bands: [
      { points: grid.map(({ losses, needs }) => [perDay(losses), 0, cut(needs[1])]), look: "no", series: SHRINKS },
      {
        points: grid.map(({ losses, needs }) => [perDay(losses), cut(needs[0]), cut(needs[2])]),
        look: "ba",
        series: "break-even, 5th–95th percentile of worlds",
      },
    ],
    lines: [
      {
        points: grid.map(({ losses, needs }) => [perDay(losses), cut(needs[1])]),
        look: "lm",
        label: "break-even",
        series: "break-even, median",
      },
    ],
    points: [filed, ...said, ...lanes],
    words: [
      { x: right * 0.62, y: betweenTicks(top), text: GROWS },
      { x: right * 0.62, y: top * 0.06, text: SHRINKS },
    ],
    height: 360,
  };
}

/** Halfway between the two highest ticks, clear of their lines. */
function betweenTicks(top: number): number {
  const [next, highest] = ticksOf(0, top, 4).slice(-2);
  return (next + highest) / 2;
}

/** Reported recruits nearer than this to the next above, as a share of the picture, have their name below the mark. */
const NEAR = 0.1;

/** Recruits that sources report, at the left edge, each name beside its own mark. */
function recruitsOnRecord(conflict: Conflict, { actor, line }: Frontier): ChartPoint[] {
  const right = perDay(line[line.length - 1].losses);
  const points = (conflict.history?.figures ?? [])
    .filter(
      ({ kind, actor: of, monthly }) => kind === "recruits" && !monthly && conflict.actors[of ?? -1]?.id === actor,
    )
    .map((figure) => ({
      x: right * 0.03,
      told: {},
      y: perDay(middle(figure)),
      up: [perDay(figure.value[0]), perDay(figure.value[1])] as const,
      label: figure.title,
      hollow: true,
    }))
    .sort((a, b) => a.y - b.y);
  const near = NEAR * Math.max(0, ...points.map(({ y }) => y));
  return points.map((point, k) => ({ ...point, labelDown: points[k + 1]?.y - point.y < near ? 15 : 4 }));
}
