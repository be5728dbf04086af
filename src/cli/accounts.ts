import type { Conflict } from "../conflict/conflict.js";
import { besideFiled, type Findings } from "../report/finding.js";
import { MOST_ACCOUNTS } from "../report/style.js";
import { list } from "../report/words.js";
import { Exit, Stop } from "./io.js";
import { fileName } from "./load.js";

/** What `--accounts` asks for, and what speaks against it. */
export interface AccountsAsked {
  /** Names of variants, a comma between; "all". */
  readonly accounts?: string;
  readonly report?: string;
  readonly from?: string;
  readonly variant?: string | undefined;
}

/** Variants that are asked for; stops with 2 where the file has none of that name, or nothing could show them. */
export function accountsOf({ variants }: Pick<Conflict, "variants">, asked: AccountsAsked, file: string): string[] {
  const { accounts, report, from, variant } = asked;
  if (accounts === undefined) return [];
  const stop = (why: string): never => {
    throw new Stop(Exit.usage, `--accounts: ${why}`);
  };
  if (!report) stop("the switch between accounts stands on the page: name one with --report.");
  if (from !== undefined) stop("a folder holds one account: leave out --from.");
  if (variant !== undefined) stop("it begins with the file as filed: leave out --variant.");
  const there = variants.map(({ id }) => id);
  if (there.length === 0) stop(`${fileName(file)} has no \`variants:\` section.`);
  const named = accounts === "all" ? there : [...new Set(accounts.split(",").filter((name) => name !== ""))];
  const unknown = named.find((name) => !there.includes(name));
  if (unknown !== undefined) stop(`no variant is "${unknown}"; there are ${list(there)}.`);
  if (named.length >= MOST_ACCOUNTS)
    stop(`a page has room for ${MOST_ACCOUNTS - 1} besides the file as filed; name those that matter.`);
  return named;
}

/** Findings by each account, one after another, with the verdicts that differ from the file as filed. */
export async function findingsByAccount(
  filed: Findings,
  names: readonly string[],
  read: (variant: string) => Promise<Findings>,
): Promise<Findings[]> {
  const all: Findings[] = [];
  for (const name of names) all.push(besideFiled(await read(name), filed));
  return all;
}
