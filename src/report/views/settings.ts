import { escapeHtml } from "../escape.js";
import type { Findings } from "../finding.js";
import { list, patronNamed, percent, plain, switchInWords } from "../words.js";
import { settingInWords } from "../words-settings.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { commandOf, provenanceOf } from "./origin.js";
import { named, type Plot } from "./plot.js";
import { at } from "./scale.js";
import type { View } from "./view.js";

/** Claims by the settings of every structural choice, and the methods each reads; null where the worlds draw none. */
export function settingsView(findings: Findings, file: string): View | null {
  const heard = heardOf(findings);
  if (heard.length === 0) return null;
  const switches = heard[0].settings;
  return {
    id: "settings",
    title: "Each claim under each structural choice",
    svg: settingsSvg(heard),
    data: settingsData(heard),
    plot: PLOT,
    table: {
      head: [
        "claim",
        ...switches.flatMap(({ switch: path, shares }) =>
          shares.map(({ setting }) => `${nameOf(path)}: ${settingInWords(path, setting)}`),
        ),
        "methods",
      ],
      rows: heard.map(({ id, settings, engines }) => [
        id,
        ...settings.flatMap(({ shares }) => shares.map(({ share, enough }) => (enough ? percent(share) : "few"))),
        engines.join(", "),
      ]),
    },
    sentence: `Share of the worlds of each setting in which a claim holds, per cent; the darker, the more. Ringed: the settings of that choice lie on different sides of 50 %, be it by a point; few: fewer than ten worlds. What is chosen: ${switches.map(({ switch: path }) => `${nameOf(path)}, ${patronNamed(findings.conflict, switchInWords(path))}${worldsOf(heard[0], path)}`).join("; ")}.`,
    command: commandOf(findings, file),
    provenance: provenanceOf(findings),
  };
}

type Heard = NonNullable<Findings["settings"]>[0];

function heardOf({ settings = [] }: Findings): readonly Heard[] {
  return settings.filter((each) => each.settings.length > 0);
}

/** " (with a price in 46 worlds, absolute in 154)": how many worlds each setting has. */
function worldsOf({ settings }: Heard, path: string): string {
  const shares = settings.find((each) => each.switch === path)?.shares ?? [];
  const said = shares.map(
    ({ setting, worlds }, k) => `${settingInWords(path, setting)} in ${plain(worlds)}${k === 0 ? " worlds" : ""}`,
  );
  return ` (${list(said)})`;
}

const nameOf = (path: string): string => path.replace(/^switches\./, "").replaceAll("_", " ");

function splits({ shares }: Heard["settings"][0]): boolean {
  const heard = shares.filter(({ enough }) => enough);
  return heard.some(({ share }) => share < 0.5) && heard.some(({ share }) => share > 0.5);
}

function settingsData(heard: readonly Heard[]): FigureData {
  return {
    columns: [
      words("claim", "id of the claim"),
      words("choice", "the structural choice"),
      words("setting", "its setting"),
      words("column", "choice and setting"),
      numbers(
        "share",
        "share",
        "share of the worlds of the setting in which the claim holds; none where fewer than ten worlds",
      ),
      numbers("worlds", "", "worlds of the setting"),
      words("splits", "yes: the settings of the choice lie on different sides of 50 %"),
      words("methods", "methods that the claim reads"),
    ],
    rows: heard.flatMap(({ id, settings, engines }) =>
      settings.flatMap((each) =>
        each.shares.map(({ setting, share, worlds, enough }) => [
          id,
          nameOf(each.switch),
          settingInWords(each.switch, setting),
          `${nameOf(each.switch)}: ${settingInWords(each.switch, setting)}`,
          enough ? cellOf(share) : null,
          worlds,
          splits(each) ? "yes" : "no",
          engines.join(" "),
        ]),
      ),
    ),
  };
}

const PLOT: Plot = {
  width: { step: 34 },
  height: { step: 20 },
  encoding: {
    x: named("column", null, { axis: { orient: "top", labelAngle: -45, labelLimit: 200 } }),
    y: named("claim", null),
  },
  layer: [
    {
      mark: "rect",
      encoding: {
        color: {
          field: "share",
          type: "quantitative",
          title: "share of worlds",
          scale: { domain: [0, 1], scheme: "blues" },
        },
      },
    },
    {
      transform: [{ filter: "isValid(datum.share)" }],
      mark: { type: "text", fontSize: 10 },
      encoding: {
        text: { field: "share", type: "quantitative", format: ".0%" },
        color: { condition: { test: "datum.share > 0.6", value: "white" }, value: "black" },
      },
    },
  ],
};

const CELL = { width: 46, height: 20 };
const LEFT = 50;
/** Room for the names of the settings, which stand upright. */
const TOP = 158;

function settingsSvg(heard: readonly Heard[]): string {
  const switches = heard[0].settings;
  const widths = switches.map(({ shares }) => shares.length * CELL.width + 10);
  const starts = widths.map((_, k) => LEFT + widths.slice(0, k).reduce((sum, width) => sum + width, 0));
  const width = LEFT + widths.reduce((sum, each) => sum + each, 0);
  const height = TOP + heard.length * CELL.height + 4;
  const heads = switches.map(({ switch: path, shares }, k) => {
    const name = `<text x="${starts[k]}" y="12" class="n st">${escapeHtml(nameOf(path))}</text>`;
    const own = shares.map(({ setting }, n) => {
      const [x, y] = [starts[k] + (n + 0.5) * CELL.width + 3, TOP - 8].map(at);
      return `<text x="${x}" y="${y}" transform="rotate(-90 ${x} ${y})" class="k st">${escapeHtml(settingInWords(path, setting))}</text>`;
    });
    return name + own.join("");
  });
  const rows = heard.map(({ id, settings }, r) => {
    const y = TOP + r * CELL.height;
    const cells = settings.flatMap((each, k) =>
      each.shares.map((one, n) => cell(one, splits(each), starts[k] + n * CELL.width, y)),
    );
    return `<text x="${LEFT - 8}" y="${y + 14}" class="n e">${escapeHtml(id)}</text>${cells.join("")}`;
  });
  const said = heard.map(
    ({ id, settings }) =>
      `${id}: ${settings.flatMap(({ shares }) => shares.map(({ setting, share }) => `${setting} ${percent(share)}`)).join(", ")}`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`Share of worlds by setting. ${said.join("; ")}`)}">${heads.join("")}${rows.join("")}</svg>`;
}

/** A share of worlds as a number on a ground as dark as it is large; ringed where the choice splits. */
function cell({ share, enough }: Heard["settings"][0]["shares"][0], split: boolean, x: number, y: number): string {
  const box = `x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}"`;
  const ground = enough ? `<rect ${box} class="bar" opacity="${at(0.04 + 0.36 * share)}"/>` : "";
  const ring = split ? `<rect ${box} class="ri"/>` : "";
  return `${ground}${ring}<text x="${x + CELL.width / 2 - 1}" y="${y + 13}" class="k">${enough ? Math.round(100 * share) : "few"}</text>`;
}
