import { escapeHtml } from "../escape.js";

/** A figure of the report with everything that stands for it where it cannot be seen: a table, a sentence, where it is from. */
export interface View {
  readonly id: string;
  readonly title: string;
  /** One SVG element in the report's classes; empty where there is nothing to draw. */
  readonly svg: string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly sentence: string;
  /** How to have it again on a terminal. */
  readonly command: string;
  /** Of what it is made: file, seed, worlds, sources. */
  readonly provenance: string;
}

/** A view as a figure with its sentence, its table folded away, and how to have it again. */
export function viewHtml(view: View): string {
  const head = view.table.head.map((cell, k) => `<th scope="col"${k > 0 ? ' class="n"' : ""}>${escapeHtml(cell)}</th>`);
  const rows = view.table.rows.map(
    (row) =>
      `<tr>${row.map((cell, k) => (k === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td class="n">${escapeHtml(cell)}</td>`)).join("")}</tr>`,
  );
  return (
    `<figure class="view" id="${escapeHtml(view.id)}"><figcaption><b>${escapeHtml(view.title)}</b><br>${escapeHtml(view.sentence).replaceAll(" %", "&nbsp;%")}</figcaption>${view.svg}` +
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
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${ALONE}</style><rect width="100%" height="100%" class="paper"/>${parts.join("")}</svg>`;
}

/** Classes of the charts; the report and a standalone picture both carry them. */
export const CHART_STYLE =
  "svg .ba{fill:var(--mark);opacity:.16}svg .bb{fill:var(--mark);opacity:.26}svg .lm{fill:none;stroke:var(--mark);stroke-width:2.4}svg .lw{fill:none;stroke:var(--soft);stroke-width:1.1}" +
  "svg .l2{fill:none;stroke:var(--depends);stroke-width:2.2;stroke-dasharray:7 3}svg .l3{fill:none;stroke:var(--open);stroke-width:1.8;stroke-dasharray:2 3}svg .l4{fill:none;stroke:var(--holds);stroke-width:1.8;stroke-dasharray:9 3 2 3}" +
  "svg .pt{fill:var(--ink)}svg .pu{fill:var(--back);stroke:var(--ink);stroke-width:1.6}svg .er{stroke:var(--ink);stroke-width:1.4}svg .no{fill:var(--fails);opacity:.12}svg .c1{fill:var(--mark)}svg .c2{fill:var(--depends)}svg .c3{fill:var(--open)}svg .c4{fill:var(--holds)}svg .st{text-anchor:start}" +
  "svg .bd{fill:var(--depends);opacity:.2}svg .r0{fill:var(--line);opacity:.45}svg .r1{fill:var(--holds);opacity:.32}svg .r2{fill:var(--fails);opacity:.32}svg .mid{text-anchor:middle}svg .o{stroke:var(--back);stroke-width:.8}svg .o0{fill:var(--holds)}svg .o1{fill:var(--mark)}svg .o2{fill:var(--mark);opacity:.5}svg .o3{fill:var(--line)}svg .o4{fill:var(--depends)}svg .o5{fill:var(--fails)}";

const ALONE =
  ":root{--ink:#16181d;--soft:#4b515c;--line:#c9ced6;--back:#fff;--mark:#0072b2;--holds:#00694c;--depends:#7a4a00;--fails:#a12b00;--open:#8a2f68}" +
  "@media (prefers-color-scheme:dark){:root{--ink:#eceef2;--soft:#b3bac6;--line:#454c58;--back:#14161a;--mark:#56b4e9;--holds:#4fd3a6;--depends:#f0b458;--fails:#ff9470;--open:#f0a5d4}}" +
  ".paper{fill:var(--back)}svg .g{stroke:var(--line)}svg .k{font:11px system-ui,sans-serif;fill:var(--soft);text-anchor:middle}svg .e{text-anchor:end}svg .n{font:12px system-ui,sans-serif;fill:var(--ink)}svg .r{stroke:var(--fails);stroke-dasharray:5 4}" +
  CHART_STYLE;
