import { besideShare, intervalOf, reasonOf } from "./claim-table.js";
import { escapeHtml } from "./escape.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { CHAIN_STAGES, type ChainStage } from "./stage.js";
import { stageTitle } from "./views/chain.js";
import { arrowInShort, arrowInWords, arrowsOf, measureCommand, thicknessInWords, type Arrow } from "./views/passage.js";
import { arrowHead, arrowShaft } from "./views/arrow.js";
import { at } from "./views/scale.js";
import { percent, VERDICT_WORDS } from "./words.js";

/** Steps of the argument that a page shows: all of a war, else those that claims speak of; fewer than two are no chain. */
export function stepsOf({ conflict, claims }: Findings): ChainStage[] {
  const spoken = CHAIN_STAGES.filter((stage) => claims.some((claim) => claim.stage === stage));
  if (spoken.length < 2) return [];
  return conflict.campaign ? [...CHAIN_STAGES] : spoken;
}

/**
 * The argument as a chain: steps left to right, each with its claims as chips, arrows as thick as what passes along them. What is
 * pointed at or focused is told below, in the place of the key; without script. `beside`: what stands beside the key.
 */
export function chainSection(findings: Findings, file: string, beside: string): string {
  const used = stepsOf(findings);
  if (used.length === 0) return beside === "" ? "" : `<section class="argument">${beside}</section>`;
  const title = (stage: ChainStage): string => stageTitle(findings, stage);
  const arrows = arrowsOf(used, findings.passage);
  const steps = used.map((stage, k) => {
    const chips = findings.claims.filter((claim) => claim.stage === stage).map(chip);
    const box = `<li class="step"><strong>${escapeHtml(title(stage))}</strong>${chips.join("") || "<small>no claim</small>"}</li>`;
    const next = k < used.length - 1 ? `<li class="arrow">${arrowHtml(arrows[k], title)}</li>` : "";
    return box + next;
  });
  const back = arrows.length === used.length ? wayBack(arrows[arrows.length - 1], title) : "";
  return (
    `<section class="argument"><h2>The argument as a chain</h2><ol class="chain">${steps.join("")}${back}</ol>` +
    `<div class="under"><div class="key"><p><small>${lettersOf(findings)}. Point at a claim or an arrow, or step to it by keyboard.</small></p>${thicknessHtml(findings, file)}</div>${beside}</div></section>`
  );
}

function thicknessHtml(findings: Findings, file: string): string {
  if (!findings.conflict.campaign) return "";
  const command = measureCommand(findings, file);
  const measure = command === null ? "" : ` To measure: <code>${escapeHtml(command)}</code>`;
  return `<p><small>${escapeHtml(thicknessInWords(findings, (stage) => stageTitle(findings, stage)))}${measure}</small></p>`;
}

/** The letters that occur, in words. */
function lettersOf({ claims }: Findings): string {
  const kinds = Object.entries(VERDICT_WORDS).filter(([kind]) => claims.some(({ verdict }) => verdict.kind === kind));
  return kinds.map(([, { word, letter }]) => `<b>${letter}</b> ${word.toLowerCase()}`).join(" · ");
}

/** A mark and what is told of it while it is pointed at or has the focus. */
function told(mark: string, id: string, note: string): string {
  return `<span class="tip">${mark}<span class="note" role="tooltip" id="${id}">${note}</span></span>`;
}

function chip(claim: ClaimFinding): string {
  const { kind } = claim.verdict;
  const { letter } = VERDICT_WORDS[kind];
  const id = escapeHtml(claim.id);
  const mark = `<a class="chip ${kind}" href="#claim-${id}" aria-describedby="note-${id}">${id} <b>${letter}</b></a>`;
  return told(mark, `note-${id}`, noteOf(claim));
}

/** Sentence, verdict, share of worlds, what it turns on, what is tested, and the line in the file. */
function noteOf(claim: ClaimFinding): string {
  const { verdict, under } = claim;
  const interval = intervalOf(claim, " to ");
  const share =
    verdict.share === null || verdict.share !== verdict.share
      ? []
      : [`holds in ${percent(verdict.share)} of worlds${interval ? ` (${interval})` : ""}`];
  const beside = besideShare(claim).filter((text) => !text.startsWith("holds in"));
  const why = verdict.needs ? `needs ${verdict.needs}` : reasonOf(claim);
  const facts = [...share, ...beside, ...(why === null ? [] : [why])].join(" · ");
  return (
    `<b>${escapeHtml(claim.id)}</b> ${escapeHtml(claim.text)} <b class="${verdict.kind}">${VERDICT_WORDS[verdict.kind].word}</b>` +
    `<br>${escapeHtml(facts)}<br><code>${escapeHtml(claim.says)}</code>${under ? ` <small>under “${escapeHtml(under)}”</small>` : ""}` +
    `<br><small>Line ${claim.line} of the file${claim.from ? ` · ${escapeHtml(claim.from)}` : ""}</small>`
  );
}

function arrowHtml(arrow: Arrow, title: (stage: ChainStage) => string): string {
  const drawn = `<svg viewBox="0 0 22 40" aria-hidden="true">${arrowShaft(arrow, 1, 13, 20)}${arrowHead(arrow, 21, 20)}</svg>`;
  return tellingArrow(arrow, drawn, title);
}

/** A refusal is a public move again: the last step leads back to the first. */
function wayBack(arrow: Arrow, title: (stage: ChainStage) => string): string {
  const { width, broken } = arrow;
  const y = at(24 - width / 2);
  const course = broken ? `M949 0V${y}H735M721 ${y}H51V8M718 26l6 -12M732 26l6 -12` : `M949 0V${y}H51V8`;
  const line = `<svg class="line" viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true"><path d="${course}" class="${broken ? "ar br" : "ar"}" stroke-width="${broken ? 1.5 : at(width)}" vector-effect="non-scaling-stroke"/></svg>`;
  const head = `<svg class="up" viewBox="0 0 22 12" aria-hidden="true"><path d="M11 0l${headHalf(arrow)} 9h${-2 * headHalf(arrow)}z" class="ah"/></svg>`;
  return `<li class="back">${tellingArrow(arrow, `${line}${head}<small>and round again</small>`, title)}</li>`;
}

function headHalf({ width }: Arrow): number {
  return Math.round(width / 2 + 4);
}

/** An arrow that is measured can be stepped to; the others only show the order. */
function tellingArrow(arrow: Arrow, drawn: string, title: (stage: ChainStage) => string): string {
  if (arrow.link === null) return `<span class="shaft" aria-hidden="true">${drawn}</span>`;
  const name = `${title(arrow.from)} to ${title(arrow.to)}`;
  const id = `note-${arrow.from}-${arrow.to}`;
  const mark = `<span class="shaft" tabindex="0" role="img" aria-label="${escapeHtml(`${name}: ${arrowInShort(arrow)}`)}" aria-describedby="${id}">${drawn}</span>`;
  const note = `<b>${escapeHtml(`${title(arrow.from)} → ${title(arrow.to)}`)}</b> ${escapeHtml(arrowInShort(arrow))}<br>${escapeHtml(arrowInWords(arrow))}`;
  return told(mark, id, note);
}
