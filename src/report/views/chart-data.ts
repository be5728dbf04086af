import { chartSvg, columnOf, spreadsAcross, type Chart, type ChartPoint } from "./chart.js";
import { cellOf, numbers, words, type Cell, type DataColumn, type FigureData } from "./data.js";
import { chartPlot } from "./chart-plot.js";
import type { View } from "./view.js";

/** A chart as a picture, as rows, and as Vega-Lite draws these; of null nothing. */
export function drawn(chart: Chart | null): Pick<View, "svg" | "data" | "plot"> {
  if (chart === null) return { svg: "", data: { columns: [], rows: [] }, plot: null };
  return { svg: chartSvg(chart), data: chartData(chart), plot: chartPlot(chart) };
}

/** One row for each week of a band and of a line, for each point, upright and word; what is drawn aside has the value it stands for. */
export function chartData(chart: Chart): FigureData {
  const across = spreadsAcross(chart);
  const row = (mark: string, series: string, cells: readonly Cell[]): Cell[] => [
    mark,
    series,
    ...cells.slice(0, 4),
    ...(across ? cells.slice(4, 6) : []),
  ];
  const empty = null;
  const rows = [
    ...(chart.bands ?? []).flatMap(({ points, series = "band" }) =>
      points.map(([x, low, high]) => row("band", series, [cellOf(x), empty, cellOf(low), cellOf(high), empty, empty])),
    ),
    ...(chart.lines ?? []).flatMap(({ points, series, label }, k) =>
      points.map(([x, y]) =>
        row("line", series ?? label ?? `line ${k + 1}`, [cellOf(x), cellOf(y), empty, empty, empty, empty]),
      ),
    ),
    ...(chart.points ?? []).map((point) => row(...pointRow(point))),
    ...(chart.marks ?? []).map(({ x, text }) => row("upright", text, [cellOf(x), empty, empty, empty, empty, empty])),
    ...(chart.words ?? []).map(({ x, y, text }) =>
      row("word", text, [cellOf(x), cellOf(y), empty, empty, empty, empty]),
    ),
  ];
  return { columns: columnsOf(chart, across), rows };
}

function pointRow({ x, y, told = {}, across, up, label, series, hollow }: ChartPoint): [string, string, Cell[]] {
  const [u, v] = ["x" in told ? told.x : x, "y" in told ? told.y : y];
  return [
    hollow ? "hollow point" : "point",
    series ?? label ?? "on record",
    [u ?? null, v ?? null, cellOf(up?.[0]), cellOf(up?.[1]), cellOf(across?.[0]), cellOf(across?.[1])],
  ];
}

function columnsOf(chart: Chart, across: boolean): DataColumn[] {
  const [x, y] = [columnOf(chart.x, "x"), columnOf(chart.y, "value")];
  const [xUnit, yUnit] = [chart.x.column?.unit ?? chart.x.label, chart.y.column?.unit ?? chart.y.label];
  return [
    words("mark", "how it is drawn: band, line, point, hollow point (claimed or set aside), upright, word"),
    words("series", "which band, line or point of the figure"),
    numbers(x, xUnit, chart.x.label),
    numbers(y, yUnit, `${chart.y.label}: of a line or point`),
    numbers("low", yUnit, `${chart.y.label}: lower end of a band, or of a point's spread`),
    numbers("high", yUnit, `${chart.y.label}: upper end of a band, or of a point's spread`),
    ...(across
      ? [
          numbers(`${x}_low`, xUnit, `${chart.x.label}: lower end of a point's spread`),
          numbers(`${x}_high`, xUnit, `${chart.x.label}: upper end of a point's spread`),
        ]
      : []),
  ];
}
