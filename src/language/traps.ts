import type { Span } from "../conflict/quantity.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";

/** Characters that no conflict text may have: control characters other than tab and line ends, and the replacement sign. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/;

/** Traps that show in the bare text, before YAML: control characters, endless brackets. O(length). */
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
  const deep = tooDeep(text);
  if (deep !== null) {
    const message = `Brackets are nested more than ${MAX_BRACKETS} deep.`;
    found.push(diagnose("P0006", { file, ...deep, length: 1 }, message, "Flatten it."));
  }
  return found;
}

/** Open brackets that no text needs and that the YAML reader's stack may not bear. */
const MAX_BRACKETS = 128;

/** Where more than `MAX_BRACKETS` brackets are open, or a line begins with as many list dashes. */
function tooDeep(text: string): { line: number; column: number } | null {
  let open = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const sign = text[offset];
    if (sign === "[" || sign === "{") open++;
    else if (sign === "]" || sign === "}") open = Math.max(0, open - 1);
    if (open > MAX_BRACKETS) return placeAt(text, offset);
  }
  const dashes = /^ *(?:[-?] +){64}/m.exec(text);
  return dashes === null ? null : placeAt(text, dashes.index);
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

const NESTED = /Nested mappings are not allowed|Block collections are not allowed within flow|Implicit keys need/;

/** Text that begins with a sign of YAML's own. */
export function leadingSign(sign: string, at: Span): Diagnostic {
  return diagnose("P0010", at, `A text cannot begin with ${sign} in YAML.`, "Put the text in quotes.");
}

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
    return leadingSign(yaml === "BAD_SCALAR_START" ? (text[offset] ?? "") : "%", at);
  }
  if (yaml === "TAG_RESOLVE_FAILED") return null;
  if (text[offset] === "?" && NESTED.test(message)) return leadingSign("?", at);
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
