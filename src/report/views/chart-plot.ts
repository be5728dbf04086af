import { columnOf, spreadsAcross, type Axis, type Chart, type ChartBand, type ChartLine } from "./chart.js";
import { colourOf } from "./figure-style.js";
import { amount, where, type Json, type Plot } from "./plot.js";

const COLOURS: Readonly<Record<ChartLine["look"] | ChartBand["look"], string>> = {
  lm: colourOf("mark"),
  lw: colourOf("soft"),
  l2: colourOf("depends"),
  l3: colourOf("open"),
  l4: colourOf("holds"),
  ba: colourOf("mark"),
  bb: colourOf("mark"),
  bd: colourOf("depends"),
  no: colourOf("fails"),
};

/** A chart's rows as layers of Vega-Lite: only those that it has. */
export function chartPlot(chart: Chart): Plot {
  const { bands = [], lines = [], points = [], marks = [], words = [] } = chart;
  const x = amount(columnOf(chart.x, "x"), chart.x.label, scaled(chart.x));
  const y = (field: string): Plot => amount(field, chart.y.label, scaled(chart.y));
  const value = columnOf(chart.y, "value");
  const colour = colourScale(chart);
  const layers: Json[] = [
    ...(bands.length > 0
      ? [
          {
            transform: [where("mark", "band")],
            mark: { type: "area", opacity: 0.2 },
            encoding: { x, y: y("low"), y2: { field: "high" }, color: colour },
          },
        ]
      : []),
    ...(marks.length > 0
      ? [{ transform: [where("mark", "upright")], mark: { type: "rule", strokeDash: [5, 4] }, encoding: { x } }]
      : []),
    ...(lines.length > 0
      ? [
          {
            transform: [where("mark", "line")],
            mark: { type: "line" },
            encoding: { x, y: y(value), color: colour, strokeWidth: widths(chart) },
          },
        ]
      : []),
    ...(points.length > 0 ? pointLayers(chart, x, y) : []),
    ...(words.length > 0
      ? [{ transform: [where("mark", "word")], mark: "text", encoding: { x, y: y(value), text: { field: "series" } } }]
      : []),
  ];
  return { width: 420, height: 260, layer: layers };
}

/** Points with their spreads. One that has no value of its own stands in a lane of its own below the axis. */
function pointLayers(chart: Chart, x: Plot, y: (field: string) => Plot): Json[] {
  const value = columnOf(chart.y, "value");
  const across = columnOf(chart.x, "x");
  const aside = (chart.points ?? []).filter(({ told }) => told !== undefined && "y" in told).length;
  const step = aside === 0 ? 0 : -chart.y.low / (aside + 0.5);
  const transform: Json[] = [
    { filter: { field: "mark", oneOf: ["point", "hollow point"] } },
    { window: [{ op: "row_number", as: "nth" }], groupby: [value] },
    { calculate: `isValid(datum['${value}']) ? datum['${value}'] : -${step} * (datum.nth - 0.1)`, as: "at" },
  ];
  const named = (chart.points ?? []).some(({ label }) => label !== undefined);
  return [
    { transform, mark: { type: "rule" }, encoding: { x, y: y("low"), y2: { field: "high" } } },
    ...(spreadsAcross(chart)
      ? [
          {
            transform,
            mark: { type: "rule" },
            encoding: { x: amount(`${across}_low`, chart.x.label), x2: { field: `${across}_high` }, y: y("at") },
          },
        ]
      : []),
    {
      transform,
      mark: { type: "point", color: "black" },
      encoding: {
        x,
        y: y("at"),
        fill: { condition: { test: "datum.mark == 'point'", value: "black" }, value: "white" },
      },
    },
    ...(named
      ? [
          {
            transform,
            mark: { type: "text", align: "left", dx: 7, dy: -6 },
            encoding: { x, y: y("at"), text: { field: "series" } },
          },
        ]
      : []),
  ];
}

function scaled({ low, high, ticks }: Axis): Plot {
  const years = ticks?.every(({ at, text }) => String(at) === text) === true;
  const axis =
    ticks === undefined ? {} : { axis: { values: ticks.map(({ at }) => at), ...(years ? { format: "d" } : {}) } };
  return { scale: { domain: [low, high], zero: false, nice: false }, ...axis };
}

/** Single worlds are thin. */
function widths({ lines = [] }: Chart): Plot {
  const thin = lines.flatMap(({ series, look }) => (look === "lw" && series !== undefined ? [series] : []));
  return { condition: { test: { field: "series", oneOf: thin }, value: 0.8 }, value: 2.2 };
}

/** One colour for each band and line, as in the report where it is light. */
function colourScale({ bands = [], lines = [] }: Chart): Plot {
  const looks = new Map<string, string>();
  for (const { series = "band", look } of bands) looks.set(series, COLOURS[look]);
  lines.forEach(({ series, label, look }, k) => looks.set(series ?? label ?? `line ${k + 1}`, COLOURS[look]));
  return {
    field: "series",
    type: "nominal",
    title: null,
    scale: { domain: [...looks.keys()], range: [...looks.values()] },
  };
}
