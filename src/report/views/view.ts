import { escapeHtml } from "../escape.js";
import type { FigureData } from "./data.js";
import { ALONE_STYLE } from "./figure-style.js";
import type { Plot } from "./plot.js";

/** A figure of the report with everything that stands for it where it cannot be seen: a table, a sentence, where it is from. */
export interface View {
  readonly id: string;
  readonly title: string;
  /** One SVG element in the report's classes; empty where there is nothing to draw. */
  readonly svg: string;
  /** The numbers that are drawn. */
  readonly data: FigureData;
  /** How Vega-Lite draws `data`; null where there is nothing to draw. */
  readonly plot: Plot | null;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly sentence: string;
  /** How to have it again on a terminal. */
  readonly command: string;
  /** Of what it is made: file, seed, worlds, sources. */
  readonly provenance: string;
}

/** Wider than this, CSS pixels, and a picture scrolls by itself where the page is narrow. */
const WIDE = 600;

function pictureHtml({ svg, title }: View): string {
  const width = Number(/viewBox="0 0 ([\d.]+) /.exec(svg)?.[1] ?? 0);
  return width <= WIDE
    ? svg
    : `<div class="scroll large" tabindex="0" role="region" aria-label="${escapeHtml(`Figure: ${title}`)}">${svg}</div>`;
}

/** A view as a figure with its sentence, its table folded away, and how to have it again. */
export function viewHtml(view: View): string {
  const head = view.table.head.map((cell, k) => `<th scope="col"${k > 0 ? ' class="n"' : ""}>${escapeHtml(cell)}</th>`);
  const rows = view.table.rows.map(
    (row) =>
      `<tr>${row.map((cell, k) => (k === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td class="n">${escapeHtml(cell)}</td>`)).join("")}</tr>`,
  );
  return (
    `<figure class="view" id="${escapeHtml(view.id)}"><figcaption><b>${escapeHtml(view.title)}</b><br>${escapeHtml(view.sentence).replaceAll(" %", "&nbsp;%")}</figcaption>${pictureHtml(view)}` +
    `<details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(`Table: ${view.title}`)}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div></details>` +
    `<small class="soft"><code>${escapeHtml(view.command)}</code> · ${escapeHtml(view.provenance)}</small></figure>`
  );
}

const SHEET = { columns: 2, width: 460, gap: 24, head: 26 };

/** Figures of one kind on one sheet, an SVG that stands by itself: its own colours, light and dark. */
export function sheetSvg(views: readonly View[]): string {
  const drawn = views.filter(({ svg }) => svg !== "");
  const columns = Math.min(SHEET.columns, drawn.length);
  const heights = drawn.map(({ svg }) => Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1] ?? 0));
  const row = Math.max(...heights) + SHEET.head + SHEET.gap;
  const parts = drawn.map(({ svg, title }, k) => {
    const x = (k % columns) * (SHEET.width + SHEET.gap);
    const y = Math.floor(k / columns) * row;
    const place = `<svg x="${x}" y="${y + SHEET.head}" width="${SHEET.width}" height="${heights[k]}" `;
    return `<text x="${x + 4}" y="${y + 17}" class="n st">${escapeHtml(title)}</text>${svg.replace(/^<svg /, place)}`;
  });
  const width = columns * (SHEET.width + SHEET.gap) - SHEET.gap;
  const height = Math.ceil(drawn.length / columns) * row;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${ALONE_STYLE}</style><rect width="100%" height="100%" class="paper"/>${parts.join("")}</svg>`;
}

/** White around a figure that stands by itself, CSS pixels. */
const MARGIN = 8;

/** One figure as an SVG that stands by itself: size, title, description, its own colours light and dark, no font fetched. */
export function aloneSvg({ id, title, svg, sentence, provenance }: View): string {
  const [open, width, height] = /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(svg)!;
  // a picture with a style of its own stands by itself but for its size
  if (svg.includes("<style>")) return svg.replace("<svg ", `<svg width="${width}" height="${height}" `);
  const [w, h] = [Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN];
  const name = escapeHtml(id);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="${name}-title ${name}-desc">` +
    `<title id="${name}-title">${escapeHtml(title)}</title><desc id="${name}-desc">${escapeHtml(`${sentence} ${provenance}.`)}</desc>` +
    `<style>${ALONE_STYLE}</style><rect x="${-MARGIN}" y="${-MARGIN}" width="${w}" height="${h}" class="paper"/>${svg.slice(open.length)}\n`
  );
}
