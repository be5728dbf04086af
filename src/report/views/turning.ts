import { escapeHtml } from "../escape.js";
import type { ClaimFinding, Findings } from "../finding.js";
import type { NearestTurn } from "../nearest.js";
import { capital, describePath, inUnits, percent } from "../words.js";
import { numbers, words } from "./data.js";
import { dotSvg, stateOf, type DotState } from "./dots.js";
import { colourOf } from "./figure-style.js";
import { askedOf, provenanceOf, readOf } from "./origin.js";
import type { Plot } from "./plot.js";
import { at, ticksOf } from "./scale.js";
import type { View } from "./view.js";

const DOTS = 50;
const WIDTH = 380;
const PAD = { left: 14, right: 14, top: 20, foot: 36 };
const DOT = 13;

/** One dot: a world of those in the picture, and where it stands on the axis. */
interface Dot {
  /** Canonical; of a switch the place of its setting. */
  readonly value: number;
  readonly state: DotState;
  /** Column of the picture, from the left. */
  readonly column: number;
}

/** The claim nearest to turning, as fifty worlds along the input that it turns on; null where there is none. */
export function turningView(findings: Findings, file: string): View | null {
  const { nearest, conflict } = findings;
  const claim = findings.claims.find(({ id }) => id === nearest?.claim);
  if (!nearest || !claim?.verdict.mass) return null;
  const dots = dotsAlong(nearest, claim.verdict.mass, findings.weights);
  const name = capital(describePath(conflict, nearest.path));
  const count = (state: DotState): number => dots.filter((dot) => dot.state === state).length;
  const told = (value: number): string => nearest.choices?.[value] ?? inUnits(value, nearest.unit, nearest.path);
  return {
    id: "turning",
    title: `${claim.id}, the claim nearest to turning`,
    svg: turningSvg({ nearest, dots, name }, claim),
    data: {
      columns: [
        numbers("column", "", "column of the picture, from the left"),
        numbers("value", nearest.choices ? "" : nearest.unit, `${name} (${nearest.path}) in that world`),
        words("told", "the same in words"),
        words("state", "whether the claim holds there, fails, or is undecided"),
      ],
      rows: dots.map(({ column, value, state }) => [column, value, told(value), state]),
    },
    plot: PLOT,
    table: {
      head: [name, "hold", "undecided", "fail"],
      rows: [["of the dots", String(count("holds")), String(count("undecided")), String(count("fails"))]],
    },
    sentence: `${claim.text} It holds in ${percent(claim.verdict.share ?? NaN)} of worlds. Dots: it holds; rings: undecided; crosses: it does not; ${dots.length} worlds, evenly taken from all in the order of the axis.`,
    command: `parley why ${claim.id} ${readOf(findings, file)} ${askedOf(findings)}`,
    provenance: provenanceOf(findings),
  };
}

/** Worlds in the order of the axis, at most fifty of them, evenly by weight. */
function dotsAlong({ values, choices }: NearestTurn, mass: Float64Array, weights: Float64Array | null): Dot[] {
  const heard = [...mass.keys()].filter((j) => mass[j] === mass[j] && values[j] === values[j]);
  const order = heard.sort((a, b) => values[a] - values[b] || mass[a] - mass[b] || a - b);
  const weightOf = (rank: number): number => weights?.[order[rank]] ?? 1;
  const total = order.reduce((sum, _, rank) => sum + weightOf(rank), 0);
  const count = Math.min(DOTS, order.length);
  const columns = choices ? choices.length : Math.floor((WIDTH - PAD.left - PAD.right) / DOT);
  const [low, high] = [values[order[0]], values[order[order.length - 1]]];
  let [k, passed] = [0, 0];
  return Array.from({ length: count }, (_, n) => {
    const place = ((n + 0.5) / count) * total;
    while (k < order.length - 1 && passed + weightOf(k) <= place) {
      passed += weightOf(k);
      k++;
    }
    const value = values[order[k]];
    const share = high > low ? (value - low) / (high - low) : 0;
    const column = choices ? value : Math.min(columns - 1, Math.floor(share * columns));
    return { value, state: stateOf(mass[order[k]]), column };
  });
}

interface Picture {
  readonly nearest: NearestTurn;
  readonly dots: readonly Dot[];
  readonly name: string;
}

function turningSvg({ nearest, dots, name }: Picture, claim: ClaimFinding): string {
  const said = `${claim.id} by ${name}: ${dots.filter(({ state }) => state === "holds").length} of ${dots.length} worlds hold`;
  const { body, height } = nearest.choices ? bySetting(nearest.choices, dots) : byNumber(nearest, dots);
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(said)}">${body}<text x="${WIDTH / 2}" y="${height - 4}" class="k">${escapeHtml(name)}</text></svg>`;
}

/** Settings of a switch one below the other, each with its dots in a row. */
function bySetting(choices: readonly string[], dots: readonly Dot[]): { body: string; height: number } {
  const left = 12 + 7 * Math.max(...choices.map(({ length }) => length));
  const across = Math.floor((WIDTH - left - PAD.right) / DOT);
  let top = 6;
  const rows = choices.map((choice, k) => {
    const own = dots.filter(({ value }) => value === k);
    const marks = own.map(({ state }, n) =>
      dotSvg(state, left + 8 + (n % across) * DOT, top + 8 + Math.floor(n / across) * DOT),
    );
    const label = `<text x="${left - 6}" y="${top + 12}" class="n e">${escapeHtml(choice)}</text>`;
    top += Math.max(1, Math.ceil(own.length / across)) * DOT + 8;
    return label + marks.join("");
  });
  return { body: rows.join(""), height: top + 20 };
}

/** Dots stacked over an axis, with the place at which the claim turns. */
function byNumber({ at: turn, unit, path }: NearestTurn, dots: readonly Dot[]): { body: string; height: number } {
  const [low, high] = [dots[0].value, dots[dots.length - 1].value];
  const columns = Math.floor((WIDTH - PAD.left - PAD.right) / DOT);
  const x = (value: number): number =>
    PAD.left + (high > low ? (value - low) / (high - low) : 0.5) * (WIDTH - PAD.left - PAD.right);
  const stack = new Map<number, number>();
  const most = Math.max(
    ...[...new Set(dots.map(({ column }) => column))].map((c) => dots.filter((d) => d.column === c).length),
  );
  const floor = PAD.top + most * DOT;
  const marks = dots.map(({ column, state }) => {
    const n = stack.get(column) ?? 0;
    stack.set(column, n + 1);
    return dotSvg(
      state,
      Number(at(PAD.left + ((column + 0.5) / columns) * (WIDTH - PAD.left - PAD.right))),
      floor - (n + 0.5) * DOT,
    );
  });
  const ticks = ticksOf(low, high, 4).map(
    (tick) => `<text x="${at(x(tick))}" y="${floor + 14}" class="k">${escapeHtml(inUnits(tick, unit, path))}</text>`,
  );
  const line =
    turn === null || turn < low || turn > high
      ? ""
      : `<line x1="${at(x(turn))}" x2="${at(x(turn))}" y1="14" y2="${floor}" class="r"/><text x="${at(x(turn))}" y="10" class="k${x(turn) > WIDTH - 90 ? " e" : ""}">turns at ${escapeHtml(inUnits(turn, unit, path))}</text>`;
  const axis = `<line x1="${PAD.left}" x2="${WIDTH - PAD.right}" y1="${floor + 1}" y2="${floor + 1}" class="g"/>`;
  return { body: axis + line + marks.join("") + ticks.join(""), height: floor + PAD.foot };
}

const PLOT: Plot = {
  transform: [{ window: [{ op: "row_number", as: "nth" }], groupby: ["column"] }],
  width: 420,
  height: { step: 11 },
  mark: { type: "point", size: 70 },
  encoding: {
    x: { field: "column", type: "ordinal", axis: null },
    y: { field: "nth", type: "ordinal", sort: "descending", axis: null },
    shape: {
      field: "state",
      type: "nominal",
      title: null,
      scale: { domain: ["holds", "undecided", "fails"], range: ["circle", "circle", "M-.7,-.7L.7,.7M.7,-.7L-.7,.7"] },
    },
    fill: { condition: { test: "datum.state == 'holds'", value: colourOf("mark") }, value: "transparent" },
    stroke: { condition: { test: "datum.state == 'holds'", value: colourOf("mark") }, value: "black" },
    tooltip: [{ field: "told" }, { field: "state" }],
  },
};
