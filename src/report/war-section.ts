import type { Conflict } from "../conflict/conflict.js";
import type { CourseFans } from "../ensemble/fans.js";
import { collapseSentences } from "./collapse.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { datedSentence, singlesSentence } from "./views/fan.js";
import { frontierView } from "./views/frontier.js";
import { fanOnRecord } from "./views/record.js";
import { ranOf } from "./views/origin.js";
import { replacementView } from "./views/replacement.js";
import { viewHtml, type View } from "./views/view.js";
import { plain } from "./words.js";

/** Series drawn first, where the file has them: what the argument speaks of. */
const FIRST = /^(losses|pace|cover|net_men)/;

/** Figures that stand still: where numbers hold, what can be replaced. */
function stillViews(findings: Findings, file: string): View[] {
  const { conflict, frontier, replacements = [] } = findings;
  const ran = ranOf(findings, file);
  return [
    ...(frontier ? [frontierView(conflict, frontier, ran)] : []),
    ...(replacements.length > 0 ? [replacementView(conflict, replacements, ran)] : []),
  ];
}

/** Every figure of the war: those that stand still, then the series week by week. */
export function warViews(findings: Findings, file: string, fans: CourseFans | null): View[] {
  return [...stillViews(findings, file), ...(fans === null ? [] : fanViews(findings.conflict, fans, file))];
}

/** The war itself: where numbers hold, what can be replaced, and the course so far and ahead. */
export function warSection(findings: Findings, file: string, fans: CourseFans | null): string {
  const { conflict } = findings;
  const still = stillViews(findings, file);
  const moving = fans === null ? [] : fanViews(conflict, fans, file);
  if (still.length + moving.length === 0) return "";
  return (
    `<section id="war"><h2>The war: so far and ahead</h2><div class="views">${still.map(viewHtml).join("")}</div>` +
    `${fans === null ? "" : collapseHtml(findings, fans) + fanWords(conflict, fans)}<div class="views">${moving.slice(0, SHOWN).map(viewHtml).join("")}</div>${more(moving.slice(SHOWN))}</section>`
  );
}

/** Figures at sight; the others are folded away. */
const SHOWN = 8;

function more(views: readonly View[]): string {
  if (views.length === 0) return "";
  const titles = views.map(({ title }) => title).join("; ");
  return `<details><summary>${plain(views.length)} more: ${escapeHtml(titles)}</summary><div class="views">${views.map(viewHtml).join("")}</div></details>`;
}

/** Why a side collapses and the other does not; nothing where none does. */
function collapseHtml(findings: Findings, fans: CourseFans): string {
  const said = collapseSentences(findings, fans);
  if (said.length === 0) return "";
  return `<h3 id="collapse">Who collapses, and why</h3>${said.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}<h3>Week by week</h3>`;
}

function fanWords(conflict: Conflict, fans: CourseFans): string {
  const policy = conflict.policies.find(({ id }) => id === fans.policy)?.title ?? "nothing imposed";
  const dates = fans.dated.map((each) => `<li>${escapeHtml(datedSentence(each, fans))}</li>`);
  return (
    `<p>Course “${escapeHtml(policy)}” in ${plain(fans.worlds)} worlds${fans.matched ? " that fit the record" : ", not matched to a record"}, one run each; shares of worlds count guesses. Bands: 5th–95th and 25th–75th percentile of the worlds in which the war still goes on that week; the line between them is the median. Stocks of single goods are counted only in the worlds that are played with them. ${escapeHtml(singlesSentence(fans))}</p>` +
    `<ul>${dates.join("")}</ul>`
  );
}

function fanViews(conflict: Conflict, fans: CourseFans, file: string): View[] {
  const order = [...fans.fans].sort((a, b) => Number(FIRST.test(b.id)) - Number(FIRST.test(a.id)));
  return order.map((fan) => fanOnRecord(conflict, fans, fan, file));
}
