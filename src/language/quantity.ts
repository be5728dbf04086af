import type { Span } from "../conflict/quantity.js";
import type { Law } from "../math/law.js";
import { type Context, addQuantity, report } from "./context.js";
import { candidates } from "./nearest.js";
import { MAX_NUMBER_TEXT, type NumberSpec, parseNumber } from "./number.js";
import type { Shape } from "./shape.js";
import { type Node, child, entriesOf, isEmpty, textOf } from "./tree.js";
import { EUR_NOTE } from "./units.js";

/** A number of the file as written: its text, place, and where it comes from. */
interface Written {
  readonly text: string;
  readonly at: Span;
  readonly source: number | null;
  readonly note: string | null;
  readonly named: ReadonlyMap<string, string>;
}

/** Keys of a number written as a table; branches of a choice stand beside them. */
export const OBJECT_KEYS = ["is", "unit", "source", "paragraph", "note", "date"];

/** Reads a number where the schema expects one into a quantity at its path; what is wrong is reported. */
export function readQuantity(
  context: Context,
  node: Node,
  shape: Shape & { kind: "number" },
  path: readonly string[],
): void {
  const text = textOf(node);
  if (text !== null && shape.words.includes(text)) return;
  readAs(context, node, shape.spec, path.join("."));
}

/** Reads a number by a spec into a quantity at a path; null where no number can be made out. */
export function readAs(context: Context, node: Node, spec: NumberSpec, path: string): number | null {
  const written = readWritten(context, node, path);
  if (written === null) return null;
  const { law, diagnostics, cutMass } = parseNumber(written.text, spec, written.at, written.named);
  context.diagnostics.push(...diagnostics);
  const failed = diagnostics.some((one) => one.severity === "error");
  if (!failed && written.source === null) checkNeutral(context, law, path, written);
  const { text, at, source } = written;
  const note = written.note ?? (/\bEUR\b/.test(text) ? EUR_NOTE : null);
  const quantity = {
    path,
    law,
    unit: spec.unit,
    bounds: spec.bounds,
    cutMass,
    text,
    origin: "file",
    source,
    note,
    at,
  } as const;
  return addQuantity(context, quantity, spec);
}

/** A number that the tool supplies where the key is left out. */
export function readDefault(context: Context, text: string, spec: NumberSpec, path: readonly string[]): void {
  const at: Span = { file: context.file, line: 1, column: 1, length: 1 };
  const { law, cutMass } = parseNumber(text, spec, at);
  const fixed = { path: path.join("."), law, unit: spec.unit, bounds: spec.bounds, cutMass } as const;
  addQuantity(context, { ...fixed, text: "", origin: "default", source: null, note: null, at: null }, spec);
}

function readWritten(context: Context, node: Node, path: string): Written | null {
  const plain = textOf(node);
  if (plain !== null) return { text: plain, at: node.at, source: null, note: null, named: new Map() };
  const is = child(node, "is");
  const isText = textOf(is);
  if (is === undefined || isText === null) {
    const what = node.kind === "list" ? "a list" : node.kind === "map" ? "a table without is" : "nothing";
    const shown = node.kind === "scalar" && isEmpty(node) ? "nothing" : what;
    report(
      context,
      "P0201",
      node.at,
      `"${path}" needs a number; here stands ${shown}.`,
      "Write 8 to 12, or {is: 8 to 12, source: …}.",
    );
    return null;
  }
  const unit = textOf(child(node, "unit"));
  const withUnit = (text: string, at: Span): string => (unit === null ? text : joinUnit(context, text, unit, at));
  const named = new Map<string, string>();
  const branches = /^one of\b/.test(isText)
    ? isText
        .slice(6)
        .split(/[;,]/)
        .map((part) => part.trim().split(/\s+/)[0])
    : [];
  for (const { key, keyAt, value } of entriesOf(node)) {
    if (OBJECT_KEYS.includes(key)) continue;
    if (branches.includes(key)) named.set(key, withUnit(textOf(value) ?? "", value.at));
    else {
      const known = [...OBJECT_KEYS, ...branches];
      report(context, "P0101", keyAt, `"${key}" is no key of a number.`, candidates(key, known, "Keys here"));
    }
  }
  return {
    text: branches.length > 0 ? isText : withUnit(isText, is.at),
    at: is.at,
    source: sourceOf(context, child(node, "source")),
    note: textOf(child(node, "note")),
    named,
  };
}

/** The text with the unit that stands beside it; of a choice, its branches carry the unit. */
function joinUnit(context: Context, text: string, unit: string, at: Span): string {
  if (text.length + unit.length > MAX_NUMBER_TEXT) return `${text} ${unit}`;
  const own = unitOf(text);
  if (own !== "" && own !== unit) {
    report(context, "P0215", at, `The number says "${own}" and unit: says "${unit}".`, "Keep one of them.");
    return text;
  }
  return own === unit ? text : `${text} ${unit}`;
}

/** Unit at the end of a number text: what stands after the last number and its magnitude. */
function unitOf(text: string): string {
  const last = text.split(/\s+to\s+/).pop() ?? "";
  const match =
    /[\d.)]\s*(?:(?:k|K|M|bn|thousand|million|billion)(?![A-Za-z0-9]))?\s*([A-Za-z%/²][A-Za-z0-9%/² ]*)?$/.exec(last);
  return match?.[1]?.trim() ?? "";
}

/** Index of a source by a name node; null where none stands there. Reports an unknown one. */
export function sourceOf(context: Context, node: Node | undefined): number | null {
  const name = textOf(node);
  if (name === null || node === undefined) return null;
  const index = context.names.source.indexOf(name);
  if (index >= 0) return index;
  report(
    context,
    "P0103",
    node.at,
    `No source is named "${name}".`,
    candidates(name, context.names.source, "Sources here"),
  );
  return null;
}

/** Likelihood ratios, shifts and punishments that nobody has measured must leave room for "no effect". */
function checkNeutral(context: Context, law: Law, path: string, written: Written): void {
  const says = /^moves\..*\.says\.|^moves\.[^.]+\.[^.]+\.says\.|^partial_agreements\.\w+\.says\./.test(path);
  const shift = /\.after_deal\.|\.holds\.|\.peace_shift$|\.leader\.by$|^partial_agreements\.\w+\.(trust|talks)$/.test(
    path,
  );
  if (!says && !shift) return;
  const neutral = says ? 1 : 0;
  const [low, high] = spanOf(law);
  if (low <= neutral && neutral <= high) return;
  const message = `"${written.text}" has no source and leaves out ${neutral}, which means no effect.`;
  report(context, "P0214", written.at, message, `Widen it to include ${neutral}, or give {is: …, source: …}.`);
}

function spanOf(law: Law): readonly [number, number] {
  switch (law.kind) {
    case "point":
      return [law.value, law.value];
    case "normal":
      return [-Infinity, Infinity];
    case "lognormal":
      return [law.p10, law.p90];
    case "beta":
      return [0, 1];
    case "choice": {
      const spans = law.choices.map((one) => (one.law === null ? ([-Infinity, Infinity] as const) : spanOf(one.law)));
      return [Math.min(...spans.map((one) => one[0])), Math.max(...spans.map((one) => one[1]))];
    }
    default:
      return [law.low, law.high];
  }
}
