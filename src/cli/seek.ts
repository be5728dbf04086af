import type { Conflict } from "../conflict/conflict.js";
import { matchWorlds, type Match } from "../ensemble/matching.js";
import type { Runner } from "../ensemble/runner.js";
import type { Asked } from "./found.js";
import type { Io } from "./io.js";
import { searchOn } from "./progress.js";

/** How often what is found is kept while the search goes on. */
const KEEP_EVERY_MS = 1000;

/** What a search found, and what stopped it before all was found. */
export interface Sought {
  readonly found: Match;
  readonly stopped: "interrupted" | "stopped by the time budget" | null;
}

/**
 * Searches for worlds that fit, with progress on stderr. `keep` is told now and then what is found, and at the end; an
 * interrupt, or the time `until` on the clock of `io`, ends the search after the block under way.
 */
export async function seek(
  conflict: Conflict,
  asked: Asked & {
    readonly before: Match | null;
    readonly runner: Runner | null;
    readonly keep: (match: Match) => Promise<void>;
    readonly until?: number | undefined;
  },
  io: Io,
): Promise<Sought> {
  const { keep, wanted, until = Infinity } = asked;
  const progress = searchOn(io, asked.before);
  let stopped: Sought["stopped"] = null;
  let kept = io.now();
  io.onInterrupt?.(() => (stopped = "interrupted"));
  try {
    const found = await matchWorlds(conflict, {
      ...asked,
      onBlock: async (soFar) => {
        progress(soFar, wanted);
        if (io.now() - kept >= KEEP_EVERY_MS) {
          await keep(soFar);
          kept = io.now();
        }
        // lets an interrupt be heard
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (io.now() >= until) stopped ??= "stopped by the time budget";
        return stopped === null;
      },
    });
    if (found.tried > (asked.before?.tried ?? 0)) await keep(found);
    return { found, stopped: found.members.length < wanted ? stopped : null };
  } finally {
    io.onInterrupt?.(null);
  }
}
