import { mdCode, mdPage, mdSection, mdTable, mdText } from "./markdown/markdown.js";
import { csvOf, dictionaryCsv } from "./views/data.js";
import { vegaLite } from "./views/plot.js";
import { aloneSvg, type View } from "./views/view.js";

/** A file to be written. */
export interface FigureFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Figures as files: of each a picture (`.svg`), its rows (`.csv`) and a Vega-Lite specification (`.vl.json`); beside them
 * `columns.csv`, the dictionary of all columns, and a list with captions, called `list`. The list comes last, so that it is
 * there only where all others are. What has nothing to draw is left out.
 */
export function figureFiles(figures: readonly View[], cite: string, list: string): FigureFile[] {
  const drawn = figures.filter(({ svg }) => svg !== "");
  const files = drawn.flatMap((figure) => [
    { name: `${figure.id}.svg`, text: aloneSvg(figure) },
    { name: `${figure.id}.csv`, text: csvOf(figure.data) },
    { name: `${figure.id}.vl.json`, text: vegaLite(figure, cite)! },
  ]);
  return [...files, { name: "columns.csv", text: dictionaryCsv(drawn) }, { name: list, text: listOf(drawn, cite) }];
}

/** Captions of all figures, with the command that makes each again. */
function listOf(figures: readonly View[], cite: string): string {
  return mdPage([
    "# Figures",
    mdText(cite),
    "Each as `.svg` (picture), `.csv` (the numbers that are drawn; `columns.csv` says what is in the columns) and `.vl.json` (Vega-Lite 6, the numbers inside).",
    ...figures.map((figure) =>
      mdSection(2, figure.title, [
        `![${mdText(figure.title)}](${figure.id}.svg)`,
        mdText(figure.sentence),
        `${mdCode(figure.command)} · ${mdText(figure.provenance)}`,
        mdTable(
          figure.table.head.map(mdText),
          figure.table.rows.map((row) => row.map(mdText)),
        ),
      ]),
    ),
  ]);
}
