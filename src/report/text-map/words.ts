import type { Conflict } from "../../conflict/conflict.js";
import { methodsDisagree, tooFewWorlds } from "../../judgement/index.js";
import { methodsInWords, reasonOf } from "../claim-table.js";
import { numbersInWords } from "../claims-text.js";
import type { ClaimFinding } from "../finding.js";
import { percent, placeOf, switchInWords, verdictWord } from "../words.js";
import type { TextReport } from "./paragraphs.js";

/** What the worlds say of a claim: verdict, share of worlds with its interval, what it turns on with its line, and other readings of it. */
export function resultInWords(conflict: Conflict, claim: ClaimFinding): string {
  const said = [turnInWords(conflict, claim), ...readingsInWords(claim)].filter((each) => each !== null);
  return `${[numbersInWords(claim), ...said].join("; ")}.`;
}

/** What a verdict turns on, with the place of it; null where nothing in the file is found to turn it. */
export function turnInWords(conflict: Conflict, claim: ClaimFinding): string | null {
  const { kind, turns, dependsOn, methods } = claim.verdict;
  if (kind === "not-testable-yet") return null;
  if (dependsOn) {
    const shares = dependsOn.shares.map(({ setting, share }) => `${setting}: ${percent(share)}`).join(", ");
    return `depends on ${switchInWords(dependsOn.switch)} (${lineAt(conflict, dependsOn.switch)}; ${shares})`;
  }
  if (kind === "depends" && methodsDisagree(methods)) return `depends on the method: ${methodsInWords(claim.verdict)}`;
  if (kind === "assumed" && turns === null) return "it follows from what the file declares";
  if (turns && claim.turn) {
    const lead = kind === "assumed" ? "it echoes" : "turns when";
    return `${lead} ${claim.turn} (${lineAt(conflict, turns.path)})`;
  }
  return tooFewWorlds(claim.verdict.effectiveWorlds) ? reasonOf(claim) : null;
}

/** "read loosely: holds (94 %)", where that is another verdict. */
function readingsInWords({ verdict }: ClaimFinding): string[] {
  return (["loosely", "strictly"] as const).flatMap((how) => {
    const read = verdict[how];
    return read && read.kind !== verdict.kind
      ? [`read ${how}: ${verdictWord(read.kind)} (${percent(read.share)})`]
      : [];
  });
}

function lineAt({ quantities }: Conflict, path: string): string {
  return placeOf(quantities.find((each) => each.path === path)?.at?.line ?? 0);
}

/** What the page says of a paragraph that nothing stands for. */
export const NOTHING = "Nothing in the file stands for this paragraph.";
/** What it says of a paragraph that no claim tests. */
export const NO_CLAIM = "No claim of the file tests it.";

/** Claims and elements that are nowhere in the text, and paragraphs without a place or a claim; each a sentence. */
export function gapsOf({ paragraphs, unclaimed, unmentioned }: TextReport): string[] {
  const numbers = (of: TextReport["paragraphs"]): string => of.map(({ number }) => number).join(", ");
  const bare = paragraphs.filter(({ places, claims }) => places.length + claims.length === 0);
  const untested = paragraphs.filter(({ claims }) => claims.length === 0);
  const said = (count: number, text: string): string[] => (count === 0 ? [] : [text]);
  return [
    ...said(bare.length, `Nothing in the file stands for paragraph ${numbers(bare)}.`),
    ...said(untested.length, `No claim tests paragraph ${numbers(untested)}.`),
    ...said(unclaimed.length, `In no paragraph: claims ${unclaimed.join(", ")}.`),
    ...said(unmentioned.length, `In no paragraph: elements ${unmentioned.join(", ")}.`),
  ];
}
