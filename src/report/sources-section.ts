import type { Conflict } from "../conflict/conflict.js";
import { RECORDED_WARS } from "../judgement/index.js";
import { baselinesOf } from "./baseline.js";
import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import { list, plain, possessive } from "./words.js";

type Source = Conflict["sources"][0];

/** The sources, each with what stands on it and whether it is later than the file's day; and those of the tool's own baselines. */
export function sourcesHtml(findings: Findings): string {
  const { conflict } = findings;
  if (conflict.sources.length === 0) return "";
  const items = conflict.sources.map((source, place) => {
    const side = source.side === null ? "" : ` (${escapeHtml(possessive(conflict.actors[source.side].title))} account)`;
    const said = [...useOf(conflict, place), ...(isLater(conflict, source) ? ["later than the file's day"] : [])];
    const use = said.length === 0 ? "" : ` <small>${escapeHtml(said.join("; "))}</small>`;
    return `<li id="source-${escapeHtml(source.id)}"><code>${escapeHtml(source.id)}</code> ${linked(source)}${source.date ? `, ${escapeHtml(source.date)}` : ""}${side}${use}</li>`;
  });
  const wars =
    baselinesOf(findings).length === 0
      ? ""
      : `<p>Not of the file: the baseline of ${plain(RECORDED_WARS.wars)} recorded wars is counted from Sarkees & Wayman (2010), Correlates of War inter-state wars 4.0.</p>`;
  return `<section><h2>Sources</h2>${laterHtml(conflict)}<details><summary>${conflict.sources.length} sources</summary><ul>${items.join("")}</ul>${wars.replace("&", "&amp;")}</details></section>`;
}

function linked({ url, title }: Source): string {
  return url && /^https?:\/\//.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(title)}</a>`
    : escapeHtml(title);
}

/** "for 4 numbers, 2 positions and C1": what of the file names the source. */
function useOf({ quantities, issues, history, claims }: Conflict, place: number): string[] {
  const own = (source: number | null): boolean => source === place;
  const positions = issues.flatMap(({ positions: of }) =>
    of.filter((position) => position !== null && own(position.source)),
  );
  const counted: readonly (readonly [number, string])[] = [
    [quantities.filter(({ source }) => own(source)).length, "number"],
    [positions.length, "position"],
    [(history?.figures ?? []).filter(({ source }) => own(source)).length, "figure on record"],
  ];
  const told = counted.flatMap(([count, what]) =>
    count === 0 ? [] : [`${plain(count)} ${what}${count === 1 ? "" : "s"}`],
  );
  const tested = claims.filter(({ source }) => own(source)).map(({ id }) => id);
  const all = [...told, ...(tested.length > MOST_CLAIMS ? [`${plain(tested.length)} claims`] : tested)];
  return all.length === 0 ? [] : [`for ${list(all)}`];
}
const MOST_CLAIMS = 4;

function isLater({ asOf }: Conflict, { date }: Source): boolean {
  return asOf !== null && Boolean(date) && date! > asOf;
}

/** How many sources are later than the day for which the file speaks; empty where none is. */
function laterHtml(conflict: Conflict): string {
  const later = conflict.sources.filter((source) => isLater(conflict, source));
  if (later.length === 0) return "";
  const one = later.length === 1;
  return `<p>The file speaks for ${escapeHtml(conflict.asOf!)}; ${one ? "one source is" : `${plain(later.length)} sources are`} later (${later.map(({ id, date }) => `<a href="#source-${escapeHtml(id)}">${escapeHtml(id)}</a>, ${escapeHtml(date ?? "")}`).join("; ")}): what ${one ? "it says" : "they say"} of the time before is used with hindsight.</p>`;
}
