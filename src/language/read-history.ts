import type { MeasureUse, MeasureWord } from "../conflict/measure.js";
import type { Band, History, RecordedMove } from "../conflict/policy.js";
import type { Ref, Unit } from "../conflict/quantity.js";
import { type Context, refAt, report } from "./context.js";
import { parseDate, weeksBetween } from "./date.js";
import { measureHead, useOf } from "./measure-reader.js";
import { candidates } from "./nearest.js";
import { parseNumber } from "./number.js";
import { OBJECT_KEYS, sourceOf } from "./quantity.js";
import { readFigures } from "./read-figures.js";
import { indexIn } from "./read-issues.js";
import { type Cursor, accept, peek, tokenise } from "./token.js";
import { type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";
import { ExpressionTrouble } from "./typing.js";
import { timeWeeks } from "./units.js";

/** What is on record before `as_of`: moves, and bands that a world must pass through. */
export function readHistory(context: Context, node: Node | undefined, asOf: string | null): History | null {
  if (node === undefined) return null;
  const start = asOf === null ? null : parseDate(asOf);
  if (start === null) {
    report(context, "P0213", node.at, "Days of the record mean nothing without case.as_of.", "Set case.as_of.");
    return null;
  }
  const weekOf = (item: Node | undefined): number => {
    const day = parseDate(textOf(item) ?? "");
    return day === null ? 0 : weeksBetween(start, day);
  };
  const window = itemsOf(child(node, "window"));
  const windowWeeks = [weekOf(window[0]), weekOf(window[1])] as const;
  if (child(node, "window") !== undefined && (window.length !== 2 || windowWeeks[0] > windowWeeks[1])) {
    report(context, "P0213", child(node, "window")?.at ?? node.at, "window needs two days, the first before the last.");
  }
  return {
    windowWeeks,
    moves: itemsOf(child(node, "moves")).map((item) => readRecorded(context, item, weekOf(child(item, "on")))),
    figures: readFigures(context, child(node, "figures"), start),
    bands: itemsOf(child(node, "must_match")).flatMap((item) => readBand(context, item) ?? []),
  };
}

function readRecorded(context: Context, item: Node, week: number): RecordedMove {
  const paragraph = Number.parseInt(textOf(child(item, "paragraph")) ?? "", 10);
  return {
    week,
    date: textOf(child(item, "on")) ?? "",
    move: indexIn(context.names.move, child(item, "move")) ?? 0,
    use: textOf(child(item, "use")) === "test" ? "test" : "match",
    tests: itemsOf(child(item, "tests")).flatMap((one) => textOf(one) ?? []),
    source: sourceOf(context, child(item, "source")),
    paragraph: Number.isNaN(paragraph) ? null : paragraph,
    at: item.at,
  };
}

/** A band: `{measure: reported casualties(russia) per month, within: 34k to 50k, source: uags}`. */
function readBand(context: Context, item: Node): Band | null {
  const within = child(item, "within");
  for (const { key, keyAt } of entriesOf(within)) {
    if (OBJECT_KEYS.includes(key)) continue;
    report(context, "P0101", keyAt, `"${key}" is no key of a band.`, candidates(key, OBJECT_KEYS, "Keys here"));
  }
  const source = sourceOf(context, child(item, "source") ?? child(within, "source"));
  const text = child(item, "measure");
  const series = text === undefined ? null : readSeries(context, text);
  if (series === null) return null;
  const ends = readEnds(context, item, series.word);
  if (ends === null) return null;
  const reported = series.reported ? factorOf(context, item, source) : null;
  const { use: measure, per } = series;
  return { measure, per, reported, ...ends, text: textOf(text) ?? "", source, at: item.at };
}

interface Series {
  readonly use: MeasureUse;
  readonly word: MeasureWord;
  readonly per: number | null;
  readonly reported: boolean;
}

/** `[reported] measure [per month]`: an amount needs its time, a state has none. */
function readSeries(context: Context, node: Node): Series | null {
  const quoted = node.kind === "scalar" && node.quoted;
  const cursor: Cursor = { tokens: tokenise(textOf(node) ?? "", node.at, quoted), next: 0, depth: 0 };
  try {
    const reported = accept(cursor, "reported");
    const { word, args } = measureHead(context, cursor);
    const per = accept(cursor, "per") ? (timeWeeks(peek(cursor).text) ?? NaN) : null;
    const rest = cursor.tokens[cursor.next + (per === null ? 0 : 1)];
    if (word.engine !== "course" || word.type !== "number") {
      const message = `A band is of a number of the course; "${word.name}" is none.`;
      throw new ExpressionTrouble("P0304", node.at, message, "Write area gained per month.");
    }
    if (Number.isNaN(per) || (word.time === "by") !== (per !== null) || rest?.kind !== "end") {
      const message =
        word.time === "by"
          ? `"${word.name}" is an amount, so a band needs its time and nothing else.`
          : `"${word.name}" is a state, so a band has no time.`;
      const remedy = word.time === "by" ? `Write ${word.name} … per day, week, month or year.` : `Write ${word.name} …`;
      throw new ExpressionTrouble("P0306", peek(cursor).at, message, remedy);
    }
    return { use: useOf(context, word, args, null, node.at), word, per, reported };
  } catch (trouble) {
    if (!(trouble instanceof ExpressionTrouble)) throw trouble;
    report(context, trouble.code, trouble.at, trouble.message, trouble.remedy);
    return null;
  }
}

function readEnds(context: Context, item: Node, word: MeasureWord): { low: number; high: number } | null {
  const within = child(item, "within");
  const node = within?.kind === "map" ? (child(within, "is") ?? within) : within;
  if (node === undefined) return null;
  const written = textOf(node) ?? "";
  const unit = textOf(child(item, "unit")) ?? textOf(child(within, "unit"));
  const spec = { unit: word.unit as Unit, bounds: [-Infinity, Infinity], percent: true } as const;
  const { law, diagnostics } = parseNumber(unit === null ? written : `${written} ${unit}`, spec, node.at);
  context.diagnostics.push(...diagnostics);
  if (diagnostics.length > 0) return null;
  if (law.kind === "range" || law.kind === "between" || law.kind === "uniform") return { low: law.low, high: law.high };
  report(context, "P0422", node.at, `"${written}" is no band.`, "Write the lowest and the highest value: 34k to 50k.");
  return null;
}

function factorOf(context: Context, item: Node, source: number | null): Ref | null {
  const name = source === null ? null : context.names.source[source];
  const ref = name === null ? null : refAt(context, `sources.${name}.reporting`);
  if (ref !== null) return ref;
  const message =
    name === null
      ? '"reported" needs the series that reports.'
      : `"reported" needs the reporting factor of "${name}", and the source states none.`;
  const remedy = `Give source: and sources.${name ?? "<source>"}.reporting, or leave reported out.`;
  report(context, "P0423", child(item, "measure")?.at ?? item.at, message, remedy);
  return null;
}
