import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import type { Over } from "../report/brief.js";
import type { ClaimFinding } from "../report/finding.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { matcherFor } from "./match.js";
import { addChanges, addSampling } from "./sampling.js";
import { progressOn } from "./progress.js";
import { repeatsOf, type Repeats } from "./repeats.js";
import { FROM, refuseBesideFrom, storedOf } from "./stored.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";

/** Options of the commands that judge claims. */
export interface JudgedOptions extends Changes {
  readonly worlds: number;
  readonly repeats: Repeats;
  /** Most runs beyond the first repeats; a quarter of those if left out. */
  readonly mostRuns?: number;
  readonly seed: number;
  /** Threads that search and run the course; as many as the machine has, up to 8, if left out. */
  readonly jobs?: number;
  /** Worlds as drawn, not held to the record. */
  readonly unmatched?: boolean;
  /** Folder of a run, whose rows are read in place of running anything. */
  readonly from?: string;
}

/** Adds the options to a command. */
export function addJudged(command: Command): Command {
  return addSampling(addChanges(command), { grows: true })
    .option("--from <folder>", FROM)
    .hook("preAction", (_, called) => refuseBesideFrom(called));
}

/** Reads the file, stops with 2 where it has no claims, and calls `make` over its worlds, run now or read from a folder. */
export async function overClaims<Made>(
  file: string,
  options: JudgedOptions,
  io: Io,
  make: (conflict: Conflict, over: Over) => Promise<Made>,
): Promise<Made> {
  if (options.from !== undefined) {
    const { conflict, stored } = await storedOf(file, options.from, { changes: options, io });
    needClaims(conflict, file);
    return make(conflict, stored);
  }
  const conflict = await load(file, options, io);
  needClaims(conflict, file);
  const jobs = jobsOf(options, io);
  const runner = jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, options, io), jobs);
  const over = {
    worlds: options.worlds,
    seed: options.seed,
    ...repeatsOf(conflict, options),
    matching: matcherFor(file, options, io),
    runner,
    onProgress: progressOn(io, "course"),
  };
  return make(conflict, over).finally(() => runner?.close());
}

function needClaims({ claims }: Conflict, file: string): void {
  if (claims.length === 0)
    throw new Stop(Exit.usage, `${fileName(file)} has no \`claims:\` section; \`parley explain claims\` shows one.`);
}

const KINDS = ["holds", "fails", "depends", "open", "assumed", "not-testable-yet"];

/** Verdicts that `--fail-on` names; stops with 2 at one that is none. */
export function gateOf(failOn: string | undefined): readonly string[] {
  const gate = (failOn ?? "").split(",").filter((kind) => kind !== "");
  const unknown = gate.find((kind) => !KINDS.includes(kind));
  if (unknown) throw new Stop(Exit.usage, `--fail-on: no verdict is "${unknown}"; there are ${KINDS.join(", ")}.`);
  return gate;
}

/** Status of a command with a gate; says which claims failed it. */
export function passGate(claims: readonly ClaimFinding[], gate: readonly string[], io: Io): number {
  const failed = claims.filter((claim) => gate.includes(claim.verdict.kind));
  if (failed.length > 0)
    io.err(`--fail-on: ${failed.map((claim) => `${claim.id} ${claim.verdict.kind}`).join(", ")}\n`);
  return failed.length > 0 ? Exit.gate : Exit.done;
}
