import type { AidEffect, FlowLevel, Levy, Move, Troops, Truce, Words } from "../conflict/game.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { readAs } from "./quantity.js";
import { indexIn } from "./read-issues.js";
import { N } from "./shape.js";
import { type Entry, type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

/** Moves of the file in order. */
export function readMoves(context: Context, node: Node | undefined): Move[] {
  return entriesOf(node).map((entry) => readMove(context, entry));
}

function readMove(context: Context, { key, keyAt, value }: Entry): Move {
  const actor = context.names.actor.indexOf(key.split(".")[0]);
  const oneWay = textOf(child(value, "one_way"));
  return {
    id: key,
    actor: Math.max(0, actor),
    title: textOf(child(value, "title")) ?? key,
    says: entriesOf(child(value, "says")).flatMap((entry) => {
      const about = context.names.actor.indexOf(entry.key);
      return about < 0 ? [] : [{ about, ratio: mustRef(context, `moves.${key}.says.${entry.key}`) }];
    }),
    aid: readAid(child(value, "aid")),
    truce: readTruce(context, key, child(value, "truce")),
    refuses: indexIn(context.names.move, child(value, "refuses")),
    levy: readLevy(context, key, value),
    sanctions: readSanctions(context, key, child(value, "sanctions")),
    words: readWords(context, key, child(value, "words")),
    oneWay: oneWay === "start" || oneWay === "stop" ? oneWay : null,
    at: keyAt,
  };
}

function readSanctions(context: Context, move: string, node: Node | undefined): Move["sanctions"] {
  return entriesOf(node).flatMap(({ key }) => {
    const against = context.names.actor.indexOf(key);
    return against < 0 ? [] : [{ against, share: mustRef(context, `moves.${move}.sanctions.${key}`) }];
  });
}

const FLOWS = ["deliveries", "intelligence", "sales", "mediation"] as const;

function readAid(node: Node | undefined): AidEffect[] {
  return FLOWS.flatMap((flow) => {
    const level = textOf(child(node, flow));
    return level === null ? [] : [{ flow, level: level as FlowLevel }];
  });
}

function readTruce(context: Context, move: string, node: Node | undefined): Truce | null {
  if (node === undefined) return null;
  const words = (key: string): string[] => itemsOf(child(node, key)).flatMap((item) => textOf(item) ?? []);
  return {
    with: indexIn(context.names.move, child(node, "with")) ?? 0,
    lasts: mustRef(context, `moves.${move}.truce.lasts`),
    renews: mustRef(context, `moves.${move}.truce.renews`),
    stops: words("stops"),
    goesOn: words("goes_on"),
    troops: readTroops(context, move, node),
  };
}

/** Troops of others that come while the truce holds. */
function readTroops(context: Context, move: string, node: Node): Troops | null {
  if (child(node, "foreign_troops") === undefined) return null;
  const stops = itemsOf(child(node, "stops")).find((item) => textOf(item) === "foreign_troops");
  if (stops !== undefined) {
    const message = `The truce of "${move}" stops foreign troops and says how many come.`;
    report(context, "P0433", stops.at, message, "Take foreign_troops out of stops, or leave out their numbers.");
  }
  const ref = (key: string): number => mustRef(context, `moves.${move}.truce.foreign_troops.${key}`);
  return { men: ref("men"), over: ref("over"), fight: ref("fight") };
}

const LEVY = ["men", "over", "quality", "cost"] as const;

function readLevy(context: Context, move: string, value: Node): Levy | null {
  const present = LEVY.filter((key) => child(value, key) !== undefined);
  if (present.length === 0) return null;
  for (const key of LEVY) {
    if (present.includes(key)) continue;
    const message = `"moves.${move}" calls up men and lacks "${key}".`;
    report(context, "P0401", value.at, message, "A levy needs men, over, quality and cost.");
  }
  const [men, over, quality, cost] = LEVY.map((key) => refAt(context, `moves.${move}.${key}`) ?? 0);
  return { men, over, quality, cost };
}

/** What a statement does to beliefs: `{us_stays: up 0 to 40 %}`, or the number as an object with its source. */
function readWords(context: Context, move: string, node: Node | undefined): Words[] {
  return entriesOf(node).flatMap(({ key, value }) => {
    const patron = context.names.patron.findIndex((one) => key === `${one}_stays`);
    const path = `moves.${move}.words.${key}`;
    const said = saidIn(context, value, path);
    const worth = said && readAs(context, said.share, N.share, path);
    if (said === null || worth === null || patron < 0) return [];
    const actor = Math.max(0, context.names.actor.indexOf(context.names.patron[patron]));
    return [{ patron: actor, direction: said.direction, worth }];
  });
}

/** Parts of `up 0 to 40 %`, also as an object with its source; null, and reported, where it says no direction. */
export function saidIn(
  context: Context,
  value: Node,
  path: string,
): { readonly direction: Words["direction"]; readonly share: Node } | null {
  const said = value.kind === "map" ? child(value, "is") : value;
  const match = /^(up|down)\s+(?=\S)/.exec(textOf(said) ?? "");
  if (match === null || said?.kind !== "scalar") {
    const message = `What "${path}" does to beliefs must say up or down and a share.`;
    report(context, "P0216", (said ?? value).at, message, "Write up 0 to 40 %, or {is: up 0 to 40 %, source: …}.");
    return null;
  }
  return { direction: match[1] as Words["direction"], share: withoutWord(value, said, match[0].length) };
}

/** The number node with the first `length` signs of its text left out. */
function withoutWord(value: Node, said: Node & { kind: "scalar" }, length: number): Node {
  const at = { ...said.at, column: said.at.column + length, length: Math.max(1, said.at.length - length) };
  const rest: Node = { ...said, text: said.text.slice(length), at };
  if (value.kind !== "map") return rest;
  return { ...value, entries: value.entries.map((one) => (one.key === "is" ? { ...one, value: rest } : one)) };
}
