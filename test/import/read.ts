import { readFileSync } from "node:fs";
import type { Conflict } from "../../src/conflict/conflict.js";
import { importFiles, type Imported, type ImportFile } from "../../src/import/import.js";
import { readConflict } from "../../src/language/read.js";

/** Text of a file under test/fixtures/import. */
export function fixture(name: string): ImportFile {
  return { name, text: readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url), "utf8") };
}

/** Imports texts, given by file name. */
export function importTexts(texts: Readonly<Record<string, string>>): Imported {
  return importFiles(Object.entries(texts).map(([name, text]) => ({ name, text })));
}

/** The conflict of an import; throws with what kept it from being one. */
export function conflictOf(imported: Imported): Conflict {
  if (imported.text === null)
    throw new Error(imported.diagnostics.map((each) => `${each.code} ${each.message}`).join("\n"));
  const { conflict, diagnostics } = readConflict(imported.text, "imported.parley.yaml");
  if (conflict === null) throw new Error(diagnostics.map((each) => `${each.code} ${each.message}`).join("\n"));
  return conflict;
}

/** Codes of what keeps texts from being imported. */
export const codesOf = (texts: Readonly<Record<string, string>>): string[] =>
  importTexts(texts).diagnostics.map((each) => each.code);

/** Value of a number that is a point. */
export function pointOf(conflict: Conflict, path: string): number {
  const law = conflict.quantities.find((each) => each.path === path)?.law;
  if (law?.kind !== "point") throw new Error(`no point at ${path}`);
  return law.value;
}

/** Points of an actor on an issue, in the order of its options. */
export function pointsOf(conflict: Conflict, issue: string, actor: string): number[] {
  const count = conflict.issues.find((each) => each.id === issue)?.options.length ?? 0;
  return Array.from({ length: count }, (_, k) => pointOf(conflict, `issues.${issue}.points.${actor}.${k}`));
}
