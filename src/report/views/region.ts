import type { Conflict } from "../../conflict/conflict.js";
import type { Paired, Region, RegionInput } from "../../judgement/index.js";
import { escapeHtml } from "../escape.js";
import { capital, describePath, inUnits, percent, plain } from "../words.js";
import { at } from "./scale.js";
import { settingInWords } from "../words-settings.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { named, type Plot } from "./plot.js";
import type { View } from "./view.js";

/** What the page knows of the runs behind a region. */
export interface RegionRuns {
  readonly file: string;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
}

type Side = "more" | "less" | "open";

/** On which side of nought the mean of a part lies, its 90 % interval clear of it; `open` where it is not. */
export function sideOf({ interval }: Paired): Side {
  return interval[0] > 0 ? "more" : interval[1] < 0 ? "less" : "open";
}

/** The parts of two inputs in which the first course settles more, less, or cannot be told apart from the second. */
export function regionView(conflict: Conflict, region: Region, runs: RegionRuns): View {
  const { inputs, cells } = region;
  const [rows, columns] = inputs;
  return {
    id: `region-${region.claim}`,
    title: `${region.claim}: where “${title(conflict, region.courses[0])}” settles more than “${title(conflict, region.courses[1])}”`,
    svg: regionSvg(conflict, region),
    data: regionData(conflict, region),
    plot: regionPlot(conflict, region),
    table: {
      head: [describePath(conflict, rows.path), describePath(conflict, columns.path), "Worlds", "More", "Less", "Mean"],
      rows: cells.flatMap((line, r) =>
        line.flatMap((cell, c) =>
          cell === null
            ? []
            : [
                [
                  sliceInWords(rows, r),
                  sliceInWords(columns, c),
                  plain(cell.worlds),
                  percent(cell.more),
                  percent(cell.less),
                  `${points(cell.mean)} (${points(cell.interval[0])} to ${points(cell.interval[1])})`,
                ],
              ],
        ),
      ),
    },
    sentence: regionSentence(conflict, region),
    command: `parley brief ${runs.file} --report report.html`,
    provenance: `seed ${runs.seed} · ${plain(region.pooled.worlds)} worlds, from ${runs.repeats} runs each and course · means with 90 % intervals`,
  };
}

function title(conflict: Conflict, policy: number): string {
  return conflict.policies[policy].title;
}

/** A difference of chances in points. */
function points(difference: number): string {
  const value = Math.abs(100 * difference).toFixed(1);
  return Number(value) === 0 ? "0" : `${difference < 0 ? "−" : "+"}${value}`;
}

function sliceInWords({ slices, unit, path }: RegionInput, k: number): string {
  const { low, high, category } = slices[k];
  if (category !== null) return settingInWords(path, category);
  const short = (value: number): string => inUnits(Number(value.toPrecision(2)), unit, path);
  return low === high ? short(low) : `${short(low).replace(/ .*$/, "")} to ${short(high)}`;
}

/** "Under A the chance of a settlement is 0.5 points higher than under B" */
function chanceText({ mean }: Region["pooled"], [a, b]: readonly string[]): string {
  const size = points(Math.abs(mean)).slice(1);
  return size === ""
    ? `The chance of a settlement is the same under ${a} as under ${b}`
    : `Under ${a} the chance of a settlement is ${size} points ${mean > 0 ? "higher" : "lower"} than under ${b}`;
}

/** What the region says of the claim, whichever way it falls. */
export function regionSentence(conflict: Conflict, { pooled, inputs, cells, courses, more }: Region): string {
  const [a, b] = courses.map((policy) => `“${title(conflict, policy)}”`);
  const parts = cells.flat().filter((cell) => cell !== null);
  const count = (side: Side): number => parts.filter((cell) => sideOf(cell) === side).length;
  const [wanted, other] = more ? (["more", "less"] as const) : (["less", "more"] as const);
  const same = 1 - pooled.more - pooled.less;
  const known = inputs.filter(({ told }) => told).length;
  const names = inputs.map(({ path }) => describePath(conflict, path)).join(" and ");
  const which =
    known === 2
      ? `Cut by the two inputs that tell most in which worlds, ${names},`
      : known === 1
        ? `One input tells beyond chance in which worlds, ${describePath(conflict, inputs[0].path)}; cut by it and the next, ${describePath(conflict, inputs[1].path)},`
        : `No input tells beyond chance in which worlds; cut by the two that come nearest, ${names},`;
  return (
    `${chanceText(pooled, [a, b])} (90 % interval of the difference, points: ${points(pooled.interval[0])} to ${points(pooled.interval[1])}); ` +
    `it came more often in ${percent(pooled.more)} of worlds, less often in ${percent(pooled.less)}, as often in ${percent(same)}. ` +
    `${which} what the claim says shows in ${count(wanted)} of ${parts.length} parts, its opposite in ${count(other)}, neither in ${count("open")}; ` +
    `by chance alone about one part in twenty would show each.`
  );
}

/** One row for each part: its slices of the two inputs, and the difference there. */
function regionData(conflict: Conflict, { inputs, cells }: Region): FigureData {
  const [rows, columns] = inputs;
  const ends = ({ path, unit }: RegionInput, name: string) =>
    [
      words(name, `slice of: ${describePath(conflict, path)} (${path})`),
      numbers(`${name}_low`, unit, `lower end of the slice, ${unit}`),
      numbers(`${name}_high`, unit, `upper end of the slice, ${unit}`),
    ] as const;
  const slice = (input: RegionInput, k: number) =>
    [sliceInWords(input, k), cellOf(input.slices[k].low), cellOf(input.slices[k].high)] as const;
  return {
    columns: [
      ...ends(rows, "first_input"),
      ...ends(columns, "second_input"),
      numbers("worlds", "", "worlds that fall into the part"),
      numbers("difference", "chance", "mean over its worlds of the chance of a settlement, first course less second"),
      numbers("low", "chance", "lower end of the 90 % interval of that mean"),
      numbers("high", "chance", "upper end of the 90 % interval of that mean"),
      numbers("more", "share", "share of its worlds in which the first course settles more often"),
      numbers("less", "share", "share of its worlds in which it settles less often"),
      words("side", "whether the interval lies above nought (more), below (less) or on both sides (open)"),
    ],
    rows: cells.flatMap((line, r) =>
      line.flatMap((cell, c) =>
        cell === null
          ? []
          : [
              [
                ...slice(rows, r),
                ...slice(columns, c),
                cell.worlds,
                cellOf(cell.mean),
                cellOf(cell.interval[0]),
                cellOf(cell.interval[1]),
                cellOf(cell.more),
                cellOf(cell.less),
                sideOf(cell),
              ],
            ],
      ),
    ),
  };
}

function regionPlot(conflict: Conflict, { inputs }: Region): Plot {
  const [rows, columns] = inputs;
  const order = (input: RegionInput): string[] => input.slices.map((_, k) => sliceInWords(input, k));
  const place = {
    x: named("second_input", capital(describePath(conflict, columns.path)), { sort: order(columns) }),
    y: named("first_input", capital(describePath(conflict, rows.path)), { sort: order(rows).reverse() }),
  };
  const scale = {
    domain: ["more", "less", "open"],
    range: [colourOf("holds"), colourOf("fails"), colourOf("line")],
  };
  return {
    width: 340,
    height: 200,
    layer: [
      {
        mark: { type: "rect", opacity: 0.4 },
        encoding: { ...place, color: named("side", "first course settles", { scale }) },
      },
      { mark: "text", encoding: { ...place, text: { field: "difference", type: "quantitative", format: "+.3f" } } },
    ],
  };
}

const WIDTH = 460;
const PAD = { left: 118, top: 20, bottom: 54 };
/** Signs of an input's name that fit beside the grid. */
const MOST_SIGNS = 64;
const CELL = { width: 82, height: 44 };
const LOOK: Readonly<Record<Side, string>> = { more: "r1", less: "r2", open: "r0" };

function regionSvg(conflict: Conflict, { inputs, cells, claim }: Region): string {
  const [rows, columns] = inputs;
  const height = PAD.top + rows.slices.length * CELL.height + PAD.bottom;
  const boxes = cells.flatMap((line, r) =>
    line.map((cell, c) => {
      const x = PAD.left + c * CELL.width;
      // the first slice stands at the foot, as on an axis
      const y = PAD.top + (rows.slices.length - 1 - r) * CELL.height;
      const box = `<rect x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" class="${cell ? LOOK[sideOf(cell)] : "r0"}"/>`;
      if (cell === null) return box;
      const middle = at(x + CELL.width / 2 - 1);
      return `${box}<text x="${middle}" y="${y + 18}" class="n mid">${points(cell.mean)}</text><text x="${middle}" y="${y + 34}" class="k">${plain(cell.worlds)} worlds</text>`;
    }),
  );
  const side = rows.slices.map((_, r) => {
    const y = PAD.top + (rows.slices.length - 1 - r) * CELL.height + CELL.height / 2 + 3;
    return `<text x="${PAD.left - 6}" y="${y}" class="k e">${escapeHtml(sliceInWords(rows, r))}</text>`;
  });
  const foot = columns.slices.map((_, c) => {
    const x = PAD.left + c * CELL.width + CELL.width / 2;
    const [low, high = ""] = sliceInWords(columns, c)
      .replace(/ persons\/.*$/, "")
      .split(" to ");
    const foot = height - PAD.bottom;
    const below = high === "" ? "" : `<text x="${x}" y="${foot + 26}" class="k">to ${escapeHtml(high)}</text>`;
    return `<text x="${x}" y="${foot + 13}" class="k">${escapeHtml(low)}</text>${below}`;
  });
  const named = ({ path }: RegionInput): string => {
    const name = capital(describePath(conflict, path));
    return name.length > MOST_SIGNS ? `${name.slice(0, MOST_SIGNS - 1)}…` : name;
  };
  const names = `<text x="4" y="12" class="k st">${escapeHtml(`↑ ${named(rows)}`)}</text><text x="${WIDTH - 4}" y="${height - 8}" class="k e">${escapeHtml(`${named(columns)} →`)}</text>`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(`Difference in the chance of a settlement, points, by two inputs; claim ${claim}`)}">${boxes.join("")}${side.join("")}${foot.join("")}${names}</svg>`;
}
