import type { Perception } from "../conflict/conflict.js";
import type { Game, Preferences } from "../conflict/game.js";
import { type Context, report } from "./context.js";
import { candidates } from "./nearest.js";
import { readAs } from "./quantity.js";
import { checkUnknown, hasUnknown, readStatements } from "./read-game.js";
import { type Entry, type Node, entriesOf } from "./tree.js";

const PREFERENCES = /^game\.preferences\.([a-z0-9_]+)$/;

/** Views of actors that differ from the file: numbers by path, and preferences they ascribe to others. */
export function readPerceptions(context: Context, node: Node | undefined, game: Game | null): Perception[] {
  return entriesOf(node).flatMap(({ key, value }) => {
    const actor = context.names.actor.indexOf(key);
    if (actor < 0) return [];
    const preferences: (Preferences | null)[] = context.names.actor.map(() => null);
    const numbers: { of: number; by: number }[] = [];
    for (const entry of entriesOf(value)) {
      const about = PREFERENCES.exec(entry.key);
      if (about === null) {
        const number = readNumberView(context, key, entry);
        if (number !== null) numbers.push(number);
        continue;
      }
      const index = context.names.actor.indexOf(about[1]);
      if (index < 0 || game === null) unknownPath(context, entry);
      else {
        preferences[index] = readStatements(context, entry.value, game.options);
        if (hasUnknown(preferences[index])) checkUnknown(context, game, entry.keyAt);
      }
    }
    return [{ actor, numbers, preferences }];
  });
}

function readNumberView(context: Context, actor: string, entry: Entry): { of: number; by: number } | null {
  const of = context.refs.get(entry.key);
  const spec = context.specs.get(entry.key);
  if (of === undefined || spec === undefined) {
    unknownPath(context, entry);
    return null;
  }
  const by = readAs(context, entry.value, spec, `perceived.${actor}.${entry.key}`);
  return by === null ? null : { of, by };
}

function unknownPath(context: Context, entry: Entry): void {
  const known = [...context.refs.keys()].filter((path) => !path.startsWith("perceived."));
  const message = `No number of the file stands at "${entry.key}".`;
  report(context, "P0111", entry.keyAt, message, candidates(entry.key, known, "Paths here"));
}
