import type { Expression } from "../conflict/claim.js";
import { type ArgumentKind, MEASURE_WORDS, type MeasureUse, type MeasureWord } from "../conflict/measure.js";
import type { Span } from "../conflict/quantity.js";
import { type Context, report } from "./context.js";
import type { Reading } from "./expression.js";
import { literalOf } from "./literal.js";
import { labelOf } from "./names.js";
import { candidates } from "./nearest.js";
import { type Cursor, type Token, accept, peek, take } from "./token.js";
import { ExpressionTrouble, type Typed } from "./typing.js";

/** A measure (or, beside a best course, a policy's name) under the cursor; the measure is interned. */
export function readMeasure(reading: Reading): Typed {
  const { context, cursor } = reading;
  const start = peek(cursor);
  const found = matchWord(cursor);
  if (found === null) return readPolicy(context, cursor, start);
  const args = readArguments(context, cursor, found, start);
  const week = readTime(cursor, found, start);
  const measure = internMeasure(context, found, args, week, start.at);
  checkNeeds(context, found, start.at);
  const policy = found.name === "best_course";
  return {
    expression: { kind: "measure", measure },
    level: found.level,
    type: policy ? "policy" : found.type,
    unit: found.unit === "" ? null : found.unit,
    at: start.at,
    ...(found.engine === "not-built" ? { later: true } : {}),
  };
}

/** A measure with its arguments under the cursor, whatever its time; trouble P0113 where none stands there. */
export function measureHead(context: Context, cursor: Cursor): { word: MeasureWord; args: (number | string)[] } {
  const start = peek(cursor);
  const word = matchWord(cursor);
  if (word === null) throw noMeasure(cursor, start);
  return { word, args: readArguments(context, cursor, word, start) };
}

/** Longest measure name that the next words spell. */
function matchWord(cursor: Cursor): MeasureWord | null {
  let best: MeasureWord | null = null;
  let length = 0;
  for (const word of MEASURE_WORDS) {
    const parts = word.name.split(" ");
    const same = parts.every((part, index) => {
      const token = cursor.tokens[cursor.next + index];
      return token?.kind === "word" && token.text === part;
    });
    if (same && parts.length > length) [best, length] = [word, parts.length];
  }
  cursor.next += length;
  return best;
}

function readPolicy(context: Context, cursor: Cursor, token: Token): Typed {
  const policy = context.names.policy.indexOf(token.text);
  if (token.kind === "word" && policy >= 0) {
    take(cursor);
    const expression: Expression = { kind: "policy", policy };
    return { expression, level: "constant", type: "policy", unit: null, at: token.at };
  }
  if (token.kind !== "word") {
    const found = token.kind === "end" ? "the text ends" : `"${token.text}" stands`;
    throw new ExpressionTrouble("P0301", token.at, `A measure or number should stand here, but ${found}.`, "");
  }
  throw noMeasure(cursor, token);
}

function noMeasure(cursor: Cursor, token: Token): ExpressionTrouble {
  const next = cursor.tokens[cursor.next + 1];
  const phrase = next?.kind === "word" ? `${token.text} ${next.text}` : token.text;
  const known = MEASURE_WORDS.map((word) => word.name);
  const remedy = candidates(phrase, known, "Measures");
  return new ExpressionTrouble("P0113", token.at, `No measure is called "${phrase}".`, remedy);
}

function readArguments(context: Context, cursor: Cursor, word: MeasureWord, start: Token): (number | string)[] {
  const form = `Write ${word.name}${word.takes.length === 0 ? "" : `(${word.takes.join(", ")})`}.`;
  const args: (number | string)[] = [];
  if (word.takes.length === 0) {
    if (accept(cursor, "(") && !accept(cursor, ")")) {
      throw new ExpressionTrouble("P0307", start.at, `${word.name} takes no argument.`, form);
    }
    return args;
  }
  if (!accept(cursor, "(")) throw new ExpressionTrouble("P0307", start.at, `${word.name} needs its arguments.`, form);
  for (const [index, kind] of word.takes.entries()) {
    if (index > 0 && !accept(cursor, ",") && !accept(cursor, ";")) {
      throw new ExpressionTrouble("P0307", peek(cursor).at, `${word.name} takes ${word.takes.length} arguments.`, form);
    }
    args.push(readArgument(context, cursor, kind));
  }
  if (!accept(cursor, ")")) {
    throw new ExpressionTrouble("P0307", peek(cursor).at, `${word.name} takes ${word.takes.length} arguments.`, form);
  }
  return args;
}

const CONCEPTS = ["NASH", "GMR", "SMR", "SEQ", "SSEQ"];

function readArgument(context: Context, cursor: Cursor, kind: ArgumentKind): number | string {
  const token = take(cursor);
  if (kind === "text") return textArgument(context, token);
  if (kind === "concept") {
    if (CONCEPTS.includes(token.text.toUpperCase())) return token.text.toUpperCase();
    const remedy = candidates(token.text, CONCEPTS, "Concepts");
    throw new ExpressionTrouble("P0112", token.at, `"${token.text}" is no stability concept.`, remedy);
  }
  const known = context.names[kind];
  const index = known.indexOf(token.text);
  if (index >= 0 && token.kind === "word") return index;
  const [code, noun, label] = labelOf(kind);
  throw new ExpressionTrouble(
    code,
    token.at,
    `No ${noun} is named "${token.text}".`,
    candidates(token.text, known, label),
  );
}

/** A state: its true moves, separated by spaces; each must be a move of the file. */
function textArgument(context: Context, token: Token): string {
  if (token.kind !== "text") {
    throw new ExpressionTrouble("P0307", token.at, "A state stands in quotes.", 'Write "russia.truce ukraine.truce".');
  }
  const moves = token.text.split(/\s+/).filter((part) => part !== "" && part !== "nothing");
  for (const move of moves) {
    if (context.names.move.includes(move)) continue;
    const remedy = candidates(move, context.names.move, "Moves here");
    throw new ExpressionTrouble("P0104", token.at, `No move is named "${move}".`, remedy);
  }
  return moves.join(" ");
}

function readTime(cursor: Cursor, word: MeasureWord, start: Token): number | null {
  const token = peek(cursor);
  const given = token.kind === "word" && ["within", "by", "at"].includes(token.text) ? token.text : null;
  if (word.time === "none") {
    if (given === null) return null;
    throw new ExpressionTrouble("P0306", token.at, `${word.name} has no time.`, `Leave out "${given} …".`);
  }
  if (given !== word.time) {
    const at = given === null ? start.at : token.at;
    const message =
      given === null ? `${word.name} needs its time.` : `${word.name} goes with "${word.time}", not "${given}".`;
    throw new ExpressionTrouble("P0306", at, message, `Write ${word.name} … ${word.time} 26 weeks.`);
  }
  take(cursor);
  const number = literalOf(cursor);
  const week = number.expression.kind === "number" ? number.expression.value : NaN;
  if (number.unit !== "weeks" && week !== 0) {
    throw new ExpressionTrouble("P0306", number.at, "A time needs its unit.", `Write ${word.time} ${week} weeks.`);
  }
  return word.clock === "days" ? Math.round(week * DAYS) / DAYS : Math.round(week);
}

const DAYS = 7; // a week

function checkNeeds(context: Context, word: MeasureWord, at: Span): void {
  if (word.engine === "not-built") return;
  for (const section of word.needs) {
    if (context.sections.has(section)) continue;
    const message = `"${word.name}" needs a section that this file lacks, so the claim cannot be tested.`;
    report(context, "P0309", at, message, `Add ${section}:.`);
  }
}

/** Index of a measure among those the conflict uses; added if new. Its id is its canonical text. */
export function internMeasure(
  context: Context,
  word: MeasureWord,
  args: readonly (number | string)[],
  week: number | null,
  at: Span | null,
): number {
  const use = useOf(context, word, args, week, at);
  const known = context.measures.findIndex((measure) => measure.id === use.id);
  if (known >= 0) return known;
  context.measures.push(use);
  return context.measures.length - 1;
}

/** A measure with its arguments and week, under its canonical text. */
export function useOf(
  context: Context,
  word: MeasureWord,
  args: readonly (number | string)[],
  week: number | null,
  at: Span | null,
): MeasureUse {
  const names = args.map((arg, index) => nameOf(context, word.takes[index], arg));
  const length = week === null ? "" : word.clock === "days" ? `${Math.round(week * DAYS)} days` : `${week} weeks`;
  const time = week === null ? "" : ` ${word.time} ${length}`;
  const id = `${word.name}${names.length === 0 ? "" : `(${names.join(", ")})`}${time}`;
  return { id, name: word.name, engine: word.engine, args, week, at };
}

function nameOf(context: Context, kind: ArgumentKind, arg: number | string): string {
  if (typeof arg === "number") return kind === "text" || kind === "concept" ? String(arg) : context.names[kind][arg];
  return kind === "text" ? `"${arg}"` : arg;
}
