import { type Condition, holds } from "../conflict/condition.js";
import type { Preferences } from "../conflict/game.js";
import { type Context, report } from "./context.js";
import { candidates } from "./nearest.js";
import { type Node, itemsOf, textOf } from "./tree.js";

/** A direct ranking of states, best first; an inner list is a tie; every possible state once. */
export function readRanking(
  context: Context,
  node: Node,
  options: readonly number[],
  impossible: readonly Condition<number>[],
): Preferences {
  const seen = new Set<string>();
  const groups = itemsOf(node).map((group) =>
    itemsOf(group).flatMap((item) => {
      const state = readState(context, item, options);
      if (state === null) return [];
      const key = state.join(" ");
      const text = textOf(item) ?? "";
      if (seen.has(key))
        report(context, "P0414", item.at, `"${text}" is ranked twice.`, "Rank every possible state once.");
      seen.add(key);
      const against = impossible.some((condition) => holds(condition, (atom) => state.includes(atom)));
      if (against) report(context, "P0414", item.at, `"${text}" is impossible.`, "Take it out of the ranking.");
      return [state];
    }),
  );
  if (options.length <= 14) reportMissing(context, node, options, impossible, seen);
  return { kind: "ranking", groups };
}

function readState(context: Context, node: Node, options: readonly number[]): number[] | null {
  const text = textOf(node) ?? "";
  if (text === "nothing") return [];
  const state: number[] = [];
  for (const name of text.split(/\s+/)) {
    const index = options.indexOf(context.names.move.indexOf(name));
    if (index < 0) {
      const known = options.map((move) => context.names.move[move]);
      report(
        context,
        "P0104",
        node.at,
        `No option of the game is named "${name}".`,
        candidates(name, known, "Options here"),
      );
      return null;
    }
    state.push(index);
  }
  return [...new Set(state)].sort((a, b) => a - b);
}

function reportMissing(
  context: Context,
  node: Node,
  options: readonly number[],
  impossible: readonly Condition<number>[],
  seen: ReadonlySet<string>,
): void {
  const missing: string[] = [];
  for (let bits = 0; bits < 1 << options.length; bits++) {
    const state = options.map((_, index) => index).filter((index) => (bits >> index) & 1);
    if (seen.has(state.join(" "))) continue;
    if (impossible.some((condition) => holds(condition, (atom) => state.includes(atom)))) continue;
    missing.push(state.map((index) => context.names.move[options[index]]).join(" ") || "nothing");
    if (missing.length > 3) break;
  }
  if (missing.length === 0) return;
  const shown = missing
    .slice(0, 3)
    .map((text) => `"${text}"`)
    .join(", ");
  const message = `The ranking leaves out ${shown}${missing.length > 3 ? " and more" : ""}.`;
  report(context, "P0414", node.at, message, "Rank every possible state once.");
}
