import { baselinesOf } from "./baseline.js";
import { reasonOf } from "./claim-table.js";
import { courseLines } from "./course-lines.js";
import { escapeHtml } from "./escape.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { itemsOf } from "./sentence.js";
import { CHAIN_STAGES } from "./stage.js";
import { honesty, policyColumns, SPREAD_NOTE } from "./text.js";
import { stageTitle } from "./views/chain.js";
import { outcomeStrips, regretStrips, stripSvg, type Strip } from "./views/policies.js";
import { turningView } from "./views/turning.js";
import { accountOf, capital, describePath, list, percent, placeOf, plain, VERDICT_WORDS } from "./words.js";

/** What a reader sees before any scrolling, and the first page of print: title, the argument as a chain, the sentences, courses, file. */
export function firstScreen(findings: Findings, file: string): string {
  return `<div class="page">${strip(findings)}<div class="first">${chain(findings, file)}${inShort(findings)}</div>${policies(findings)}${stands(findings)}</div>`;
}

function strip(findings: Findings): string {
  const { conflict } = findings;
  const [first, ...rest] = honesty(findings).split(". ");
  return (
    `<header class="strip"><div><h1>${escapeHtml(conflict.title)}</h1>` +
    `<p>${conflict.asOf ? `As of ${escapeHtml(conflict.asOf)}. ` : ""}${escapeHtml(conflict.question)}</p></div>` +
    `<div><p><span class="no">${escapeHtml(first)}.</span> <small>${escapeHtml(rest.join(". "))} Of the ${plain(findings.health.numbers)} numbers in the file ${plain(findings.health.sourced)} have a source of their own. Account: ${escapeHtml(accountOf(conflict))} · seed ${findings.seed} · file <code>${conflict.hash.slice(0, 12)}</code></small></p></div></header>`
  );
}

function chip(claim: ClaimFinding): string {
  const { kind } = claim.verdict;
  const label = VERDICT_WORDS[kind];
  return `<a class="chip ${kind}" href="#claim-${escapeHtml(claim.id)}" title="${escapeHtml(`${label.word.toLowerCase()}: ${claim.text}`)}">${escapeHtml(claim.id)} <b>${label.letter}</b></a>`;
}

function chain(findings: Findings, file: string): string {
  const stages = new Set(findings.claims.map((claim) => claim.stage));
  if (stages.size < 2) return `<section>${nearestFigure(findings, file)}</section>`;
  const used = findings.conflict.campaign
    ? CHAIN_STAGES
    : CHAIN_STAGES.filter((stage) => findings.claims.some((claim) => claim.stage === stage));
  const steps = used.map((stage) => {
    const chips = findings.claims
      .filter((claim) => claim.stage === stage)
      .map(chip)
      .join("");
    return `<li><strong>${escapeHtml(stageTitle(findings, stage))}</strong>${chips || "<small>no claim</small>"}</li>`;
  });
  return `<section><h2>The argument as a chain</h2><ol class="chain">${steps.join("")}</ol><p class="soft"><small>H holds · D depends · F fails · A assumed · O open · N not testable yet</small></p>${nearestFigure(findings, file)}</section>`;
}

/** Where a question of the first screen is answered at length. */
const WHY: Readonly<Record<string, string>> = {
  deal: "deal",
  argument: "claims",
  battle: "the-battle",
  men: "war",
  courses: "courses",
  serves: "courses",
  decisive: "stands",
};

function inShort(findings: Findings): string {
  const items = itemsOf(findings).map(
    ({ about, text }) =>
      `<li>${escapeHtml(text)} <a class="why" href="#${WHY[about]}" aria-label="why: ${escapeHtml(about)}">why</a></li>`,
  );
  return `<section><h2>In short</h2><ol class="short">${items.join("")}</ol></section>`;
}

/** The claim nearest to turning, as fifty worlds along what it turns on. */
function nearestFigure(findings: Findings, file: string): string {
  const view = turningView(findings, file);
  const claim = findings.claims.find(({ id }) => id === findings.nearest?.claim);
  if (view === null || !claim) return "";
  return `<figure id="${view.id}"><figcaption>Nearest to turning: <a href="#claim-${escapeHtml(claim.id)}">${escapeHtml(claim.id)}</a>, ${percent(claim.verdict.share ?? NaN)} of worlds. ${claim.verdict.dependsOn ? "It depends on " : claim.turn ? "Its best single divide: " : ""}${escapeHtml(claim.turn || claim.verdict.dependsOn ? (reasonOf(claim) ?? "") : capital(reasonOf(claim) ?? ""))}.</figcaption>${view.svg}<small>● holds &nbsp; ○ undecided &nbsp; ✕ does not; each mark is one world, evenly taken from all</small></figure>`;
}

/** How much of the file has a source, and what without one decides most. */
function stands({ health, conflict, claims }: Findings): string {
  if (claims.length === 0) return "";
  const named = health.decisive
    .slice(0, 2)
    .map(({ path, line }) => `${describePath(conflict, path)} (${placeOf(line)})`);
  const decide = named.length === 0 ? "" : ` Without a source and deciding most: ${list(named)}.`;
  return `<p class="stands">File: ${plain(health.sourced)} of ${plain(health.numbers)} numbers sourced.${escapeHtml(decide)} <a class="why" href="#stands" aria-label="why: what the file stands on">why</a></p>`;
}

/** Strips beside each other, the names of their rows first. */
function stripRow(strips: readonly Strip[], names: string): string {
  if (strips.length === 0) return "";
  const drawn = strips.map(
    (strip) => `<figure><figcaption>${escapeHtml(strip.title)}</figcaption>${stripSvg(strip)}</figure>`,
  );
  return `<div class="strips wide"><ul aria-hidden="true">${names}</ul>${drawn.join("")}</div>`;
}

/** What each course does, folded away. */
function coursesHtml(findings: Findings): string {
  const items = courseLines(findings).map(
    ([title, does]) => `<li><b>${escapeHtml(title)}</b>: ${escapeHtml(does)}</li>`,
  );
  return `<details><summary>What each course does</summary><ul>${items.join("")}</ul></details>`;
}

function policies(findings: Findings): string {
  if (findings.policies.length === 0) return "";
  const columns = policyColumns(findings);
  const actors = findings.conflict.actors.filter((actor) => findings.policies[0].regret[actor.id]);
  const head = [...columns.map((column) => column.title), ...actors.map((actor) => `Regret, ${actor.title}`)];
  const cells = (policy: Findings["policies"][0]): string[] => [
    ...columns.map((column) => column.show(policy.measures[column.id])),
    ...actors.map(
      (actor) => `${policy.regret[actor.id].p90.toFixed(2)}, best in ${percent(policy.regret[actor.id].best)}`,
    ),
  ];
  const rows = findings.policies.map(
    (policy) =>
      `<tr><th scope="row">${escapeHtml(policy.title)}</th>${cells(policy)
        .map((cell) => `<td class="n">${escapeHtml(cell)}</td>`)
        .join("")}</tr>`,
  );
  const cards = findings.policies.map(
    (policy) =>
      `<div class="card"><b>${escapeHtml(policy.title)}</b><dl>${cells(policy)
        .map((cell, k) => `<dt>${escapeHtml(head[k])}</dt><dd>${escapeHtml(cell)}</dd>`)
        .join("")}</dl></div>`,
  );
  const names = findings.policies
    .map((policy) => `<li title="${escapeHtml(policy.title)}">${escapeHtml(policy.title)}</li>`)
    .join("");
  return (
    `<section id="courses"><h2>Courses of action on the same worlds</h2>${coursesHtml(findings)}${[outcomeStrips(findings), regretStrips(findings)].map((strips) => stripRow(strips, names)).join("")}` +
    `<p class="soft"><small>${escapeHtml(SPREAD_NOTE)}</small></p>${baselinesOf(findings)
      .map((text) => `<p class="soft"><small>${escapeHtml(text)}</small></p>`)
      .join("")}` +
    `<details class="wide"><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Table of courses of action"><table><thead><tr><th scope="col">Course</th>${head.map((text) => `<th scope="col" class="n">${escapeHtml(text)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div></details>` +
    `<div class="cards">${cards.join("")}</div></section>`
  );
}
