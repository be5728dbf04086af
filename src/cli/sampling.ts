import type { Command } from "commander";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { whole } from "./option.js";
import { repeatsWithin } from "./repeats.js";
import { JOBS } from "./threads.js";

/** Options that change what a file says before it is checked (`Changes`). */
export function addChanges(command: Command): Command {
  return command
    .option(
      "--set <path=value>",
      "change a number or key before the check; may be repeated",
      (text, all: string[]) => [...all, text],
      [],
    )
    .option("--variant <name>", "read the file through one of its variants");
}

/** Options of what is run: worlds, repeats, seed, threads. `fewest`: worlds below which nothing is said; `grows`: repeats may grow. */
export function addSampling(command: Command, { fewest = 1, grows = false } = {}): Command {
  command.option(
    "--worlds <n>",
    "worlds: draws of everything uncertain",
    whole(fewest, 100_000),
    BRIEF_DEFAULTS.worlds,
  );
  if (grows)
    command
      .option(
        "--repeats <n>",
        "repeats of chance in each world; adaptive: 16, and more where undecided",
        repeatsWithin(2, 512),
        "adaptive",
      )
      .option("--most-runs <n>", "runs beyond the first 16 repeats, at most", whole(0, 1_000_000_000));
  else command.option("--repeats <n>", "repeats of chance in each world", whole(2, 512), BRIEF_DEFAULTS.repeats);
  return command
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--jobs <n>", JOBS, whole(1, 1024))
    .option("--unmatched", "worlds as drawn, not held to what is on record");
}
