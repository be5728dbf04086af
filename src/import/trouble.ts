import type { Span } from "../conflict/quantity.js";
import type { ImportCode } from "../language/codes-import.js";
import { type Diagnostic, diagnose } from "../language/diagnostic.js";

/** What keeps a file from being imported; thrown inside this folder only, and caught by `importFiles`. */
export class ImportTrouble {
  constructor(readonly diagnostic: Diagnostic) {}
}

/** Gives up on a file. Throws `ImportTrouble`. */
export function refuse(code: ImportCode, at: Span, message: string, remedy = ""): never {
  throw new ImportTrouble(diagnose(code, at, message, remedy));
}

/** Issues, options, actors or statements that one list may have: people read the case, and time stays short. */
const MOST_PARTS = 1_000;

/** Refuses a list that nobody could read. Throws `ImportTrouble`. */
export function limit(count: number, what: string, at: Span): void {
  if (count <= MOST_PARTS) return;
  refuse("P0611", at, `Here are ${count} ${what}; ${MOST_PARTS} are the most.`, "Import the part that matters.");
}

/** The first sign of a file, for what is wrong with all of it. */
export function startOf(file: string): Span {
  return { file, line: 1, column: 1, length: 1 };
}

/** `"a" and "b"`, `"a", "b" and 3 more`: names in a sentence, at most four. */
export function quoted(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 4 ? 3 : 4).map((name) => `"${name}"`);
  if (names.length > 4) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
