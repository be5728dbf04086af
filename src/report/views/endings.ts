import type { Conflict } from "../../conflict/conflict.js";
import { ENDINGS, type Ending } from "../../dynamics/index.js";
import type { Endings, OutcomeShares } from "../../ensemble/outcomes.js";
import { escapeHtml } from "../escape.js";
import { percent, plain } from "../words.js";
import { at } from "./scale.js";
import { numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { amount, named, type Plot } from "./plot.js";
import type { View } from "./view.js";

const WIDTH = 460;
const COLUMNS = 2;
const PANEL = { left: 34, width: 182, gap: 46, title: 18, plot: 84, foot: 24 };
const LEGEND = { row: 18, columns: 3, swatch: 12 };
const YEAR = 52;
const NINETY = 1.645; // normal

/** What each way of standing is called; sides by name. */
export function endingTitle(conflict: Conflict, ending: Ending): string {
  const { attacker, defender } = conflict.campaign!.front;
  if (ending === "attacker collapsed") return `${conflict.actors[attacker].title} collapses`;
  if (ending === "defender collapsed") return `${conflict.actors[defender].title} collapses`;
  return ending === "frozen" ? "truce held a year" : ending;
}

function policyTitle(conflict: Conflict, policy: number): string {
  return policy < 0 ? "Nothing imposed" : conflict.policies[policy].title;
}

/** How worlds stand week by week under each course: small multiples of stacked shares. */
export function endingsView(conflict: Conflict, endings: Endings, file: string): View {
  const { worlds, weeks, seed, matched, version, policies } = endings;
  const told = [...new Set([YEAR / 2, YEAR, weeks])].filter((week) => week <= weeks);
  const cell = ({ counts }: OutcomeShares, ending: number, week: number): string =>
    `${plain(counts[ending][week])} (${percent(counts[ending][week] / worlds)})`;
  return {
    id: "endings",
    title: "How it stands, week by week, under each course",
    svg: endingsSvg(conflict, endings),
    data: endingsData(conflict, endings),
    plot: endingsPlot(conflict),
    table: {
      head: ["Course", "Week", ...ENDINGS.map((ending) => endingTitle(conflict, ending))],
      rows: policies.flatMap((each) =>
        told.map((week) => [
          policyTitle(conflict, each.policy),
          String(week),
          ...ENDINGS.map((_, ending) => cell(each, ending, week)),
        ]),
      ),
    },
    sentence: endingsSentence(conflict, endings),
    command: `parley brief ${file} --report report.html`,
    provenance: `course ${version} · seed ${seed} · ${plain(worlds)} worlds${matched ? " that fit the record" : ""}, one run each and course`,
  };
}

/** The range of each outcome over the courses in the last week. */
export function endingsSentence(conflict: Conflict, { worlds, weeks, matched, policies }: Endings): string {
  const error = Math.ceil((100 * NINETY * 0.5) / Math.sqrt(worlds));
  const parts = (["settled", "war", "attacker collapsed", "defender collapsed"] as const).map((ending) => {
    const share = ({ counts }: OutcomeShares): number => counts[ENDINGS.indexOf(ending)][weeks] / worlds;
    const order = [...policies].sort((a, b) => share(a) - share(b));
    const [least, most] = [order[0], order[order.length - 1]];
    const name = ending === "war" ? "at war" : endingTitle(conflict, ending);
    if (share(least) === share(most))
      return `${name} in ${percent(share(least))}${policies.length > 1 ? " under every course" : ""}`;
    // chance alone may order courses that lie this near
    if (100 * (share(most) - share(least)) <= error)
      return `${name} in ${percent(share(least))} to ${percent(share(most))}`;
    return `${name} in ${percent(share(least))} (“${policyTitle(conflict, least.policy)}”) to ${percent(share(most))} (“${policyTitle(conflict, most.policy)}”)`;
  });
  return `Of ${plain(worlds)} worlds${matched ? " that fit the record" : ", not matched to a record"}, one run each, in week ${weeks}: ${parts.join("; ")}. Shares count guesses, and chance alone moves one by up to ${error} points; the courses meet the same luck. The table of courses averages all runs of a world, so its chances differ from these shares by that.`;
}

/** One row for each course, week and way of standing. */
function endingsData(conflict: Conflict, { policies, worlds, weeks }: Endings): FigureData {
  return {
    columns: [
      words("course", "course of action"),
      numbers("week", "weeks", "weeks from the start"),
      words("stands", "how the war stands in that week"),
      numbers("worlds", "", "worlds in which it stands so, one run each"),
      numbers("share", "share", "share of the worlds"),
    ],
    rows: policies.flatMap(({ policy, counts }) =>
      Array.from({ length: weeks + 1 }, (_, week) => week).flatMap((week) =>
        ENDINGS.map((ending, k) => [
          policyTitle(conflict, policy),
          week,
          endingTitle(conflict, ending),
          counts[k][week],
          counts[k][week] / worlds,
        ]),
      ),
    ),
  };
}

const COLOURS = ["holds", "mark", "mark", "line", "depends", "fails"] as const;

function endingsPlot(conflict: Conflict): Plot {
  const titles = ENDINGS.map((ending) => endingTitle(conflict, ending));
  return {
    facet: named("course", null),
    columns: COLUMNS,
    spec: {
      width: 200,
      height: 90,
      mark: { type: "area", stroke: "white", strokeWidth: 0.5 },
      encoding: {
        x: amount("week", "weeks from the start", { scale: { nice: false } }),
        y: amount("share", "share of worlds", { axis: { format: "%" }, scale: { domain: [0, 1] } }),
        color: named("stands", null, {
          scale: { domain: titles, range: ENDINGS.map((_, k) => colourOf(COLOURS[k])) },
        }),
        opacity: {
          condition: { test: { field: "stands", equal: titles[2] }, value: 0.5 },
          value: 1,
        },
      },
    },
  };
}

function endingsSvg(conflict: Conflict, endings: Endings): string {
  const { policies, worlds, weeks } = endings;
  const legendRows = Math.ceil(ENDINGS.length / LEGEND.columns);
  const top = legendRows * LEGEND.row + 8;
  const pitch = PANEL.title + PANEL.plot + PANEL.foot;
  const height = top + Math.ceil(policies.length / COLUMNS) * pitch + 14;
  const panels = policies.map((each, k) => {
    const x = PANEL.left + (k % COLUMNS) * (PANEL.width + PANEL.gap);
    const y = top + Math.floor(k / COLUMNS) * pitch;
    return panel(conflict, each, { x, y, worlds, weeks });
  });
  const aria = `Shares of ${worlds} worlds by week and course: ${ENDINGS.map((ending) => endingTitle(conflict, ending)).join(", ")}`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(aria)}">${legend(conflict)}${panels.join("")}<text x="${WIDTH / 2}" y="${height - 3}" class="k">weeks from the start; shares of worlds, %</text></svg>`;
}

function legend(conflict: Conflict): string {
  return ENDINGS.map((ending, k) => {
    const x = PANEL.left + (k % LEGEND.columns) * ((WIDTH - PANEL.left) / LEGEND.columns);
    const y = Math.floor(k / LEGEND.columns) * LEGEND.row;
    return `<rect x="${at(x)}" y="${y + 2}" width="${LEGEND.swatch}" height="${LEGEND.swatch}" class="o${k}"/><text x="${at(x + LEGEND.swatch + 5)}" y="${y + 12}" class="k st">${escapeHtml(endingTitle(conflict, ending))}</text>`;
  }).join("");
}

interface PanelPlace {
  readonly x: number;
  readonly y: number;
  readonly worlds: number;
  readonly weeks: number;
}

/** Signs of a title that fit over a panel. */
const MOST_SIGNS = 30;

function panel(conflict: Conflict, { policy, counts }: OutcomeShares, { x, y, worlds, weeks }: PanelPlace): string {
  const top = y + PANEL.title;
  const u = (week: number): string => at(x + (PANEL.width * week) / weeks);
  const v = (share: number): string => at(top + PANEL.plot * (1 - share));
  const title = policyTitle(conflict, policy);
  const shown = title.length > MOST_SIGNS ? `${title.slice(0, MOST_SIGNS - 1)}…` : title;
  let below = new Float64Array(weeks + 1);
  const areas = counts.map((own, ending) => {
    const base = below;
    below = Float64Array.from(base, (sum, week) => sum + own[week] / worlds);
    const edge = Array.from(below, (share, week) => `${u(week)} ${v(share)}`);
    const back = Array.from(base, (share, week) => `${u(week)} ${v(share)}`).reverse();
    return own.some((count) => count > 0) ? `<path d="M${[...edge, ...back].join("L")}Z" class="o o${ending}"/>` : "";
  });
  const down = [0, 0.5, 1].map(
    (share) => `<text x="${at(x - 5)}" y="${at(Number(v(share)) + 4)}" class="k e">${100 * share}</text>`,
  );
  const along = [0, YEAR, 2 * YEAR, weeks]
    .filter((week, k, all) => week <= weeks && all.indexOf(week) === k)
    .map((week) => `<text x="${u(week)}" y="${top + PANEL.plot + 14}" class="k">${week}</text>`);
  return `<g><title>${escapeHtml(title)}</title><text x="${x}" y="${y + 12}" class="n st">${escapeHtml(shown)}</text>${areas.join("")}${down.join("")}${along.join("")}</g>`;
}
