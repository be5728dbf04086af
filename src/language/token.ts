import type { Span } from "../conflict/quantity.js";

/** A token of an expression; `at` is its place in the file where the text stands on one line. */
export interface Token {
  readonly kind: "word" | "number" | "text" | "sign" | "end" | "bad";
  readonly text: string;
  readonly at: Span;
}

const TOKEN =
  /\s+|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)|((?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?:(?:k|M|bn)(?![A-Za-z0-9]))?)|"([^"]*)"|(<=|>=|==|!=|[<>()+\-*/,;%])/y;

/**
 * Tokens of an expression, ending in one of kind `end`. Never throws; an unknown sign is a token of kind `bad`, and so is what
 * comes after the `MAX_TOKENS`th. O(length).
 */
export function tokenise(text: string, at: Span, quoted = false): Token[] {
  const tokens: Token[] = [];
  const place = (offset: number, length: number): Span => ({
    ...at,
    column: at.column + offset + (quoted ? 1 : 0),
    length: Math.max(1, length),
  });
  let offset = 0;
  while (offset < text.length && tokens.length < MAX_TOKENS) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    if (match === null) {
      const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
      tokens.push({ kind: "bad", text: sign, at: place(offset, sign.length) });
      offset += sign.length;
      continue;
    }
    const [whole, word, number, string, sign] = match;
    const token = { at: place(offset, whole.length) };
    if (word !== undefined) tokens.push({ kind: "word", text: word, ...token });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, ...token });
    else if (string !== undefined) tokens.push({ kind: "text", text: string, ...token });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, ...token });
    offset += whole.length;
  }
  const end = { kind: "end", text: "", at: place(offset, 1) } as const;
  if (offset < text.length) tokens.push({ ...end, kind: "bad", text: `… (more than ${MAX_TOKENS} words and signs)` });
  tokens.push(end);
  return tokens;
}

/** A reader over tokens: where it stands, and how deep it is nested. */
export interface Cursor {
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
}

/** Tokens that an expression may have: a chain of sums or joints nests as deep as it is long. */
export const MAX_TOKENS = 1000;

/** Levels of nesting that an expression may have. */
export const MAX_EXPRESSION_DEPTH = 64;

/** The token under the cursor. */
export function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next];
}

/** The token under the cursor, which moves past it (never past the end). */
export function take(cursor: Cursor): Token {
  const token = cursor.tokens[cursor.next];
  if (token.kind !== "end") cursor.next++;
  return token;
}

/** Whether a word or sign stands under the cursor; moves past it if so. */
export function accept(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  if ((token.kind !== "word" && token.kind !== "sign") || token.text !== text) return false;
  cursor.next++;
  return true;
}
