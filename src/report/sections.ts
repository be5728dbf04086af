import { escapeHtml } from "./escape.js";
import type { Bargaining } from "../ensemble/outcomes.js";
import type { Findings } from "./finding.js";
import { floorsInWords } from "./floors-words.js";
import { lineInWords, optionsInWords } from "./line-words.js";
import { acrossSentence, linesCrossed } from "./sentence-deal.js";
import { agreementView, packageLetter } from "./views/agreement.js";
import { positionsView } from "./views/positions.js";
import { viewHtml } from "./views/view.js";
import { list, percent, plain, withArticle } from "./words.js";

/** More actors than this and the table of packages takes the whole width. */
const MOST_BESIDE = 5;

/** Whether there is a deal: where the lines collide, what opens one, the frontier, the named packages. */
export function termsSection(
  { terms, conflict, ...findings }: Findings,
  file: string,
  bargaining: Bargaining | null = null,
): string {
  if (!terms) return "";
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  const collisions = terms.collisions.map((collision) => {
    const sets = collision.collide.map(
      (set) =>
        `<li>${set.map((line) => `${escapeHtml(title(line.actor))} refuses ${escapeHtml(lineInWords(conflict, line.never))} (firm ${percent(line.firm)})`).join(" · ")}</li>`,
    );
    const openings = collision.openings.slice(0, 6).map((opening) => {
      return `<li>${escapeHtml(list([...new Set(opening.lines.map((line) => title(line.actor)))]))} would cross ${opening.lines.map((line) => escapeHtml(lineInWords(conflict, line.never))).join(" and ")} <small>(${escapeHtml(optionsInWords(conflict, opening.options))})</small></li>`;
    });
    return `<h3>On ${escapeHtml(list(collision.issues.map((id) => conflict.issues.find((issue) => issue.id === id)?.title ?? id)))}</h3><p>Cannot all be kept:</p><ul>${sets.join("")}</ul><p>What would open it, smallest first:</p><ul>${openings.join("")}</ul>`;
  });
  const heads = conflict.actors.map((actor) => `<th scope="col" class="n">${escapeHtml(actor.title)}</th>`).join("");
  const rows = terms.named.map((each, n) => {
    const cells = conflict.actors.map((actor) => `<td class="n">${plain(each.utility[actor.id])}</td>`).join("");
    const crosses = each.crosses.map((line) => `${title(line.actor)}: ${lineInWords(conflict, line.never)}`).join("; ");
    return (
      `<tr class="over"><th scope="row">${packageLetter(n)} ${escapeHtml(each.title)}</th>${cells}<td>${each.improvable ? "yes" : "no"}</td></tr>` +
      `<tr><td colspan="${conflict.actors.length + 2}"><small>Crosses: ${escapeHtml(crosses || "no stated line")}.</small></td></tr>`
    );
  });
  const positions = positionsView(conflict, file);
  const across = acrossSentence({ ...findings, terms, conflict });
  const inside =
    terms.collisions.length === 0
      ? ""
      : `<p>Inside the stated lines, no: every package crosses at least ${escapeHtml(linesCrossed(terms))}.${across === null ? "" : ` ${escapeHtml(across)}`}</p>`;
  return (
    `<section id="deal"><h2>Is there a deal?</h2>${inside}${collisions.join("")}` +
    `<div class="${conflict.actors.length > MOST_BESIDE ? "" : "first"}"><div><h3>Named packages</h3><div class="scroll" tabindex="0" role="region" aria-label="Named packages"><table><thead><tr><th scope="col">Package</th>${heads}<th scope="col">Improvable for both?</th></tr></thead><tbody>${rows.join("")}</tbody></table></div><p class="soft"><small>${terms.inPoints ? "Points." : "Each on its own scale: 0 its worst package, 1 its best."} ${escapeHtml(floorsInWords(conflict, terms, bargaining))}</small></p></div>` +
    `${viewHtml(agreementView(conflict, terms, file))}</div>${positions === null ? "" : viewHtml(positions)}</section>`
  );
}

/** Which outcomes hold, and how the patron's view of the game differs. */
export function structureSection({ structure, conflict }: Findings): string {
  if (!structure) return "";
  const title = (id: string): string => conflict.moves.find((move) => move.id === id)?.title ?? id;
  const owner = (id: string): string => conflict.actors.find((actor) => actor.id === id.split(".")[0])?.title ?? "";
  const state = (options: readonly string[]): string =>
    options.length === 0
      ? "<li>nobody does anything</li>"
      : `<li>${options.map((id) => `${escapeHtml(owner(id))}: ${escapeHtml(title(id))}`).join(" · ")}</li>`;
  const listed = (states: readonly (readonly string[])[]): string =>
    states.length === 0
      ? "<p>None.</p>"
      : `<ul>${states.slice(0, 8).map(state).join("")}</ul>${states.length > 8 ? `<p class="soft">and ${states.length - 8} more</p>` : ""}`;
  const seq = structure.equilibria.seq ?? [];
  const views = structure.views.map((view) => {
    const seen = view.equilibria.seq ?? [];
    const key = (options: readonly string[]): string => options.join(" ");
    const truth = new Set(seq.map(key));
    const imagined = seen.filter((each) => !truth.has(key(each))).length;
    const missed = seq.filter((each) => !seen.some((other) => key(other) === key(each))).length;
    const who = conflict.actors.find((actor) => actor.id === view.actor)?.title ?? view.actor;
    return `<h3>As ${escapeHtml(withArticle(who))} sees the game</h3><p>${imagined === 0 && missed === 0 ? "The same outcomes hold." : `${imagined} outcomes seem to hold that do not, ${missed} hold that do not seem to.`}</p>${listed(seen)}`;
  });
  return `<section><h2>Which outcomes hold?</h2><p>${structure.states} possible combinations of ${structure.options.length} options. Stable for everyone when each foresees the others' own improvements (sequential stability): ${seq.length}. Such an outcome would last once it is there; whether and when the war comes to it this does not say: the courses do.</p>${listed(seq)}${views.join("")}</section>`;
}
