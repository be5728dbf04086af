import { briefOf } from "../report/brief.js";
import { renderHtml } from "../report/html.js";
import { renderJson } from "../report/json.js";
import { STYLE } from "../report/style.js";
import { renderText } from "../report/text.js";
import { chainSvg } from "../report/views/chain.js";
import { Exit, Stop, type Io } from "./io.js";
import { load, type Changes } from "./load.js";
import { progressOn } from "./progress.js";

export interface BriefOptions extends Changes {
  readonly json?: boolean;
  readonly report?: string;
  readonly picture?: string;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Fails (status 1) when a claim has one of these verdicts. */
  readonly failOn?: string;
}

const KINDS = ["holds", "fails", "depends", "open", "assumed", "not-testable-yet"];

/** `parley brief FILE`: what the analysis says, on one screen, as JSON, and as one HTML file. */
export async function brief(file: string, options: BriefOptions, io: Io): Promise<number> {
  const gate = (options.failOn ?? "").split(",").filter((kind) => kind !== "");
  const unknown = gate.find((kind) => !KINDS.includes(kind));
  if (unknown) throw new Stop(Exit.usage, `--fail-on: no verdict is "${unknown}"; there are ${KINDS.join(", ")}.`);
  const conflict = await load(file, options, io);
  const changed = (options.set ?? []).length > 0 || options.variant !== undefined;
  const filed = changed ? await load(file, {}, { ...io, err: () => undefined }) : null;
  const findings = await briefOf(conflict, { ...options, onProgress: progressOn(io, "course") }, filed);
  if (options.report) {
    const page = renderHtml(findings, { file, styleHash: io.sha256(STYLE) });
    await io.write(options.report, page);
  }
  if (options.picture) await io.write(options.picture, chainSvg(findings));
  if (options.json) io.out(renderJson(findings));
  else io.out(renderText(findings, { width: io.columns, colour: io.colour, file, report: options.report ?? null }));
  const failed = findings.claims.filter((claim) => gate.includes(claim.verdict.kind));
  if (failed.length > 0)
    io.err(`--fail-on: ${failed.map((claim) => `${claim.id} ${claim.verdict.kind}`).join(", ")}\n`);
  return failed.length > 0 ? Exit.gate : Exit.done;
}
