import { type Condition, holds } from "../conflict/condition.js";
import type { Game, PreferenceLevel, Preferences } from "../conflict/game.js";
import type { Span } from "../conflict/quantity.js";
import { readMoveCondition, readPreference } from "./condition-reader.js";
import { type Context, report } from "./context.js";
import { readRanking } from "./read-ranking.js";
import { indicesIn } from "./read-issues.js";
import { type Node, child, isEmpty, itemsOf, textOf } from "./tree.js";

/** Options that a game may have: 2^14 states. */
export const MAX_OPTIONS = 14;

/** The game of the file; null where it has none. */
export function readGame(context: Context, node: Node | undefined): Game | null {
  if (node === undefined) return null;
  const stated = child(node, "options");
  const options =
    stated === undefined ? context.names.move.map((_, index) => index) : indicesIn(context.names.move, stated);
  if (options.length > MAX_OPTIONS) {
    const message = `The game has ${options.length} options, and ${MAX_OPTIONS} is the limit.`;
    report(context, "P0415", (stated ?? node).at, message, "Name the ones that matter in game.options.");
  }
  reportTwice(context, stated);
  const impossible = itemsOf(child(node, "impossible")).flatMap(
    (item) => readMoveCondition(context, item, options) ?? [],
  );
  const now = indicesIn(context.names.move, child(node, "now")).flatMap((move) => {
    const index = options.indexOf(move);
    if (index < 0) {
      const message = `"${context.names.move[move]}" is in now and is no option of the game.`;
      report(context, "P0411", child(node, "now")?.at ?? node.at, message, "Add it to game.options.");
    }
    return index < 0 ? [] : [index];
  });
  // a file that names no start may rule out the state of nothing done
  const started = child(node, "now") !== undefined;
  const broken = impossible.find((condition) => holds(condition, (atom) => now.includes(atom)));
  if (started && broken !== undefined) {
    const item = itemsOf(child(node, "impossible"))[impossible.indexOf(broken)];
    const message = `The start (now) is impossible: "${textOf(item) ?? ""}" holds in it.`;
    report(context, "P0412", child(node, "now")?.at ?? node.at, message, "Change now or impossible.");
  }
  const preferences = readAll(context, node, options, impossible);
  const game: Game = { options, impossible, preferences, now };
  if (preferences.some(hasUnknown)) checkUnknown(context, game, (child(node, "preferences") ?? node).at);
  return game;
}

/** States up to which unknown preferences are read. */
export const MAX_UNKNOWN_STATES = 4096;

/** Whether a preference has statements of unknown direction. */
export function hasUnknown(preferences: Preferences | null): boolean {
  return preferences?.kind === "prioritised" && preferences.levels.some((level) => level.unknown.length > 0);
}

/** Reports a game too large for unknown preferences: their stability compares every pair of states. */
export function checkUnknown(context: Context, game: Game, at: Span): void {
  if (game.options.length > MAX_OPTIONS) return;
  let states = 0;
  for (let bits = 0; bits < 1 << game.options.length; bits++) {
    const isTrue = (option: number): boolean => ((bits >> option) & 1) === 1;
    if (!game.impossible.some((condition) => holds(condition, isTrue))) states++;
  }
  if (states <= MAX_UNKNOWN_STATES) return;
  const message = `With unknown preferences a game may have ${MAX_UNKNOWN_STATES} possible states; this has ${states}.`;
  report(context, "P0421", at, message, "Name fewer options in game.options, or say what is impossible.");
}

function reportTwice(context: Context, node: Node | undefined): void {
  const seen = new Set<string>();
  for (const item of itemsOf(node)) {
    const text = textOf(item) ?? "";
    if (seen.has(text)) report(context, "P0413", item.at, `"${text}" stands twice in game.options.`, "Keep one.");
    seen.add(text);
  }
}

function readAll(
  context: Context,
  node: Node,
  options: readonly number[],
  impossible: readonly Condition<number>[],
): (Preferences | null)[] {
  const ranked = child(node, "rankings");
  return context.names.actor.map((actor) => {
    const statements = child(child(node, "preferences"), actor);
    const ranking = child(ranked, actor);
    if (statements !== undefined && ranking !== undefined) {
      const message = `${actor} has preferences and a ranking.`;
      report(context, "P0414", ranking.at, message, "Keep one of the two.");
    }
    if (ranking !== undefined) return readRanking(context, ranking, options, impossible);
    return statements === undefined ? null : readStatements(context, statements, options);
  });
}

/** Prioritised preference statements of one actor, most important first; an inner list counts alike. */
export function readStatements(context: Context, node: Node, options: readonly number[]): Preferences {
  const seen = new Set<string>();
  const levels = itemsOf(node).map((level): PreferenceLevel => {
    const statements = itemsOf(level).flatMap((item) => {
      const text = (textOf(item) ?? "").replace(/\s+/g, " ").replace(/^unknown /, "");
      if (seen.has(text)) {
        report(
          context,
          "P0413",
          item.at,
          `"${text}" stands twice in these preferences.`,
          "Keep the more important one.",
        );
      }
      seen.add(text);
      return readPreference(context, item, options) ?? [];
    });
    return {
      statements: statements.filter((one) => !one.unknown).map((one) => one.condition),
      unknown: statements.filter((one) => one.unknown).map((one) => one.condition),
      text: itemsOf(level)
        .map((item) => textOf(item) ?? "")
        .join(", "),
      at: level.at,
    };
  });
  if (levels.length === 0 || isEmpty(node)) {
    report(context, "P0402", node.at, "Preferences need at least one statement.", "Write - russia.truce, one a line.");
  }
  return { kind: "prioritised", levels };
}
