import { chainSection } from "./chain-section.js";
import { reasonOf } from "./claim-table.js";
import { coursesFoot } from "./courses-foot.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { itemsOf } from "./sentence.js";
import { leadsOf } from "./short-sentences.js";
import { honesty } from "./text.js";
import { turningView } from "./views/turning.js";
import { accountOf, capital, describePath, list, percent, placeOf, plain } from "./words.js";

/** What a reader sees before any scrolling, and the first page of print: title, the argument as a chain, the sentences, courses, file. */
export function firstScreen(findings: Findings, file: string): string {
  return `<div class="page">${strip(findings)}<div class="first">${chainSection(findings, file, nearestFigure(findings, file))}${inShort(findings)}</div>${coursesFoot(findings, stands(findings))}${inFull(findings)}</div>`;
}

function strip(findings: Findings): string {
  const { conflict } = findings;
  const [first, ...rest] = honesty(findings).split(". ");
  return (
    `<header class="strip"><h1>${escapeHtml(conflict.title)}</h1>` +
    `<p class="question">${conflict.asOf ? `As of ${escapeHtml(conflict.asOf)}. ` : ""}${escapeHtml(conflict.question)}</p>` +
    `<p class="honest"><span class="no">${escapeHtml(first)}.</span> <small>${escapeHtml(rest.join(". "))} Account: ${escapeHtml(accountOf(conflict))} · seed ${findings.seed} · file <code>${conflict.hash.slice(0, 12)}</code></small></p></header>`
  );
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
  const items = leadsOf(findings).map(
    ({ about, text }) =>
      `<li>${escapeHtml(text).replaceAll(" %", "&nbsp;%")} <a class="why" href="#${WHY[about]}" aria-label="why: ${escapeHtml(about)}">why</a></li>`,
  );
  return `<section class="said"><h2>In short</h2><ol class="short">${items.join("")}</ol></section>`;
}

/** What the sentences leave out where the first screen has them in short, folded away; nothing where it leaves out nothing. */
function inFull(findings: Findings): string {
  if (leadsOf(findings).every(({ whole }) => whole)) return "";
  const items = itemsOf(findings).map(({ text }) => `<li>${escapeHtml(text)}</li>`);
  return `<details><summary>The sentences in full</summary><ol class="short">${items.join("")}</ol></details>`;
}

/** The claim nearest to turning, as fifty worlds along what it turns on. */
function nearestFigure(findings: Findings, file: string): string {
  const view = turningView(findings, file);
  const claim = findings.claims.find(({ id }) => id === findings.nearest?.claim);
  if (view === null || !claim) return "";
  return `<figure id="${view.id}"><figcaption>Nearest to turning: <a href="#claim-${escapeHtml(claim.id)}">${escapeHtml(claim.id)}</a>, ${percent(claim.verdict.share ?? NaN)} of worlds. ${claim.verdict.dependsOn ? "It depends on " : claim.turn ? "It " : ""}${escapeHtml(claim.turn || claim.verdict.dependsOn ? (reasonOf(claim) ?? "") : capital(reasonOf(claim) ?? ""))}.</figcaption>${view.svg}<small>● holds &nbsp; ○ undecided &nbsp; ✕ does not; each mark is one world, evenly taken from all</small></figure>`;
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
