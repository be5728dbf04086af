import { type Domain, type Profile, additiveDraft, exact, noteSum } from "./additive.js";
import { compare, fractionOf, ONE } from "./decimal.js";
import type { Reading } from "./draft.js";
import { type GeniusIssue, issuesOf, sameValues } from "./genius-issue.js";
import { evaluationsOf, weightsOf } from "./genius-utility.js";
import { distinctNames, stemOf } from "./id.js";
import { quoted, refuse, startOf } from "./trouble.js";
import { type Element, childrenOf } from "./xml.js";

/** One XML file of a negotiation. */
export interface GeniusFile {
  readonly file: string;
  readonly root: Element;
}

/**
 * A Genius domain and the profiles of its parties. u = Σ weight · evaluation / largest evaluation of the issue; weights are
 * not renormalised. Source: Genius 10.4, EvaluatorDiscrete.normalize, EvaluatorInteger and EvaluatorReal.getEvaluation,
 * AdditiveUtilitySpace.getUtility. (The class comment of EvaluatorDiscrete says that evaluations up to 1 are taken as they
 * are; its code divides always, and so do we.)
 */
export function readGenius(files: readonly GeniusFile[]): Reading {
  const notes: string[] = [];
  const spaces = files.map(({ file, root }) => ({ file, root, space: spaceOf(root, file) }));
  const profiles = spaces.filter(({ root, space }) => isProfile(root, space));
  const domains = spaces.filter((each) => !profiles.includes(each));
  if (domains.length > 1)
    refuse(
      "P0606",
      domains[1].root.at,
      `"${domains[0].file}" and "${domains[1].file}" are both domains.`,
      "Import one domain with its profiles.",
    );
  if (profiles.length === 0)
    refuse(
      "P0606",
      domains[0].root.at,
      "This is a domain without a profile: nobody says what it wants.",
      "Name the profiles too.",
    );
  for (const { space } of profiles) refuseNonlinear(space);
  const lead = domains[0] ?? profiles[0];
  if (domains.length === 0) notes.push(`No domain was among the files; the issues are those of "${lead.file}".`);
  const issues = issuesOf(lead.space, notes);
  const named = distinctNames(profiles.map(({ file }) => file));
  const parties = profiles.map(({ file, space }, k) =>
    readProfile({ name: nameOf(space) ?? named[k], file, space }, issues, notes),
  );
  noteLeftOut(spaces, notes);
  const domain: Domain = {
    title: titleOf(lead.space) ?? stemOf(lead.file),
    issues: issues.map(({ name, options }) => ({ name, options })),
  };
  return { draft: additiveDraft(domain, parties), notes };
}

function spaceOf(root: Element, file: string): Element {
  if (root.name === "utility_space") return root;
  const inside = childrenOf(root, "utility_space")[0];
  return inside ?? refuse("P0607", startOf(file), `There is no <utility_space> in <${root.name}>.`);
}

/** A profile has weights, evaluations or a utility function; a domain has none. */
function isProfile(root: Element, space: Element): boolean {
  if (root.name === "negotiation_template") return false;
  const telling = (element: Element): boolean =>
    ["weight", "utility", "ufun", "reservation", "discount_factor", "evaluator"].includes(element.name) ||
    element.attributes.has("evaluation") ||
    element.children.some(telling);
  return telling(space);
}

function refuseNonlinear(space: Element): void {
  const find = (element: Element): Element | null => {
    if (["utility", "ufun", "hyperRectangle"].includes(element.name)) return element;
    for (const child of element.children) {
      const found = find(child);
      if (found !== null) return found;
    }
    return null;
  };
  const found = find(space);
  const type = space.attributes.get("type") ?? "linear";
  if (found === null && !/nonlinear|constraint/i.test(type)) return;
  refuse(
    "P0609",
    (found ?? space).at,
    "The utility is not a sum over issues (hyper-rectangles or constraints); a conflict file has points by issue only.",
    "Such a domain needs a program that reads it, such as Genius or NegMAS.",
  );
}

/** A name that our own exporter writes; Genius has none. */
function nameOf(space: Element): string | null {
  return space.attributes.get("name")?.trim() || null;
}

function titleOf(space: Element): string | null {
  const name = childrenOf(space, "objective")[0]?.attributes.get("name")?.trim() ?? "";
  return name === "" || name.toLowerCase() === "root" ? null : name;
}

function readProfile(
  { name, file, space }: { readonly name: string; readonly file: string; readonly space: Element },
  issues: readonly GeniusIssue[],
  notes: string[],
): Profile {
  const own = issuesOf(space, []);
  const weights = weightsOf(space);
  const strangers = own.filter((each) => !issues.some((issue) => issue.name === each.name));
  if (strangers.length > 0)
    notes.push(
      `"${file}" speaks of ${quoted(strangers.map((each) => each.name))}, which the domain lacks; that is left out.`,
    );
  const used = issues.map((issue) => {
    const mine = own.find((each) => each.name === issue.name);
    if (mine === undefined) refuse("P0607", space.at, `The profile says nothing of the issue "${issue.name}".`);
    if (!sameValues(issue, mine))
      refuse(
        "P0606",
        mine.at,
        `The issue "${issue.name}" has other values here than in the domain.`,
        "Import profiles with their own domain.",
      );
    const weight =
      weights.get(mine.index) ?? refuse("P0607", mine.at, `The weight of the issue "${issue.name}" is missing.`);
    return { weight, points: evaluationsOf(mine, issue, weight, name, notes) };
  });
  noteSum(
    name,
    used.map(({ weight }) => weight),
    true,
    notes,
  );
  noteDiscount(space, name, notes);
  return { name, reservation: reservationOf(space), points: used.map(({ points }) => points) };
}

function reservationOf(space: Element): Profile["reservation"] {
  const found = childrenOf(space, "reservation")[0];
  return found === undefined ? null : exact(found.attributes.get("value"), found.at, "The reservation value");
}

function noteDiscount(space: Element, name: string, notes: string[]): void {
  const text = childrenOf(space, "discount_factor")[0]?.attributes.get("value");
  const value = text === undefined ? null : fractionOf(text);
  if (text === undefined || (value !== null && compare(value, ONE) === 0)) return;
  notes.push(`The discount factor ${text} of "${name}" is left out: terms are valued without delay.`);
}

function noteLeftOut(spaces: readonly { readonly root: Element; readonly space: Element }[], notes: string[]): void {
  let cost = false;
  let description = false;
  let similarity = false;
  const visit = (element: Element): void => {
    if (element.name === "item") {
      cost ||= !/^0*\.?0*$/.test(element.attributes.get("cost") ?? "");
      const said = element.attributes.get("description")?.trim() ?? "";
      description ||= said !== "" && said !== element.attributes.get("value")?.trim();
    }
    similarity ||= element.name === "similarity_function";
    element.children.forEach(visit);
  };
  spaces.forEach(({ space }) => visit(space));
  if (cost) notes.push("The costs of items are left out; no utility depends on them.");
  if (description) notes.push("The descriptions of items are left out; their values stand as titles.");
  if (similarity) notes.push("Similarity functions are left out; no utility depends on them.");
  if (spaces.some(({ root }) => childrenOf(root, "agent").length > 0))
    notes.push("The agents that the domain proposes are left out.");
}
