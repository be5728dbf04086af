import { shapeWords } from "./keys.js";
import type { NumberSpec } from "./number.js";
import { OBJECT_KEYS } from "./quantity.js";
import { SCHEMA } from "./schema.js";
import { type Key, N, type Shape } from "./shape.js";
import { unitFactor } from "./units.js";

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: JsonValue };
type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonSchema;

/** Name of format 1 in JSON Schema; names no place, so that nothing is fetched. */
export const SCHEMA_ID = "urn:parley:conflict-file:1";

/** First line by which an editor with a YAML language server finds the schema at `path`. */
export function editorLine(path: string): string {
  return `# yaml-language-server: $schema=${path}`;
}

const ID = "^(?!(?:yes|no|on|off|true|false|null)$)[a-z][a-z0-9_]*$";
const MOVE_ID = "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$";
const DAY = "^\\d{4}-\\d{2}-\\d{2}$";

/** Number texts for an editor: wider than the grammar (units and the order of ends are left to `parley check`), never narrower. */
const SIGN = "[+\\-\u2212\u2013]?";
const UNIT = "(?:\\s*(?!to\\b)[A-Za-z%/\u00B2][A-Za-z0-9%/\u00B2 ]*)?";
const LITERAL = `${SIGN}(?:\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?${UNIT}`;
export const NUMBER_PATTERN = `^\\s*(?:${LITERAL}|${LITERAL}\\s+to\\s+${LITERAL}|[a-z]+\\s*\\([^()]*\\)${UNIT}|one of\\s.+)\\s*$`;

const TEXT_TYPES = ["string", "number", "boolean", "null"] as const;

/**
 * JSON Schema draft-07 of the conflict file, from the same table that checks it: descriptions, words, bounds of plain
 * numbers, patterns of number texts, keys that must be there, and no keys besides. It is for editors: what it refuses
 * `parley check` refuses too; names, units and expressions are left to `check`.
 */
export function jsonSchema(): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SCHEMA_ID,
    title: "Parley conflict file, format 1",
    ...partOf(SCHEMA),
    definitions: {
      number_text: { type: "string", pattern: NUMBER_PATTERN },
      ...Object.fromEntries(
        Object.entries(N).flatMap(([name, spec]) => (typeof spec === "function" ? [] : [[name, numberOf(spec, [])]])),
      ),
    },
  };
}

/** The schema as text, as `docs/schema.json` holds it. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

function keyOf(key: Key): JsonSchema {
  const part = partOf(key.shape);
  const left = key.fallback === undefined ? "" : ` Left out: ${key.fallback}.`;
  const form = FORMS.includes(key.shape.kind) ? ` (${shapeWords(key.shape).replaceAll("`", "")})` : "";
  const described = { description: `${key.doc}${left}${form}` };
  // Draft-07 ignores what stands beside a $ref.
  return "$ref" in part ? { ...described, allOf: [part] } : { ...described, ...part };
}

/** Kinds whose form a description tells; words and tables show themselves in the editor. */
const FORMS: readonly Shape["kind"][] = ["number", "name", "date", "when", "list", "expression"];

function partOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case "text":
      return { type: TEXT_TYPES };
    case "date":
      return { type: "string", pattern: DAY };
    case "when":
      return { type: "string", pattern: `${DAY}|^\\d{1,5}\\s*weeks?$` };
    case "flag":
      return { enum: [true, false, "yes", "no", "on", "off", "Yes", "No", "On", "Off"] };
    case "count":
      return { anyOf: [{ type: "number" }, { type: "string", maxLength: 40 }] };
    case "word":
      return { enum: shape.words.flatMap((word) => (/^\d+$/.test(word) ? [Number(word), word] : [word])) };
    case "name":
      return { type: ["string", "number"] };
    case "number":
      return numberPart(shape.spec, shape.words);
    case "expression":
      return { type: ["string", "number", "boolean"] };
    case "any":
      return {};
    case "list":
      return listOf(shape);
    case "table":
      return tableOf(shape);
    case "record":
      return recordOf(shape);
  }
}

function listOf(shape: Shape & { kind: "list" }): JsonSchema {
  const array = { type: "array", items: partOf(shape.of) };
  return shape.some ? { anyOf: [partOf(shape.of), array] } : array;
}

function tableOf(shape: Shape & { kind: "table" }): JsonSchema {
  const names =
    shape.keys === "path" ? {} : { propertyNames: { pattern: shape.keys === "move-id" ? MOVE_ID : nameOf(shape) } };
  return { type: "object", additionalProperties: partOf(shape.of), ...names };
}

/** Flows and claims are no ids; the rest of the names are. */
function nameOf(shape: Shape & { kind: "table" }): string {
  return shape.keys === "flow" || shape.keys === "claim" || shape.keys === "move" ? "." : ID;
}

function recordOf(shape: Shape & { kind: "record" }): JsonSchema {
  const entries = Object.entries(shape.keys);
  const required = entries.filter(([, key]) => key.required).map(([name]) => name);
  const { wild } = shape;
  const stays = wild?.of === "stays";
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([name, key]) => [name, keyOf(key)])),
    ...(stays ? { patternProperties: { "^[a-z][a-z0-9_]*_stays$": keyOf(wild.key) } } : {}),
    additionalProperties: wild === undefined || stays ? false : keyOf(wild.key),
    ...(wild === undefined || stays ? {} : { propertyNames: { pattern: ID } }),
    ...(required.length === 0 ? {} : { required }),
  };
}

function numberPart(spec: NumberSpec, words: readonly string[]): JsonSchema {
  const known = Object.entries(N).find(([, own]) => own === spec);
  if (known !== undefined && words.length === 0) return { $ref: `#/definitions/${known[0]}` };
  return numberOf(spec, words);
}

/** A number as text; the pattern stands once. */
const TEXT: JsonSchema = { $ref: "#/definitions/number_text" };

const OBJECT_WORDS: Readonly<Record<string, string>> = {
  unit: "Its unit, where the number names none.",
  source: "Source it is taken from.",
  paragraph: "Paragraph of the source.",
  note: "A remark.",
  date: "Day it was stated.",
};

function numberOf(spec: NumberSpec, words: readonly string[]): JsonSchema {
  const besides = OBJECT_KEYS.filter((name) => name !== "is");
  const object = {
    type: "object",
    properties: {
      is: { description: "The number itself.", anyOf: valuesOf(spec, true) },
      ...Object.fromEntries(
        besides.map((name) => [name, { description: OBJECT_WORDS[name] ?? `${name}.`, type: TEXT_TYPES }]),
      ),
    },
    // Branches of a choice carry numbers under their own names.
    additionalProperties: { anyOf: [{ type: "number" }, TEXT] },
    required: ["is"],
  };
  const named = words.length === 0 ? [] : [{ enum: words }];
  return { anyOf: [...named, ...valuesOf(spec, false), object] };
}

/** `withUnit`: a unit stands beside the value, so a plain number will do whatever the key. */
function valuesOf(spec: NumberSpec, withUnit: boolean): JsonSchema[] {
  if (spec.choices !== undefined) return [{ enum: spec.choices }, { type: "string", pattern: "^one of\\s.+$" }];
  if (withUnit) return [{ type: "number" }, TEXT];
  if (unitFactor("", spec.unit, spec.percent) === null) return [TEXT];
  const [low, high] = spec.bounds;
  const least = low === -Infinity ? {} : { minimum: low };
  return [{ type: "number", ...least, ...(high === Infinity ? {} : { maximum: high }) }, TEXT];
}
