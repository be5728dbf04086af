import type { Conflict } from "../../conflict/conflict.js";
import { ENDINGS } from "../../dynamics/index.js";
import type { Bargaining, Endings, SideOfBargain } from "../../ensemble/outcomes.js";
import { percent, plain } from "../words.js";
import type { ChartBand, ChartLine } from "./chart.js";
import { drawn } from "./chart-data.js";
import type { View } from "./view.js";

/** Fewer worlds at war than this and no spread is drawn. */
const FEWEST = 8;
/** Rows of the table: every so many looks. */
const EVERY = 3;

/** For each side, what fighting on and the best deal for both are worth to it as it sees them, over the worlds at war. */
export function bargainViews(conflict: Conflict, endings: Endings, file: string): View[] {
  const { bargaining } = endings;
  return bargaining === null
    ? []
    : bargaining.sides.map((side) => sideView(conflict, { endings, bargaining, side }, file));
}

interface Shown {
  readonly endings: Endings;
  readonly bargaining: Bargaining;
  readonly side: SideOfBargain;
}

function sideView(conflict: Conflict, { endings, bargaining, side }: Shown, file: string): View {
  const { weeks, atWar } = bargaining;
  const { id, title } = conflict.actors[side.actor];
  const last = lastTold(bargaining);
  const told = weeks.slice(0, last + 1);
  const band = (levels: readonly Float64Array[], look: ChartBand["look"], of: string): ChartBand => ({
    points: told.map((week, k) => [week, levels[1][k], levels[3][k]]),
    look,
    series: `${of}, 25th–75th percentile of worlds`,
  });
  const line = (levels: readonly Float64Array[], look: ChartLine["look"], label: string): ChartLine => ({
    points: told.map((week, k) => [week, levels[2][k]]),
    look,
    label,
    series: `${label}, median`,
  });
  const all = [side.fighting, side.deal].flatMap((levels) =>
    [levels[1], levels[3]].flatMap((level) => [...level.subarray(0, last + 1)].filter((value) => value === value)),
  );
  const spread = (levels: readonly Float64Array[], k: number): string =>
    `${number(levels[2][k])} (${number(levels[1][k])} to ${number(levels[3][k])})`;
  return {
    id: `bargain-${id}`,
    title: `${title}: fighting on, or the best deal for both`,
    ...drawn({
      aria: `Value of fighting on and of the best deal for both, as ${title} sees them, by week`,
      x: {
        low: 0,
        high: Math.max(1, told[last]),
        label: "weeks from the start",
        column: { name: "week", unit: "weeks" },
      },
      y: {
        low: Math.min(...all, 0.99),
        high: Math.max(...all, 0.01),
        label: "own scale",
        column: { name: "value", unit: "own scale, 0 worst package, 1 ideal" },
      },
      bands: [band(side.fighting, "ba", "fighting on"), band(side.deal, "bd", "best deal")],
      lines: [line(side.fighting, "lm", "fighting on"), line(side.deal, "l2", "best deal")],
    }),
    table: {
      head: [
        "Week",
        "Worlds at war",
        "No package may be signed",
        "Fighting on",
        "Best deal",
        `${title} would sign`,
        "Both would",
      ],
      rows: weeks.flatMap((week, k) =>
        k % EVERY !== 0 || atWar[k] === 0
          ? []
          : [
              [
                String(week),
                plain(atWar[k]),
                plain(bargaining.closed[k]),
                spread(side.fighting, k),
                spread(side.deal, k),
                plain(side.signs[k]),
                plain(bargaining.ripe[k]),
              ],
            ],
      ),
    },
    sentence: `${sideSentence(title, { endings, bargaining, side })} ${scaleSentence(conflict, side.actor)}`,
    command: `parley brief ${file} --report report.html`,
    provenance: `course ${endings.version} · ${policyOf(conflict, bargaining)} · seed ${endings.seed} · one run a world`,
  };
}

function policyOf(conflict: Conflict, { policy }: Bargaining): string {
  return policy < 0 ? "nothing imposed" : `“${conflict.policies[policy].title}”`;
}

/** The last look at which enough worlds are at war, with something to sign, for a spread. */
function lastTold({ atWar, closed }: Bargaining): number {
  let last = 0;
  while (last + 1 < atWar.length && atWar[last + 1] - closed[last + 1] >= FEWEST) last++;
  return last;
}

function sideSentence(title: string, { endings, bargaining, side }: Shown): string {
  const { weeks, atWar, closed, ripe } = bargaining;
  const last = lastTold(bargaining);
  const at = (k: number): string => {
    const open = atWar[k] - closed[k];
    const shut = closed[k] === 0 ? "" : `, in ${plain(closed[k])} of which no package may be signed at all`;
    const head = `week ${weeks[k]}, ${plain(atWar[k])} worlds at war${shut}:`;
    if (open === 0) return head.slice(0, -1);
    return `${head} fighting on is worth ${number(side.fighting[2][k])}, the best deal for both ${number(side.deal[2][k])} (medians); it would sign that deal in ${plain(side.signs[k])} of ${plain(open)} (${percent(side.signs[k] / open)}), both sides would in ${plain(ripe[k])}`;
  };
  const fewer =
    last > 0 && atWar[last] < atWar[0]
      ? " Where both would sign, the war soon ends: those left are mostly worlds in which a side would not, or in which nothing may be signed."
      : "";
  return `As ${title} sees it, ${last === 0 ? at(0) : `${at(0)}; ${at(last)}`}. Best for both: the package that leaves the worse-off side most above fighting on.${fewer}${settledSentence(endings, bargaining)} Bands: 25th–75th percentile of worlds in which some package may be signed.`;
}

/** How the count of settlements stands to that of the worlds in which both would sign. */
function settledSentence({ policies, weeks, worlds }: Endings, { policy, weeks: looks }: Bargaining): string {
  const counts = policies.find((each) => each.policy === policy)?.counts[ENDINGS.indexOf("settled")];
  if (!counts || counts[weeks] === 0) return "";
  const between = looks.length > 1 ? ` between these looks, ${looks[1] - looks[0]} weeks apart,` : "";
  return ` By week ${weeks} ${plain(counts[weeks])} of the ${plain(worlds)} worlds have settled: both would sign in a week and soon did,${between} so few are found at it in any one week.`;
}

/** What the ends of a side's scale are, and why values may lie beyond them. */
function scaleSentence({ values, quantities }: Conflict, actor: number): string {
  const own = values[actor];
  const ends = (ref: number | undefined): readonly [number, number] | null => {
    const law = ref === undefined ? null : quantities[ref].law;
    if (law === null) return null;
    return law.kind === "point" ? [law.value, law.value] : "low" in law ? [law.low, law.high] : null;
  };
  const range = ([low, high]: readonly [number, number]): string =>
    low === high ? number(low) : `${number(low)} to ${number(high)}`;
  const [win, lose] = [ends(own?.win), ends(own?.lose)];
  const beyond = [
    ...(win && win[1] > 1 ? [`to win is worth ${range(win)}`] : []),
    ...(lose && lose[0] < 0 ? [`to lose ${range(lose)}`] : []),
  ];
  const why =
    beyond.length === 0
      ? ""
      : `; values lie beyond where ${beyond.join(" and ")}, and so may a deal that can break down`;
  return `0 is its worst declared package, 1 its ideal one${why}.`;
}

/** Two decimals, for utilities. */
function number(value: number): string {
  return value === value ? value.toFixed(2).replace("-", "−") : "–";
}
