import { type Node, child, entriesOf, textOf } from "../language/tree.js";
import { type Profile, additiveDraft, exact, noteSum } from "./additive.js";
import { times } from "./decimal.js";
import type { Reading } from "./draft.js";
import { distinctNames, stemOf } from "./id.js";
import { limit, quoted, refuse } from "./trouble.js";

/** A JSON file and its tree. */
export interface JsonFile {
  readonly file: string;
  readonly root: Node;
}

/** Whether a tree is a NegoLog profile, or the specs of a domain. */
export const isProfile = (root: Node): boolean =>
  child(root, "issueWeights") !== undefined && child(root, "issues") !== undefined;
export const isSpecs = (root: Node): boolean =>
  child(root, "NumberOfBids") !== undefined || child(root, "IssueValues") !== undefined;

/** A NegoLog domain: u = Σ issueWeights · issues[value], no division. Source: NegoLog, domains/<name>/{specs,profileA,profileB}.json. */
export function readNegolog(files: readonly JsonFile[]): Reading {
  const notes: string[] = [];
  const profiles = files.filter(({ root }) => isProfile(root));
  const specs = files.filter(({ root }) => !isProfile(root));
  if (profiles.length === 0)
    refuse(
      "P0606",
      specs[0].root.at,
      "These are the specs of a domain without a profile.",
      "Name profileA.json and profileB.json too.",
    );
  if (specs.length > 1)
    refuse("P0606", specs[1].root.at, "Two specs of domains stand among the files.", "Import one domain.");
  const issues = entriesOf(child(profiles[0].root, "issues")).map(({ key, value }) => ({
    name: key,
    options: entriesOf(value).map((entry) => entry.key),
  }));
  if (issues.length === 0) refuse("P0607", profiles[0].root.at, "The profile has no issues.");
  for (const each of [issues, ...issues.map(({ options }) => options)])
    limit(each.length, "issues or options", profiles[0].root.at);
  const names = distinctNames(profiles.map(({ file }) => file));
  const parties = profiles.map(({ root }, k) => readProfile(root, names[k], issues, notes));
  if (specs.length > 0) noteSpecs(specs[0].root, issues, notes);
  const title = textOf(child(specs[0]?.root, "Name")) ?? stemOf((specs[0] ?? profiles[0]).file);
  return { draft: additiveDraft({ title, issues }, parties), notes };
}

function readProfile(
  root: Node,
  name: string,
  issues: readonly { readonly name: string; readonly options: readonly string[] }[],
  notes: string[],
): Profile {
  const weights = child(root, "issueWeights");
  const values = child(root, "issues");
  const used = issues.map((issue) => {
    const node = child(weights, issue.name);
    const weight = exact(textOf(node), node?.at ?? root.at, `The weight of "${issue.name}"`);
    const own = child(values, issue.name);
    const extra = entriesOf(own).filter(({ key }) => !issue.options.includes(key));
    if (extra.length > 0)
      refuse(
        "P0606",
        extra[0].keyAt,
        `The issue "${issue.name}" has "${extra[0].key}" in one profile only.`,
        "Import the profiles of one domain.",
      );
    return {
      weight,
      points: issue.options.map((option) => {
        const value = child(own, option);
        return times(weight, exact(textOf(value), value?.at ?? root.at, `The value of "${option}" of "${issue.name}"`));
      }),
    };
  });
  const strangers = entriesOf(values).filter(({ key }) => !issues.some((issue) => issue.name === key));
  if (strangers.length > 0)
    refuse(
      "P0606",
      strangers[0].keyAt,
      `The issue "${strangers[0].key}" stands in one profile only.`,
      "Import the profiles of one domain.",
    );
  noteSum(
    name,
    used.map(({ weight }) => weight),
    false,
    notes,
  );
  const reservation = child(root, "reservationValue");
  return {
    name,
    reservation: reservation === undefined ? null : exact(textOf(reservation), reservation.at, "The reservation value"),
    points: used.map(({ points }) => points),
  };
}

function noteSpecs(specs: Node, issues: readonly { readonly options: readonly string[] }[], notes: string[]): void {
  const counted = child(specs, "IssueValues");
  const counts = counted?.kind === "list" ? counted.items.map((item) => textOf(item) ?? "") : [];
  if (counts.length > 0 && counts.join(" ") !== issues.map(({ options }) => options.length).join(" "))
    notes.push(
      `The specs count ${counts.join(", ")} values an issue; the profiles have ${issues.map(({ options }) => options.length).join(", ")}, and they count.`,
    );
  const answers = entriesOf(specs).flatMap(({ key }) =>
    ["Name", "NumberOfBids", "NumberOfIssues", "IssueValues"].includes(key) ? [] : [key],
  );
  if (answers.length > 0)
    notes.push(`The answers of the specs (${quoted(answers)}) are left out: they follow from the profiles.`);
}
