import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { canRunCourse } from "../ensemble/engines.js";
import { courseFans, type CourseFans } from "../ensemble/fans.js";
import { endingsOf, type Endings } from "../ensemble/outcomes.js";
import type { Runner } from "../ensemble/runner.js";
import { briefOf, briefOfStored } from "../report/brief.js";
import type { Drawn } from "../report/figures.js";
import type { Findings } from "../report/finding.js";
import { renderHtml, type Reading } from "../report/html.js";
import { renderJson } from "../report/json.js";
import { lacksForReplay, replayOf, type ReplayFinding } from "../report/replay.js";
import { briefMarkdown } from "../report/markdown/brief.js";
import { toldClaims } from "../report/stories.js";
import { STYLE } from "../report/style.js";
import { renderText } from "../report/text.js";
import { chainSvg } from "../report/views/chain.js";
import { passageFor } from "./ablation-file.js";
import { accountsOf, findingsByAccount } from "./accounts.js";
import { checkFigures, writeFigures } from "./figures.js";
import type { Io } from "./io.js";
import { gateOf, passGate } from "./judged.js";
import { againOf, load, type Changes } from "./load.js";
import { checkMarkdown, give, type Door, type MarkdownAsked } from "./markdown.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { MADE, refuseForeign } from "./renew.js";
import { repeatsOf, type Repeats } from "./repeats.js";
import { storedOf } from "./stored.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";

export interface BriefOptions extends Changes, MarkdownAsked {
  readonly report?: string;
  readonly picture?: string;
  /** Folder for every figure as picture, rows and Vega-Lite. */
  readonly figures?: string;
  /** Run of `parley ablate` that says how much passes along the arrows; the one beside the file if left out. */
  readonly ablation?: string;
  /** Variants that the page can be switched to; "all". */
  readonly accounts?: string;
  readonly worlds: number;
  readonly repeats: Repeats;
  /** Most runs beyond the first repeats; a quarter of those if left out. */
  readonly mostRuns?: number;
  readonly seed: number;
  /** Threads that search and run the course; as many as the machine has, up to 8, if left out. */
  readonly jobs?: number;
  /** Fails (status 1) when a claim has one of these verdicts. */
  readonly failOn?: string;
  /** Worlds as drawn, not held to the record. */
  readonly unmatched?: boolean;
  /** Folder of a run, whose rows are read in place of running anything. */
  readonly from?: string;
}

/** `parley brief FILE`: what the analysis says, on one screen, as JSON, and as one HTML file. */
export async function brief(file: string, options: BriefOptions, { io, version }: Door): Promise<number> {
  const gate = gateOf(options.failOn);
  const force = options.force === true;
  await checkMarkdown(options, io);
  if (options.report) await refuseForeign(options.report, MADE.page, force, io);
  if (options.picture) await refuseForeign(options.picture, MADE.picture, force, io);
  if (options.figures) await checkFigures(options.figures, force, io);
  const others = accountsOf(await variantsIn(file, options, io), options, file);
  const withPassage = await passageFor(file, options, io);
  const findings = withPassage(
    options.from === undefined
      ? await findingsNow(file, options, io)
      : await findingsFrom(file, options.from, { options, io }),
  );
  const again = againOf(file, options);
  const drawn = options.report || options.figures ? drawnOf(findings, again) : { file: again };
  if (options.report) {
    const accounts = await findingsByAccount(findings, others, (variant) =>
      findingsNow(file, { ...options, variant }, { ...io, err: afterWarnings(io) }, false),
    );
    const readings = accounts.map((each) => readingOf(withPassage(each), drawnOf(each, again)));
    const styleHash = io.sha256(STYLE);
    await io.write(
      options.report,
      renderHtml(findings, { ...readingOf(findings, drawn), styleHash, accounts: readings }),
    );
  }
  if (options.figures) await writeFigures(findings, drawn, { folder: options.figures, force, version, io });
  if (options.picture) await io.write(options.picture, chainSvg(findings));
  const page = {
    text: () => renderText(findings, { width: io.columns, colour: io.colour, file, report: options.report ?? null }),
    data: () => renderJson(findings),
    markdown: () => briefMarkdown(findings, { file: again, version }),
  };
  await give(options, page, io);
  return passGate(findings.claims, gate, io);
}

/** The file, read for its variants where they are asked for. */
async function variantsIn(file: string, { accounts }: BriefOptions, io: Io): Promise<Pick<Conflict, "variants">> {
  return accounts === undefined ? { variants: [] } : load(file, {}, { ...io, err: () => undefined });
}

/** Progress and errors, without the warnings of the file, which were told once. */
function afterWarnings({ err }: Io): Io["err"] {
  return (text) => (/: \d+ warnings?; /.test(text) ? undefined : err(text));
}

/** An account of the page: the findings, what is drawn besides, and the worlds that are told. */
function readingOf(findings: Findings, drawn: Drawn): Reading {
  return { ...drawn, findings, told: toldClaims(findings, drawn.fans ?? null) };
}

/** What is drawn besides the findings. */
function drawnOf(findings: Findings, file: string): Drawn {
  return { file, fans: fansOf(findings), endings: endingsFor(findings), replay: replayFor(findings) };
}

const REPLAY = { worlds: 30, labellings: 39 } as const;

/** The record act by act beside belief, with a small placebo; null without a record, or where worlds are weighted or not held to it. */
function replayFor({ conflict, match, seed, weights }: Findings): ReplayFinding | null {
  if (weights || match === null || lacksForReplay(conflict) !== null) return null;
  return replayOf(conflict, { ...REPLAY, members: match.members.slice(0, MOST_FAN_WORLDS), matched: true, seed });
}

const MOST_FAN_WORLDS = 200;

/** The first course over many worlds, for the page; null where the file's war cannot be run, or its worlds are weighted or those of a design that the picture does not draw. */
function fansOf({ conflict, match, worlds, seed, design, weights }: Findings): CourseFans | null {
  if (weights || !canRunCourse(conflict) || (design && design.kind !== "monte-carlo" && design.kind !== "matched"))
    return null;
  const policy = conflict.policies.length === 0 ? -1 : runnablePolicies(conflict)[0];
  if (policy === undefined) return null;
  const weeks = conflict.campaign!.horizon;
  const count = Math.min(match?.members.length ?? worlds, MOST_FAN_WORLDS);
  return courseFans(conflict, { worlds: count, members: match?.members ?? null, seed, policy, weeks, repeat: 1 });
}

/** Runs the file; where it was changed its verdicts are compared with those of the file as filed, unless that is done elsewhere. */
async function findingsNow(file: string, options: BriefOptions, io: Io, compares = true): Promise<Findings> {
  const conflict = await load(file, options, io);
  const changed = compares && ((options.set ?? []).length > 0 || options.variant !== undefined);
  const filed = changed ? await load(file, {}, { ...io, err: () => undefined }) : null;
  const runner = await runnerOver(conflict, file, options, io);
  const onProgress = progressOn(io, "course");
  const matching = matcherFor(file, options, io);
  const filedRunner = filed && (await runnerOver(filed, file, { ...options, set: [], variant: undefined }, io));
  const over = { ...options, ...repeatsOf(conflict, options), matching, runner, filedRunner, onProgress };
  return briefOf(conflict, over, filed).finally(() => Promise.all([runner?.close(), filedRunner?.close()]));
}

/** Findings of the rows in a folder. Of other ranges than those that were run the worlds are weighed, and the verdicts compared with the run's. */
async function findingsFrom(
  file: string,
  folder: string,
  { options, io }: { readonly options: BriefOptions; readonly io: Io },
): Promise<Findings> {
  const { conflict, stored } = await storedOf(file, folder, { changes: options, io });
  return briefOfStored(conflict, stored);
}

/** How every course ends over the same worlds, for the page; null where the file's war cannot be run or worlds are weighted. */
function endingsFor({ conflict, match, worlds, seed, weights }: Findings): Endings | null {
  if (weights || !canRunCourse(conflict)) return null;
  const count = Math.min(match?.members.length ?? worlds, MOST_FAN_WORLDS);
  const members = match?.members ?? null;
  return endingsOf(conflict, { worlds: count, members, seed, weeks: conflict.campaign!.horizon });
}

/** Threads for the search and the course where there is more than one; null: this thread. */
async function runnerOver(conflict: Conflict, file: string, options: BriefOptions, io: Io): Promise<Runner | null> {
  const jobs = jobsOf(options, io);
  return jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, options, io), jobs);
}
