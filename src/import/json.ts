import type { Span } from "../conflict/quantity.js";
import type { Entry, Node } from "../language/tree.js";
import { refuse } from "./trouble.js";

/** Levels of nesting that an imported file may have. */
export const MAX_DEPTH = 64;

interface Reader {
  readonly text: string;
  readonly file: string;
  offset: number;
  /** Start of the line that `offset` is on, and its number; they only move on. */
  lineStart: number;
  line: number;
  counted: number;
}

/**
 * Syntax tree of a JSON text with the place of every value; of a key that stands twice the last counts, as in JSON.
 * `Infinity`, `-Infinity` and `NaN`, which Python writes, are words. Throws `ImportTrouble`. O(length).
 */
export function readJson(text: string, file: string): Node {
  const reader: Reader = { text, file, offset: text.startsWith("\uFEFF") ? 1 : 0, lineStart: 0, line: 1, counted: 0 };
  const root = readValue(reader, 0);
  skip(reader);
  if (reader.offset < text.length) broken(reader, "More text stands after the end of the JSON.");
  return root;
}

function place(reader: Reader, from: number, length: number): Span {
  for (let k = reader.counted; k < from; k++)
    if (reader.text[k] === "\n") {
      reader.line++;
      reader.lineStart = k + 1;
    }
  reader.counted = Math.max(reader.counted, from);
  return { file: reader.file, line: reader.line, column: Math.max(1, from - reader.lineStart + 1), length };
}

function broken(reader: Reader, message: string): never {
  refuse("P0603", place(reader, reader.offset, 1), message, "Save the file anew with the program it comes from.");
}

function skip(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text[reader.offset] ?? "x")) reader.offset++;
}

const WORD = /-?(?:Infinity|NaN|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|true|false|null/y;

function readValue(reader: Reader, depth: number): Node {
  skip(reader);
  const at = place(reader, reader.offset, 1);
  if (depth > MAX_DEPTH) refuse("P0605", at, `Nested more than ${MAX_DEPTH} levels deep.`);
  const sign = reader.text[reader.offset];
  if (sign === "{") return { kind: "map", entries: readEntries(reader, depth), at };
  if (sign === "[") return { kind: "list", items: readItems(reader, depth), at };
  if (sign === '"') return { kind: "scalar", text: readString(reader), quoted: true, at };
  WORD.lastIndex = reader.offset;
  const word = WORD.exec(reader.text)?.[0];
  if (word === undefined)
    broken(reader, sign === undefined ? "The file ends too early." : `"${sign}" cannot stand here in JSON.`);
  reader.offset += word.length;
  return { kind: "scalar", text: word === "null" ? "" : word, quoted: false, at };
}

function readItems(reader: Reader, depth: number): Node[] {
  const items: Node[] = [];
  reader.offset++;
  skip(reader);
  if (taken(reader, "]")) return items;
  for (;;) {
    items.push(readValue(reader, depth + 1));
    skip(reader);
    if (taken(reader, "]")) return items;
    if (!taken(reader, ",")) broken(reader, "A list goes on with a comma or ends with ].");
  }
}

function readEntries(reader: Reader, depth: number): Entry[] {
  const entries = new Map<string, Entry>();
  reader.offset++;
  skip(reader);
  if (taken(reader, "}")) return [];
  for (;;) {
    skip(reader);
    const keyAt = place(reader, reader.offset, 1);
    if (reader.text[reader.offset] !== '"') broken(reader, "Here must stand a key in quotes.");
    const key = readString(reader);
    skip(reader);
    if (!taken(reader, ":")) broken(reader, "A colon must follow the key.");
    entries.set(key, { key, keyAt, value: readValue(reader, depth + 1) });
    skip(reader);
    if (taken(reader, "}")) return [...entries.values()];
    if (!taken(reader, ",")) broken(reader, "An object goes on with a comma or ends with }.");
  }
}

function taken(reader: Reader, sign: string): boolean {
  if (reader.text[reader.offset] !== sign) return false;
  reader.offset++;
  return true;
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

function readString(reader: Reader): string {
  STRING.lastIndex = reader.offset;
  const found = STRING.exec(reader.text)?.[0];
  if (found === undefined) broken(reader, "A text in quotes does not end, or holds a sign that JSON does not allow.");
  reader.offset += found.length;
  return JSON.parse(found) as string;
}
