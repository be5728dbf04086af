import type { Constraint } from "./constraint.js";
import type { Match } from "./matching.js";

/** What a file of matched worlds begins with. */
const KIND = "worlds that fit the record";

/** A match as the text of a file: small, since a world is made anew from its index. */
export function matchText(match: Match): string {
  const { members, spared, ...rest } = match;
  return `${JSON.stringify({ format: 1, kind: KIND, ...rest, members, ...(spared && { spared }) }, null, 1).replace(/\n\s+(\d+,?)(?=\n|$)/g, " $1")}\n`;
}

/** The match that a file tells of, or null where it is none that this tool could have written. */
export function matchIn(text: string): Match | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  return isRecord(told) && told["format"] === 1 && told["kind"] === KIND ? matchFrom(told) : null;
}

/** The match that data tell of, or null where no matching could have found it. */
export function matchFrom(told: Readonly<Record<string, unknown>>): Match | null {
  const { hash, version, seed, tried, members, spared = null, constraints, settledEarly } = told;
  if (typeof hash !== "string" || typeof version !== "string" || !isCount(seed) || !isCount(tried)) return null;
  if (!Array.isArray(members) || !rises(members, tried) || !Array.isArray(constraints)) return null;
  if (spared !== null && !(Array.isArray(spared) && rises(spared, tried))) return null;
  const found = constraints.map(constraintIn);
  if (found.some((each) => each === null) || !isRecord(settledEarly)) return null;
  const { tried: all, fitting, fittingWorlds } = settledEarly;
  if (!isCount(all) || !isCount(fitting) || !isCount(fittingWorlds)) return null;
  const early = { tried: all, fitting, fittingWorlds };
  return { hash, version, seed, tried, members, spared, constraints: found as Constraint[], settledEarly: early };
}

function constraintIn(told: unknown): Constraint | null {
  if (!isRecord(told)) return null;
  const { kind, index, missed, missedAlone } = told;
  const kinds = ["band", "act", "settled", "collapsed", "truce"] as const;
  const known = kinds.find((each) => each === kind);
  if (!known || typeof index !== "number" || !isCount(missed) || !isCount(missedAlone)) return null;
  return { kind: known, index, missed, missedAlone };
}

function isRecord(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === "object" && told !== null && !Array.isArray(told);
}

function isCount(told: unknown): told is number {
  return typeof told === "number" && Number.isSafeInteger(told) && told >= 0;
}

/** Whether numbers are indices below `tried`, each once, rising. */
function rises(members: readonly unknown[], tried: number): members is readonly number[] {
  let last = -1;
  return members.every((each) => {
    const fits = isCount(each) && each > last && each < tried;
    if (fits) last = each;
    return fits;
  });
}
