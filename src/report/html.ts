import { verdictRule } from "../judgement/index.js";
import { baselinesOf } from "./baseline.js";
import { changesInWords } from "./change-words.js";
import { besideShare, intervalOf, moreRepeats, reasonOf } from "./claim-table.js";
import { courseSection } from "./course-section.js";
import { endingSection } from "./ending-section.js";
import { escapeHtml } from "./escape.js";
import type { ClaimFinding, Findings } from "./finding.js";
import { sentencesOf } from "./sentence.js";
import { STYLE } from "./style.js";
import { structureSection, termsSection } from "./sections.js";
import { honesty, idleInWords, policyColumns, SPREAD_NOTE } from "./text.js";
import { CHAIN_STAGES, STAGE_TITLES } from "./stage.js";
import { battleView } from "./views/battle.js";
import { viewHtml } from "./views/view.js";
import { warSection } from "./war-section.js";
import type { CourseFans } from "../ensemble/fans.js";
import type { Endings } from "../ensemble/outcomes.js";
import { dotsSvg, nearestToTurning } from "./views/dots.js";
import { askedOf, readOf } from "./views/origin.js";
import { outcomeStrips, regretStrips, stripSvg } from "./views/policies.js";
import { accountOf, percent, placeOf, plain, VERDICT_WORDS, withArticle } from "./words.js";

/** What the page is told besides the findings. `styleHash`: base64 SHA-256 of the style, so that the policy allows just it. */
export interface HtmlOptions {
  readonly file: string;
  readonly styleHash: string;
  /** The course over many worlds, where it was run. */
  readonly fans?: CourseFans | null;
  /** How the courses end over them. */
  readonly endings?: Endings | null;
}

/** The brief as one self-contained page: no script, no network, everything escaped. */
export function renderHtml(findings: Findings, options: HtmlOptions): string {
  const { conflict } = findings;
  const policy = `default-src 'none'; style-src 'sha256-${options.styleHash}'; base-uri 'none'; form-action 'none'`;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">`,
    `<title>${escapeHtml(conflict.title)}: brief</title><style>${STYLE}</style></head><body>`,
    `<main><div class="page">${strip(findings)}<div class="first">${chain(findings)}${inShort(findings)}</div>${policies(findings)}</div>`,
    changes(findings),
    claims(findings),
    courseSection(findings, options.file),
    endingSection(findings, options.file, options.endings ?? null),
    warSection(findings, options.file, options.fans ?? null),
    battleSection(findings, options.file),
    termsSection(findings, options.file),
    structureSection(findings),
    record(findings),
    health(findings),
    sources(findings),
    `</main>${foot(findings, options)}</body></html>\n`,
  ].join("\n");
}

function battleSection({ battle, conflict }: Findings, file: string): string {
  return battle ? `<section><h2>The battle</h2>${viewHtml(battleView(conflict, battle, file))}</section>` : "";
}

function strip(findings: Findings): string {
  const { conflict } = findings;
  const [first, ...rest] = honesty(findings).split(". ");
  return (
    `<header class="strip"><div><h1>${escapeHtml(conflict.title)}</h1>` +
    `<p>${conflict.asOf ? `As of ${escapeHtml(conflict.asOf)}. ` : ""}${escapeHtml(conflict.question)}</p></div>` +
    `<div><p><span class="no">${escapeHtml(first)}.</span> ${escapeHtml(rest.join(". "))}</p>` +
    `<p class="soft">Account: ${escapeHtml(accountOf(conflict))}${conflict.variants.length > 0 ? ` (others in the file: ${conflict.variants.map((each) => escapeHtml(each.id)).join(", ")})` : ""} · seed ${findings.seed} · file <code>${conflict.hash.slice(0, 12)}</code></p></div></header>`
  );
}

function chip(claim: ClaimFinding): string {
  const { kind } = claim.verdict;
  const label = VERDICT_WORDS[kind];
  return `<a class="chip ${kind}" href="#claim-${escapeHtml(claim.id)}" title="${escapeHtml(`${label.word.toLowerCase()}: ${claim.text}`)}">${escapeHtml(claim.id)} <b>${label.letter}</b></a>`;
}

function chain(findings: Findings): string {
  const stages = new Set(findings.claims.map((claim) => claim.stage));
  if (stages.size < 2) return `<section>${nearestFigure(findings)}</section>`;
  const patron = findings.conflict.patron ? findings.conflict.actors[findings.conflict.patron.actor].title : null;
  const title = (stage: (typeof CHAIN_STAGES)[number]): string =>
    stage === "blame" && patron ? `Whom ${withArticle(patron)} blames` : STAGE_TITLES[stage];
  const used = findings.conflict.campaign
    ? CHAIN_STAGES
    : CHAIN_STAGES.filter((stage) => findings.claims.some((claim) => claim.stage === stage));
  const steps = used.map((stage) => {
    const chips = findings.claims
      .filter((claim) => claim.stage === stage)
      .map(chip)
      .join("");
    return `<li><strong>${escapeHtml(title(stage))}</strong>${chips || "<small>no claim</small>"}</li>`;
  });
  return `<section><h2>The argument as a chain</h2><ol class="chain">${steps.join("")}</ol><p class="soft"><small>H holds · D depends · F fails · A assumed · O open · N not testable yet</small></p>${nearestFigure(findings)}</section>`;
}

function inShort(findings: Findings): string {
  const items = sentencesOf(findings).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<section><h2>In short</h2><ol class="short">${items.join("")}</ol></section>`;
}

/** The claim whose share lies nearest to one half, as fifty marks. */
function nearestFigure(findings: Findings): string {
  const nearest = nearestToTurning(findings.claims);
  const dots = nearest ? dotsSvg(nearest, findings.weights) : null;
  const figure =
    nearest && dots
      ? `<figure><figcaption>Nearest to turning: <a href="#claim-${escapeHtml(nearest.id)}">${escapeHtml(nearest.id)}</a>, ${percent(nearest.verdict.share ?? NaN)} of worlds. ${nearest.verdict.dependsOn ? "It depends on" : "Its best single divide:"} ${escapeHtml(reasonOf(nearest) ?? "")}.</figcaption>${dots}<small>● holds &nbsp; ○ undecided &nbsp; ✕ does not; each mark is a fiftieth of the worlds</small></figure>`
      : "";
  return figure;
}

function policies(findings: Findings): string {
  if (findings.policies.length === 0) return "";
  const columns = policyColumns(findings);
  const strips = [...outcomeStrips(findings), ...regretStrips(findings)].map(
    (strip) => `<figure><figcaption>${escapeHtml(strip.title)}</figcaption>${stripSvg(strip)}</figure>`,
  );
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
    `<section><h2>Courses of action on the same worlds</h2><div class="strips wide"><ul aria-hidden="true">${names}</ul>${strips.join("")}</div>` +
    `<p class="soft"><small>${escapeHtml(SPREAD_NOTE)}</small></p>${baselinesOf(findings)
      .map((text) => `<p class="soft"><small>${escapeHtml(text)}</small></p>`)
      .join("")}` +
    `<details class="wide"><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Table of courses of action"><table><thead><tr><th scope="col">Course</th>${head.map((text) => `<th scope="col" class="n">${escapeHtml(text)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div></details>` +
    `<div class="cards">${cards.join("")}</div></section>`
  );
}

function changes(findings: Findings): string {
  const said = changesInWords(findings);
  if (said === null) return "";
  const [head, ...rest] = said;
  const items = rest.map((text) => `<li>${escapeHtml(text)}</li>`);
  return `<section><h2>What this account changes</h2><p>${escapeHtml(head)}</p>${items.length > 0 ? `<ul>${items.join("")}</ul>` : ""}</section>`;
}

function claims(findings: Findings): string {
  if (findings.claims.length === 0) return "";
  const rows = findings.claims.map((claim) => {
    const { verdict } = claim;
    const share = verdict.share === null ? "–" : percent(verdict.share);
    const interval = intervalOf(claim, " to ");
    const why = verdict.needs ? `needs ${verdict.needs}` : (reasonOf(claim) ?? "–");
    const under = claim.under ? ` <small>under “${escapeHtml(claim.under)}”</small>` : "";
    return (
      `<tr id="claim-${escapeHtml(claim.id)}"><th scope="row">${escapeHtml(claim.id)}</th><td>${escapeHtml(claim.text)}<br><code>${escapeHtml(claim.says)}</code>${under}<br><small>${escapeHtml(claim.from ?? "no source named")} · line ${claim.line}</small></td>` +
      `<td><b class="${verdict.kind}">${VERDICT_WORDS[verdict.kind].word}</b></td><td class="n">${share}<br><small>${[interval, ...besideShare(claim)].map(escapeHtml).join("<br>")}</small></td><td>${escapeHtml(why)}</td></tr>`
    );
  });
  return (
    `<section><h2>Claims</h2><div class="scroll" tabindex="0" role="region" aria-label="Claims and verdicts"><table class="claims"><thead><tr><th scope="col">Claim</th><th scope="col">What it says</th><th scope="col">Verdict</th><th scope="col" class="n">Share of worlds</th><th scope="col">Turns when</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>` +
    `<p class="soft"><small>Rule. ${escapeHtml([verdictRule(findings.policies.length > 1), moreRepeats(findings)].filter((text) => text !== null).join(" "))}</small></p></section>`
  );
}

function record({ record: moves, conflict }: Findings): string {
  if (moves.length === 0 || !conflict.patron) return "";
  const patron = conflict.actors[conflict.patron.actor].title;
  const about = conflict.actors[conflict.patron.about].title;
  const title = (id: string): string => conflict.moves.find((move) => move.id === id)?.title ?? id;
  const rows = moves.map(
    ({ date, move, blamed }) =>
      `<tr><td>${escapeHtml(date)}</td><td>${escapeHtml(title(move))}</td><td class="n">${percent(blamed.median)} (${percent(blamed.low)}–${percent(blamed.high)})</td></tr>`,
  );
  return `<section><h2>The record, and what ${escapeHtml(withArticle(patron))} made of it</h2><p class="soft">Chance that ${escapeHtml(withArticle(patron))} gives that ${escapeHtml(about)} blocks peace, median over worlds (5th–95th percentile). What each move says is a declared range, even around “nothing”: until it is matched to the decisions on record the median hardly moves and the spread grows.</p><div class="scroll" tabindex="0" role="region" aria-label="Moves on record"><table><thead><tr><th scope="col">Date</th><th scope="col">Move</th><th scope="col" class="n">${escapeHtml(about)} is the obstacle</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function health(findings: Findings): string {
  const { health: file } = findings;
  const idle = idleInWords(findings);
  const items = file.decisive.map(
    ({ path, line, claims: ids }) =>
      `<li><code>${escapeHtml(path)}</code> (${placeOf(line)}): ${escapeHtml(ids.join(", "))}</li>`,
  );
  return `<section><h2>On what this stands</h2><p>${plain(file.numbers)} numbers in the file, ${plain(file.sourced)} with a source of their own, ${plain(file.uncertain)} given as ranges.</p>${idle === null ? "" : `<p>${escapeHtml(idle)}</p>`}${items.length > 0 ? `<p>Without a source, and verdicts turn on them:</p><ul>${items.join("")}</ul>` : ""}</section>`;
}

function sources({ conflict }: Findings): string {
  if (conflict.sources.length === 0) return "";
  const safe = (url: string): boolean => /^https?:\/\//.test(url);
  const items = conflict.sources.map((source) => {
    const side = source.side === null ? "" : ` (${escapeHtml(conflict.actors[source.side].title)}'s account)`;
    const title =
      source.url && safe(source.url)
        ? `<a href="${escapeHtml(source.url)}" rel="noreferrer">${escapeHtml(source.title)}</a>`
        : escapeHtml(source.title);
    return `<li id="source-${escapeHtml(source.id)}"><code>${escapeHtml(source.id)}</code> ${title}${source.date ? `, ${escapeHtml(source.date)}` : ""}${side}</li>`;
  });
  return `<section><h2>Sources</h2><details><summary>${conflict.sources.length} sources</summary><ul>${items.join("")}</ul></details></section>`;
}

function foot(findings: Findings, { file }: HtmlOptions): string {
  const engines = Object.entries(findings.engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  const { conflict, design } = findings;
  const read = escapeHtml(readOf(findings, file));
  const asked = askedOf(findings);
  const made = design
    ? `<code>parley run ${read} --design ${design.kind} ${asked} -o DIR</code> and <code>parley brief ${read} --from DIR</code>`
    : `<code>parley brief ${read} ${asked}</code>`;
  return `<footer class="soft"><small>Made by ${made} · ${escapeHtml(engines)} · file <code>${conflict.hash}</code></small></footer>`;
}
