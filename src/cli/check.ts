import { formatDiagnostic } from "../language/diagnostic.js";
import { readConflict } from "../language/read.js";
import { Exit, type Io } from "./io.js";
import { fileName, textOf, type Changes } from "./load.js";

/** `parley check FILE…`: all that is wrong, sorted by line. Status 3 with errors; with `strict`, 1 with warnings alone. */
export async function check(
  files: readonly string[],
  options: Changes & { json?: boolean; strict?: boolean },
  io: Io,
): Promise<number> {
  let errors = 0;
  let warnings = 0;
  const found = [];
  for (const file of files) {
    const text = await textOf(file, io);
    const { conflict, diagnostics } = readConflict(text, fileName(file), {
      sets: options.set ?? [],
      variant: options.variant ?? null,
    });
    errors += diagnostics.filter((each) => each.severity === "error").length;
    warnings += diagnostics.filter((each) => each.severity === "warning").length;
    found.push({ file: fileName(file), hash: conflict?.hash ?? null, diagnostics });
    if (options.json) continue;
    for (const diagnostic of diagnostics) io.out(`${formatDiagnostic(diagnostic)}\n`);
    if (conflict)
      io.out(
        `${fileName(file)}: sound. ${conflict.actors.length} actors, ${conflict.issues.length} issues, ${conflict.policies.length} policies, ${conflict.claims.length} claims; ` +
          `${conflict.quantities.filter((each) => each.origin === "file").length} numbers. ${conflict.hash.slice(0, 12)}\n`,
      );
  }
  if (options.json) io.out(`${JSON.stringify({ format: 1, command: "check", files: found }, null, 1)}\n`);
  if (errors > 0) return Exit.invalid;
  return options.strict && warnings > 0 ? Exit.gate : Exit.done;
}
