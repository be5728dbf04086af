import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The disk as a store sees it; tests pass one that fails. */
export interface Disk {
  /** Names in a folder; null where there is none. */
  readonly list: (folder: string) => Promise<string[] | null>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Writes a file whole or not at all, and makes its folder. `lasting`: on the disk before this resolves. */
  readonly write: (
    path: string,
    bytes: Uint8Array | string | AsyncIterable<Uint8Array | string>,
    lasting?: boolean,
  ) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** Files begun and never finished end so; they are swept when a run is opened again. */
export const DRAFT = ".part";

/** The disk of this machine. A file is written beside its place and moved there. */
export const DISK: Disk = {
  list: async (folder) => {
    try {
      return await readdir(folder);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  },
  read: (path) => readFile(path),
  write: async (path, bytes, lasting = false) => {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}${DRAFT}`;
    try {
      const file = await open(draft, "w");
      try {
        const pieces = typeof bytes === "string" || bytes instanceof Uint8Array ? [bytes] : bytes;
        for await (const piece of pieces) await file.writeFile(piece);
        if (lasting) await file.datasync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
};

/** Removes what a killed run left half-written in a folder. */
export async function sweep(disk: Disk, folder: string): Promise<void> {
  for (const name of (await disk.list(folder)) ?? []) if (name.endsWith(DRAFT)) await disk.remove(join(folder, name));
}

const SAID: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left on the disk",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "the file would be larger than is allowed here",
  EACCES: "it may not be written or read",
  EPERM: "it may not be written or read",
  EROFS: "the disk can only be read",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  ENOENT: "it is not there, or cannot be made",
  EMFILE: "too many files are open",
  EIO: "the disk does not answer",
};

/** What went wrong with the disk, for people; null where the error is not the disk's. */
export function diskTrouble(error: unknown): string | null {
  const code = codeOf(error);
  if (code === null || !(error instanceof Error) || !("syscall" in error)) return null;
  return `${SAID[code] ?? "the disk refuses"} (${code})`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
