import type { Condition } from "../conflict/condition.js";
import type { IssueOption } from "../conflict/issue.js";
import { type Context, report } from "./context.js";
import { labelOf } from "./names.js";
import { candidates } from "./nearest.js";
import { type Cursor, MAX_EXPRESSION_DEPTH, type Token, accept, peek, take, tokenise } from "./token.js";
import { type Node, textOf } from "./tree.js";

/** Turns a name of a condition into its atom; null (reported by itself) where there is none. */
type AtomReader<Atom> = (token: Token) => Atom | null;

/** The trouble of one condition; thrown inside this file only. */
class Trouble {
  constructor(
    readonly code: "P0301" | "P0302" | "P0303",
    readonly token: Token,
    readonly message: string,
    readonly remedy: string,
  ) {}
}

/**
 * Condition over game options: names are moves, atoms are indices into `options` (indices of moves).
 * Null, with diagnostics, where it cannot be read.
 */
export function readMoveCondition(context: Context, node: Node, options: readonly number[]): Condition<number> | null {
  return readCondition(context, node, optionOf(context, options))?.condition ?? null;
}

/**
 * Preference statement over game options, as readMoveCondition; `unknown S`: nobody knows whether S is liked true or false.
 * `unknown A if B` is `unknown (A if B)`: the word goes for the whole statement.
 */
export function readPreference(context: Context, node: Node, options: readonly number[]): Statement<number> | null {
  return readCondition(context, node, optionOf(context, options), true);
}

function optionOf(context: Context, options: readonly number[]): AtomReader<number> {
  return (token) => {
    const move = context.names.move.indexOf(token.text);
    const index = options.indexOf(move);
    if (move < 0) unknown(context, token, "move", context.names.move);
    else if (index < 0) {
      const message = `"${token.text}" is a move but no option of the game.`;
      report(context, "P0411", token.at, message, "Add it to game.options.");
    }
    return index < 0 ? null : index;
  };
}

/** Condition over options of issues (`nato.neutral and army.cap_85k`). Null, with diagnostics, where it cannot be read. */
export function readOptionCondition(context: Context, node: Node): Condition<IssueOption> | null {
  const read = readCondition<IssueOption>(context, node, (token) => {
    const [issueName, optionName] = token.text.split(".");
    const issue = context.names.issue.indexOf(issueName);
    const options = context.names.options.get(issueName) ?? [];
    const option = options.indexOf(optionName ?? "");
    if (issue < 0) unknown(context, { ...token, text: issueName }, "issue", context.names.issue);
    else if (option < 0) unknown(context, { ...token, text: optionName ?? "" }, "option", options);
    return issue < 0 || option < 0 ? null : { issue, option };
  });
  return read?.condition ?? null;
}

function unknown(context: Context, token: Token, kind: "move" | "issue" | "option", known: readonly string[]): void {
  const [code, noun, label] = labelOf(kind);
  report(context, code, token.at, `No ${noun} is named "${token.text}".`, candidates(token.text, known, label));
}

/** A condition, and whether `unknown` stands before it. */
interface Statement<Atom> {
  readonly condition: Condition<Atom>;
  readonly unknown: boolean;
}

function readCondition<Atom>(
  context: Context,
  node: Node,
  atom: AtomReader<Atom>,
  mayBeUnknown = false,
): Statement<Atom> | null {
  const text = textOf(node);
  if (text === null || node.kind !== "scalar") {
    report(context, "P0301", node.at, "Here must stand a condition.", "Write names joined by and, or, not, if, iff.");
    return null;
  }
  const cursor: Cursor = { tokens: tokenise(text, node.at, node.quoted), next: 0, depth: 0 };
  try {
    const unknown = mayBeUnknown && accept(cursor, "unknown");
    const condition = readIff(cursor, atom);
    const rest = peek(cursor);
    if (rest.kind === "end") return condition && { condition, unknown };
    throw new Trouble("P0301", rest, `"${rest.text}" cannot stand here.`, "Join names by and, or, not, if, iff.");
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    report(context, trouble.code, trouble.token.at, trouble.message, trouble.remedy);
    return null;
  }
}

type Part<Atom> = Condition<Atom> | null;

function readIff<Atom>(cursor: Cursor, atom: AtomReader<Atom>): Part<Atom> {
  let left = readIf(cursor, atom);
  while (accept(cursor, "iff")) left = pair("iff", left, readIf(cursor, atom));
  return left;
}

function readIf<Atom>(cursor: Cursor, atom: AtomReader<Atom>): Part<Atom> {
  let left = readJoined(cursor, atom, "or");
  while (accept(cursor, "if")) left = pair("if", left, readJoined(cursor, atom, "or"));
  return left;
}

function pair<Atom>(kind: "if" | "iff", left: Part<Atom>, right: Part<Atom>): Part<Atom> {
  return left === null || right === null ? null : { kind, left, right };
}

function readJoined<Atom>(cursor: Cursor, atom: AtomReader<Atom>, kind: "and" | "or"): Part<Atom> {
  const read = (): Part<Atom> => (kind === "or" ? readJoined(cursor, atom, "and") : readNot(cursor, atom));
  const parts = [read()];
  while (accept(cursor, kind)) parts.push(read());
  if (parts.length === 1) return parts[0];
  return parts.some((part) => part === null) ? null : { kind, of: parts as Condition<Atom>[] };
}

function readNot<Atom>(cursor: Cursor, atom: AtomReader<Atom>): Part<Atom> {
  const token = take(cursor);
  if (++cursor.depth > MAX_EXPRESSION_DEPTH) {
    throw new Trouble("P0302", token, `Nested more than ${MAX_EXPRESSION_DEPTH} levels deep.`, "Split the condition.");
  }
  let result: Part<Atom>;
  if (token.kind === "word" && token.text === "not") {
    const of = readNot(cursor, atom);
    result = of === null ? null : { kind: "not", of };
  } else if (token.kind === "sign" && token.text === "(") {
    result = readIff(cursor, atom);
    if (!accept(cursor, ")")) throw new Trouble("P0301", peek(cursor), "A bracket is not closed.", "Write ).");
  } else result = readName(token, atom);
  cursor.depth--;
  return result;
}

const JOINTS = ["and", "or", "not", "if", "iff"];

function readName<Atom>(token: Token, atom: AtomReader<Atom>): Part<Atom> {
  if (token.kind === "word" && token.text === "unknown") {
    throw new Trouble(
      "P0303",
      token,
      '"unknown" cannot stand here.',
      "Write it once, before a whole statement of game.preferences: unknown russia.truce if us.press_russia.",
    );
  }
  if (token.kind !== "word" || JOINTS.includes(token.text)) {
    const found = token.kind === "end" ? "the text ends" : `"${token.text}" stands`;
    throw new Trouble(
      "P0301",
      token,
      `A name should stand here, but ${found}.`,
      "Join names by and, or, not, if, iff.",
    );
  }
  const found = atom(token);
  return found === null ? null : { kind: "atom", atom: found };
}
