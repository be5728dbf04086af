import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Io } from "../../src/cli/io.js";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/program.js";

/** What a command left behind. */
export interface Left {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
}

export const SMALL_WAR = fileURLToPath(new URL("../fixtures/small-war.parley.yaml", import.meta.url));

/** Runs a command line against given files (and the repository's own), with a clock that stands still; `answers` is standard input. */
export async function parley(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  answers: readonly string[] = [],
  columns = 100,
): Promise<Left> {
  const input = [...answers];
  const left = { out: "", err: "", files: new Map<string, string>() };
  const io: Io = {
    out: (text) => void (left.out += text),
    err: (text) => void (left.err += text),
    read: (path) => (path in files ? Promise.resolve(files[path]) : readFile(path, "utf8")),
    write: (path, text) => Promise.resolve(void left.files.set(path, text)),
    remove: (path) => Promise.resolve(void left.files.delete(path)),
    sha256: (text) => createHash("sha256").update(text).digest("base64"),
    columns,
    colour: false,
    live: false,
    now: () => 0,
    ask: (prompt) => {
      left.err += prompt;
      return Promise.resolve(input.shift() ?? null);
    },
  };
  const status = await run(argv, "0.0.0", io);
  return { status, ...left };
}
