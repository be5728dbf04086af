import { recordsOf, type FigureData } from "./data.js";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite specification without its data: marks, encodings, facets. */
export type Plot = Readonly<Record<string, Json>>;

/** The version whose schema the plots keep. */
const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

const CONFIG: Plot = {
  background: "white",
  config: {
    view: { stroke: null },
    axis: { labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal" },
    legend: { labelLimit: 320 },
  },
};

/** What a figure is drawn from and called. */
interface Figure {
  readonly title: string;
  readonly sentence: string;
  readonly provenance: string;
  readonly data: FigureData;
  readonly plot: Plot | null;
}

/** A figure as a whole Vega-Lite 6 specification, its rows inside and whom to cite beside; null where nothing is drawn. */
export function vegaLite({ title, sentence, provenance, data, plot }: Figure, cite: string): string | null {
  if (plot === null) return null;
  const spec = {
    $schema: SCHEMA,
    title,
    description: sentence,
    usermeta: { provenance, cite, columns: Object.fromEntries(data.columns.map(({ name, about }) => [name, about])) },
    ...CONFIG,
    data: { values: recordsOf(data) },
    ...plot,
  };
  return `${JSON.stringify(spec, null, 1)}\n`;
}

/** A quantitative channel. */
export function amount(field: string, title: string | null, more: Plot = {}): Plot {
  return { field, type: "quantitative", title, ...more };
}

/** A channel of names, in the order of the rows. */
export function named(field: string, title: string | null, more: Plot = {}): Plot {
  return { field, type: "nominal", title, sort: null, ...more };
}

/** Only the rows in which a column has a value. */
export function where(field: string, equal: string): Plot {
  return { filter: { field, equal } };
}
