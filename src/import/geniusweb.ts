import { type Node, child, entriesOf, textOf } from "../language/tree.js";
import { type Profile, additiveDraft, exact } from "./additive.js";
import { type Fraction, add, over, times } from "./decimal.js";
import type { Reading } from "./draft.js";
import { distinctNames } from "./id.js";
import type { JsonFile } from "./negolog.js";
import { limit, quoted, refuse } from "./trouble.js";

const SPACE = "LinearAdditiveUtilitySpace";

export const isGeniusweb = (root: Node): boolean => child(root, SPACE) !== undefined;

interface Issue {
  readonly name: string;
  readonly options: readonly string[];
}

/** GeniusWeb profiles, each with its domain inside. u = Σ issueWeights · utility of the value. Source: GeniusWeb wiki, profile JSON. */
export function readGeniusweb(files: readonly JsonFile[]): Reading {
  const notes: string[] = [];
  const spaces = files.map(
    ({ root }) => child(root, SPACE) ?? refuse("P0606", root.at, "This is no GeniusWeb profile."),
  );
  const domain = child(spaces[0], "domain");
  const issues = entriesOf(child(domain, "issuesValues")).map(({ key, value }) => readIssue(key, value));
  if (issues.length === 0) refuse("P0607", spaces[0].at, "The domain has no issues.");
  for (const each of [issues, ...issues.map(({ options }) => options)])
    limit(each.length, "issues or options", spaces[0].at);
  const names = distinctNames(files.map(({ file }) => file));
  const parties = spaces.map((space, k) => readSpace(space, textOf(child(space, "name")) ?? names[k], issues, notes));
  return { draft: additiveDraft({ title: textOf(child(domain, "name")) ?? "Domain", issues }, parties), notes };
}

function readIssue(name: string, node: Node): Issue {
  const values = child(node, "values");
  if (values?.kind !== "list")
    refuse(
      "P0609",
      node.at,
      `The issue "${name}" has no list of values.`,
      "Only discrete issues of GeniusWeb are read.",
    );
  return { name, options: values.items.map((item) => textOf(item) ?? "") };
}

function readSpace(space: Node, name: string, issues: readonly Issue[], notes: string[]): Profile {
  const points = issues.map((issue) => {
    const weight = child(child(space, "issueWeights"), issue.name);
    const scale = exact(textOf(weight), weight?.at ?? space.at, `The weight of "${issue.name}"`);
    const utilities = child(child(space, "issueUtilities"), issue.name);
    return issue.options.map((option) => times(scale, utilityOf(utilities, option, issue.name, space)));
  });
  const bid = child(child(space, "reservationBid"), "issuevalues");
  const reservation = entriesOf(bid).length === 0 ? null : reservationOf(bid!, issues, points, name, notes);
  return { name, reservation, points };
}

function utilityOf(node: Node | undefined, option: string, issue: string, space: Node): Fraction {
  const what = `The utility of "${option}" of "${issue}"`;
  const discrete = child(child(node, "discreteutils"), "valueUtilities");
  if (discrete !== undefined) {
    const value = child(discrete, option);
    return exact(textOf(value), value?.at ?? discrete.at, what);
  }
  const numeric = child(node, "numberutils");
  if (numeric === undefined) refuse("P0607", node?.at ?? space.at, `${what} is missing.`);
  const read = (key: string): Fraction => exact(textOf(child(numeric, key)), numeric.at, key);
  const low = read("lowValue");
  const minus = (a: Fraction, b: Fraction): Fraction => add(a, { num: -b.num, den: b.den });
  const width = minus(read("highValue"), low);
  if (width.num === 0n) refuse("P0608", numeric.at, `The range of "${issue}" is empty.`);
  const share = over(minus(exact(option, numeric.at, `The value "${option}"`), low), width);
  return add(read("lowUtility"), times(share, minus(read("highUtility"), read("lowUtility"))));
}

/** The utility of the package that stands without an agreement. */
function reservationOf(
  bid: Node,
  issues: readonly Issue[],
  points: Profile["points"],
  name: string,
  notes: string[],
): Fraction | null {
  const worth = issues.map((issue, k) => {
    const option = issue.options.indexOf(textOf(child(bid, issue.name)) ?? "");
    return option < 0 ? null : points[k][option];
  });
  if (worth.some((each) => each === null)) {
    notes.push(
      `The reservation bid of "${name}" leaves out ${quoted(issues.filter((_, k) => worth[k] === null).map((issue) => issue.name))}, so it has no value and is left out.`,
    );
    return null;
  }
  notes.push(`The reservation bid of "${name}" became its value: what the actor walks away below.`);
  return (worth as Fraction[]).reduce(add);
}
