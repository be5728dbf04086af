import type { Command } from "commander";
import { claimsReport } from "../report/claim-detail.js";
import { claimsJson } from "../report/claims-json.js";
import { renderClaims } from "../report/claims-text.js";
import type { Io } from "./io.js";
import { addJudged, gateOf, overClaims, passGate, type JudgedOptions } from "./judged.js";

export interface ClaimsOptions extends JudgedOptions {
  readonly json?: boolean;
  /** Fails (status 1) when a claim has one of these verdicts. */
  readonly failOn?: string;
}

/** Adds `parley claims`. */
export function addClaims(program: Command, io: Io, done: (status: number) => void): void {
  addJudged(
    program
      .command("claims <file>")
      .description("every claim taken apart: shares, readings, what turns it, where it fails, what rests on it"),
  )
    .option("--json", "print data instead of text")
    .option("--fail-on <verdicts>", "exit with 1 if a claim has one of these verdicts, e.g. fails,open")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ClaimsOptions) => done(await claims(file, options, io)));
}

/** `parley claims FILE`: what the worlds say of each claim, as text or data. */
export async function claims(file: string, options: ClaimsOptions, io: Io): Promise<number> {
  const gate = gateOf(options.failOn);
  const report = await overClaims(file, options, io, claimsReport);
  const { columns: width, colour } = io;
  io.out(options.json ? claimsJson(report) : renderClaims(report, { width, colour, file, report: null }));
  return passGate(report.details, gate, io);
}

const HELP = `
Examples:
  parley claims case.parley.yaml                         every claim
  parley claims case.parley.yaml --fail-on open,fails    status 1 where one is open or fails
  parley why C2 case.parley.yaml                         one claim, with a world each way`;
