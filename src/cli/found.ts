import type { Conflict } from "../conflict/conflict.js";
import { comesOutSo } from "../ensemble/match-check.js";
import { matchIn, matchText } from "../ensemble/match-file.js";
import { differenceOf, startOfMatch, type Match } from "../ensemble/matching.js";
import type { Cache } from "./cache.js";
import type { Io } from "./io.js";

/** What a search asks for. */
export interface Asked {
  /** Worlds that fit, to be found. */
  readonly wanted: number;
  /** Worlds tried at most. */
  readonly most: number;
  readonly seed: number;
}

/**
 * Whether a search that goes on from a match ends as one from nothing would: it found less than is wanted, or all of it and
 * tried no world after the last that fits. One that took down no worlds let off survival tells less.
 */
export function goesOn({ members, spared, tried }: Match, { wanted, most }: Asked): boolean {
  if (tried > most || spared === null) return false;
  return members.length < wanted || (members.length === wanted && tried === (members.at(-1) ?? -1) + 1);
}

/** The match that got furthest; null where there is none. */
export function furthest(matches: readonly (Match | null)[]): Match | null {
  return matches.reduce((best, each) => (each && (!best || each.tried > best.tried) ? each : best), null);
}

/** What the cache holds of this conflict, engine version and seed that a search can go on from; null where nothing does, or it does not come out so. */
export async function recalled(cache: Cache | null, conflict: Conflict, asked: Asked): Promise<Match | null> {
  if (cache === null) return null;
  const start = startOfMatch(conflict, asked.seed);
  const names = (await cache.names()).filter((name) => name.startsWith(`${stemOf(start)}-`));
  const texts = await Promise.all(names.map((name) => cache.read(name)));
  const found = texts
    .map((text) => (text === null ? null : matchIn(text)))
    .filter((each) => each !== null && differenceOf(each, start) === null && goesOn(each, asked));
  const best = furthest(found);
  return best && comesOutSo(conflict, best) ? best : null;
}

/**
 * Keeps what a search has found so far in the cache, under its own name once it is all there, so that later commands end as
 * if they had searched from nothing. A cache that cannot be written is said once and left alone.
 */
export function keeperIn(cache: Cache | null, asked: Asked, io: Io): (match: Match) => Promise<void> {
  let broken = cache === null;
  return async (match) => {
    if (broken || cache === null || match.tried === 0) return;
    const sofar = nameOf(match, "sofar");
    const whole = match.members.length === asked.wanted && goesOn(match, asked);
    try {
      const before = matchIn((await cache.read(sofar)) ?? "");
      const ahead = before !== null && before.tried > match.tried;
      if (whole) await cache.write(nameOf(match, String(asked.wanted)), matchText(match));
      else if (!ahead) await cache.write(sofar, matchText(match));
      if (whole && !ahead) await cache.remove(sofar);
    } catch (error) {
      broken = true;
      const why = error instanceof Error ? error.message : String(error);
      io.err(`note: nothing is kept in the cache: ${why}\n`);
    }
  };
}

function nameOf(match: Match, of: string): string {
  return `${stemOf(match)}-${of}.matched.json`;
}

function stemOf({ hash, version, seed }: Match): string {
  return `${hash.slice(0, 16)}-${version}-${seed}`;
}
