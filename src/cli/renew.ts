import { Exit, Stop, type Io } from "./io.js";

/** How a page and a picture that a brief wrote before begin and what they hold. */
export const MADE = {
  page: /^<!doctype html>[^]*Made by <code>parley /,
  picture: /^<svg [^]*<title id="chain-title">/,
} as const;

/** Stops with 2 where a file is there that no brief has made: only what was made before is made anew unasked. */
export async function refuseForeign(path: string, made: RegExp, force: boolean, io: Io): Promise<void> {
  if (force) return;
  const there = await io.read(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return "";
  });
  if (there === null || made.test(there)) return;
  throw new Stop(
    Exit.usage,
    `${path} is there already, and no earlier brief wrote it; --force writes over it, another name keeps both.`,
  );
}
