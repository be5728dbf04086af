import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism, homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder, cacheIn } from "./cache.js";
import { Exit, type Io } from "./io.js";
import { run } from "./program.js";
import { openTerminal } from "./terminal.js";

const NARROWEST = 80;
const WIDEST = 160;
/** Threads where nothing is said, at most: each reads the file and warms up for itself. */
const MOST_JOBS = 8;

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeFile(draft, text, "utf8");
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** What the running command does when the user interrupts; null: it is left at once. */
let interrupt: (() => void) | null = null;

/** The real world: this process's streams, disk and clock. */
function realIo(ask: NonNullable<Io["ask"]>): Io {
  const columns = Number(process.env.COLUMNS) || process.stdout.columns || 100;
  const colour = process.env.NO_COLOR ? false : process.env.FORCE_COLOR ? true : process.stdout.isTTY === true;
  const folder = cacheFolder(process.env, process.platform, homeFolder());
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    read: (path) => readFile(path, "utf8"),
    write,
    sha256: (text) => createHash("sha256").update(text).digest("base64"),
    columns: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    colour,
    live: process.stderr.isTTY === true,
    now: () => Date.now(),
    ask,
    onInterrupt: (act) => {
      interrupt = act;
    },
    remove: (path) => rm(path, { force: true }),
    jobs: Math.min(MOST_JOBS, availableParallelism()),
    cache: folder === null ? null : cacheIn(folder, write),
  };
}

function homeFolder(): string | null {
  try {
    return homedir();
  } catch {
    return null; // a user without an entry
  }
}

/** An error of ours: a sentence, versions, and a file to send; the stack on request. */
async function confess(error: unknown, version: string): Promise<void> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  const file = join(tmpdir(), `parley-error-${randomBytes(4).toString("hex")}.txt`);
  await writeFile(
    file,
    `parley ${version}, node ${process.version}, ${process.platform}\n${process.argv.slice(2).join(" ")}\n${stack}\n`,
  ).catch(() => undefined);
  process.stderr.write(
    `parley failed: ${message}\nThis is a fault of the tool, not of your file. parley ${version}, node ${process.version}. Report: ${file}\n`,
  );
  if (process.env.PARLEY_DEBUG) process.stderr.write(`${stack}\n`);
}

/** Entry of the `parley` command. */
export async function main(argv: readonly string[], version: string): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(Exit.done);
    throw error;
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      if (interrupt) return interrupt();
      process.stderr.write("\ninterrupted; nothing was written\n");
      process.exit(Exit.interrupted);
    });
  const terminal = openTerminal();
  try {
    process.exitCode = await run(argv, version, realIo(terminal.ask));
  } catch (error) {
    await confess(error, version);
    process.exitCode = Exit.internal;
  } finally {
    terminal.close();
  }
}
