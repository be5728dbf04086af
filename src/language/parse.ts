import { Document, LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from "yaml";
import type { ParsedNode, Node as YamlNode, Pair } from "yaml";
import type { Span } from "../conflict/quantity.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import { leadingSign, textTraps, yamlTrap } from "./traps.js";
import type { Entry, Node, Tree } from "./tree.js";

/** Bytes of UTF-8 that a conflict file may have. */
export const MAX_BYTES = 1_048_576;
/** Uses of anchors (`*name`) that a conflict file may have. */
export const MAX_ALIASES = 64;
/** Levels of nesting that a conflict file may have. */
export const MAX_DEPTH = 64;
/** Keys of one table, or items of one list, that a conflict file may have. */
export const MAX_ENTRIES = 4_000;
const MAX_NODES = 200_000;

interface Reader {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly diagnostics: Diagnostic[];
  readonly open: Set<unknown>;
  /** The text is JSON, where `null` is nothing and not a word. */
  readonly json: boolean;
  nodes: number;
  aliases: number;
}

/**
 * Syntax tree of a conflict text (YAML 1.2, so JSON too) with the place of every node, and what is wrong with the text.
 * Never throws. Every scalar keeps its source text: `1,200` and `yes` mean what their key says, not what YAML says.
 */
export function parseConflict(text: string, file: string): Tree {
  const start: Span = { file, line: 1, column: 1, length: 1 };
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) {
    const message = `The file has ${bytes} bytes; ${MAX_BYTES} (1 MiB) is the limit.`;
    return { file, root: null, diagnostics: [diagnose("P0001", start, message, "Keep data out of the case.")] };
  }
  const found = textTraps(text, file);
  if (found.some((one) => one.code === "P0006")) return { file, root: null, diagnostics: found };
  try {
    return readTree(text, file, found);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const message = `The text is nested too deeply to be read (limit ${MAX_DEPTH}).`;
    return { file, root: null, diagnostics: [...found, diagnose("P0006", start, message)] };
  }
}

function readTree(text: string, file: string, diagnostics: Diagnostic[]): Tree {
  const lines = new LineCounter();
  const document = parseDocument(text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text, {
    schema: "failsafe",
    keepSourceTokens: true,
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const reader: Reader = {
    file,
    document,
    lines,
    diagnostics,
    open: new Set(),
    json: isJson(text),
    nodes: 0,
    aliases: 0,
  };
  for (const problem of [...document.errors, ...document.warnings]) {
    const place = span(reader, problem.pos[0], problem.pos[1]);
    const trap = yamlTrap(problem.code, problem.message, text, problem.pos[0], place);
    if (trap !== null) diagnostics.push(trap);
  }
  const root = document.contents === null ? null : convert(reader, document.contents, 0);
  return { file, root, diagnostics };
}

/** Whether a text is JSON: it begins with a brace. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function span(reader: Reader, from: number, to: number): Span {
  const place = reader.lines.linePos(from);
  return {
    file: reader.file,
    line: Math.max(1, place.line),
    column: Math.max(1, place.col),
    length: Math.max(1, to - from),
  };
}

function placeOf(reader: Reader, node: YamlNode | null | undefined, fallback: Span): Span {
  const range = node?.range;
  return range ? span(reader, range[0], range[1]) : fallback;
}

const START: Omit<Span, "file"> = { line: 1, column: 1, length: 1 };

function convert(reader: Reader, node: ParsedNode | YamlNode, depth: number, fallback?: Span): Node {
  const at = placeOf(reader, node, fallback ?? { file: reader.file, ...START });
  const empty: Node = { kind: "scalar", text: "", quoted: false, at };
  if (++reader.nodes > MAX_NODES) return tooMuch(reader, at, empty);
  if (depth > MAX_DEPTH) {
    reader.diagnostics.push(diagnose("P0006", at, `Nested more than ${MAX_DEPTH} levels deep.`, "Flatten it."));
    return empty;
  }
  if (isAlias(node)) return resolveAlias(reader, node, depth, at);
  if (isScalar(node)) {
    const quoted = node.type !== undefined && node.type !== "PLAIN";
    tagged(reader, node, at);
    if (node.anchor !== undefined && !quoted && node.value === "") reader.diagnostics.push(leadingSign("&", at));
    const nothing = reader.json && !quoted && node.value === "null";
    return { kind: "scalar", text: nothing ? "" : String(node.value ?? ""), quoted, at };
  }
  tagged(reader, node, at);
  if (isMap(node)) {
    const entries = new Map<string, Entry>();
    for (const pair of upTo(reader, node.items, at))
      readPair(reader, pair as Pair<YamlNode, YamlNode | null>, entries, depth, node.flow === true);
    return { kind: "map", entries: [...entries.values()], at };
  }
  if (isSeq(node)) {
    return { kind: "list", items: readItems(reader, upTo(reader, node.items, at), depth, node.flow === true), at };
  }
  return empty;
}

/** The items that a table or list may have; more is trouble. */
function upTo<T>(reader: Reader, items: readonly T[], at: Span): readonly T[] {
  if (items.length <= MAX_ENTRIES) return items;
  const message = `Here stand ${items.length} entries; ${MAX_ENTRIES} is the limit.`;
  reader.diagnostics.push(diagnose("P0001", at, message, "Keep data out of the case."));
  return items.slice(0, MAX_ENTRIES);
}

function tooMuch(reader: Reader, at: Span, empty: Node): Node {
  if (reader.nodes === MAX_NODES + 1) {
    reader.diagnostics.push(
      diagnose("P0007", at, `With its aliases the file has more than ${MAX_NODES} parts.`, "Write fewer aliases."),
    );
  }
  return empty;
}

function tagged(reader: Reader, node: YamlNode, at: Span): void {
  const tag = (node as { tag?: string }).tag;
  if (tag === undefined || tag.startsWith("tag:yaml.org,2002:")) return;
  reader.diagnostics.push(
    diagnose("P0016", at, `"${tag}" is a YAML tag, and tags are not read.`, "Put text that begins with ! in quotes."),
  );
}

function resolveAlias(reader: Reader, node: YamlNode & { source: string }, depth: number, at: Span): Node {
  const empty: Node = { kind: "scalar", text: "", quoted: true, at };
  const target = (node as unknown as { resolve(document: Document): YamlNode | undefined }).resolve(reader.document);
  if (++reader.aliases > MAX_ALIASES) {
    if (reader.aliases === MAX_ALIASES + 1) {
      reader.diagnostics.push(
        diagnose("P0007", at, `More than ${MAX_ALIASES} aliases (*name).`, "Write the values out."),
      );
    }
    return empty;
  }
  if (target === undefined) {
    const message = `"*${node.source}" points to an anchor "&${node.source}" that stands nowhere above.`;
    reader.diagnostics.push(diagnose("P0008", at, message, "Put text that begins with * in quotes."));
    return empty;
  }
  if (reader.open.has(target)) {
    reader.diagnostics.push(diagnose("P0007", at, `"*${node.source}" contains itself.`, "Write the value out."));
    return empty;
  }
  reader.open.add(target);
  const value = convert(reader, target, depth + 1, at);
  reader.open.delete(target);
  return value;
}

function readItems(reader: Reader, items: readonly unknown[], depth: number, flow: boolean): Node[] {
  const nodes: Node[] = [];
  for (const item of items) {
    if (isPair(item)) {
      const pairs = new Map<string, Entry>();
      readPair(reader, item as Pair<YamlNode, YamlNode | null>, pairs, depth + 1, false);
      const entries = [...pairs.values()];
      nodes.push({ kind: "map", entries, at: entries[0]?.keyAt ?? { file: reader.file, ...START } });
      continue;
    }
    const node = convert(reader, item as YamlNode, depth + 1);
    if (flow && node.kind === "scalar" && !node.quoted && unbalanced(node.text)) commaTrap(reader, node.at, node.text);
    nodes.push(node);
  }
  return nodes;
}

function unbalanced(text: string): boolean {
  let open = 0;
  for (const sign of text) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  return open !== 0;
}

function commaTrap(reader: Reader, at: Span, text: string): void {
  const message = `A comma inside braces or brackets ends the value, so "${text.slice(0, 40)}" stands alone here.`;
  const remedy = "Put the value on its own line or in quotes, or write ; for the comma.";
  reader.diagnostics.push(diagnose("P0003", at, message, remedy));
}

function readPair(
  reader: Reader,
  pair: Pair<YamlNode, YamlNode | null>,
  into: Map<string, Entry>,
  depth: number,
  flow: boolean,
): void {
  const keyNode = pair.key as YamlNode | null;
  if (isExplicit(pair))
    reader.diagnostics.push(leadingSign("?", placeOf(reader, keyNode, { file: reader.file, ...START })));
  const fallback = { file: reader.file, ...START };
  const keyAt = placeOf(reader, keyNode, fallback);
  const key = keyNode === null ? null : convert(reader, keyNode, depth + 1, fallback);
  if (key === null || key.kind !== "scalar") {
    const message = "A key must be one word; here stands a list, a table or nothing.";
    reader.diagnostics.push(diagnose("P0002", keyAt, message, "Put text with braces, brackets or ? in quotes."));
    return;
  }
  if (pair.value === null && flow) return commaTrap(reader, keyAt, key.text);
  if (into.has(key.text)) {
    const message = `"${key.text}" stands twice here; YAML would keep only one.`;
    reader.diagnostics.push(diagnose("P0004", keyAt, message, "Keep one of them."));
    return;
  }
  const missing: Node = { kind: "scalar", text: "", quoted: false, at: keyAt };
  const value = pair.value === null ? missing : convert(reader, pair.value, depth + 1, keyAt);
  into.set(key.text, {
    key: key.text,
    keyAt,
    value: value.kind === "scalar" && value.text === "" && !value.quoted ? { ...value, at: keyAt } : value,
  });
}

/** `? key`: YAML's long form, which a text that begins with ? becomes. */
function isExplicit(pair: Pair<YamlNode, YamlNode | null>): boolean {
  const start = (pair as { srcToken?: { start?: readonly { type: string }[] } }).srcToken?.start ?? [];
  return start.some((token) => token.type === "explicit-key-ind");
}
