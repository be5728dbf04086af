import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { accountOf, inWords, list, plain } from "./words.js";

/** "Moscow's account: 3 of 20 verdicts differ": what stands at the switch. */
export function switchLabel({ conflict, changes, claims }: Findings): string {
  const account = accountOf(conflict);
  if (changes === null || claims.length === 0) return account;
  const count =
    changes.length === 0
      ? "no verdict differs"
      : `${plain(changes.length)} of ${plain(claims.length)} verdicts ${changes.length === 1 ? "differs" : "differ"}`;
  return `${account}: ${count}`;
}

/** A part of the page, its heading and what it shows. */
export interface PagePart {
  readonly title: string;
  readonly html: string;
}

/** Parts that say the same by another account, but for where they are from. */
export function unchangedParts(filed: readonly PagePart[], own: readonly PagePart[]): string[] {
  const shown = new Map(filed.map(({ title, html }) => [title, withoutOrigin(html)]));
  return own.flatMap(({ title, html }) => (html !== "" && shown.get(title) === withoutOrigin(html) ? [title] : []));
}

/** A part without hashes and commands, which name the account. */
function withoutOrigin(html: string): string {
  return html.replace(/<small class="soft"><code>.*?<\/small>/g, "").replace(/<code>[^<]*<\/code>/g, "");
}

/** What an account leaves as it is, as a sentence; empty where it changes every part. */
export function unchangedHtml(titles: readonly string[]): string {
  if (titles.length === 0) return "";
  const named = titles.map((title) => `“${title}”`);
  return `<p>${titles.length === 1 ? "One part" : `${capitalCount(titles.length)} parts`} of the page ${titles.length === 1 ? "says" : "say"} by this account what ${titles.length === 1 ? "it says" : "they say"} as filed, to the digit: ${escapeHtml(list(named))}.</p>`;
}

function capitalCount(count: number): string {
  const word = inWords(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Which other accounts the file has, where the page shows none of them, and how to have them; empty where it has none. */
export function otherAccounts({ conflict }: Findings, file: string): string {
  const { variants, variant } = conflict;
  if (variants.length === 0 || variant !== null) return "";
  const items = variants.map(
    ({ id, title, why }) =>
      `<li>${escapeHtml(title)}${why ? `: ${escapeHtml(why)}` : ""} <small><code>${escapeHtml(id)}</code></small></li>`,
  );
  const first = variants.slice(0, SHOWN).map(({ id }) => id);
  return (
    `<section id="accounts"><h2>By other accounts</h2><p>This page reads the file as filed. The file has ${variants.length === 1 ? "one other account" : `${plain(variants.length)} other accounts`} of the same facts; a page with a switch between them, and the verdicts that each changes, comes of <code>parley brief ${escapeHtml(file)} --report FILE --accounts ${escapeHtml(first.join(","))}</code>.</p>` +
    `<details><summary>The accounts</summary><ul>${items.join("")}</ul></details></section>`
  );
}

/** Accounts that the command names: each is a run of its own. */
const SHOWN = 3;
