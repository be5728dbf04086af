import type { NumberSpec } from "./number.js";
import { SCHEMA } from "./schema.js";
import type { Key, Shape } from "./shape.js";

/** One key of the language with the way to it from the top; names of the file stand as `<actor>`, items of lists as `[]`. */
export interface KeyPlace {
  readonly path: readonly string[];
  readonly key: Key;
}

/** Name of a file's own key in a path: `<id>`, `<actor>`, `<path>`. */
function slotOf(shape: Shape & { kind: "table" }): string {
  return shape.keys === "move-id" ? "<actor.act>" : `<${shape.keys}>`;
}

/** Every key of the schema, in its order. */
export function keyPlaces(shape: Shape = SCHEMA, path: readonly string[] = []): KeyPlace[] {
  if (shape.kind === "table") return keyPlaces(shape.of, [...path, slotOf(shape)]);
  if (shape.kind === "list") return keyPlaces(shape.of, [...path, "[]"]);
  if (shape.kind !== "record") return [];
  const own = Object.entries(shape.keys);
  const wild = shape.wild === undefined ? [] : [[`<${shape.wild.of}>`, shape.wild.key] as const];
  return [...own, ...wild].flatMap(([name, key]) => {
    const place = { path: [...path, name], key };
    return [place, ...keyPlaces(key.shape, place.path)];
  });
}

/** `issues.<id>.positions.<actor>.salience` */
export function pathText(path: readonly string[]): string {
  return path.join(".").replaceAll(".[]", "[]");
}

/** The number that a key holds, itself or one a name or item; null where it holds none. */
export function numberIn(shape: Shape): (Shape & { kind: "number" }) | null {
  if (shape.kind === "number") return shape;
  return shape.kind === "list" || shape.kind === "table" ? numberIn(shape.of) : null;
}

/** Keys that a person may mean by a last name (`salience`), an end of a path (`positions.salience`), or a path of a file. */
export function keysNamed(text: string): KeyPlace[] {
  const steps = text.replaceAll("[]", "").split(".");
  const parts = steps.filter((part) => part !== "" && !part.startsWith("<"));
  if (parts.length === 0) return [];
  const all = keyPlaces();
  const named = all.filter(({ path }) => {
    const fixed = path.filter((part) => part !== "[]" && !part.startsWith("<"));
    if (path.at(-1) === "<stays>" && parts.at(-1)?.endsWith("_stays")) fixed.push(parts.at(-1) ?? "");
    return fixed.length >= parts.length && parts.every((part, index) => part === fixed.at(index - parts.length));
  });
  return named.length > 0 ? named : all.filter(({ path }) => fits(path, steps));
}

/** Whether a path of a file leads to a key, or to one name or item below it. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length <= 1;
  if (path.length === 0) return false;
  if (first === "<actor.act>") return fits(rest, path.slice(2));
  if (first === "[]") return fits(rest, path.slice(1)) || fits(rest, path);
  return (first === path[0] || first.startsWith("<")) && fits(rest, path.slice(1));
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  share: "share, 0 to 1, or with %",
  ratio: "plain number",
  count: "plain number",
  utility: "utility",
  choice: "choice",
};

/** Unit and bounds of a number in words: `persons/week, 0 or more`. */
export function specWords(spec: NumberSpec): string {
  if (spec.choices !== undefined) return `one of ${spec.choices.join(", ")}, or weights for them`;
  const [low, high] = spec.bounds;
  const unit = UNIT_WORDS[spec.unit] ?? spec.unit;
  if (spec.unit === "share") return unit;
  if (spec.unit === "share/week") return "share or % a time, as 5 %/year";
  const percent = spec.percent ? ", % for hundredths" : "";
  if (low === -Infinity && high === Infinity) return `${unit}${percent}`;
  const bounds = high === Infinity ? `${low} or more` : low === -Infinity ? `at most ${high}` : `${low} to ${high}`;
  return `${unit}${percent}, ${bounds}`;
}

const NAME_WORDS: Readonly<Record<string, string>> = {
  front_option: "option of the front's issue",
  flow: "donor.group",
  stays: "patron's name and _stays",
  group: "aid group",
};

/** What stands at a key, in words. */
export function shapeWords(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return "text";
    case "date":
      return "day, as 2025-05-19";
    case "when":
      return "day, or weeks";
    case "flag":
      return "yes or no";
    case "count":
      return "whole number or short text";
    case "word":
      return shape.words.length === 1 ? `\`${shape.words[0]}\`` : shape.words.map((word) => `\`${word}\``).join(" | ");
    case "name":
      return NAME_WORDS[shape.of] ?? shape.of;
    case "number":
      return `number: ${specWords(shape.spec)}${shape.words.map((word) => `; or \`${word}\``).join("")}`;
    case "expression":
      return "expression";
    case "any":
      return "as the key it stands for";
    case "list":
      return shape.some ? `${shapeWords(shape.of)}, one or a list` : `list of ${shapeWords(shape.of)}`;
    case "table":
      return `table, ${slotOf(shape).slice(1, -1)} → ${shapeWords(shape.of)}`;
    case "record":
      return "keys below";
  }
}
