import type { FigureKind, RecordedFigure } from "../conflict/figure.js";
import { type Context, refAt, report } from "./context.js";
import { parseDate } from "./date.js";
import { parseNumber } from "./number.js";
import { sourceOf } from "./quantity.js";
import { indexIn } from "./read-issues.js";
import { N } from "./shape.js";
import { type Node, child, itemsOf, textOf } from "./tree.js";

const DAYS = 7;

/** Figures on record: one of a time, or one for each of several months. `start`: the day of `as_of`. */
export function readFigures(context: Context, node: Node | undefined, start: number): RecordedFigure[] {
  return itemsOf(node).flatMap((item) => readFigure(context, item, start));
}

function readFigure(context: Context, item: Node, start: number): RecordedFigure[] {
  const from = textOf(child(item, "from")) ?? "";
  const [is, values] = [child(item, "is"), child(item, "values")];
  if ((is === undefined) === (values === undefined)) {
    const message = "A figure is one value of a time, or one for each month.";
    report(context, "P0466", item.at, message, "Write to: and is: 1,224 persons/day, or values: [38110, 41890].");
    return [];
  }
  const kind = (textOf(child(item, "what")) ?? "losses") as FigureKind;
  const source = sourceOf(context, child(item, "source"));
  const actor = indexIn(context.names.actor, child(item, "of"));
  const base = {
    kind,
    actor,
    title: textOf(child(item, "title")) ?? (source === null ? kind : context.names.source[source]),
    source,
    reporting: source === null ? null : refAt(context, `sources.${context.names.source[source]}.reporting`),
  };
  const first = parseDate(from);
  if (first === null) return [];
  const at = (begin: number, end: number, value: readonly [number, number], monthly: boolean): RecordedFigure => ({
    ...base,
    from: dateText(begin),
    to: dateText(end - 1),
    weeks: [(begin - start) / DAYS, (end - start) / DAYS],
    value,
    monthly,
  });
  if (is !== undefined) {
    const last = parseDate(textOf(child(item, "to")) ?? from);
    const value = valueOf(context, is, kind);
    if (last === null || value === null) return [];
    if (last >= first) return [at(first, last + 1, value, false)];
    report(context, "P0467", child(item, "to")?.at ?? item.at, "A figure ends before it begins.", "Write to: later.");
    return [];
  }
  return monthsOf(context, values as Node, first).map(({ begin, end, amount }) =>
    at(begin, end, [(amount * DAYS) / (end - begin), (amount * DAYS) / (end - begin)], true),
  );
}

/** One value with its unit (`1,224 persons/day`, `1000 to 1500 persons/day`), lowest and highest. */
function valueOf(context: Context, node: Node, kind: FigureKind): readonly [number, number] | null {
  const spec = kind === "ground" ? N.pace : kind === "lost_so_far" ? N.persons : N.flow;
  const { law, diagnostics } = parseNumber(textOf(node) ?? "", spec, node.at);
  context.diagnostics.push(...diagnostics);
  if (diagnostics.length > 0) return null;
  if (law.kind === "point") return [law.value, law.value];
  if (law.kind === "range" || law.kind === "between" || law.kind === "uniform") return [law.low, law.high];
  report(
    context,
    "P0467",
    node.at,
    `"${textOf(node)}" is no figure.`,
    "Write one value, or the lowest to the highest.",
  );
  return null;
}

interface Month {
  readonly begin: number; // day numbers
  readonly end: number;
  readonly amount: number;
}

/** Amounts of one month after another, from the month of `first`. */
function monthsOf(context: Context, values: Node, first: number): Month[] {
  let month = monthOf(first);
  return itemsOf(values).flatMap((item): Month[] => {
    const text = (textOf(item) ?? "").replaceAll(",", "");
    const [begin, end] = [monthStart(month), monthStart(month + 1)];
    month += 1;
    if (/^-?\d+(\.\d+)?$/.test(text)) return [{ begin, end, amount: Number(text) }];
    report(context, "P0467", item.at, `"${text}" is no amount.`, "Write the month's amount, as 38110.");
    return [];
  });
}

/** Months since year 0 of a day number. Source: Hinnant (2013), civil_from_days. */
function monthOf(day: number): number {
  let month = Math.floor((day + 719528) / 30.436875) - 1;
  while (monthStart(month + 1) <= day) month += 1;
  return month;
}

function monthStart(month: number): number {
  const [year, index] = [Math.floor(month / 12), month % 12];
  return parseDate(`${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}-01`) ?? 0;
}

/** An ISO day of a day number. */
function dateText(day: number): string {
  const month = monthOf(day);
  const [year, index] = [Math.floor(month / 12), month % 12];
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(index + 1)}-${two(day - monthStart(month) + 1)}`;
}
