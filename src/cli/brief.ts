import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { canRunCourse } from "../ensemble/engines.js";
import { courseFans, type CourseFans } from "../ensemble/fans.js";
import type { Runner } from "../ensemble/runner.js";
import type { Findings } from "../report/finding.js";
import { briefOf } from "../report/brief.js";
import { renderHtml } from "../report/html.js";
import { renderJson } from "../report/json.js";
import { STYLE } from "../report/style.js";
import { renderText } from "../report/text.js";
import { chainSvg } from "../report/views/chain.js";
import type { Io } from "./io.js";
import { gateOf, passGate } from "./judged.js";
import { fileName, load, textOf, type Changes } from "./load.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { repeatsOf, type Repeats } from "./repeats.js";
import { runnerFor } from "./run.js";

export interface BriefOptions extends Changes {
  readonly json?: boolean;
  readonly report?: string;
  readonly picture?: string;
  readonly worlds: number;
  readonly repeats: Repeats;
  /** Most runs beyond the first repeats; a quarter of those if left out. */
  readonly mostRuns?: number;
  readonly seed: number;
  /** Threads that run the course; 1 if left out. */
  readonly jobs?: number;
  /** Fails (status 1) when a claim has one of these verdicts. */
  readonly failOn?: string;
  /** Worlds as drawn, not held to the record. */
  readonly unmatched?: boolean;
}

/** `parley brief FILE`: what the analysis says, on one screen, as JSON, and as one HTML file. */
export async function brief(file: string, options: BriefOptions, io: Io): Promise<number> {
  const gate = gateOf(options.failOn);
  const conflict = await load(file, options, io);
  const changed = (options.set ?? []).length > 0 || options.variant !== undefined;
  const filed = changed ? await load(file, {}, { ...io, err: () => undefined }) : null;
  const runner = await runnerOver(conflict, file, options, io);
  const onProgress = progressOn(io, "course");
  const matching = matcherFor(file, options, io);
  const over = { ...options, ...repeatsOf(conflict, options), matching, runner, onProgress };
  const findings = await briefOf(conflict, over, filed).finally(() => runner?.close());
  if (options.report) {
    const page = renderHtml(findings, { file, styleHash: io.sha256(STYLE), fans: fansOf(findings, options) });
    await io.write(options.report, page);
  }
  if (options.picture) await io.write(options.picture, chainSvg(findings));
  if (options.json) io.out(renderJson(findings));
  else io.out(renderText(findings, { width: io.columns, colour: io.colour, file, report: options.report ?? null }));
  return passGate(findings.claims, gate, io);
}

const MOST_FAN_WORLDS = 200;

/** The first course over many worlds, for the page; null where the file's war cannot be run. */
function fansOf({ conflict, match }: Findings, { worlds, seed }: BriefOptions): CourseFans | null {
  if (!canRunCourse(conflict)) return null;
  const policy = conflict.policies.length === 0 ? -1 : runnablePolicies(conflict)[0];
  if (policy === undefined) return null;
  const weeks = conflict.campaign!.horizon;
  const count = Math.min(match?.members.length ?? worlds, MOST_FAN_WORLDS);
  return courseFans(conflict, { worlds: count, members: match?.members ?? null, seed, policy, weeks, repeat: 1 });
}

/** Threads for the course where more than one is asked for. */
async function runnerOver(conflict: Conflict, file: string, options: BriefOptions, io: Io): Promise<Runner | null> {
  const { jobs = 1, variant = null, set: sets = [] } = options;
  if (jobs === 1) return null;
  return runnerFor(conflict, { text: await textOf(file, io), file: fileName(file), variant, sets }, jobs);
}
