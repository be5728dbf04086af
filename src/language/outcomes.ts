import type { Span } from "../conflict/quantity.js";
import type { Code } from "./codes.js";
import { parseDate } from "./date.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import { parseConflict } from "./parse.js";
import { child, entriesOf, type Node, textOf } from "./tree.js";

/** What happened, of one claim or measure. */
export interface Outcome {
  /** Id of a claim, or a measure as the case writes it. */
  readonly of: string;
  /** 1 and 0 for yes and no; an amount as written; null: ungraded. */
  readonly is:
    | { readonly kind: "event"; readonly value: 0 | 1 }
    | { readonly kind: "amount"; readonly value: number; readonly unit: string }
    | null;
  /** Course that came about; null: the one of the claim, or the first sealed. */
  readonly under: string | null;
  readonly on: string | null;
  readonly source: { readonly title: string; readonly date: string; readonly url: string | null } | null;
  /** Why it is not graded; null where it is. */
  readonly ungraded: string | null;
  readonly note: string | null;
  readonly at: Span;
}

export interface Outcomes {
  readonly case: string;
  readonly happened: readonly Outcome[];
}

const TOP = ["outcomes", "case", "note", "happened"];
const KEYS = ["is", "under", "on", "source", "ungraded", "note"];
const SOURCE_KEYS = ["title", "date", "url"];
const AMOUNT = /^([+-]?\d[\d,]*(?:\.\d+)?)(k|M)?\s*(\S.*)?$/;

/** Reads an outcomes file and says what is wrong in it, and where. Never throws; null where an error stands. */
export function readOutcomes(
  text: string,
  file: string,
): { readonly outcomes: Outcomes | null; readonly diagnostics: readonly Diagnostic[] } {
  const { root, diagnostics: found } = parseConflict(text, file);
  const diagnostics = [...found];
  const report: Report = (code, at, message, remedy) => diagnostics.push(diagnose(code, at, message, remedy));
  const start = root?.at ?? { file, line: 1, column: 1, length: 1 };
  const [version, name, happened] = ["outcomes", "case", "happened"].map((key) => child(root ?? undefined, key));
  if (textOf(version) !== "1" || textOf(name) === null || happened?.kind !== "map")
    report(
      "P0480",
      start,
      "This is no outcomes file of version 1.",
      "Give it `outcomes: 1`, `case:` and a table `happened:`.",
    );
  checkKeys(root ?? undefined, TOP, report);
  const read = entriesOf(happened).map(({ key, value }) => outcomeOf(key, value, report));
  const wrong = diagnostics.some(({ severity }) => severity === "error");
  return { outcomes: wrong ? null : { case: textOf(name)!, happened: read }, diagnostics };
}

type Report = (code: Code, at: Span, message: string, remedy: string) => unknown;

function checkKeys(node: Node | undefined, known: readonly string[], report: Report): void {
  for (const { key, keyAt } of entriesOf(node))
    if (!known.includes(key)) report("P0485", keyAt, `No key here is "${key}".`, `There are ${known.join(", ")}.`);
}

function outcomeOf(of: string, node: Node, report: Report): Outcome {
  checkKeys(node, KEYS, report);
  checkKeys(child(node, "source"), SOURCE_KEYS, report);
  const ungraded = textOf(child(node, "ungraded"));
  const is = valueOf(textOf(child(node, "is")));
  const on = textOf(child(node, "on"));
  const source = sourceOf(child(node, "source"));
  if ((is === null) === (ungraded === null))
    report(
      "P0481",
      node.at,
      `"${of}" needs either \`is:\` (yes, no or a number) or \`ungraded:\` with why.`,
      "Write one of the two.",
    );
  if (is !== null && (on === null || parseDate(on) === null))
    report("P0482", node.at, `"${of}" has no day on which it was so.`, "Write on: 2025-11-17.");
  if (is !== null && source === null)
    report(
      "P0483",
      node.at,
      `"${of}" has no source with a title and a date.`,
      "Name one, or leave it ungraded: with why.",
    );
  if (on !== null && source !== null && (parseDate(source.date) ?? 0) < (parseDate(on) ?? 0))
    report(
      "P0484",
      node.at,
      `The source of "${of}" is dated ${source.date}, before ${on}.`,
      "Name a source of that day or later.",
    );
  return {
    of,
    is,
    under: textOf(child(node, "under")),
    on,
    source,
    ungraded,
    note: textOf(child(node, "note")),
    at: node.at,
  };
}

function valueOf(text: string | null): Outcome["is"] {
  if (text === "yes" || text === "no") return { kind: "event", value: text === "yes" ? 1 : 0 };
  const found = text === null ? null : AMOUNT.exec(text);
  if (!found) return null;
  const size = { k: 1e3, M: 1e6 }[found[2]] ?? 1;
  return { kind: "amount", value: Number(found[1].replaceAll(",", "")) * size, unit: found[3] ?? "" };
}

function sourceOf(node: Node | undefined): Outcome["source"] {
  const [title, date] = [textOf(child(node, "title")), textOf(child(node, "date"))];
  if (title === null || date === null || parseDate(date) === null) return null;
  return { title, date, url: textOf(child(node, "url")) };
}
