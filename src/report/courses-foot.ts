import { baselinesOf } from "./baseline.js";
import { courseLines } from "./course-lines.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { policyColumns, SPREAD_NOTE } from "./text.js";
import { outcomeStrips, regretStrips, SMALL, SMALLER, stripSvg, type Strip, type StripSize } from "./views/policies.js";
import { percent } from "./words.js";

/** What the marks of the strips are. */
const MARKS =
  "dot: mean of a chance, median of an amount; bar: 5th to 95th percentile of worlds; regret: dot the 90th percentile, bar from the mean; 0 = always best";

/** The foot of the first screen: every course by its outcomes, with regret beside, and under them what the file stands on. */
export function coursesFoot(findings: Findings, stands: string): string {
  if (findings.policies.length === 0) return stands;
  const baselines = baselinesOf(findings).map((text) => `<p class="soft"><small>${escapeHtml(text)}</small></p>`);
  return (
    `<section id="courses"><h2>Courses of action on the same worlds</h2> <small class="wide marks">${MARKS}</small>${stripsHtml(findings)}<div class="cards">${cardsHtml(findings)}</div>${stands}` +
    `<p class="soft narrow"><small>${escapeHtml(SPREAD_NOTE)}</small></p>${baselines.join("")}` +
    `${doesHtml(findings)}${tableHtml(findings)}</section>`
  );
}

/** Strips of one kind that find room beside those of the other. */
const ABREAST = 4;

/** Strips of the outcomes, those of regret beside where there is room; each group with the names of the rows first. */
function stripsHtml(findings: Findings): string {
  const names = findings.policies.map(({ title }) => `<li title="${escapeHtml(title)}">${escapeHtml(title)}</li>`);
  const group = (name: string, strips: readonly Strip[], size: StripSize): string => {
    const drawn = strips.map(
      (strip) =>
        `<figure><figcaption>${escapeHtml(strip.title.replace(/^Regret of (the )?/, "Regret, "))}</figcaption>${stripSvg(strip, size)}</figure>`,
    );
    return strips.length === 0
      ? ""
      : `<div class="strips ${name}"><ul aria-hidden="true">${names.join("")}</ul>${drawn.join("")}</div>`;
  };
  const [levels, regrets] = [outcomeStrips(findings), regretStrips(findings)];
  const groups = `${group("levels", levels, SMALL)}${group("regrets", regrets, SMALLER)}`;
  const beside = levels.length > 0 && levels.length <= ABREAST && regrets.length <= ABREAST ? " beside" : "";
  return groups === "" ? "" : `<div class="foot wide${beside}">${groups}</div>`;
}

/** What each course does, folded away. */
function doesHtml(findings: Findings): string {
  const items = courseLines(findings).map(
    ([title, does]) => `<li><b>${escapeHtml(title)}</b>: ${escapeHtml(does)}</li>`,
  );
  return `<details><summary>What each course does</summary><ul>${items.join("")}</ul></details>`;
}

interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly string[] }[];
}

function cellsOf(findings: Findings): Cells {
  const columns = policyColumns(findings);
  const actors = findings.conflict.actors.filter((actor) => findings.policies[0].regret[actor.id]);
  return {
    head: [...columns.map((column) => column.title), ...actors.map((actor) => `Regret, ${actor.title}`)],
    rows: findings.policies.map(({ title, measures, regret }) => ({
      title,
      cells: [
        ...columns.map((column) => column.show(measures[column.id])),
        ...actors.map(({ id }) => `${regret[id].p90.toFixed(2)}, best in ${percent(regret[id].best)}`),
      ],
    })),
  };
}

function tableHtml(findings: Findings): string {
  const { head, rows } = cellsOf(findings);
  const heads = head.map((text) => `<th scope="col" class="n">${escapeHtml(text)}</th>`);
  const body = rows.map(({ title, cells }) => {
    const numbers = cells.map((cell) => `<td class="n">${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(title)}</th>${numbers.join("")}</tr>`;
  });
  return `<details class="wide"><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Table of courses of action"><table><thead><tr><th scope="col">Course</th>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div></details>`;
}

/** The same one course below the other, for narrow screens. */
function cardsHtml(findings: Findings): string {
  const { head, rows } = cellsOf(findings);
  const cards = rows.map(({ title, cells }) => {
    const pairs = cells.map((cell, k) => `<dt>${escapeHtml(head[k])}</dt><dd>${escapeHtml(cell)}</dd>`);
    return `<div class="card"><b>${escapeHtml(title)}</b><dl>${pairs.join("")}</dl></div>`;
  });
  return cards.join("");
}
