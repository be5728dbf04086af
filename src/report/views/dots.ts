import { escapeHtml } from "../escape.js";
import type { ClaimFinding } from "../finding.js";
import { percent } from "../words.js";

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
