import type { Conflict } from "../conflict/conflict.js";
import { importFiles } from "../import/import.js";
import { formatDiagnostic, type Diagnostic } from "../language/diagnostic.js";
import { readConflict } from "../language/read.js";
import { Exit, Stop, type Io } from "./io.js";

/** What the user asked to change before the check. */
export interface Changes {
  readonly set?: readonly string[];
  readonly variant?: string | undefined;
}

/** A file as a command line names it again, with what was changed before the check. */
export function againOf(path: string, { set = [] }: Changes): string {
  const quoted = (text: string): string =>
    /^[\w.=:%+,/@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  return [quoted(path), ...set.map((change) => `--set ${quoted(change)}`)].join(" ");
}

/** Last part of a path, whatever the separator. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Text of a conflict file, a graph model (.gmcr) turned into one; stops with 2 where it cannot be read, with 3 if refused. */
export async function textOf(path: string, io: Io): Promise<string> {
  const text = await plainTextOf(path, io);
  if (!/\.gmcr$/i.test(path)) return text;
  const { text: made, notes, diagnostics } = importFiles([{ name: fileName(path), text }]);
  for (const note of notes) io.err(`note: ${note}\n`);
  if (made === null) throw new Stop(Exit.invalid, diagnostics.map(formatDiagnostic).join("\n"));
  return made;
}

async function isThere(path: string, io: Io): Promise<boolean> {
  return io.read(path).then(
    () => true,
    () => false,
  );
}

/** Text of a file as it is; stops with status 2 where it cannot be read. */
export async function plainTextOf(path: string, io: Io): Promise<string> {
  try {
    return await io.read(path);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const said =
      reason === "ENOENT"
        ? `there is no such file${(await isThere(`${path}.parley.yaml`, io)) ? `; did you mean ${path}.parley.yaml?` : ""}`
        : reason === "EISDIR"
          ? "it is a folder"
          : `it cannot be read (${reason})`;
    throw new Stop(Exit.usage, `${path}: ${said.endsWith("?") ? said : `${said}.`}`);
  }
}

/** Reads and checks a conflict file; counts warnings on stderr, and stops with status 3 after printing all that is wrong. */
export async function load(path: string, changes: Changes, io: Io): Promise<Conflict> {
  const text = await textOf(path, io);
  const { conflict, diagnostics } = readConflict(text, fileName(path), {
    sets: changes.set ?? [],
    variant: changes.variant ?? null,
  });
  const errors = diagnostics.filter((each: Diagnostic) => each.severity === "error").length;
  if (!conflict || errors > 0) {
    for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
    throw new Stop(
      Exit.invalid,
      `${fileName(path)}: ${errors} ${errors === 1 ? "error" : "errors"}. \`parley explain CODE\` says more.`,
    );
  }
  const warnings = diagnostics.length;
  if (warnings > 0)
    io.err(
      `${fileName(path)}: ${warnings} ${warnings === 1 ? "warning" : "warnings"}; \`parley check\` prints ${warnings === 1 ? "it" : "them"}.\n`,
    );
  return conflict;
}
