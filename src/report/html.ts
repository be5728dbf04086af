import { verdictRule } from "../judgement/index.js";
import type { CourseFans } from "../ensemble/fans.js";
import type { Endings } from "../ensemble/outcomes.js";
import { otherAccounts, switchLabel, unchangedHtml, unchangedParts, type PagePart } from "./account-words.js";
import { changesInWords } from "./change-words.js";
import { besideShare, intervalOf, moreRepeats, reasonOf, shareOf } from "./claim-table.js";
import { courseSection } from "./course-section.js";
import { endingSection } from "./ending-section.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { glossaryHtml } from "./glossary.js";
import { firstScreen } from "./first-screen.js";
import type { ReplayFinding } from "./replay.js";
import { replaySection } from "./replay-section.js";
import type { ToldClaim } from "./stories.js";
import { storySection } from "./story-section.js";
import { STYLE } from "./style.js";
import { structureSection, termsSection } from "./sections.js";
import { idleInWords } from "./text.js";
import { battleView } from "./views/battle.js";
import { claimsView } from "./views/claims.js";
import { askedOf, readOf } from "./views/origin.js";
import { settingsView } from "./views/settings.js";
import { viewHtml } from "./views/view.js";
import { warSection } from "./war-section.js";
import { sourcesHtml } from "./sources-section.js";
import { testedAs } from "./tested-as.js";
import { verdictLines } from "./verdict-lines.js";
import { capital, describePath, patronNamed, percent, placeOf, plain, VERDICT_WORDS, withArticle } from "./words.js";

/** One account of the page, and what is drawn besides. */
export interface Reading {
  readonly findings: Findings;
  readonly file: string;
  /** The course over many worlds, where it was run. */
  readonly fans?: CourseFans | null;
  /** How the courses end over them. */
  readonly endings?: Endings | null;
  /** The record act by act, where there is one. */
  readonly replay?: ReplayFinding | null;
  /** One world each way of the claims, played. */
  readonly told?: readonly ToldClaim[];
}

/** What the page is told besides the findings. `styleHash`: base64 SHA-256 of the style, so that the policy allows just it. */
export interface HtmlOptions extends Omit<Reading, "findings"> {
  readonly styleHash: string;
  /** Other accounts of the same file, for the switch; `MOST_ACCOUNTS` with the first. */
  readonly accounts?: readonly Reading[];
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
    `<main>${readingsHtml([{ ...options, findings }, ...(options.accounts ?? [])])}</main></body></html>\n`,
  ].join("\n");
}

/** The page by each account, with a switch of which one is shown; without accounts just the page. */
function readingsHtml(readings: readonly Reading[]): string {
  const [filed, ...others] = readings.map(partsOf);
  const pages = [
    readingHtml(readings[0], filed, others.length === 0 ? otherAccounts(readings[0].findings, readings[0].file) : ""),
  ];
  if (others.length === 0) return pages[0];
  others.forEach((parts, k) => {
    const same = unchangedParts(filed.results, parts.results);
    pages.push(readingHtml(readings[k + 1], parts, unchangedHtml(same)));
  });
  const choices = readings.map(
    ({ findings }, k) =>
      `<label><input type="radio" name="account" id="account-${k}"${k === 0 ? " checked" : ""}>${escapeHtml(switchLabel(findings))}</label>`,
  );
  const named = pages.map((page, k) => {
    // every account has the same places: those of the others get names of their own
    const own =
      k === 0 ? page : page.replace(/ (id|aria-labelledby|aria-describedby)="| href="#/g, (start) => `${start}a${k}-`);
    return `<div class="account" id="read-${k}">${own}</div>`;
  });
  return `<fieldset class="switch"><legend>Account</legend>${choices.join("")}</fieldset>${named.join("")}`;
}

/** A page in parts: what comes before any scrolling, and the sections after it. */
interface Parts {
  readonly first: string;
  readonly results: readonly PagePart[];
  /** What words mean, and the sources. */
  readonly last: string;
}

function partsOf({ findings, file, fans = null, endings = null, replay = null, told = [] }: Reading): Parts {
  const results = [
    claims(findings, file, new Set(told.map(({ claim }) => claim))),
    storySection(findings, file, told),
    health(findings),
    courseSection(findings, file),
    termsSection(findings, file, endings?.bargaining ?? null),
    endingSection(findings, file, endings),
    warSection(findings, file, fans),
    battleSection(findings, file),
    structureSection(findings),
    replay ? replaySection(findings, file, replay) : record(findings),
  ];
  const first = firstScreen(findings, file);
  const words = glossaryHtml([first, ...results].join("").replace(/<[^>]*>/g, " "));
  return {
    first,
    last: [words, sourcesHtml(findings)].join("\n"),
    results: results.map((html) => ({ title: /<h2>(.*?)<\/h2>/.exec(html)?.[1] ?? "", html })),
  };
}

/** The page of an account; `beside`: what is said of the others. */
function readingHtml({ findings, file }: Reading, { first, results, last }: Parts, beside: string): string {
  return [first, changes(findings, beside), ...results.map(({ html }) => html), last, foot(findings, file)].join("\n");
}

function battleSection({ battle, conflict }: Findings, file: string): string {
  return battle
    ? `<section id="the-battle"><h2>The battle</h2>${viewHtml(battleView(conflict, battle, file))}</section>`
    : "";
}

/** What an account changes and what not; of the file as filed, `beside` alone. */
function changes(findings: Findings, beside: string): string {
  const said = changesInWords(findings);
  if (said === null) return beside;
  const [head, ...rest] = said;
  const items = rest.map((text) => `<li>${escapeHtml(text)}</li>`);
  return `<section><h2>What this account changes</h2><p>${escapeHtml(head)}</p>${items.length > 0 ? `<ul>${items.join("")}</ul>` : ""}${beside}</section>`;
}

/** Claims with their verdicts; `told`: those of which a world each way is told further down. */
function claims(findings: Findings, file: string, told: ReadonlySet<string>): string {
  if (findings.claims.length === 0) return "";
  const rows = findings.claims.map((claim, place) => {
    const { verdict } = claim;
    const share = shareOf(claim);
    const interval = intervalOf(claim, " to ");
    const why = verdict.needs ? `needs ${verdict.needs}` : patronNamed(findings.conflict, reasonOf(claim) ?? "–");
    const under = claim.under ? ` under “${escapeHtml(claim.under)}”` : "";
    return (
      `<tr id="claim-${escapeHtml(claim.id)}"><th scope="row">${escapeHtml(claim.id)}</th><td>${escapeHtml(claim.text)}<br><small title="${escapeHtml(claim.says)}">Tested as: ${escapeHtml(testedAs(findings.conflict, findings.conflict.claims[place].says.expression))}${under}.</small><br><small>${escapeHtml(claim.from ?? "no source named")} · line ${claim.line}</small></td>` +
      `<td><b class="${verdict.kind}">${VERDICT_WORDS[verdict.kind].word}</b></td><td class="n">${share}<br><small>${[
        interval,
        ...besideShare(claim),
      ]
        .filter((text) => text !== "")
        .map(escapeHtml)
        .join(
          "<br>",
        )}</small></td><td>${escapeHtml(why)}${told.has(claim.id) ? `<br><small><a href="#story-${escapeHtml(claim.id)}">one world each way</a></small>` : ""}</td></tr>`
    );
  });
  return (
    `<section id="claims"><h2>Claims</h2>${verdictsHtml(findings)}<div class="scroll" tabindex="0" role="region" aria-label="Claims and verdicts"><table class="claims"><thead><tr><th scope="col">Claim</th><th scope="col">What it says</th><th scope="col">Verdict</th><th scope="col" class="n">Share of worlds</th><th scope="col">What it turns on</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>` +
    `<details><summary>The rule in full</summary><p class="soft"><small>${escapeHtml([verdictRule(findings.policies.length > 1), moreRepeats(findings)].filter((text) => text !== null).join(" "))}</small></p></details>${[claimsView(findings, file), settingsView(findings, file)].map((view) => (view === null ? "" : viewHtml(view))).join("")}</section>`
  );
}

function verdictsHtml(findings: Findings): string {
  const lines = verdictLines(findings).map(
    ([kind, means]) => `<dt><b class="${kind}">${VERDICT_WORDS[kind].word}</b></dt><dd>${escapeHtml(means)}</dd>`,
  );
  return lines.length === 0 ? "" : `<dl class="verdicts">${lines.join("")}</dl>`;
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
      `<li>${escapeHtml(capital(describePath(findings.conflict, path)))}: ${escapeHtml(ids.join(", "))} <small>(${placeOf(line)}; to try another: <code>--set ${escapeHtml(path)}=…</code>)</small></li>`,
  );
  return `<section id="stands"><h2>On what this stands</h2><p>${plain(file.numbers)} numbers in the file, ${plain(file.sourced)} with a source of their own, ${plain(file.uncertain)} given as ranges.</p>${idle === null ? "" : `<p>${escapeHtml(idle)}</p>`}${items.length > 0 ? `<p>Without a source, and verdicts turn on them:</p><ul>${items.join("")}</ul>` : ""}</section>`;
}

function foot(findings: Findings, file: string): string {
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
