import type { Conflict } from "../../conflict/conflict.js";
import { weeksBetweenDays } from "../dates.js";
import type { ReplayFinding } from "../replay.js";
import type { Spread } from "../../judgement/index.js";
import { percent, plain, withArticle } from "../words.js";
import { readOf } from "./origin.js";
import { drawn } from "./chart-data.js";
import type { ChartBand, ChartPoint } from "./chart.js";
import type { View } from "./view.js";

/** Acts closer than this, weeks, share one label. */
const CLOSE = 0.8;

type Heard = readonly { readonly week: number; readonly before: Spread | null; readonly after: Spread | null }[];

/** The numbers of all acts that stand close together, over the first of them. */
function labelled(heard: Heard, k: number): Pick<ChartPoint, "label" | "labelX"> {
  const close = (one: number, other: number): boolean => heard[other].week - heard[one].week < CLOSE;
  if (k + 1 < heard.length && close(k, k + 1)) return {};
  let first = k;
  while (first > 0 && close(first - 1, first)) first--;
  return {
    labelX: heard[first].week,
    label: Array.from({ length: k - first + 1 }, (_, n) => String(first + n + 1)).join(" "),
  };
}

/** From where to where the median went, and how the spread grew. */
function movedText(heard: Heard): string {
  const [start, end] = [heard[0]?.before, heard.at(-1)?.after];
  if (!start || !end) return "";
  return ` Over all of them the median goes from ${percent(start.median)} to ${percent(end.median)}, the spread from ${percent(start.low)}–${percent(start.high)} to ${percent(end.low)}–${percent(end.high)}.`;
}

/** The patron's belief over the window on record, with the acts: a ribbon of its 5th to 95th percentile over worlds and its median. */
export function replayView(
  conflict: Conflict,
  { acts, about, worlds, matched }: ReplayFinding,
  { file, seed }: { readonly file: string; readonly seed: number },
): View {
  const heard = acts
    .filter(({ before, after }) => before !== null && after !== null)
    .map((act) => ({ ...act, week: conflict.asOf ? weeksBetweenDays(conflict.asOf, act.date) : act.week }));
  const ends = heard.flatMap(({ week, before, after }) => [
    { x: week, at: before! },
    { x: week, at: after! },
  ]);
  const ribbon: ChartBand = {
    points: ends.map(({ x, at }) => [x, 100 * at.low, 100 * at.high]),
    look: "ba",
    series: "5th–95th percentile of worlds",
  };
  const points = heard.map(({ week, after, title }, k): ChartPoint => ({
    x: week,
    y: 100 * after!.median,
    ...labelled(heard, k),
    series: `${k + 1} ${title}`,
  }));
  const first = Math.floor(Math.min(...heard.map(({ week }) => week)));
  const range = (at: NonNullable<(typeof heard)[0]["after"]>): string =>
    `${percent(at.median)} (${percent(at.low)}–${percent(at.high)})`;
  const subject = about ?? "nobody";
  const patron = conflict.patron ? withArticle(conflict.actors[conflict.patron.actor].title) : "the patron";
  return {
    id: "record-belief",
    title: `Chance that ${subject} is the obstacle to peace, as ${patron} sees it`,
    ...drawn(
      heard.length === 0
        ? null
        : {
            aria: `The chance that ${patron} gives that ${subject} is the obstacle, through ${heard.length} acts on record, median and 5th to 95th percentile over ${worlds} worlds`,
            x: {
              low: first - 1,
              high: 1,
              label: `weeks from ${conflict.asOf ?? "the day of the file"}`,
              column: { name: "week", unit: "weeks" },
            },
            y: { low: 0, high: 100, label: "chance, %", column: { name: "belief", unit: "%" } },
            bands: [ribbon],
            lines: [{ points: ends.map(({ x, at }) => [x, 100 * at.median]), look: "lm", series: "median of worlds" }],
            points,
            height: 260,
          },
    ),
    table: {
      head: ["act", "day", "before", "after", "chance of the act"],
      rows: acts.map(({ title, date, before, after, chance }, k) => [
        `${k + 1} ${title}`,
        date,
        before ? range(before) : "–",
        after ? range(after) : "–",
        chance ? range(chance) : "–",
      ]),
    },
    sentence: `What each act on record did to that belief: the line is its median over worlds, the ribbon the 5th to 95th percentile; numbers are the acts, as in the table.${movedText(heard)}`,
    command: `parley replay ${readOf({ conflict }, file)}${seed === 1 ? "" : ` --seed ${seed}`}`,
    provenance: `${plain(worlds)} ${matched ? "worlds that fit the record" : "worlds as drawn"}, seed ${seed}`,
  };
}
