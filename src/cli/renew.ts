import { Exit, Stop, type Io } from "./io.js";

/** How what a command wrote before begins and what it holds. */
export const MADE = {
  page: /^<!doctype html>[^]*Made by <code>parley /,
  picture: /^<svg [^]*<title id="chain-title">/,
  choices: /^# [^]*Made by `parley choices /,
  text: /^# [^]*Made by `parley text /,
  calibration: /^(# parley calibrate |$)/,
} as const;

/** Stops with 2 where a file is there that the command has not made: only what was made before is made anew unasked. */
export async function refuseForeign(path: string, made: RegExp, force: boolean | undefined, io: Io): Promise<void> {
  if (force) return;
  const there = await io.read(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return "?";
  });
  if (there === null || made.test(there)) return;
  throw new Stop(
    Exit.usage,
    `${path} is there already, and this command has not made it; --force writes over it, another name keeps both.`,
  );
}
