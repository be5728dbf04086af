import { escapeHtml } from "../escape.js";
import type { ClaimFinding, Findings } from "../finding.js";
import { percent } from "../words.js";
import { numbers, words } from "./data.js";
import { colourOf } from "./figure-style.js";
import { askedOf, provenanceOf, readOf } from "./origin.js";
import type { Plot } from "./plot.js";
import type { View } from "./view.js";

const DOTS = 50;
/** Dots in a row of the picture. */
const ROW = 25;

/** How a fiftieth of the worlds stands to a claim. */
export type DotState = "holds" | "undecided" | "fails";

/**
 * Fifty dots of a claim, each a fiftieth of the worlds (by weight, where they are weighted), those that hold it first; null
 * where no world says anything.
 */
export function dotsOf({ verdict: { mass } }: ClaimFinding, weights: Float64Array | null = null): DotState[] | null {
  if (!mass) return null;
  const heard = [...mass.keys()].filter((j) => mass[j] === mass[j]).sort((a, b) => mass[b] - mass[a] || a - b);
  if (heard.length === 0) return null;
  const weightOf = (rank: number): number => weights?.[heard[rank]] ?? 1;
  const total = heard.reduce((sum, _, rank) => sum + weightOf(rank), 0);
  let [at, passed] = [0, 0];
  return Array.from({ length: DOTS }, (_, k) => {
    const place = ((k + 0.5) / DOTS) * total;
    while (at < heard.length - 1 && passed + weightOf(at) <= place) {
      passed += weightOf(at);
      at++;
    }
    return stateOf(mass[heard[at]]);
  });
}

/** Whether a world decides for a claim, against it, or neither. */
export function stateOf(mass: number): DotState {
  return mass >= 0.9 ? "holds" : mass > 0.1 ? "undecided" : "fails";
}

/** A dot about a point: filled where the claim holds, ringed where undecided, crossed where it fails. */
export function dotSvg(state: DotState, x: number, y: number): string {
  if (state === "holds") return `<circle cx="${x}" cy="${y}" r="5" class="y"/>`;
  if (state === "undecided") return `<circle cx="${x}" cy="${y}" r="4.5" class="u"/>`;
  return `<path d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8" class="x"/>`;
}

/** The fifty dots of a claim as a picture; null where no world says anything. */
export function dotsSvg(claim: ClaimFinding, weights: Float64Array | null = null): string | null {
  const states = dotsOf(claim, weights);
  if (states === null) return null;
  const dots = states.map((state, k) => dotSvg(state, 9 + (k % ROW) * 14, 9 + Math.floor(k / ROW) * 16)).join("");
  const label = `${escapeHtml(claim.id)}: holds in ${percent(claim.verdict.share ?? NaN)} of worlds; filled dots: holds, rings: undecided, crosses: does not hold`;
  return `<svg viewBox="0 0 360 36" role="img" aria-label="${label}">${dots}</svg>`;
}

/** The claim nearest to turning as a figure; null where there is none. */
export function dotsView(findings: Findings, file: string): View | null {
  const claim = nearestToTurning(findings.claims);
  const states = claim && dotsOf(claim, findings.weights);
  if (!claim || !states) return null;
  const count = (state: DotState): number => states.filter((each) => each === state).length;
  return {
    id: "nearest-to-turning",
    title: `${claim.id}, the claim nearest to turning`,
    svg: dotsSvg(claim, findings.weights)!,
    data: {
      columns: [
        numbers("dot", "", "each is a fiftieth of the worlds"),
        numbers("column", "", "place in the picture, from the left"),
        numbers("row", "", "place in the picture, from the top"),
        words("state", "whether the claim holds there, fails, or is undecided"),
      ],
      rows: states.map((state, k) => [k + 1, (k % ROW) + 1, Math.floor(k / ROW) + 1, state]),
    },
    plot: DOTS_PLOT,
    table: {
      head: ["of fifty dots", "hold", "undecided", "fail"],
      rows: [[claim.id, String(count("holds")), String(count("undecided")), String(count("fails"))]],
    },
    sentence: `${claim.text} It holds in ${percent(claim.verdict.share ?? NaN)} of worlds. Dots: it holds; rings: undecided; crosses: it does not; each is a fiftieth of the worlds.`,
    command: `parley why ${claim.id} ${readOf(findings, file)} ${askedOf(findings)}`,
    provenance: provenanceOf(findings),
  };
}

const DOTS_PLOT: Plot = {
  width: 360,
  height: 40,
  mark: { type: "point", size: 80 },
  encoding: {
    x: { field: "column", type: "ordinal", axis: null },
    y: { field: "row", type: "ordinal", axis: null },
    shape: {
      field: "state",
      type: "nominal",
      title: null,
      scale: { domain: ["holds", "undecided", "fails"], range: ["circle", "circle", "M-.7,-.7L.7,.7M.7,-.7L-.7,.7"] },
    },
    fill: { condition: { test: "datum.state == 'holds'", value: colourOf("mark") }, value: "transparent" },
    stroke: { condition: { test: "datum.state == 'holds'", value: colourOf("mark") }, value: "black" },
  },
};

const DECIDED: ReadonlySet<string> = new Set(["holds", "fails", "depends"]);

/** The claim whose share lies nearest to 50 %, among those with a verdict and a known cause: the one nearest to turning. */
export function nearestToTurning(claims: readonly ClaimFinding[]): ClaimFinding | null {
  const judged = claims.filter(
    (claim) => DECIDED.has(claim.verdict.kind) && (claim.turn !== null || claim.verdict.dependsOn !== null),
  );
  const distance = (claim: ClaimFinding): number => Math.abs((claim.verdict.share ?? 0) - 0.5);
  return judged.reduce<ClaimFinding | null>(
    (best, claim) => (best === null || distance(claim) < distance(best) ? claim : best),
    null,
  );
}
