import type { Conflict } from "../conflict/conflict.js";
import { matchWorlds, type Match } from "../ensemble/matching.js";
import type { Runner } from "../ensemble/runner.js";
import type { Asked } from "./found.js";
import type { Io } from "./io.js";
import { searchOn } from "./progress.js";

/** How often what is found is kept while the search goes on. */
const KEEP_EVERY_MS = 1000;

/** What a search found, and whether the user stopped it. */
export interface Sought {
  readonly found: Match;
  readonly stopped: boolean;
}

/**
 * Searches for worlds that fit, with progress on stderr. `keep` is told now and then what is found, and at the end; an
 * interrupt ends the search after the block under way.
 */
export async function seek(
  conflict: Conflict,
  asked: Asked & {
    readonly before: Match | null;
    readonly runner: Runner | null;
    readonly keep: (match: Match) => Promise<void>;
  },
  io: Io,
): Promise<Sought> {
  const { keep, wanted } = asked;
  const progress = searchOn(io, asked.before);
  let stopped = false;
  let kept = io.now();
  io.onInterrupt?.(() => (stopped = true));
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
        return !stopped;
      },
    });
    if (found.tried > (asked.before?.tried ?? 0)) await keep(found);
    return { found, stopped: stopped && found.members.length < wanted };
  } finally {
    io.onInterrupt?.(null);
  }
}
