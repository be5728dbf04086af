import type { Span } from "../conflict/quantity.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";

/** Characters that no conflict text may have: control characters other than tab and line ends, and the replacement sign. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/;

/** Traps that show in the bare text, before YAML: control characters. O(length). */
export function textTraps(text: string, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  text.split("\n").forEach((line, index) => {
    const column = line.search(CONTROL);
    if (column < 0) return;
    const code = (line.codePointAt(column) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const at = { file, line: index + 1, column: column + 1, length: 1 };
    found.push(
      diagnose("P0015", at, `The sign U+${code} cannot stand in a conflict file.`, "Save the file as UTF-8 text."),
    );
  });
  return found;
}

const NESTED = /Nested mappings are not allowed|Block collections are not allowed within flow|Implicit keys need/;

/** What a complaint of the YAML reader means to a person who writes a case; null where another diagnostic says it. */
export function yamlTrap(yaml: string, message: string, text: string, offset: number, at: Span): Diagnostic | null {
  const line = lineAt(text, offset);
  if (yaml === "TAB_AS_INDENT") {
    return diagnose("P0005", at, "A tab cannot indent a line in YAML.", "Indent with spaces, two a level.");
  }
  if (yaml === "MULTIPLE_DOCS") {
    return diagnose("P0014", at, "A second document begins here (---); a file holds one case.", "Make two files.");
  }
  if (
    yaml === "BAD_SCALAR_START" ||
    yaml === "BAD_DIRECTIVE" ||
    (yaml === "MISSING_CHAR" && /directives-end/.test(message))
  ) {
    const sign = text[offset] ?? "";
    return diagnose("P0010", at, `A text cannot begin with ${sign || "this sign"} in YAML.`, "Put the text in quotes.");
  }
  if (yaml === "TAG_RESOLVE_FAILED") return null;
  const inside = /:\s+\S.*:(\s|$)/.test(line) || /:\s+[^'"{[]*\S:\s/.test(line);
  if (NESTED.test(message) && inside && !/^\s*\?/.test(line)) {
    return diagnose("P0009", at, '": " inside a text makes YAML read a second key.', "Put the text in quotes.");
  }
  return diagnose(
    "P0002",
    at,
    `YAML cannot read this: ${message}.`,
    "Check indentation, quotes and brackets near here.",
  );
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const to = text.indexOf("\n", offset);
  return text.slice(from, to < 0 ? undefined : to);
}
