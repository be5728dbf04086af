/** Colours by name, as the report's page declares them. */
type Palette = Readonly<Record<string, string>>;

const LIGHT: Palette = {
  ink: "#16181d",
  soft: "#4b515c",
  line: "#c9ced6",
  back: "#fff",
  mark: "#0072b2",
  holds: "#00694c",
  depends: "#7a4a00",
  fails: "#a12b00",
  assumed: "#0b57a4",
  open: "#8a2f68",
  none: "#4b515c",
  p0: "#0072b2",
  p1: "#d55e00",
  p2: "#009e73",
  p3: "#cc79a7",
  p4: "#e69f00",
  p5: "#56b4e9",
};
const DARK: Palette = {
  ink: "#eceef2",
  soft: "#b3bac6",
  line: "#454c58",
  back: "#14161a",
  mark: "#56b4e9",
  holds: "#4fd3a6",
  depends: "#f0b458",
  fails: "#ff9470",
  assumed: "#8cc4ff",
  open: "#f0a5d4",
  none: "#b3bac6",
  p0: "#5ab4f0",
  p1: "#ff9150",
  p2: "#3fcf9f",
  p3: "#eba6cd",
  p4: "#ffc658",
  p5: "#a6d8ff",
};

/** Colour of a name where it is light: for programs that take no style. */
export function colourOf(name: keyof typeof LIGHT): string {
  return LIGHT[name];
}

const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif';

/** Classes of every figure; the report and a standalone picture both carry them. */
export const FIGURE_STYLE =
  `svg .g{stroke:var(--line)}svg .k{font:11px ${FONT};fill:var(--soft);text-anchor:middle}svg .e{text-anchor:end}svg .n{font:12px ${FONT};fill:var(--ink)}` +
  "svg .s{stroke:var(--mark);stroke-width:4;stroke-linecap:round}svg .m{fill:var(--ink)}svg .f{fill:none;stroke:var(--mark);stroke-width:2}svg .r{stroke:var(--fails);stroke-dasharray:5 4}" +
  "svg .y{fill:var(--mark)}svg .u{fill:none;stroke:var(--ink);stroke-width:1.6}svg .x{stroke:var(--ink);stroke-width:1.8;fill:none}svg .bar{fill:var(--mark)}" +
  "svg .ba{fill:var(--mark);opacity:.16}svg .bb{fill:var(--mark);opacity:.26}svg .lm{fill:none;stroke:var(--mark);stroke-width:2.4}svg .lw{fill:none;stroke:var(--soft);stroke-width:1.1}" +
  "svg .l2{fill:none;stroke:var(--depends);stroke-width:2.2;stroke-dasharray:7 3}svg .l3{fill:none;stroke:var(--open);stroke-width:1.8;stroke-dasharray:2 3}svg .l4{fill:none;stroke:var(--holds);stroke-width:1.8;stroke-dasharray:9 3 2 3}" +
  "svg .pt{fill:var(--ink)}svg .pu{fill:var(--back);stroke:var(--ink);stroke-width:1.6}svg .er{stroke:var(--ink);stroke-width:1.4}svg .no{fill:var(--fails);opacity:.12}svg .c1{fill:var(--mark)}svg .c2{fill:var(--depends)}svg .c3{fill:var(--open)}svg .c4{fill:var(--holds)}svg .st{text-anchor:start}" +
  "svg .bd{fill:var(--depends);opacity:.2}svg .r0{fill:var(--line);opacity:.45}svg .r1{fill:var(--holds);opacity:.32}svg .r2{fill:var(--fails);opacity:.32}svg .mid{text-anchor:middle}svg .o{stroke:var(--back);stroke-width:.8}svg .o0{fill:var(--holds)}svg .o1{fill:var(--mark)}svg .o2{fill:var(--mark);opacity:.5}svg .o3{fill:var(--line)}svg .o4{fill:var(--depends)}svg .o5{fill:var(--fails)}" +
  "svg .vh{stroke:var(--holds);fill:var(--holds)}svg .vd{stroke:var(--depends);fill:var(--depends)}svg .vf{stroke:var(--fails);fill:var(--fails)}svg .va{stroke:var(--assumed);fill:var(--assumed)}svg .vo{stroke:var(--open);fill:var(--open)}svg .w{stroke-width:2.4}" +
  [0, 1, 2, 3, 4, 5].map((k) => `svg .p${k}{fill:var(--p${k});stroke:var(--p${k});stroke-width:1.6}`).join("") +
  "svg .be{fill:none;stroke:var(--ink);stroke-width:1.6}svg .ho{fill:none}svg .ri{fill:none;stroke:var(--fails);stroke-width:1.6}";

/** The colours of a page as custom properties, light and dark. */
export const PALETTE_STYLE = `:root{${declared(LIGHT)}}@media (prefers-color-scheme:dark){:root{${declared(DARK)}}}`;

function declared(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}

/** Style of a picture that stands by itself: plain colours, which every drawing program reads, and their dark ones beside. */
export const ALONE_STYLE = `${plain(LIGHT)}@media (prefers-color-scheme:dark){${plain(DARK)}}`;

function plain(palette: Palette): string {
  return `svg .paper{fill:var(--back)}${FIGURE_STYLE}`.replace(/var\(--(\w+)\)/g, (_, name: string) => palette[name]);
}
