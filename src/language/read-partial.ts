import type { Conflict } from "../conflict/conflict.js";
import { MOST_PARTIALS, type PartialAgreement } from "../conflict/partial.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { parseDate, weeksBetween } from "./date.js";
import { sourceOf } from "./quantity.js";
import { indexIn } from "./read-issues.js";
import { type Entry, type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

/** What the reader of partial agreements must know of the rest of the file. */
type Rest = Pick<Conflict, "asOf" | "history" | "issues" | "campaign">;

/** Partial agreements of the file in order; what none of them could do is reported. */
export function readPartials(context: Context, node: Node | undefined, rest: Rest): PartialAgreement[] {
  const entries = entriesOf(node);
  if (entries.length > MOST_PARTIALS)
    report(
      context,
      "P0448",
      entries[MOST_PARTIALS].keyAt,
      `${entries.length} partial agreements; there is room for ${MOST_PARTIALS}.`,
      "Leave out some.",
    );
  return entries.map((entry) => readPartial(context, entry, rest));
}

function readPartial(context: Context, entry: Entry, rest: Rest): PartialAgreement {
  const { key, keyAt, value } = entry;
  const path = `partial_agreements.${key}`;
  const sides = (name: string): { actor: number; ref: number }[] =>
    entriesOf(child(value, name)).flatMap(({ key: actor }) => {
      const index = context.names.actor.indexOf(actor);
      return index < 0 ? [] : [{ actor: index, ref: mustRef(context, `${path}.${name}.${actor}`) }];
    });
  const found: PartialAgreement = {
    id: key,
    title: textOf(child(value, "title")) ?? key,
    terms: readTerms(context, entry, rest),
    worth: sides("worth").map(({ actor, ref }) => ({ actor, amount: ref })),
    spares: sides("spares").map(({ actor, ref }) => ({ actor, share: ref })),
    stopsRaids: itemsOf(child(value, "stops")).some((item) => textOf(item) === "air"),
    lasts: refAt(context, `${path}.lasts`),
    breaks: refAt(context, `${path}.breaks`),
    says: sides("says").map(({ actor, ref }) => ({ about: actor, ratio: ref })),
    trust: refAt(context, `${path}.trust`),
    talks: refAt(context, `${path}.talks`),
    signed: readSigned(context, entry, rest),
    source: sourceOf(context, child(value, "source")),
    at: keyAt,
  };
  checkEffects(context, found, rest);
  return found;
}

function readTerms(context: Context, { key, value }: Entry, { issues, campaign }: Rest): PartialAgreement["terms"] {
  return entriesOf(child(value, "terms")).flatMap(({ key: name, keyAt, value: stated }) => {
    const issue = issues.findIndex(({ id }) => id === name);
    if (issue < 0) return [];
    const { options, now } = issues[issue];
    if (now === null) {
      const message = `Partial agreement "${key}" changes "${name}", which has no option in force.`;
      report(context, "P0444", keyAt, message, `Give issues.${name} a now.`);
    }
    if (campaign?.front.issue === issue) {
      const message = `Partial agreement "${key}" decides "${name}", the issue of the front.`;
      report(context, "P0442", keyAt, message, "What moves with the front is settled by a package, or fought over.");
    }
    const option = indexIn(
      options.map(({ id }) => id),
      stated,
    );
    return option === null ? [] : [{ issue, option }];
  });
}

function readSigned(context: Context, { key, value }: Entry, { asOf, history }: Rest): number | null {
  const node = child(value, "signed");
  if (node === undefined) return null;
  const [day, start] = [parseDate(textOf(node) ?? ""), parseDate(asOf ?? "")];
  if (day === null) return null; // told by the walk
  const week = start === null ? NaN : weeksBetween(start, day);
  if (history !== null && week >= history.windowWeeks[0] && week <= Math.min(0, history.windowWeeks[1])) return week;
  const message = `Partial agreement "${key}" was signed on a day that the record does not have.`;
  report(context, "P0443", node.at, message, "Leave out signed, or give history a window that holds it.");
  return null;
}

/** An agreement must touch something, only what sides of the war have can be spared, and only what is there can stop. */
function checkEffects(context: Context, found: PartialAgreement, { campaign }: Rest): void {
  const { id, at } = found;
  if (campaign === null) {
    report(context, "P0441", at, `Partial agreement "${id}" stands in a file without a war.`, "Add campaign:.");
    return;
  }
  const { attacker, defender } = campaign.front;
  const stranger = [...found.worth, ...found.spares].find(({ actor }) => actor !== attacker && actor !== defender);
  if (stranger) {
    const message = `Partial agreement "${id}" is between the two belligerents, and "${context.names.actor[stranger.actor]}" is none.`;
    report(context, "P0447", at, message, "Give worth and spares to the belligerents alone.");
  }
  if (found.stopsRaids && !campaign.stocks?.raids) {
    const message = `Partial agreement "${id}" stops raids, and no world of this file has any.`;
    report(context, "P0445", at, message, "Leave out stops, or add campaign.raids to a war with stocks.");
  }
  const effects = [found.terms, found.worth, found.spares, found.says].some((list) => list.length > 0);
  if (!effects && !found.stopsRaids && found.trust === null && found.talks === null) {
    const message = `Partial agreement "${id}" changes nothing.`;
    report(context, "P0441", at, message, "Give it terms, worth, spares, stops, says, trust or talks.");
  }
}
