import { escapeHtml } from "../escape.js";
import type { ClaimFinding } from "../finding.js";
import { percent } from "../words.js";

const DOTS = 50;

/** Fifty dots, each a fiftieth of the worlds (by weight, where they are weighted): filled where the claim holds, ringed where undecided, crossed where it fails. */
export function dotsSvg(claim: ClaimFinding, weights: Float64Array | null = null): string | null {
  const { mass } = claim.verdict;
  if (!mass) return null;
  const heard = [...mass.keys()].filter((j) => mass[j] === mass[j]).sort((a, b) => mass[b] - mass[a] || a - b);
  if (heard.length === 0) return null;
  const weightOf = (rank: number): number => weights?.[heard[rank]] ?? 1;
  const total = heard.reduce((sum, _, rank) => sum + weightOf(rank), 0);
  let [at, passed] = [0, 0];
  const dots = Array.from({ length: DOTS }, (_, k) => {
    const place = ((k + 0.5) / DOTS) * total;
    while (at < heard.length - 1 && passed + weightOf(at) <= place) {
      passed += weightOf(at);
      at++;
    }
    const p = mass[heard[at]];
    const x = 9 + (k % 25) * 14;
    const y = 9 + Math.floor(k / 25) * 16;
    if (p >= 0.9) return `<circle cx="${x}" cy="${y}" r="5" class="y"/>`;
    if (p > 0.1) return `<circle cx="${x}" cy="${y}" r="4.5" class="u"/>`;
    return `<path d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8" class="x"/>`;
  }).join("");
  const label = `${escapeHtml(claim.id)}: holds in ${percent(claim.verdict.share ?? NaN)} of worlds; filled dots: holds, rings: undecided, crosses: does not hold`;
  return `<svg viewBox="0 0 360 36" role="img" aria-label="${label}">${dots}</svg>`;
}

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
