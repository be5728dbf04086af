import type { Conflict } from "../../conflict/conflict.js";
import type { Spread } from "../../judgement/index.js";
import type { ReplacementFinding } from "../war.js";
import { roughly } from "../rounding.js";
import { capital, list, percent, withArticle } from "../words.js";
import { drawn } from "./chart-data.js";
import type { View } from "./view.js";

const hundredths = (value: number): string => String(Math.round(100 * value));
const share = ({ low, median, high }: Spread): string =>
  `${percent(median)} (${hundredths(low)}–${hundredths(high)} %)`;

const BN_A_YEAR = 52.1775e-9; // of dollars a week

/** "USD 6.0 bn/year (4.2 to 9.0)" */
const yearly = ({ low, median, high }: Spread): string => {
  const [least, middle, most] = [low, median, high].map((value) => value * BN_A_YEAR);
  const told = roughly({ low: least, median: middle, high: most });
  return `USD ${told.median} bn/year${low === high ? "" : ` (${told.low} to ${told.high})`}`;
};

/** What the lost flows cost at the file's prices, and the most that who steps in can pay. */
function priceSentence(all: readonly ReplacementFinding[]): string {
  const priced = all.flatMap(({ group, costs }) => (costs === null ? [] : [`the ${group} ${yearly(costs)}`]));
  const payers = [...new Map(all.map((each) => [each.by, each.ceiling])).entries()].flatMap(([by, ceiling]) =>
    ceiling === null
      ? []
      : [
          `${capital(withArticle(by))} can pay ${yearly(ceiling)} for all help together, of which the goods priced here are a part.`,
        ],
  );
  const costs = priced.length === 0 ? [] : [`What is lost costs, at the file's prices, ${list(priced)}.`];
  const said = [...costs, ...payers].join(" ");
  return said === "" ? "The file states no price and no ceiling, so none is counted." : said;
}

/** Weeks told in the table. */
const TOLD = [12, 24, 52, 104];

/** What can be put in place of lost help, when, and what nobody can. */
export function replacementView(conflict: Conflict, all: readonly ReplacementFinding[], file: string): View {
  const looks = ["lm", "l2", "l3", "l4"] as const;
  const weeks = all[0].course.map(({ week }) => week);
  const last = weeks[weeks.length - 1];
  const said = all.map(
    (each) =>
      `of ${each.group} help, ${share(each.ofNeed)} of the whole need, ${withArticle(each.by)} can make good ${share(at(each, 52))} after a year and ${share(each.atLast)} in the end; ${share(each.ifSold)} goes on at once if ${withArticle(each.donor)} sells`,
  );
  const nobody = all.map((each) => `${percent(1 - each.atLast.median)} of the ${each.group}`);
  const donors = list([...new Set(all.map(({ donor }) => withArticle(donor)))]);
  return {
    id: "replacement",
    title: "What others can put in place of lost help, when, and at what price",
    ...drawn({
      aria: `Share of the lost flow made good by week: ${said.join("; ")}`,
      x: { low: 0, high: last, label: `weeks after ${donors} ends it`, column: { name: "week", unit: "weeks" } },
      y: { low: 0, high: 100, label: "% of what is lost", column: { name: "share", unit: "% of what is lost" } },
      bands: all.map(({ course, group }) => ({
        points: course.map(({ week, made }) => [week, 100 * made.low, 100 * made.high] as const),
        look: "ba" as const,
        series: `${group}, 5th–95th percentile of worlds`,
      })),
      lines: all.map(({ course, group }, k) => ({
        points: course.map(({ week, made }) => [week, 100 * made.median] as const),
        look: looks[k % looks.length],
        series: `${group}, median`,
        label: group.length > 13 ? `${group.slice(0, 12)}…` : group,
      })),
      points: all.map(({ ifSold, group }, k) => ({
        x: 2 + 3 * k,
        told: { x: 0 },
        y: 100 * ifSold.median,
        up: [100 * ifSold.low, 100 * ifSold.high] as const,
        label: `${group}, if sold`,
        labelX: 5 + 3 * all.length,
        labelDown: 4,
        hollow: true,
      })),
      height: 250,
    }),
    table: {
      head: [
        "lost flow",
        "of the whole need",
        ...TOLD.map((week) => `${week} weeks`),
        "in the end",
        "if sold",
        "nobody",
        "all of it costs",
      ],
      rows: all.map((each) => [
        `${each.donor}, ${each.group}`,
        share(each.ofNeed),
        ...TOLD.map((week) => share(at(each, week))),
        share(each.atLast),
        share(each.ifSold),
        percent(1 - each.atLast.median),
        each.costs === null ? "no price" : yearly(each.costs),
      ]),
    },
    sentence: `${capital(said.join("; "))}. Nobody makes good ${list(nobody)}. ${priceSentence(all)}`,
    command: `parley brief ${file} --report report.html`,
    provenance: `${conflict.id}, what steps in for lost help, medians and 5th–95th percentile of worlds${sources(conflict)}, file ${conflict.hash.slice(0, 12)}`,
  };
}

function at({ course }: ReplacementFinding, week: number): Spread {
  return course.reduce((best, each) => (Math.abs(each.week - week) < Math.abs(best.week - week) ? each : best)).made;
}

/** Sources of the numbers of `replaces`, or that they are assumptions. */
function sources(conflict: Conflict): string {
  const own = conflict.quantities.filter(({ path }) => path.startsWith("campaign.aid.replaces."));
  const named = [...new Set(own.flatMap(({ source }) => (source === null ? [] : [conflict.sources[source].id])))];
  return named.length > 0 ? `, from ${named.join(", ")}` : ", all assumptions: none has a source";
}
