import { type MeasureWord } from "../conflict/measure.js";
import type { Turn } from "../conflict/policy.js";
import type { Unit } from "../conflict/quantity.js";
import { type Context, report } from "./context.js";
import { measureHead, useOf } from "./measure-reader.js";
import { parseNumber } from "./number.js";
import { indexIn } from "./read-issues.js";
import { type Cursor, peek, tokenise } from "./token.js";
import { child, textOf, type Node } from "./tree.js";
import { ExpressionTrouble } from "./typing.js";

/** Numbers of the course that a run knows in every week. */
const WATCHED = ["area gained", "casualties", "men", "supply", "cover", "blamed"];

/** The line that a policy watches (`when`); null where it watches none, or where that is trouble. */
export function readTurn(context: Context, node: Node | undefined, own: string): Turn | null {
  if (node === undefined) return null;
  const watched = readWatched(context, child(node, "measure"));
  const line = watched === null ? null : readLine(context, node, watched.word);
  const then = indexIn(context.names.policy, child(node, "then"));
  if (watched === null || line === null || then === null) return null;
  if (context.names.policy[then] === own) {
    report(context, "P0507", child(node, "then")?.at ?? node.at, `"${own}" turns to itself.`, "Name another policy.");
    return null;
  }
  return { measure: watched.use, ...line, then };
}

function readWatched(context: Context, node: Node | undefined): { word: MeasureWord; use: Turn["measure"] } | null {
  if (node === undefined) return null;
  const quoted = node.kind === "scalar" && node.quoted;
  const cursor: Cursor = { tokens: tokenise(textOf(node) ?? "", node.at, quoted), next: 0, depth: 0 };
  try {
    const { word, args } = measureHead(context, cursor);
    if (!WATCHED.includes(word.name)) {
      const message = `A policy cannot watch "${word.name}" week by week.`;
      throw new ExpressionTrouble("P0507", node.at, message, `It can watch ${WATCHED.join(", ")}.`);
    }
    if (peek(cursor).kind !== "end") {
      const message = `"${word.name}" is watched in every week, so it has no time here.`;
      throw new ExpressionTrouble("P0507", peek(cursor).at, message, "Write the measure and its actor alone.");
    }
    return { word, use: useOf(context, word, args, null, node.at) };
  } catch (trouble) {
    if (!(trouble instanceof ExpressionTrouble)) throw trouble;
    report(context, trouble.code, trouble.at, trouble.message, trouble.remedy);
    return null;
  }
}

/** Exactly one of `above` and `below`, a plain number in the measure's unit. */
function readLine(context: Context, node: Node, word: MeasureWord): Pick<Turn, "side" | "level"> | null {
  const sides = (["above", "below"] as const).filter((side) => child(node, side) !== undefined);
  if (sides.length !== 1) {
    const message = sides.length === 0 ? "when has no line." : "when has two lines.";
    report(context, "P0507", node.at, message, "Give it one of above and below.");
    return null;
  }
  const at = child(node, sides[0])!;
  const spec = { unit: word.unit as Unit, bounds: [-Infinity, Infinity], percent: true } as const;
  const { law, diagnostics } = parseNumber(textOf(at) ?? "", spec, at.at);
  context.diagnostics.push(...diagnostics);
  if (diagnostics.length > 0) return null;
  if (law.kind === "point") return { side: sides[0], level: law.value };
  report(context, "P0507", at.at, "A line to watch is one number.", "Write a plain number with its unit.");
  return null;
}
