import type { Conflict } from "../../conflict/conflict.js";
import { LEVEL, type Effect } from "../../judgement/index.js";
import { fold } from "../fold.js";
import { bold, type TextOptions } from "../terminal.js";
import { capital, inUnits, list, plain, VERDICT_WORDS } from "../words.js";
import { hasEffect, inOrder, type AblationFinding } from "./ablate.js";
import type { Element } from "./element.js";
import type { LinkEffect, OutcomesAsked } from "./link-effects.js";
import { linksBlock } from "./link-text.js";

/** All elements of a file with what taking each out does. */
export interface AblationReport {
  readonly conflict: Conflict;
  /** Versions by engine. */
  readonly engines: Readonly<Record<string, string>>;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Whether the worlds are held to the record. */
  readonly matched: boolean;
  readonly figures: number;
  readonly findings: readonly AblationFinding[];
  /** What links are measured by, and the rule of their size; null where the file runs no course. */
  readonly outcomes: (OutcomesAsked & { readonly rule: string }) | null;
  readonly links: readonly LinkEffect[];
  /** Elements whose section the file lacks. */
  readonly lacking: readonly Pick<Element, "id" | "title" | "needs">[];
}

type Options = Pick<TextOptions, "width" | "colour" | "file">;

/** Figures shown of one element. */
const MOST_SHOWN = 5;

/** The rule by which a change counts. */
export function effectRule(figures: number): string {
  return (
    `A change counts where its interval leaves out 0: worlds paired, standard error of the bootstrap over worlds, ` +
    `level 1 − ${LEVEL}/${figures} for each of ${figures} figures (Bonferroni).`
  );
}

/** Ablations as text: elements with an effect, most figures first, then those without. Every line fits the width. */
export function renderAblation(report: AblationReport, options: Options): string {
  const ordered = inOrder(report.findings);
  const alive = ordered.filter(isAlive);
  const dead = ordered.filter((finding) => finding.effects !== null && !isAlive(finding));
  const refused = ordered.filter(({ effects }) => effects === null);
  const blocks = [
    heading(report, options),
    linksBlock(report, options),
    ...alive.map((finding) => elementBlock(report.conflict, finding, options)),
    idleBlock("IN THE FILE, WITHOUT EFFECT", dead, "no figure changes beyond Monte Carlo error", options),
    idleBlock("CANNOT BE TAKEN OUT ALONE", refused, "", options),
    lackingBlock(report, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function isAlive({ effects }: AblationFinding): boolean {
  return effects !== null && hasEffect(effects);
}

function heading({ conflict, worlds, repeats, seed, matched, figures }: AblationReport, options: Options): string[] {
  const held = matched ? "worlds that fit the record" : "worlds as drawn, not held to a record";
  return [
    bold(conflict.title, options),
    ...fold(
      `Each element taken out by itself, on the same ${plain(worlds)} ${held}, ${repeats} repeats, seed ${seed}.`,
      options.width,
    ),
    ...fold(effectRule(figures), options.width),
    ...fold("Means over worlds; a share of worlds is no probability.", options.width),
  ];
}

function elementBlock(conflict: Conflict, finding: AblationFinding, options: Options): string[] {
  const { effects, verdicts } = finding;
  const changed = [...effects!.effects.filter(({ changes }) => changes)].sort(
    (a, b) => Math.abs(b.errors) - Math.abs(a.errors),
  );
  const claims = changed.filter(({ figure }) => figure.kind === "claim" || figure.kind === "chance");
  const rest = changed.filter((effect) => !claims.includes(effect));
  const shown = [...claims.slice(0, MOST_SHOWN - 2), ...rest].slice(0, MOST_SHOWN);
  const more = changed.length - shown.length;
  const lines = [
    ...verdictLines(verdicts, options.width - 4),
    ...shown.flatMap((effect) =>
      fold(effectInWords(conflict, effect), options.width - 6).map((line, k) => (k === 0 ? line : `  ${line}`)),
    ),
    ...(more > 0 ? [`and ${more} more ${more === 1 ? "figure" : "figures"}`] : []),
    ...(effects!.lost.length > 0
      ? fold(`no longer there: ${list(effects!.lost.map((id) => figureInWords(conflict, id)))}`, options.width - 6)
      : []),
  ];
  return [...titleLines(finding, options), ...lines.map((line) => `   ${line}`)];
}

function titleLines({ id, title, instead, lines }: AblationFinding, options: Options): string[] {
  const place = lines.length === 0 ? "" : ` (${placesOf(lines)})`;
  const [first, ...more] = fold(`${capital(title)}. Without it: ${instead}${place}.`, options.width - 15);
  return [`${bold(id.padEnd(14), options)} ${first}`, ...more.map((line) => `${" ".repeat(15)}${line}`)];
}

/** Lines of the file, the first few. */
function placesOf(lines: readonly number[]): string {
  const shown = lines.slice(0, 4).join(", ");
  return `${lines.length === 1 ? "line" : "lines"} ${shown}${lines.length > 4 ? ` and ${lines.length - 4} more` : ""}`;
}

function verdictLines(verdicts: AblationFinding["verdicts"], width: number): string[] {
  if (verdicts.length === 0) return [];
  const word = (kind: string): string =>
    kind in VERDICT_WORDS ? VERDICT_WORDS[kind as keyof typeof VERDICT_WORDS].word.toLowerCase() : kind;
  const texts = verdicts.map(
    ({ id, before, after, beyond }) => `${id} ${word(before)} → ${word(after)}${beyond ? "" : " (within error)"}`,
  );
  return fold(`verdicts: ${texts.join(", ")}`, width).map((line, k) => (k === 0 ? line : `  ${line}`));
}

function effectInWords(conflict: Conflict, { figure, before, after, interval }: Effect): string {
  const show = (value: number): string => inUnits(value, figure.unit);
  const [low, high] = interval;
  return `${nameOf(conflict, figure)}: ${show(before)} → ${show(after)} (change ${show(low)} to ${show(high)})`;
}

function nameOf(conflict: Conflict, { kind, of, under }: Effect["figure"]): string {
  const course = under === null ? "" : `, ${under}`;
  if (kind === "claim") return `${of} holds in`;
  if (kind === "chance") return `chance of ${of}`;
  const actor = conflict.actors.find(({ id }) => id === of);
  return kind === "regret" ? `regret of ${actor?.title ?? of}${course}` : `${of}${course}`;
}

function figureInWords(conflict: Conflict, id: string): string {
  const claim = conflict.claims.find((each) => id === `share ${each.id}`);
  return claim ? `the verdict on ${claim.id}` : id;
}

function idleBlock(head: string, findings: readonly AblationFinding[], otherwise: string, options: Options): string[] {
  if (findings.length === 0) return [];
  const rows = findings.flatMap(({ id, title, why, verdicts }) => {
    const flips = verdicts.length === 0 ? "" : `; ${verdictLines(verdicts, Infinity).join(" ")}`;
    const [first, ...more] = fold(`${capital(title)}: ${why ?? otherwise}${flips}.`, options.width - 15);
    return [`${id.padEnd(14)} ${first}`, ...more.map((line) => `${" ".repeat(15)}${line}`)];
  });
  return [bold(head, options), ...rows];
}

function lackingBlock({ lacking }: AblationReport, options: Options): string[] {
  if (lacking.length === 0) return [];
  const names = lacking.map(({ id, needs }) => `${id} (${needs})`).join(", ");
  return fold(`Not in this file, and left out: ${names}.`, options.width);
}
