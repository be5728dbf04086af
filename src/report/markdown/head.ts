import type { Conflict } from "../../conflict/conflict.js";
import { citationOf, type Cited } from "../citation.js";
import { honesty, type Sampling } from "../text.js";
import { accountOf } from "../words.js";
import { mdList, mdSection, mdText } from "./markdown.js";

/** What a page of Markdown is told besides the findings. */
export interface MarkdownOptions {
  readonly file: string;
  /** Version of Parley, for the citation. */
  readonly version: string;
}

/** Title, day, question and what the page is and is not. */
export function headOf(sampling: Sampling, what: string): string[] {
  const { conflict } = sampling;
  const facts = [
    ...(conflict.asOf ? [`as of ${conflict.asOf}`] : []),
    ...(conflict.variant ? [`account: ${accountOf(conflict)}`] : []),
  ];
  return [
    `# ${mdText(conflict.title)}: ${mdText(what)}`,
    facts.length > 0 ? mdText(facts.join(" · ")) : "",
    conflict.question ? `*${mdText(conflict.question)}*` : "",
    `> ${mdText(honesty(sampling))}`,
  ];
}

/** How to cite the page. */
export function citeSection(cited: Cited, { version }: MarkdownOptions): string {
  return mdSection(2, "To cite", [mdText(citationOf(cited, version))]);
}

/** The sources of a file by id; only those named, where `ids` says which. */
export function sourcesSection({ sources, actors }: Conflict, ids: ReadonlySet<string> | null = null): string {
  const named = sources.filter(({ id }) => ids === null || ids.has(id));
  const items = named.map(({ id, title, url, date, side }) => {
    const link = url && /^https?:\/\/[^\s<>]+$/.test(url) ? ` <${url}>` : "";
    const account = side === null ? "" : ` (${mdText(actors[side].title)}'s account)`;
    return `**${mdText(id)}** ${mdText(title)}${date ? `, ${date}` : ""}${account}${link}`;
  });
  return items.length === 0 ? "" : mdSection(2, "Sources", [mdList(items)]);
}
