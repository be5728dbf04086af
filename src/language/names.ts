import type { NameKind } from "./shape.js";
import type { Code } from "./codes.js";
import { child, entriesOf, itemsOf, textOf } from "./tree.js";
import type { Node } from "./tree.js";

/** The names a file declares, in its order: what indices of a `Conflict` mean. */
export interface Names {
  readonly source: readonly string[];
  readonly actor: readonly string[];
  readonly issue: readonly string[];
  /** Option ids of each issue. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly move: readonly string[];
  readonly policy: readonly string[];
  readonly package: readonly string[];
  readonly partial: readonly string[];
  readonly claim: readonly string[];
  readonly group: readonly string[];
  readonly donor: readonly string[];
  /** Issue of the front; null: none. */
  readonly frontIssue: string | null;
  /** Actors under `patron`. */
  readonly patron: readonly string[];
  readonly variant: readonly string[];
  /** Classes of goods under campaign.aid.classes. */
  readonly goods: readonly string[];
}

const keysOf = (node: Node | undefined): string[] => entriesOf(node).map((entry) => entry.key);

/** Names declared in a tree, whatever else is wrong with it. */
export function namesOf(root: Node | null): Names {
  const top = root ?? undefined;
  const issues = entriesOf(child(top, "issues"));
  const aid = child(child(top, "campaign"), "aid");
  return {
    source: keysOf(child(top, "sources")),
    actor: keysOf(child(top, "actors")),
    issue: issues.map((entry) => entry.key),
    options: new Map(issues.map((entry) => [entry.key, keysOf(child(entry.value, "options"))])),
    move: keysOf(child(top, "moves")),
    policy: keysOf(child(top, "policies")),
    package: keysOf(child(top, "packages")),
    partial: keysOf(child(top, "partial_agreements")),
    claim: itemsOf(child(top, "claims")).map((claim, index) => claimId(claim, index)),
    group: keysOf(child(aid, "groups")),
    donor: keysOf(child(aid, "donors")),
    frontIssue: textOf(child(child(child(top, "campaign"), "front"), "issue")),
    patron: keysOf(child(top, "patron")),
    variant: keysOf(child(top, "variants")),
    goods: keysOf(child(aid, "classes")),
  };
}

/** Id of a claim: its own, or c1, c2, … by its place. */
export function claimId(claim: Node, index: number): string {
  return textOf(child(claim, "id")) ?? `c${index + 1}`;
}

const LABELS: Readonly<Record<NameKind, readonly [Code, string, string]>> = {
  actor: ["P0102", "actor", "Actors here"],
  source: ["P0103", "source", "Sources here"],
  move: ["P0104", "move", "Moves here"],
  policy: ["P0105", "policy", "Policies here"],
  package: ["P0106", "package", "Packages here"],
  partial: ["P0446", "partial agreement", "Partial agreements here"],
  issue: ["P0107", "issue", "Issues here"],
  option: ["P0108", "option", "Options of this issue"],
  front_option: ["P0108", "option", "Options of the front's issue"],
  claim: ["P0109", "claim", "Claims here"],
  group: ["P0110", "aid group", "Groups here"],
  goods: ["P0425", "class of goods", "Classes under campaign.aid.classes"],
  flow: ["P0110", "flow of help", "Flows here (donor.group)"],
  stays: ["P0101", "belief", "Write it"],
  variant: ["P0114", "variant", "Variants here"],
};

/** Code, noun and label of a kind of name, for diagnostics. */
export function labelOf(kind: NameKind): readonly [Code, string, string] {
  return LABELS[kind];
}

/** Names of a kind that may stand at a path of the file. */
export function namesAt(names: Names, kind: NameKind, path: readonly string[]): readonly string[] {
  if (kind === "option") return names.options.get(issueOf(path)) ?? [];
  if (kind === "front_option") return names.frontIssue === null ? [] : (names.options.get(names.frontIssue) ?? []);
  if (kind === "flow") return names.donor.flatMap((donor) => names.group.map((group) => `${donor}.${group}`));
  if (kind === "stays") return names.patron.map((patron) => `${patron}_stays`);
  return names[kind];
}

function issueOf(path: readonly string[]): string {
  return path[0] === "issues" ? path[1] : path[path.length - 1];
}
