import type { Conflict } from "../../conflict/conflict.js";
import type { DecidingNumber, StructuralChoice } from "../../judgement/index.js";
import type { Findings } from "../finding.js";
import { capital, describePath, inUnits, inWords, list, percent } from "../words.js";
import type { ChoicesReport } from "./choices.js";
import { sizeOf, type FixedEffect, type FixedGroup } from "./fixed.js";

/** What the page says of itself. */
export const ABOUT =
  "Whoever writes a case, and whoever writes the tool, chooses. Each choice is here with its place, and with the claims that it touches in these worlds; a claim that is not named is not seen to be touched.";

/** How a touch is told. */
export const RULE =
  "A structural choice touches a claim where its share of worlds differs between two settings by 5 points or more, and by more than chance lets be told among all claims and choices (Bonferroni, 5 % in all); it flips it where settings lie on different sides of 50 %. A verdict is “depends” where any do, within chance too. A number touches a claim where it is one of the three that tell best where the claim holds (area under the ROC curve; `parley claims` has all three). A difference between worlds is no proof of a cause.";

/** "priced: weighs 50 %, 31 % of these worlds" */
export function settingsInWords({ settings }: StructuralChoice): string {
  return settings
    .map(({ name, prior, worlds }) => `${name} (weight ${percent(prior)}, in ${percent(worlds)} of these worlds)`)
    .join(", ");
}

/** Claims that a choice touches, and those whose verdict is said to depend on it, those that it flips first; each a phrase. */
export function touchesInWords(findings: Findings, { quantity, settings, claims }: StructuralChoice): string[] {
  const { path } = findings.conflict.quantities[quantity];
  const depends = new Set(
    findings.claims.flatMap(({ id, verdict }) => (verdict.dependsOn?.switch === path ? [id] : [])),
  );
  return claims
    .filter(({ id, touched }) => touched || depends.has(id))
    .sort((a, b) => Number(b.flips) - Number(a.flips) || b.errors - a.errors)
    .map((claim) => {
      const shares = settings.map(({ name }, k) =>
        claim.shares[k] === claim.shares[k] ? `${name} ${percent(claim.shares[k])}` : `${name}: too few worlds`,
      );
      const end = !claim.flips ? "" : claim.touched ? "; flips" : "; on both sides of 50 %, within chance";
      return `${claim.id}: ${shares.join(", ")}${end}`;
    });
}

/** "how strongly the advance follows the balance of power" and its path. */
export function nameOf(conflict: Conflict, quantity: number): string {
  const { path } = conflict.quantities[quantity];
  const words = describePath(conflict, path);
  return words === path ? path : capital(words);
}

/** Claims that turn on a number; each a phrase: "C3: holds in 84 % of worlds below 1.13, in 47 % above". */
export function turnsInWords(conflict: Conflict, { quantity, claims }: DecidingNumber): string[] {
  const { unit, path } = conflict.quantities[quantity];
  return claims.map(
    ({ id, at, below, above, auc }) =>
      `${id}: holds in ${percent(below)} of worlds below ${inUnits(at, unit, path)}, in ${percent(above)} above (area ${auc.toFixed(2).replace(/^0/, "")})`,
  );
}

/** How the file writes a number; a default's law in words. */
export function writtenOf({ quantities }: Conflict, quantity: number): string {
  const { text, law, origin } = quantities[quantity];
  if (origin === "file") return text;
  return "low" in law ? `a default of the tool, ${law.low} to ${law.high}` : "a default of the tool";
}

/** "campaign.aid.classes.*.keeps = 100 % (9 times)" */
export function fixedInWords({ path, value, quantities }: FixedGroup): string {
  return `${path} = ${value}${quantities.length > 1 ? ` (${quantities.length} times)` : ""}`;
}

/** What another value of a fixed number does: "at 16 weeks: C3 68 % → 41 % of worlds"; null where none was tried. */
export function triedInWords({ tried, claims }: FixedEffect): string | null {
  if (tried === null) return null;
  const said = claims.map(({ id, before, after }) => `${id} ${percent(before)} → ${percent(after)} of worlds`);
  return `at ${tried}: ${said.join(", ")}`;
}

/** How fixed numbers were tried, and how many touch a claim; or that none was. */
export function triedRule({ tried }: ChoicesReport): string {
  if (tried === null)
    return "No world varies these, so no world says what they touch: `--fixed` tries another value of each, and `parley brief FILE --set PATH=VALUE` says which verdicts one changes.";
  const { effects, worlds, repeats } = tried;
  const touched = effects.filter(({ claims }) => claims.length > 0).length;
  const left = effects.filter((each) => each.tried === null).length;
  const most = effects.reduce((top, each) => (sizeOf(each.most) > sizeOf(top.most) ? each : top), effects[0]);
  const largest =
    most === undefined || sizeOf(most.most) === 0
      ? ""
      : ` The largest move of a share is that of ${most.most!.id}, ${percent(most.most!.before)} → ${percent(most.most!.after)}, with ${most.group.path} at ${most.tried}.`;
  return (
    `No world varies these. Each was doubled, or halved where its bounds leave no double, on ${worlds} of the worlds with ${repeats} repeats: ` +
    `${touched === 0 ? "none" : inWords(touched)} of ${effects.length - left} ${touched > 1 ? "touch" : "touches"} a claim, by 5 points or more and beyond Monte Carlo error (paired by world, Bonferroni over all, 5 %); ` +
    `${left} stand at 0 or at a bound, where a double says nothing, and were not tried.${largest} With so few worlds a small touch stays unseen.`
  );
}

/** What stands open and what is fixed, in a sentence. */
export function countsInWords({ findings, choices, fixed }: ChoicesReport): string {
  const { structural, numbers } = choices;
  const flipped = [
    ...new Set(
      structural.flatMap(({ claims }) => claims.filter((each) => each.flips && each.touched).map(({ id }) => id)),
    ),
  ];
  const order = findings.claims.map(({ id }) => id).filter((id) => flipped.includes(id));
  const flipping = order.length === 0 ? "none of which flips a claim beyond chance" : `which flip ${list(order)}`;
  const supplied = fixed.tool.reduce((sum, { quantities }) => sum + quantities.length, 0);
  return (
    `${capital(inWords(structural.length))} structural ${structural.length === 1 ? "choice is" : "choices are"} open, ${flipping}; ` +
    `${inWords(numbers.length)} ${numbers.length === 1 ? "number" : "numbers"} without a source ${numbers.length === 1 ? "tells" : "tell"} where claims hold; ` +
    `${fixed.file.length} numbers of the file and ${supplied} of the tool have no source and one value, which no world varies.`
  );
}
