import { atomsOf, holds } from "../conflict/condition.js";
import type { Conflict } from "../conflict/conflict.js";
import type { IssueOption } from "../conflict/issue.js";

/** Issues that must be looked at together: joined by a link, a joint line or an exclusion. Most blocks hold one issue. */
export interface Block {
  readonly issues: readonly number[];
  /** Allowed combinations: option of each issue of the block. Shape [combinations][issues of the block]. */
  readonly combinations: readonly (readonly number[])[];
}

/** More combinations than this in one block are refused: the exact methods enumerate blocks. */
const MOST_COMBINATIONS = 20_000;

/** The blocks of a conflict, in order of their first issue. Throws where issues are joined beyond what can be enumerated. */
export function blocksOf(conflict: Conflict): Block[] {
  const parent = conflict.issues.map((_, k) => k);
  const root = (k: number): number => (parent[k] === k ? k : (parent[k] = root(parent[k])));
  const join = (issues: readonly number[]): void => {
    for (const issue of issues.slice(1)) parent[root(issue)] = root(issues[0]);
  };
  const named = (condition: Parameters<typeof atomsOf<IssueOption>>[0]): number[] =>
    atomsOf(condition, (atom) => `${atom.issue}.${atom.option}`).map((atom) => atom.issue);
  for (const link of conflict.links) join(link.issues);
  for (const line of conflict.redLines) join(named(line.never));
  for (const rule of conflict.incompatible) join(named(rule.never));
  const groups = new Map<number, number[]>();
  conflict.issues.forEach((_, issue) => {
    const key = root(issue);
    groups.set(key, [...(groups.get(key) ?? []), issue]);
  });
  return [...groups.values()].map((issues) => ({ issues, combinations: allowed(conflict, issues) }));
}

function allowed(conflict: Conflict, issues: readonly number[]): number[][] {
  const sizes = issues.map((issue) => conflict.issues[issue].options.length);
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total > MOST_COMBINATIONS) {
    const ids = issues.map((issue) => conflict.issues[issue].id).join(", ");
    throw new Error(
      `issues.${conflict.issues[issues[0]].id}: ${ids} are joined by links or lines into ${total} combinations, more than ${MOST_COMBINATIONS}`,
    );
  }
  const place = new Map(issues.map((issue, k) => [issue, k]));
  const rules = conflict.incompatible.filter((rule) =>
    atomsOf(rule.never, (atom) => `${atom.issue}.${atom.option}`).some((atom) => place.has(atom.issue)),
  );
  const combinations: number[][] = [];
  for (let code = 0; code < total; code++) {
    let rest = code;
    const options = sizes.map((size) => {
      const option = rest % size;
      rest = Math.floor(rest / size);
      return option;
    });
    const is = (atom: IssueOption): boolean => options[place.get(atom.issue)!] === atom.option;
    if (rules.every((rule) => !holds(rule.never, is))) combinations.push(options);
  }
  if (combinations.length === 0)
    throw new Error(`incompatible: no combination of ${issues.map((k) => conflict.issues[k].id).join(", ")} is left`);
  return combinations;
}

/** Index of the combination of a block that a package takes, or −1 where it is excluded. */
export function combinationOf(block: Block, options: readonly number[]): number {
  return block.combinations.findIndex((combination) =>
    combination.every((option, k) => option === options[block.issues[k]]),
  );
}
