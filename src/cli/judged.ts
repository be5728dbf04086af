import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { BRIEF_DEFAULTS, type BriefOptions as Over } from "../report/brief.js";
import type { ClaimFinding } from "../report/finding.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { matcherFor } from "./match.js";
import { whole } from "./option.js";
import { progressOn } from "./progress.js";
import { repeatsOf, repeatsWithin, type Repeats } from "./repeats.js";
import { JOBS, jobsOf, runnerFor, sourceOf } from "./threads.js";

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
}

/** Adds the options to a command. */
export function addJudged(command: Command): Command {
  return command
    .option(
      "--set <path=value>",
      "change a number or key before the check; may be repeated",
      (text, all: string[]) => [...all, text],
      [],
    )
    .option("--variant <name>", "read the file through one of its variants")
    .option("--worlds <n>", "worlds: draws of everything uncertain", whole(1, 100_000), BRIEF_DEFAULTS.worlds)
    .option(
      "--repeats <n>",
      "repeats of chance in each world; adaptive: 16, and more where undecided",
      repeatsWithin(2, 512),
      "adaptive",
    )
    .option("--most-runs <n>", "runs beyond the first 16 repeats, at most", whole(0, 1_000_000_000))
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--jobs <n>", JOBS, whole(1, 1024))
    .option("--unmatched", "worlds as drawn, not held to what is on record");
}

/** Reads the file, stops with 2 where it has no claims, and runs `make` over its worlds as the options say. */
export async function overClaims<Made>(
  file: string,
  options: JudgedOptions,
  io: Io,
  make: (conflict: Conflict, over: Over) => Promise<Made>,
): Promise<Made> {
  const conflict = await load(file, options, io);
  if (conflict.claims.length === 0)
    throw new Stop(Exit.usage, `${fileName(file)} has no \`claims:\` section; \`parley explain claims\` shows one.`);
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
