import type { VerdictKind } from "../judgement/index.js";
import type { ClaimFinding, Findings } from "./finding.js";
import {
  argumentSentence,
  battleSentence,
  blameSentence,
  collapseSentence,
  dealSentence,
  decisiveSentence,
  endSentence,
  groundSentence,
  itemsOf,
  menSentence,
  outcomeSentence,
  type Sentence,
} from "./sentence.js";
import { capital, inWords, isCertain, list } from "./words.js";

/** What leads each item of the page: what a reader must not miss of it. The rest of an item stands with the sentences in full. */
const LEADS: Readonly<Record<string, readonly Sentence[]>> = {
  courses: [endSentence, collapseSentence],
  // how wars settle all the same stands with the deal
  deal: [(findings) => dealSentence({ ...findings, settledBy: [] }), outcomeSentence],
  // what decides most without a source stands at the foot of the screen
  argument: [(findings) => countsSentence(findings) ?? argumentSentence(findings)],
  battle: [battleSentence],
  men: [menSentence],
  serves: [(findings) => blameSentence(findings) ?? groundSentence(findings)],
};

/** One item in short; `whole`: the item has no more to say. */
export interface Lead {
  readonly about: string;
  readonly text: string;
  readonly whole: boolean;
}

/** The items of the page in their order, each cut to its lead. */
export function leadsOf(findings: Findings): Lead[] {
  return itemsOf(findings).map(({ about, text }) => {
    const said = (LEADS[about] ?? []).map((sentence) => sentence(findings)).filter((each) => each !== null);
    const lead = said.length === 0 ? text : said.map(capital).join(" ");
    return { about, text: lead, whole: lead === text };
  });
}

/** The items of the page in full, but for the claims, which are counted: their table stands right below. */
export function sentencesOverTable(findings: Findings): string[] {
  const counted = [countsSentence(findings), decisiveSentence(findings)].filter((each) => each !== null);
  return itemsOf(findings).map(({ about, text }) =>
    about === "argument" && countsSentence(findings) !== null ? counted.join(" ") : text,
  );
}

/** Fewer claims than this are told in full. */
const FEW = 4;

/** Verdicts counted; of those that hold and those that fail the first in words. Null where few claims are told better in full. */
function countsSentence({ claims, conflict }: Findings): string | null {
  if (claims.length < FEW || isCertain(conflict)) return null;
  const of = (kind: VerdictKind): readonly ClaimFinding[] => claims.filter(({ verdict }) => verdict.kind === kind);
  const count = (kind: VerdictKind, many: string, one: string): string[] => {
    const { length } = of(kind);
    return length === 0 ? [] : [`${inWords(length)} ${length === 1 ? one : many}`];
  };
  const quoted = (kind: VerdictKind, where: string, words: readonly [string, string]): string[] =>
    count(kind, `${words[0]} ${where}`, `${words[1]} ${where}`).map((text) => `${text}: ${firstOf(of(kind))}`);
  const untested = of("not-testable-yet").length;
  return `Of ${inWords(claims.length)} claims ${[
    ...quoted("holds", "in at least nine worlds of ten", ["hold", "holds"]),
    ...quoted("fails", "in at least nine of ten", ["fail", "fails"]),
    list([
      ...count("depends", "depend on what is not known", "depends on what is not known"),
      ...count("assumed", "follow from what the file declares", "follows from what the file declares"),
      ...count("open", "stay open", "stays open"),
      ...(untested > 0 ? [`${inWords(untested)} cannot be tested yet`] : []),
    ]),
  ]
    .filter((part) => part !== "")
    .join("; ")}.`;
}

/** The first claim in words, and how many more. */
function firstOf([first, ...others]: readonly ClaimFinding[]): string {
  const more = others.length === 0 ? "" : `, and ${inWords(others.length)} more`;
  return `${first.text.replace(/\.$/, "")} (${first.id})${more}`;
}
