import type { Findings } from "./finding.js";
import { accountOf, plain } from "./words.js";

/** What a citation is of: a brief, a comparison of courses, a course. */
export type Cited = Pick<Findings, "conflict" | "worlds" | "seed" | "engines"> &
  Partial<Pick<Findings, "match" | "repeats" | "more" | "design">> & {
    /** The worlds fit the record; where `match` does not say it. */
    readonly matched?: boolean;
  };

/**
 * A line to cite results by: title, day and account of the file, its hash, the engines with their versions, seed and worlds.
 * Whoever has the file and these versions gets the same bits. `version`: of Parley.
 */
export function citationOf(
  { conflict, worlds, seed, engines, match = null, matched = match !== null, repeats, more = null, design }: Cited,
  version: string,
): string {
  const day = conflict.asOf ? ` as of ${conflict.asOf}` : "";
  const account = conflict.variant === null ? "" : `, account “${accountOf(conflict)}”`;
  const ran = Object.entries(engines)
    .map(([name, own]) => `${name} ${own}`)
    .join(", ");
  const drawn = matched ? "worlds that fit the record" : design ? `worlds (${design.kind})` : "worlds as drawn";
  const chance =
    conflict.campaign && repeats !== undefined
      ? ` × ${repeats} repeats${more && more.runs > 0 ? ` (up to ${more.to})` : ""}`
      : "";
  return `${conflict.title}. Conflict file ${conflict.id}${day}${account}, hash ${conflict.hash}. Parley ${version} (${ran}), seed ${seed}, ${plain(worlds)} ${drawn}${chance}.`;
}
