import type { Arrival, AttritionLaw, Battle, Force } from "../conflict/battle.js";
import type { Actor } from "../conflict/issue.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

const DAY = 1 / 7;
const MOST_STEPS = 1000;

/** The battle of the file; null where it has none. The attacker stands first, else the one first named among the actors. */
export function readBattle(context: Context, node: Node | undefined, actors: readonly Actor[]): Battle | null {
  if (node === undefined) return null;
  const law = (textOf(child(node, "law")) ?? "square") as AttritionLaw;
  const named = entriesOf(child(node, "forces")).map(({ key }) => context.names.actor.indexOf(key));
  if (child(node, "forces") !== undefined && named.length !== 2) {
    const at = child(node, "forces")?.at ?? node.at;
    report(context, "P0460", at, `A battle is of two forces; here are ${named.length}.`, "Give two actors a force.");
  }
  const order = named
    .filter((actor) => actor >= 0)
    .sort((a, b) => Number(actors[b].role === "attacker") - Number(actors[a].role === "attacker") || a - b);
  checkExponents(context, node, law);
  checkMeasures(context, order);
  const forces = order.map((actor) => readForce(context, child(node, "forces"), actor));
  const horizon = timeAt(context, "battle.horizon", 1) ?? 1;
  const step = timeAt(context, "battle.step", DAY) ?? DAY;
  if (horizon / step > MOST_STEPS || step > horizon) {
    const message = `A battle is told in 1 to ${MOST_STEPS} steps; here are ${Math.round(horizon / step)}.`;
    report(context, "P0463", child(node, "step")?.at ?? node.at, message, "Write horizon: 36 days, step: 1 day.");
  }
  const [enemy, own] = ["enemy", "own"].map((key) => refAt(context, `battle.exponents.${key}`));
  if (forces.length < 2) return null;
  return {
    law,
    exponents: law === "general" && enemy !== null && own !== null ? { enemy, own } : null,
    horizon,
    step,
    forces: [forces[0], forces[1]],
  };
}

/** Measures of a battle speak of the two that fight in it. */
function checkMeasures(context: Context, forces: readonly number[]): void {
  for (const { engine, args, id, at } of context.measures) {
    if (engine !== "battle" || at === null || forces.includes(args[0] as number)) continue;
    const known = forces.map((actor) => context.names.actor[actor]);
    report(context, "P0465", at, `"${id}" speaks of an actor that has no force.`, `Forces here: ${known.join(", ")}.`);
  }
}

/** The general law has its exponents, and no other law has any. */
function checkExponents(context: Context, node: Node, law: AttritionLaw): void {
  const given = child(node, "exponents");
  if ((given !== undefined) === (law === "general")) return;
  const message = given === undefined ? "The general law needs its exponents." : `The ${law} law has no exponents.`;
  const remedy =
    given === undefined ? "Write exponents: {enemy: 0.4, own: 0.75}." : "Leave them out, or write law: general.";
  report(context, "P0461", given?.at ?? node.at, message, remedy);
}

function readForce(context: Context, forces: Node | undefined, actor: number): Force {
  const name = context.names.actor[actor];
  const path = `battle.forces.${name}`;
  const arrives = itemsOf(child(child(forces, name), "arrives")).flatMap((item, k): Arrival[] => {
    const from = timeAt(context, `${path}.arrives.${k}.from`, 0);
    const until = timeAt(context, `${path}.arrives.${k}.until`, 1);
    if (from === null || until === null) return [];
    if (until <= from) {
      const message = "Reinforcements stop arriving before they begin.";
      report(context, "P0462", item.at, message, "Write from: 0 days, until: 1 day.");
    }
    return [{ from, until, men: mustRef(context, `${path}.arrives.${k}.men`) }];
  });
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  return { actor, strength: ref("strength"), destroys: ref("destroys"), breaksAt: ref("breaks_at"), arrives };
}

/** A time that must be one number; `otherwise` where the key is left out, null where it is wrong. */
function timeAt(context: Context, path: string, otherwise: number): number | null {
  const ref = refAt(context, path);
  if (ref === null) return otherwise;
  const { law, at, text } = context.quantities[ref];
  if (law.kind === "point") return law.value;
  const message = `"${path}" must be one number, not "${text}".`;
  if (at !== null) report(context, "P0464", at, message, "Write 36 days.");
  return null;
}
