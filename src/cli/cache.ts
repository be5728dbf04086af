import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { Io } from "./io.js";

/** Small files that make a later command quicker. Whoever removes one loses nothing else. */
export interface Cache {
  readonly folder: string;
  /** Names of the files there; none where the folder is not there or cannot be read. */
  readonly names: () => Promise<readonly string[]>;
  /** Null where it cannot be read. */
  readonly read: (name: string) => Promise<string | null>;
  /** Whole or not at all; the oldest files go where there are too many. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** All that the tool ever keeps in its cache is named so; nothing else there is touched. */
export const CACHED = /^([0-9a-f]{16}-[\w.]+-\d+-(\d+|sofar)\.matched|[0-9a-f]{32}\.reading)\.json$/;

/** Files, and bytes of all of them, kept at most. */
export const CACHE_BOUNDS = { files: 300, bytes: 64 * 2 ** 20 } as const;

/**
 * The folder of the cache: `PARLEY_CACHE` where it is set (empty: none), else the user's own by the custom of the system
 * (XDG Base Directory Specification 0.8 on Linux). Null: there is none.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string | null,
): string | null {
  const { PARLEY_CACHE: named, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (named !== undefined) return named === "" ? null : named;
  if (platform === "win32") return local ? join(local, "parley", "cache") : null;
  if (platform !== "darwin" && xdg && isAbsolute(xdg)) return join(xdg, "parley");
  if (home === null) return null;
  return platform === "darwin" ? join(home, "Library", "Caches", "parley") : join(home, ".cache", "parley");
}

/** The cache in a folder, which is made at the first file. */
export function cacheIn(folder: string, write: Io["write"]): Cache {
  const names = async (): Promise<string[]> =>
    (await readdir(folder).catch(() => [])).filter((name) => CACHED.test(name)).sort();
  return {
    folder,
    names,
    read: (name) => readFile(join(folder, name), "utf8").catch(() => null),
    write: async (name, text) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(join(folder, name), text);
      await trim(folder, await names(), name);
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

/** Removes the oldest files beyond the bounds; never the one just written. */
async function trim(folder: string, names: readonly string[], fresh: string): Promise<void> {
  const found = await Promise.all(
    names.map(async (name) => ({ name, about: await stat(join(folder, name)).catch(() => null) })),
  );
  const there = found.flatMap(({ name, about }) => (about ? [{ name, at: about.mtimeMs, bytes: about.size }] : []));
  there.sort((a, b) => Number(b.name === fresh) - Number(a.name === fresh) || b.at - a.at);
  let bytes = 0;
  for (const [place, each] of there.entries()) {
    bytes += each.bytes;
    if (place > 0 && (place >= CACHE_BOUNDS.files || bytes > CACHE_BOUNDS.bytes))
      await rm(join(folder, each.name), { force: true });
  }
}
