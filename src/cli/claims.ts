import type { Command } from "commander";
import { claimsReport } from "../report/claim-detail.js";
import { claimsJson } from "../report/claims-json.js";
import { renderClaims } from "../report/claims-text.js";
import { claimsMarkdown } from "../report/markdown/claims.js";
import { againOf } from "./load.js";
import { addMarkdown, checkMarkdown, give, type Door, type MarkdownAsked } from "./markdown.js";
import { addJudged, gateOf, overClaims, passGate, type JudgedOptions } from "./judged.js";

export interface ClaimsOptions extends JudgedOptions, MarkdownAsked {
  /** Fails (status 1) when a claim has one of these verdicts. */
  readonly failOn?: string;
}

/** Adds `parley claims`. */
export function addClaims(program: Command, door: Door, done: (status: number) => void): void {
  addMarkdown(
    addJudged(
      program
        .command("claims <file>")
        .description("every claim taken apart: shares, readings, what turns it, where it fails, what rests on it"),
    ),
  )
    .option("--json", "print data instead of text")
    .option("--fail-on <verdicts>", "exit with 1 if a claim has one of these verdicts, e.g. fails,open")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ClaimsOptions) => done(await claims(file, options, door)));
}

/** `parley claims FILE`: what the worlds say of each claim, as text or data. */
export async function claims(file: string, options: ClaimsOptions, { io, version }: Door): Promise<number> {
  const gate = gateOf(options.failOn);
  await checkMarkdown(options, io);
  const report = await overClaims(file, options, io, claimsReport);
  const { columns: width, colour } = io;
  const page = {
    text: () => renderClaims(report, { width, colour, file, report: null }),
    data: () => claimsJson(report),
    markdown: () => claimsMarkdown(report, { file: againOf(file, options), version }),
  };
  await give(options, page, io);
  return passGate(report.details, gate, io);
}

const HELP = `
Examples:
  parley claims case.parley.yaml                         every claim
  parley claims case.parley.yaml --fail-on open,fails    status 1 where one is open or fails
  parley why C2 case.parley.yaml                         one claim, with a world each way`;
