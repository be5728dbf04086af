import type { Conflict } from "../../conflict/conflict.js";
import type { Quantity } from "../../conflict/quantity.js";
import { choicesOf, type Choices } from "../../judgement/index.js";
import { judgedOver, type Over } from "../brief.js";
import type { Findings } from "../finding.js";
import { inUnits } from "../words.js";

/** Numbers of one kind that no world varies. */
export interface FixedGroup {
  /** Path with `*` where the numbers differ, or the path of the one number. */
  readonly path: string;
  readonly value: string;
  readonly count: number;
  /** Line of the first in the file; 0: supplied by the tool. */
  readonly line: number;
}

/** What `parley choices` shows. */
export interface ChoicesReport {
  readonly findings: Findings;
  readonly choices: Choices;
  /** Unsourced numbers of the file, and numbers that the tool supplies, which have one value in every world. */
  readonly fixed: { readonly file: readonly FixedGroup[]; readonly tool: readonly FixedGroup[] };
}

/** Judges a conflict and says of each modelling choice which claims it touches. */
export async function choicesReport(conflict: Conflict, over: Over): Promise<ChoicesReport> {
  const { sample, findings } = await judgedOver(conflict, over);
  const verdicts = findings.claims.map(({ verdict }) => verdict);
  return { findings, choices: choicesOf(sample, verdicts), fixed: fixedNumbers(conflict) };
}

/** Numbers with one value and no source; what the tool supplies for the same key of several things is one group. */
export function fixedNumbers({ quantities }: Conflict): ChoicesReport["fixed"] {
  const fixed = quantities.filter(({ law, source }) => law.kind === "point" && source === null);
  const of = (origin: Quantity["origin"]): Quantity[] => fixed.filter((each) => each.origin === origin);
  return {
    file: of("file").map(({ path, text, at }) => ({ path, value: text, count: 1, line: at?.line ?? 0 })),
    tool: grouped(of("default")),
  };
}

function grouped(quantities: readonly Quantity[]): FixedGroup[] {
  const groups = new Map<string, Quantity[]>();
  for (const quantity of quantities) {
    const key = `${quantity.path.split(".").at(-1)} ${valueOf(quantity)} ${quantity.path.split(".")[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), quantity]);
  }
  return [...groups.values()].map((group) => ({
    path: commonPath(group.map(({ path }) => path)),
    value: valueOf(group[0]),
    count: group.length,
    line: 0,
  }));
}

function valueOf({ law, unit, path }: Quantity): string {
  return law.kind === "point" ? inUnits(law.value, unit, path) : "";
}

/** `a.*.c` of `a.b.c` and `a.d.c`; where they are not as long as each other, their last part under `…`. */
function commonPath(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split("."));
  if (parts.some(({ length }) => length !== parts[0].length)) return `${parts[0][0]}.….${parts[0].at(-1)}`;
  return parts[0].map((part, k) => (parts.every((each) => each[k] === part) ? part : "*")).join(".");
}
