import type { Conflict } from "../../conflict/conflict.js";
import { weeksBetweenDays } from "../dates.js";
import type { ReplayFinding } from "../replay.js";
import { percent, plain } from "../words.js";
import { drawn } from "./chart-data.js";
import type { ChartBand, ChartPoint } from "./chart.js";
import type { View } from "./view.js";

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
    label: String(k + 1),
    series: `${k + 1} ${title}`,
  }));
  const first = Math.floor(Math.min(...heard.map(({ week }) => week)));
  const range = (at: NonNullable<(typeof heard)[0]["after"]>): string =>
    `${percent(at.median)} (${percent(at.low)}–${percent(at.high)})`;
  const subject = about ?? "nobody";
  return {
    id: "record-belief",
    title: `Chance that ${subject} is the obstacle, as the patron sees it`,
    ...drawn(
      heard.length === 0
        ? null
        : {
            aria: `The patron's chance that ${subject} is the obstacle through ${heard.length} acts on record, median and 5th to 95th percentile over ${worlds} worlds`,
            x: {
              low: first - 1,
              high: 1,
              label: `weeks before ${conflict.asOf ?? "the day of the file"}`,
              column: { name: "week", unit: "weeks" },
            },
            y: { low: 0, high: 100, label: "%", column: { name: "belief", unit: "%" } },
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
    sentence: `Line: median over worlds; ribbon: 5th to 95th percentile; numbers: acts on record, as in the table.`,
    command: `parley replay ${file}`,
    provenance: `${plain(worlds)} ${matched ? "worlds that fit the record" : "worlds as drawn"}, seed ${seed}`,
  };
}
