import type { LinkRun, Passage, StoredLink, StoredOutcome } from "../ablation/stored.js";
import type { Findings } from "../finding.js";
import { CHAIN_STAGES, type ChainStage } from "../stage.js";
import { capital, inUnits, list, percent, plain, verdictWord, VERDICT_WORDS } from "../words.js";
import { readOf } from "./origin.js";

/** The widest arrow, CSS pixels; the others in proportion to what passes along them. */
const WIDEST = 13;
const THINNEST = 0.8;
/** How wide an arrow is of which nothing is known. */
const ALIKE = 1.6;

/** How an arrow between two steps is drawn: `broken`: nothing passes that can be told from chance. */
export interface Arrow {
  readonly from: ChainStage;
  readonly to: ChainStage;
  /** Width of its shaft, CSS pixels. */
  readonly width: number;
  readonly broken: boolean;
  /** What was measured; null: nothing was. */
  readonly link: StoredLink | null;
}

/** Arrows along the steps that are used, and where all are used the one back from the last to the first. */
export function arrowsOf(used: readonly ChainStage[], passage: Passage | undefined): Arrow[] {
  const run = passage?.kind === "measured" ? passage.run : null;
  const most = Math.max(0, ...(run?.links ?? []).map(({ size }) => size ?? 0));
  const steps = used.slice(1).map((to, k): [ChainStage, ChainStage] => [used[k], to]);
  const back: [ChainStage, ChainStage][] =
    used.length === CHAIN_STAGES.length ? [[used[used.length - 1], used[0]]] : [];
  return [...steps, ...back].map(([from, to]) => {
    const link = run?.links.find((each) => each.from === from && each.to === to) ?? null;
    const size = link?.size ?? null;
    const width = size === null || most === 0 ? ALIKE : Math.max(THINNEST, (WIDEST * size) / most);
    return { from, to, width, broken: size !== null && !link!.alive, link };
  });
}

/** A number of spreads to two places: "0.62 of". */
function spreads(size: number): string {
  return size.toFixed(2);
}

/** What the arrows' thickness means, with the numbers of the thickest and the thinnest; why they are alike where nothing was measured. */
export function thicknessInWords(findings: Findings, title: (stage: ChainStage) => string): string {
  const { passage } = findings;
  if (passage?.kind === "measured") return measuredInWords(passage.run, findings, title);
  if (passage?.kind === "stale")
    return `All arrows alike: the ablation that is there is of another reading (${passage.differs}).`;
  return "All arrows alike: how much of the outcomes passes along each was not measured.";
}

/**
 * The command that measures the arrows; null where they are measured, or the file has no war to measure them on. What was
 * changed on the command line is measured into a file of its own, which `--ablation` names.
 */
export function measureCommand(findings: Findings, file: string): string | null {
  const { passage, conflict } = findings;
  if (passage?.kind === "measured" || !conflict.campaign) return null;
  const changed = conflict.variant !== null || file.includes(" --set ");
  const [out, then] = changed ? ["RUN.json", ", then --ablation RUN.json"] : [besideOf(file), ""];
  return `parley ablate ${readOf(findings, file)} --links -o ${out}${then}`;
}

/** The file of an ablation that belongs to a case file, also where its name stands in quotes. */
export function besideOf(file: string): string {
  return `${file.replace(/(\.parley)?\.(ya?ml|json)('?)$/i, "")}.ablation.json${file.endsWith("'") ? "'" : ""}`;
}

function measuredInWords(
  { links, worlds, matched, under }: LinkRun,
  { conflict }: Findings,
  title: (stage: ChainStage) => string,
): string {
  const known = links.filter((link) => link.size !== null);
  const alive = known.filter((link) => link.alive).sort((a, b) => b.size! - a.size!);
  const name = ({ from, to }: StoredLink): string => `${title(from)} → ${title(to)}`;
  const course = conflict.policies.find(({ id }) => id === under)?.title;
  const [first, last] = [alive[0], alive[alive.length - 1]];
  const ends =
    alive.length === 0
      ? ""
      : `thickest ${spreads(first.size!)} (${name(first)})${alive.length > 1 ? `, thinnest whole ${spreads(last.size!)} (${name(last)})` : ""}; `;
  const broken = known.some((link) => !link.alive) ? "broken: no change told from chance; " : "";
  return `An arrow's thickness: how far the outcomes move when it alone is taken out, in parts of their spread over worlds: ${ends}${broken}measured over ${plain(worlds)} worlds${matched ? " that fit the record" : ""}${course ? ` under “${course}”` : ""}.`;
}

/** What taking an arrow out does, as sentences. */
export function arrowInWords({ link, broken }: Arrow): string {
  if (link === null) return "Nothing was measured of this arrow: the file has no section for it.";
  const { title, instead, size, outcomes, verdicts, lines, why } = link;
  const cut = `${capital(title)}. Without it: ${instead}.`;
  if (size === null) return `${cut} It could not be taken out${why ? `: ${why}` : ""}.`;
  const moved = outcomes.filter(({ changes }) => changes);
  const told = moved.map((each) => `${each.of} ${levelOf(each, each.before)} → ${levelOf(each, each.after)}`);
  const move = broken
    ? `No outcome moves beyond chance${why ? ` (${why})` : ""}.`
    : `The outcomes move by ${spreads(size)} of their spread over worlds${told.length > 0 ? `: ${told.join("; ")}` : ""}.`;
  const turned = verdicts.map(({ id, before, after }) => `${id} ${kindWord(before)} → ${kindWord(after)}`);
  const place = lines.length === 0 ? "" : ` ${linesInWords(lines)} of the file.`;
  return `${cut} ${move}${turned.length > 0 ? ` Verdicts: ${turned.join(", ")}.` : ""}${place}`;
}

/** How much passes along an arrow, in a few words. */
export function arrowInShort({ link, broken }: Arrow): string {
  if (link?.size === null || link === null) return "not measured";
  return broken ? "broken: no change told from chance" : `${spreads(link.size)} of a spread`;
}

/** A mean over worlds: of what happens or not a chance, else an amount. */
function levelOf({ unit }: StoredOutcome, value: number): string {
  return unit === "share" || unit === "" ? percent(value) : inUnits(value, unit);
}

const MOST_LINES = 4;

function linesInWords(lines: readonly number[]): string {
  const more = lines.length - MOST_LINES;
  const shown = lines.slice(0, MOST_LINES).map(String);
  return lines.length === 1 ? `Line ${shown[0]}` : `Lines ${list(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

function kindWord(kind: string): string {
  return kind in VERDICT_WORDS ? verdictWord(kind) : kind;
}
