import type { Conflict } from "../conflict/conflict.js";
import { fold } from "./fold.js";
import { stable } from "./json.js";
import { PLACEBO_LEVEL, type ActFinding, type FitFinding, type PlaceboFinding, type ReplayFinding } from "./replay.js";
import { bold, type TextOptions } from "./terminal.js";
import { inUnits, percent, plain } from "./words.js";
import type { Spread } from "../judgement/index.js";

type Options = Pick<TextOptions, "width" | "colour" | "file">;

/** A replayed record as text. Every line fits the width. */
export function renderReplay(conflict: Conflict, found: ReplayFinding, options: Options): string {
  const blocks = [
    heading(conflict, found, options),
    found.acts.flatMap((act) => actLines(act, options)),
    placeboBlock(found.placebo, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** The same as data. */
export function replayJson(conflict: Conflict, found: ReplayFinding, seed: number): string {
  return stable({
    format: 1,
    command: "replay",
    case: conflict.id,
    variant: conflict.variant,
    hash: conflict.hash,
    seed,
    ...found,
  });
}

function heading(conflict: Conflict, { worlds, matched, about }: ReplayFinding, options: Options): string[] {
  const of = `${plain(worlds)} ${matched ? "worlds that fit the record" : "worlds as drawn, none held to the record"}`;
  const belief =
    about === null
      ? "No patron listens."
      : `Belief: the patron's chance that ${about} is the obstacle, before → after the act: median over worlds (5th–95th percentile).`;
  return [
    bold(conflict.title, options),
    ...fold(`The record, act by act, in ${of}. ${belief}`, options.width),
    ...fold(
      "Chance: what the course's rules gave the act in that week's state; acts marked “test” inform no world.",
      options.width,
    ),
  ];
}

function actLines({ date, title, use, before, after, chance }: ActFinding, options: Options): string[] {
  const belief = before === null || after === null ? [] : [`belief ${spread(before)} → ${spread(after)}`];
  const given = chance === null ? "no rule of the course decides it" : `chance ${spread(chance)}`;
  return [
    ...fold(`${title}${use === "test" ? " (test)" : ""}`, options.width - 12).map(
      (line, k) => `${k === 0 ? date : " ".repeat(10)}  ${line}`,
    ),
    ...fold([...belief, given].join("; "), options.width - 14).map((line) => `${" ".repeat(14)}${line}`),
  ];
}

function spread({ low, median, high }: Spread): string {
  return `${percent(median)} (${percent(low)}–${percent(high)})`;
}

/** Whether the file's labels fit better than labels drawn anew, a sentence a line. */
export function placeboInWords(placebo: PlaceboFinding | null): string[] {
  return placeboBlock(placebo, { width: Infinity, colour: false, file: "" });
}

function placeboBlock(placebo: PlaceboFinding | null, options: Options): string[] {
  if (placebo === null) return fold("No placebo: no move on record tells a patron anything.", options.width);
  const { worlds, messages, straddle, labellings, acts, all } = placebo;
  const open =
    straddle === messages
      ? " Each ratio may lie on either side of 1, so no label has a direction in the file: a difference is not to be expected."
      : straddle > 0
        ? ` ${plain(straddle)} of the ratios may lie on either side of 1.`
        : "";
  return [
    bold("DO THE FILE'S LABELS FIT BETTER?", options),
    ...fold(
      `Whom ${messages === 1 ? "the one message" : `the ${messages} messages`} on record ${messages === 1 ? "blames" : "blame"}, drawn anew ${labellings} times, on the same ${plain(worlds)} worlds as drawn.${open}`,
      options.width,
    ),
    ...fitLines("product of the acts' chances", acts, options),
    ...fitLines(`share of worlds that fit, by these ${plain(worlds)} alone`, all, options),
  ];
}

const SAYS: Readonly<Record<FitFinding["says"], string>> = {
  better: "the file's labels fit better",
  worse: "the file's labels fit worse",
  "no difference": "no difference",
  "too few messages": `too few other labellings to tell at ${percent(PLACEBO_LEVEL)}`,
};

function fitLines(what: string, { own, error, others, p, says }: FitFinding, options: Options): string[] {
  const [low, median, high] = others.map((each) => inUnits(each, "share"));
  const text = `${what}: ${inUnits(own, "share")} ± ${inUnits(error, "share")} (standard error) with the file's labels, ${median} (${low}–${high}) with others: ${SAYS[says]} (p = ${p.toFixed(2)}).`;
  return fold(text, options.width - 3).map((line, k) => `${k === 0 ? " " : "   "}${line}`);
}
