import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import type { Constraint } from "../ensemble/constraint.js";
import type { Match } from "../ensemble/matching.js";
import type { Learned } from "../judgement/index.js";
import { dayAfter } from "./dates.js";
import { fold } from "./fold.js";
import { columnsOf } from "./readings.js";
import { bold, type TextOptions } from "./terminal.js";
import { describePath, inUnits, percent, plain } from "./words.js";

const MOST_LEARNED = 12;

/** One thing that the record asks, in words. */
export function constraintInWords(conflict: Conflict, { kind, index }: Pick<Constraint, "kind" | "index">): string {
  const history = conflict.history!;
  switch (kind) {
    case "band": {
      const { text, low, high, measure } = history.bands[index];
      const unit = MEASURE_WORDS.find(({ name }) => name === measure.name)?.unit ?? "";
      return `${text} within ${inUnits(low, unit)} to ${inUnits(high, unit)}`;
    }
    case "act": {
      const { date, move } = history.moves[index];
      return `${conflict.moves[move].title}, ${date}`;
    }
    case "settled":
      return "no settlement in the window";
    case "collapsed":
      return "no collapse in the window";
    case "truce":
      return "no truce in the window";
  }
}

/** The match as a table for the page and the terminal: what was asked, what each thing removed. */
export function matchRows(conflict: Conflict, { constraints, tried }: Match): string[][] {
  return constraints.map((each) => [
    constraintInWords(conflict, each),
    percent(each.missed / tried),
    percent(each.missedAlone / tried),
  ]);
}

/** Share of the worlds tried that fit; a page may use only the first of those found. */
export function shareThatFits({ tried, settledEarly }: Match): number {
  return (settledEarly.fittingWorlds - settledEarly.fitting) / Math.max(1, tried);
}

/** How many of the worlds tried fit, in a sentence. */
export function matchInWords(match: Match): string {
  const share = shareThatFits(match);
  return `${plain(share * match.tried)} worlds fit the record of ${plain(match.tried)} tried (${plain(100 * share)} %)`;
}

/** The settlement share as the model has it before and after it is held to the record. */
export function earlyInWords(conflict: Conflict, { settledEarly, tried }: Match): string {
  const weeks = Math.round(-conflict.history!.windowWeeks[0]);
  const days = conflict.asOf ? ` (${dayAfter(conflict.asOf, -weeks)} to ${conflict.asOf})` : "";
  const { fitting, fittingWorlds } = settledEarly;
  return (
    `In the ${weeks} weeks before the file's day${days} the war would have been settled in ${percent(settledEarly.tried / Math.max(1, tried))} of the worlds as drawn` +
    (fittingWorlds > 0
      ? `, and in ${percent(fitting / fittingWorlds)} of those that fit everything else on record.`
      : ".")
  );
}

/** `parley match` as text. */
export function matchReport(
  conflict: Conflict,
  match: Match,
  learned: readonly Learned[],
  options: TextOptionsOf,
): string {
  const blocks = [
    [bold(conflict.title, options), ...fold(`${matchInWords(match)}. ${earlyInWords(conflict, match)}`, options.width)],
    columnsOf([["WHAT THE RECORD ASKS", "missed by", "nothing else missed by"], ...matchRows(conflict, match)]),
    learnedLines(conflict, learned, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

type TextOptionsOf = Pick<TextOptions, "width" | "colour" | "file">;

function learnedLines(conflict: Conflict, learned: readonly Learned[], options: TextOptionsOf): string[] {
  const told = learned.filter((each) => each.told);
  const rest = learned.length - told.length;
  if (learned.length === 0) return [];
  const none = `${told.length > 0 ? `Of ${rest} other numbers` : `Of ${rest} numbers one by one`} the record taught nothing that can be told from chance; together they may have moved.`;
  const rows = told
    .slice(0, MOST_LEARNED)
    .flatMap((each) => [
      ...fold(`${describePath(conflict, each.path)} (${placeIn(conflict, each.quantity)})`, options.width),
      ...fold(`${changeInWords(each)}; ${each.divergence.toFixed(2)} nats`, options.width - 4).map(
        (text) => `    ${text}`,
      ),
    ]);
  return [
    ...(told.length > 0 ? [bold("WHAT IT TAUGHT: median (10th–90th percentile) as drawn → that fit", options)] : []),
    ...rows,
    ...fold(none, options.width),
  ];
}

/** What the record made of a number: 50.3 (26.3–74.2) → 37.2 (22.9–71.6) %; of a choice: hard 49 % → 71 %. */
export function changeInWords({ choices, prior, posterior, unit, path }: Learned): string {
  if (choices)
    return choices.map(({ name, before, after }) => `${name} ${percent(before)} → ${percent(after)}`).join(", ");
  const three = ([low, middle, high]: Learned["prior"]): string[] =>
    [middle, low, high].map((x) => inUnits(x, unit, path));
  const spread = (texts: readonly string[]): string => {
    const parted = texts.map((text) => /^([−\d,.]+)(.*)$/.exec(text));
    const tail = parted[0]?.[2];
    if (parted.every((each) => each !== null && each[2] === tail))
      return `${parted[0]![1]} (${parted[1]![1]}–${parted[2]![1]})${tail}`;
    return `${texts[0]} (${texts[1]}–${texts[2]})`;
  };
  return `${spread(three(prior))} → ${spread(three(posterior))}`;
}

function placeIn(conflict: Conflict, quantity: number): string {
  const { at } = conflict.quantities[quantity];
  return at ? `l. ${at.line}` : "the tool's default";
}
