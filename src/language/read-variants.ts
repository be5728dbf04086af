import type { Variant } from "../conflict/conflict.js";
import { type Context, report } from "./context.js";
import { readAs } from "./quantity.js";
import { saidIn } from "./read-moves.js";
import { likeChain, valuesLost } from "./set.js";
import { type Node, child, entriesOf, textOf } from "./tree.js";

/** Paths of what a statement is worth: a direction stands before the number. */
const WORDS = /^moves\..+\.words\.[^.]+$/;

/**
 * Variants by name. What a chosen one sets is in the tree already; of all of them the paths are looked up, the numbers read,
 * and circles of `like` reported.
 */
export function readVariants(context: Context, root: Node): Variant[] {
  const variants = child(root, "variants");
  const entries = entriesOf(variants);
  const reported = new Set<string>();
  return entries.map(({ key, keyAt, value }) => {
    const chain = likeChain(variants, key);
    if (chain.circle && !reported.has(key)) {
      chain.ids.forEach((id) => reported.add(id));
      const message = `Variant "${key}" is like itself: ${[...chain.ids, key].join(" → ")}.`;
      report(context, "P0506", keyAt, message, "Take out one like.");
    }
    for (const entry of entriesOf(child(value, "set"))) {
      const spec = context.specs.get(entry.key);
      // On a list of its own: what a variant sets is a number of the file only where the variant is chosen.
      const aside: Context = { ...context, quantities: [], refs: new Map(), specs: new Map() };
      const said = WORDS.test(entry.key) ? saidIn(aside, entry.value, entry.key)?.share : entry.value;
      if (spec !== undefined && said !== undefined) readAs(aside, said, spec, entry.key);
    }
    context.diagnostics.push(...valuesLost(context.file, root, child(value, "set")));
    const title = textOf(child(value, "title")) ?? key.replace(/_/g, " ");
    return { id: key, title, why: textOf(child(value, "why")) ?? "", like: textOf(child(value, "like")) };
  });
}
