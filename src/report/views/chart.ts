import { escapeHtml } from "../escape.js";
import { plain } from "../words.js";
import { at, ticksOf } from "./scale.js";

/** A line of a chart; NaN breaks it. The label stands at its right end. */
export interface ChartLine {
  readonly points: readonly (readonly [number, number])[];
  readonly look: "lm" | "lw" | "l2" | "l3" | "l4";
  readonly label?: string;
  /** What it is called in the figure's data; the label if left out. */
  readonly series?: string;
}

export interface ChartBand {
  /** x, low, high. */
  readonly points: readonly (readonly [number, number, number])[];
  readonly look: "ba" | "bb" | "bd" | "no";
  /** What it is called in the figure's data. */
  readonly series?: string;
}

/** A mark with its spread across and up; hollow for what is claimed rather than counted. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly across?: readonly [number, number];
  readonly up?: readonly [number, number];
  readonly label?: string;
  readonly hollow?: boolean;
  /** What it is called in the figure's data; the label if left out. */
  readonly series?: string;
  /** What it stands for in the data where it is drawn elsewhere for want of room; null: no value there. */
  readonly told?: { readonly x?: number; readonly y?: number | null };
  /** Where the label begins, in data; beside the mark if left out. */
  readonly labelX?: number;
  /** CSS pixels below the mark's middle; above it if left out. */
  readonly labelDown?: number;
}

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly label: string;
  /** Name and unit of its column in the figure's data. */
  readonly column?: { readonly name: string; readonly unit: string };
  /** Ticks in words; round steps where left out. */
  readonly ticks?: readonly { readonly at: number; readonly text: string }[];
}

export interface Chart {
  readonly aria: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly bands?: readonly ChartBand[];
  readonly lines?: readonly ChartLine[];
  readonly points?: readonly ChartPoint[];
  /** Words in the plane. */
  readonly words?: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Upright lines with a word at their top. */
  readonly marks?: readonly { readonly x: number; readonly text: string }[];
  readonly height?: number;
}

/** Name of the column of an axis. */
export function columnOf(axis: Axis, otherwise: string): string {
  return axis.column?.name ?? otherwise;
}

/** Whether a point has a spread along the first axis. */
export function spreadsAcross({ points = [] }: Chart): boolean {
  return points.some(({ across }) => across !== undefined);
}

const WIDTH = 460;
const HEIGHT = 250;
const PAD = { left: 58, right: 92, top: 22, bottom: 40 };
/** Lines of text nearer than this, CSS pixels, are moved apart. */
const LINE = 13;

/** A chart of bands, lines and points as one SVG element in the report's classes. */
export function chartSvg(chart: Chart): string {
  const height = chart.height ?? HEIGHT;
  const span = (axis: Axis): number => axis.high - axis.low || 1;
  const x = (value: number): number =>
    PAD.left + ((value - chart.x.low) / span(chart.x)) * (WIDTH - PAD.left - PAD.right);
  const y = (value: number): number =>
    height - PAD.bottom - ((value - chart.y.low) / span(chart.y)) * (height - PAD.top - PAD.bottom);
  const place = { x, y, height };
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(chart.aria)}">` +
    (chart.bands ?? []).map((band) => bandPath(band, place)).join("") +
    axes(chart, place) +
    (chart.marks ?? []).map(({ x: value, text }) => upright(x(value), text, height)).join("") +
    (chart.lines ?? []).map((line) => linePath(line, place)).join("") +
    lineLabels(chart.lines ?? [], place) +
    pointMarks(chart.points ?? [], place) +
    (chart.words ?? [])
      .map((each) => `<text x="${at(x(each.x))}" y="${at(y(each.y))}" class="k">${escapeHtml(each.text)}</text>`)
      .join("") +
    `</svg>`
  );
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly height: number;
}

function axes(chart: Chart, { x, y, height }: Place): string {
  const ticks = (axis: Axis, count: number): readonly { at: number; text: string }[] =>
    axis.ticks ?? ticksOf(axis.low, axis.high, count).map((tick) => ({ at: tick, text: plain(tick) }));
  const down = ticks(chart.y, 5).map(
    ({ at: value, text }) =>
      `<line x1="${PAD.left}" x2="${WIDTH - PAD.right}" y1="${at(y(value))}" y2="${at(y(value))}" class="g"/><text x="${PAD.left - 6}" y="${at(y(value) + 4)}" class="k e">${escapeHtml(text)}</text>`,
  );
  const along = ticks(chart.x, 6).map(
    ({ at: value, text }) =>
      `<line x1="${at(x(value))}" x2="${at(x(value))}" y1="${height - PAD.bottom}" y2="${height - PAD.bottom + 4}" class="g"/><text x="${at(x(value))}" y="${height - PAD.bottom + 16}" class="k">${escapeHtml(text)}</text>`,
  );
  const middle = (PAD.left + WIDTH - PAD.right) / 2;
  return `${down.join("")}${along.join("")}<text x="${middle}" y="${height - 6}" class="k">${escapeHtml(chart.x.label)}</text><text x="${PAD.left - 52}" y="11" class="k st">${escapeHtml(chart.y.label)}</text>`;
}

function upright(x: number, text: string, height: number): string {
  return `<line x1="${at(x)}" x2="${at(x)}" y1="${PAD.top + 4}" y2="${height - PAD.bottom}" class="r"/><text x="${at(x + 4)}" y="${PAD.top + 12}" class="k st">${escapeHtml(text)}</text>`;
}

function bandPath({ points, look }: ChartBand, { x, y }: Place): string {
  const sound = points.filter(([, low, high]) => low === low && high === high);
  if (sound.length < 2) return "";
  const top = sound.map(([at0, , high]) => `${at(x(at0))} ${at(y(high))}`);
  const bottom = [...sound].reverse().map(([at0, low]) => `${at(x(at0))} ${at(y(low))}`);
  return `<path d="M${[...top, ...bottom].join("L")}Z" class="${look}"/>`;
}

function linePath({ points, look }: ChartLine, { x, y }: Place): string {
  let pen = "M";
  const parts = points.map(([u, v]) => {
    if (v !== v) {
      pen = "M";
      return "";
    }
    const part = `${pen}${at(x(u))} ${at(y(v))}`;
    pen = "L";
    return part;
  });
  return `<path d="${parts.join("")}" class="${look}"/>`;
}

const COLOUR: Readonly<Record<ChartLine["look"], string>> = { lm: "c1", lw: "", l2: "c2", l3: "c3", l4: "c4" };

/** Labels at the right ends of lines, moved apart where they would lie on each other. */
function lineLabels(lines: readonly ChartLine[], { x, y }: Place): string {
  const ends = lines
    .flatMap(({ points, look, label }) => {
      const last = [...points].reverse().find(([, value]) => value === value);
      return label && last ? [{ x: x(last[0]) + 5, y: y(last[1]) + 4, look, label }] : [];
    })
    .sort((a, b) => a.y - b.y);
  let free = -Infinity;
  return ends
    .map(({ x: left, y: wanted, look, label }) => {
      const top = Math.max(wanted, free);
      free = top + LINE;
      return `<text x="${at(left)}" y="${at(top)}" class="n st ${COLOUR[look]}">${escapeHtml(label)}</text>`;
    })
    .join("");
}

function pointMarks(points: readonly ChartPoint[], { x, y }: Place): string {
  const set: { x: number; y: number }[] = [];
  return points
    .map(({ x: u, y: v, across, up, label, hollow, labelX, labelDown = -6 }) => {
      const bar = across
        ? `<line x1="${at(x(across[0]))}" x2="${at(x(across[1]))}" y1="${at(y(v))}" y2="${at(y(v))}" class="er"/>`
        : "";
      const post = up
        ? `<line x1="${at(x(u))}" x2="${at(x(u))}" y1="${at(y(up[0]))}" y2="${at(y(up[1]))}" class="er"/>`
        : "";
      const mark = `<circle cx="${at(x(u))}" cy="${at(y(v))}" r="3.6" class="${hollow ? "pu" : "pt"}"/>`;
      if (!label) return bar + post + mark;
      const place = { x: labelX === undefined ? x(u) + 7 : x(labelX), y: y(v) + labelDown };
      while (set.some((other) => Math.abs(other.x - place.x) < label.length * 6 && Math.abs(other.y - place.y) < LINE))
        place.y -= LINE;
      set.push(place);
      return `${bar}${post}${mark}<text x="${at(place.x)}" y="${at(place.y)}" class="n st">${escapeHtml(label)}</text>`;
    })
    .join("");
}
