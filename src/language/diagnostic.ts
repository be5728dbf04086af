import type { Span } from "../conflict/quantity.js";
import { CODES, type Code } from "./codes.js";

/** One thing wrong with a conflict file: where, what, and what would be right. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly at: Span;
  /** What is wrong, a sentence. */
  readonly message: string;
  /** What would be right: a sentence with the candidates; empty where the message says it. */
  readonly remedy: string;
}

/** A diagnostic of a code, with the severity that the catalogue gives it. */
export function diagnose(code: Code, at: Span, message: string, remedy = ""): Diagnostic {
  return { code, severity: CODES[code].severity, at, message, remedy };
}

/** `file:line:column CODE message remedy`, one line. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { at, code, message, remedy } = diagnostic;
  const text = `${at.file}:${at.line}:${at.column} ${code} ${message} ${remedy}`;
  return text.replace(/\s+/g, " ").trim();
}

/** Diagnostics in order of place (the file itself before command-line values), each once. O(n log n). */
export function sortDiagnostics(diagnostics: readonly Diagnostic[], file: string): Diagnostic[] {
  const seen = new Set<string>();
  const once = diagnostics.filter((one) => {
    const key = `${formatDiagnostic(one)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const foreign = (one: Diagnostic): number => (one.at.file === file ? 0 : 1);
  return once.sort(
    (a, b) =>
      foreign(a) - foreign(b) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** Whether any of them makes the file invalid. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/** A paragraph on a code with a wrong and a right example; null for a code that does not exist. */
export function explainCode(code: string): string | null {
  const known = (CODES as Readonly<Record<string, (typeof CODES)[Code]>>)[code.toUpperCase()];
  if (known === undefined) return null;
  const kind = known.severity === "error" ? "error" : "warning";
  return `${code.toUpperCase()} (${kind}): ${known.title}\n\n${known.why}\n\nNot so:\n${indent(known.wrong)}\n\nBut so:\n${indent(known.right)}\n`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
