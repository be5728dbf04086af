import type { AidEffect, FlowLevel, Levy, Move, Truce } from "../conflict/game.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { indexIn } from "./read-issues.js";
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
    levy: readLevy(context, key, value),
    oneWay: oneWay === "start" || oneWay === "stop" ? oneWay : null,
    at: keyAt,
  };
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
  };
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
