import type { PolicySummary, Spread } from "../../judgement/index.js";
import { escapeHtml } from "../escape.js";
import type { Findings } from "../finding.js";
import { policyColumns } from "../text.js";
import { capital, plain, withArticle } from "../words.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { commandOf, provenanceOf } from "./origin.js";
import { amount, named, type Plot } from "./plot.js";
import { at, ticksOf } from "./scale.js";
import type { View } from "./view.js";

/** One outcome of all courses: a bar from low to high and a dot, in the unit that is drawn. */
export interface Strip {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly {
    readonly title: string;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
}

/** The outcomes of the table of courses as strips: 5th to 95th percentile of worlds; of a chance the mean, of an amount the median. */
export function outcomeStrips(findings: Findings): (Strip & { readonly id: string })[] {
  return policyColumns(findings).map(({ id, title }) => {
    const ground = id.startsWith("area");
    const factor = ground ? 1e-3 : 100;
    const rows = findings.policies.flatMap((policy) => {
      const spread = policy.measures[id] as Spread | undefined;
      if (!spread) return [];
      const middle = ground ? spread.median : spread.mean;
      return [{ title: policy.title, low: spread.low * factor, middle: middle * factor, high: spread.high * factor }];
    });
    return {
      id,
      title: ground ? "Ground lost in a year" : capital(title),
      unit: ground ? "1000 km²" : "chance, %",
      rows,
    };
  });
}

/** Regret of every course for each actor with objectives as strips: from the mean of worlds to their 90th percentile, the dot. */
export function regretStrips({ conflict, policies }: Findings): (Strip & { readonly id: string })[] {
  const actors = conflict.actors.filter((actor) => policies.some((policy) => policy.regret[actor.id]));
  return actors.map(({ id, title }) => ({
    id: `regret ${id}`,
    title: `Regret of ${withArticle(title)}`,
    unit: "regret",
    rows: policies.map((policy) => {
      const { mean, p90 } = policy.regret[id];
      return { title: policy.title, low: Math.min(mean, p90), middle: p90, high: Math.max(mean, p90) };
    }),
  }));
}

/** Drawn at these sizes in CSS pixels, so that rows stand beside the names. */
export interface StripSize {
  readonly width: number;
  readonly row: number;
  /** Below the rows: ticks and unit. */
  readonly foot: number;
  readonly ticks: number;
  /** Columns for the names of the courses, in the picture itself; 0: they stand beside. */
  readonly names: number;
}
const NAMES = 230;
const BESIDE: StripSize = { width: NAMES + 220, row: 26, foot: 38, ticks: 4, names: NAMES };
/** Beside one another above the fold: outcomes, and regret narrower. */
export const SMALL: StripSize = { width: 126, row: 17, foot: 30, ticks: 3, names: 0 };
export const SMALLER: StripSize = { ...SMALL, width: 100, ticks: 2 };
const LEFT = 10;
const RIGHT = 14;
/** Signs of a course's name that fit beside its strip. */
const MOST_SIGNS = 34;

/** A strip as one SVG element, with the names of the courses beside where the size has room for them. */
export function stripSvg({ title, unit, rows }: Strip, size: StripSize): string {
  const low = Math.min(0, ...rows.map((row) => row.low));
  const high = Math.max(unit.endsWith("%") ? 5 : 0.001, ...rows.map((row) => row.high));
  const { width, row: pitch, foot, names } = size;
  const left = names + LEFT;
  const x = (value: number): number => left + ((value - low) / (high - low)) * (width - left - RIGHT);
  const floor = rows.length * pitch;
  const axis = ticksOf(low, high, size.ticks).map(
    (tick) =>
      `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="4" y2="${floor + 6}" class="g"/><text x="${at(x(tick))}" y="${at(floor + foot / 2 + 1)}" class="k">${plain(tick)}</text>`,
  );
  const strips = rows.map((row, n) => {
    const y = 4 + n * pitch + pitch / 2;
    const name = row.title.length > MOST_SIGNS ? `${row.title.slice(0, MOST_SIGNS - 1)}…` : row.title;
    const label = names > 0 ? `<text x="${names}" y="${y + 4}" class="n e">${escapeHtml(name)}</text>` : "";
    return `${label}<line x1="${at(x(row.low))}" x2="${at(x(row.high))}" y1="${y}" y2="${y}" class="s"/><circle cx="${at(x(row.middle))}" cy="${y}" r="4.5" class="m"/>`;
  });
  const said = rows.map((row) => `${row.title} ${plain(row.middle)} (${plain(row.low)} to ${plain(row.high)})`);
  const middle = (left + width - RIGHT) / 2;
  return (
    `<svg viewBox="0 0 ${width} ${floor + foot}" role="img" aria-label="${escapeHtml(`${title}, ${unit}: ${said.join("; ")}`)}">` +
    `${axis.join("")}${strips.join("")}<text x="${at(middle)}" y="${floor + foot - 4}" class="k">${escapeHtml(unit)}</text></svg>`
  );
}

/** Every outcome and every actor's regret as a figure of its own. */
export function courseViews(findings: Findings, file: string): View[] {
  const outcomes = outcomeStrips(findings).map((strip) => {
    const chance = strip.unit.startsWith("chance");
    const sentence = `Dots: ${chance ? "chance, mean over worlds" : "median over worlds"}; bars: 5th to 95th percentile of worlds. The courses meet the same worlds and the same chance.`;
    return stripView(findings, strip, { file, sentence, data: outcomeData(findings.policies, strip) });
  });
  const regrets = regretStrips(findings).map((strip) =>
    stripView(findings, strip, {
      file,
      sentence:
        "Dots: 90th percentile of worlds, bars from there to the mean over worlds; 0: always best. On stated objectives.",
      data: regretData(findings.policies, strip.id.replace(/^regret /, "")),
    }),
  );
  return [...outcomes, ...regrets];
}

function stripView(
  findings: Findings,
  strip: Strip & { readonly id: string },
  { file, sentence, data }: { readonly file: string; readonly sentence: string; readonly data: FigureData },
): View {
  return {
    id: `courses-${strip.id.replace(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}`,
    title: `${strip.title}, by course`,
    svg: stripSvg(strip, BESIDE),
    data,
    plot: stripPlot(strip, data),
    table: {
      head: ["course", strip.unit, "low", "high"],
      rows: strip.rows.map(({ title, low, middle, high }) => [title, plain(middle), plain(low), plain(high)]),
    },
    sentence,
    command: commandOf(findings, file),
    provenance: provenanceOf(findings),
  };
}

function outcomeData(policies: readonly PolicySummary[], { id, unit }: Strip & { readonly id: string }): FigureData {
  const canonical = unit.startsWith("chance") ? "chance" : "km2";
  return {
    columns: [
      words("course", "course of action"),
      numbers("middle", canonical, `${id}: ${canonical === "chance" ? "chance, mean" : "median"} over worlds`),
      numbers("low", canonical, "5th percentile of worlds"),
      numbers("high", canonical, "95th percentile of worlds"),
      numbers("worlds", "", "worlds in which it is defined"),
    ],
    rows: policies.flatMap(({ title, measures }) => {
      const spread = measures[id] as Spread | undefined;
      if (!spread) return [];
      const { mean, median, low, high, worlds } = spread;
      return [[title, cellOf(canonical === "chance" ? mean : median), cellOf(low), cellOf(high), worlds]];
    }),
  };
}

function regretData(policies: readonly PolicySummary[], actor: string): FigureData {
  return {
    columns: [
      words("course", "course of action"),
      numbers("middle", "score, 0 to 1", `regret of ${actor}, 90th percentile of worlds; 0: always best`),
      numbers("low", "score, 0 to 1", "the smaller of that and the mean over worlds"),
      numbers("high", "score, 0 to 1", "the larger of them"),
      numbers("best", "share", "share of worlds in which the course alone is best"),
      words("leads", "yes: its mean regret is the least, or not told apart from the least (5 %)"),
    ],
    rows: policies.map(({ title, regret }) => {
      const { mean, p90, best, leads } = regret[actor];
      return [
        title,
        cellOf(p90),
        cellOf(Math.min(mean, p90)),
        cellOf(Math.max(mean, p90)),
        cellOf(best),
        leads ? "yes" : "no",
      ];
    }),
  };
}

function stripPlot({ title }: Strip, { columns }: FigureData): Plot {
  const { unit } = columns[1];
  const y = named("course", null, { axis: { labelLimit: 260 } });
  const x = (field: string): Plot =>
    amount(
      field,
      `${title}${unit === "km2" ? ", km²" : unit === "chance" ? ", chance" : ""}`,
      unit === "chance" ? { axis: { format: "%" } } : {},
    );
  return {
    width: 320,
    height: { step: 24 },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 4, color: colourOf("mark") },
        encoding: { y, x: x("low"), x2: { field: "high" } },
      },
      { mark: { type: "circle", size: 70, color: "black", opacity: 1 }, encoding: { y, x: x("middle") } },
    ],
  };
}
