import type { Findings } from "./finding.js";
import { roughSpan, roughly } from "./rounding.js";
import { collapseSentence, endSentence, groundSentence, regretSentence } from "./sentence-courses.js";
import { dealSentence } from "./sentence-deal.js";
import { endSentence as battleEndSentence, lawsSentence } from "./views/battle.js";
import {
  argumentFigureSentence,
  argumentFiguresSentence,
  frontierSentence,
  isOlder,
  ownMark,
  recordedNear,
  shrinkSentence,
} from "./views/frontier.js";
import { capital, describePath, inWords, isCertain, list, percent, placeOf, possessive, withArticle } from "./words.js";

export { collapseSentence, dealSentence, endSentence, groundSentence, regretSentence };

/** A sentence of the page, or null where its result is absent. */
export type Sentence = (findings: Findings) => string | null;

/** What the worlds bear out of the argument, and what they do not. */
export const argumentSentence: Sentence = ({ claims, conflict }) => {
  if (claims.length === 0) return null;
  const certain = isCertain(conflict);
  const of = (kind: string): typeof claims => claims.filter((claim) => claim.verdict.kind === kind);
  const parts = [
    part(of("holds"), "hold", "holds", certain ? "" : "in at least nine worlds of ten", true),
    part(of("fails"), "fail", "fails", certain ? "" : "in at least nine of ten", true),
    part(of("depends"), "depend", "depends", "on what is not known", false),
    part(of("assumed"), "follow", "follows", "from what the file itself declares", true),
    part(of("open"), "stay", "stays", "open", false),
  ].filter((each) => each !== null);
  const untested = of("not-testable-yet").length;
  if (parts.length === 0) return `None of the ${inWords(claims.length)} claims can be tested yet.`;
  if (claims.length === 1) return `The one claim ${parts[0].replace(/^one /, "")}.`;
  return `Of ${inWords(claims.length)} claims ${parts.join("; ")}${untested > 0 ? `; ${inWords(untested)} cannot be tested yet` : ""}.`;
};

/** How many outcomes of the game can last, and whether the present one can; where no war is run. */
export const outcomeSentence: Sentence = ({ structure, conflict }) => {
  if (!structure || conflict.campaign) return null;
  const lasting = structure.equilibria.seq ?? [];
  const key = (state: readonly string[]): string => state.join(" ");
  const now = structure.now;
  const present =
    now === null
      ? ""
      : lasting.some((state) => key(state) === key(now))
        ? "; the present one is among them"
        : "; the present one is not among them";
  return `Of ${inWords(structure.states)} possible outcomes ${inWords(lasting.length)} can last when each party foresees the others' own improvements${present}.`;
};

/** Claims told in their own words; the rest by name. */
const TOLD = 6;

/** "two fail in at least nine of ten: “The war ends soon” (C1) and “Help lasts” (C7)": each in its own words, so that no verdict is read into another. */
function part(claims: Findings["claims"], many: string, one: string, rest: string, quoted: boolean): string | null {
  if (claims.length === 0) return null;
  const head = `${inWords(claims.length)} ${claims.length === 1 ? one : many} ${rest}`.trimEnd();
  if (!quoted) return head;
  if (claims[0].verdict.kind === "assumed") return `${head} (${list(claims.map(assumedClaim))} of worlds)`;
  const told = claims.slice(0, TOLD).map(ownWords);
  const others = claims.slice(TOLD).map(({ id }) => id);
  return `${head}: ${list([...told, ...others])}`;
}

/** A claim in its own words; where it compares settlements and hardly any world has a difference, that. */
function ownWords({ id, text, same, verdict }: Findings["claims"][0]): string {
  const words = text.replace(/\.$/, "");
  // words that are quoted already stand as they are: quotes within quotes are hard to read
  const said = words.includes("“") ? words : `“${words}”`;
  const alike = same !== null && verdict.kind === "fails" && same >= 0.5 ? `; no difference in ${percent(same)}` : "";
  return `${said} (${id}${alike})`;
}

function assumedClaim({ id, verdict }: Findings["claims"][0]): string {
  return `${id} true in ${percent(verdict.share ?? NaN)}`;
}

/** Where the attacker's numbers turn, and on which side the recorded losses lie; where the file has some. */
export const manpowerSentence: Sentence = ({ frontier, conflict }) =>
  frontier && frontier.marks.length > 0 ? frontierSentence(conflict, frontier) : null;

/** Which recorded figures the text's own are. */
export const figuresSentence: Sentence = ({ conflict }) => argumentFiguresSentence(conflict);

/** How the battle ends under the file's law. */
export const battleSentence: Sentence = ({ battle, conflict }) => (battle ? battleEndSentence(conflict, battle) : null);

/** How far other laws that end alike run apart in between. */
export const otherLawsSentence: Sentence = ({ battle, conflict }) => (battle ? lawsSentence(conflict, battle) : null);

/** Whether each belligerent's recruits make good what it loses, in losses a day. */
export const menSentence: Sentence = ({ standing, frontier, conflict }) => {
  if (!standing) return null;
  const title = (id: string): string => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id);
  const recruits = (id: string): string =>
    frontier?.actor === id && frontier.recruits.worlds > 0 ? `, ${roughSpan(frontier.recruits, 1 / DAYS)} a day,` : "";
  const side = ({ actor, losses, covered }: (typeof standing.sides)[0], n: number): string =>
    n === 0
      ? `${possessive(title(actor))} recruits${recruits(actor)} make up for ${roughSpan(covered, 1 / DAYS)} killed and wounded a day, of whom some return, and it loses ${roughSpan(losses, 1 / DAYS)}`
      : `${possessive(title(actor))} make up for ${roughSpan(covered, 1 / DAYS)} and it loses ${roughSpan(losses, 1 / DAYS)}`;
  return `${standing.sides.map(side).join("; ")}.`;
};
const DAYS = 7;

/** What a loss takes in recruits, in how many worlds its numbers would shrink at the losses on record, and which of those the text's own are. */
export const shrinkingSentence: Sentence = ({ frontier, conflict }) => {
  const own = frontier ? ownMark(conflict, frontier) : null;
  const place = own && recordedNear(conflict, own.figure);
  return joined([
    frontier ? shrinkSentence(conflict, frontier) : null,
    place && isOlder(place) ? null : argumentFigureSentence(conflict),
  ]);
};

/** How much ground being blamed, or not, is worth; where a claim asks for it. */
export const blameSentence: Sentence = ({ policies, conflict }) => {
  const use = conflict.measures.find(({ name }) => name === "worth_of_blame");
  const worth = policies.map(({ measures }) => use && measures[use.id]).find((spread) => spread && spread.worlds > 0);
  const { patron } = conflict;
  if (!use || !worth || !patron) return null;
  const [blamed, client] = [patron.about, patron.helps].map((actor) => withArticle(conflict.actors[actor].title));
  const who = withArticle(conflict.actors[patron.actor].title);
  const told = roughly(worth);
  const size = `${told.median.replace("−", "")} km² ${worth.median < 0 ? "less" : "more"}`;
  const lead = worth.low > 0 ? "Who gets the blame matters: if" : "If";
  return `${lead} ${who} blames ${blamed} and not ${client}, ${client} keeps ${size} after a year (${told.low} to ${told.high}).`;
};

/** What unsourced input decides most verdicts. */
export const decisiveSentence: Sentence = ({ health, claims, conflict }) => {
  if (claims.length === 0) return null;
  const [top] = health.decisive;
  if (!top) return null;
  const count = top.claims.length;
  return `Most hangs on what nobody has measured: ${describePath(conflict, top.path)} (${placeOf(top.line)}) turns ${inWords(count)} of ${inWords(claims.length)} verdicts (${list(top.claims)}).`;
};

/** Every sentence by what it is about; the page has the most important of them, a comparison of accounts all. */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  deal: dealSentence,
  outcome: outcomeSentence,
  argument: argumentSentence,
  battle: battleSentence,
  laws: otherLawsSentence,
  men: menSentence,
  frontier: manpowerSentence,
  figures: figuresSentence,
  blame: blameSentence,
  ground: groundSentence,
  end: endSentence,
  collapse: collapseSentence,
  regret: regretSentence,
  decisive: decisiveSentence,
};

/** What the page says, in reading order: first what its question asks; no more than five have a result in any file. */
const ITEMS: readonly (readonly [string, readonly Sentence[]])[] = [
  ["courses", [endSentence, collapseSentence]],
  ["deal", [dealSentence, outcomeSentence]],
  ["argument", [argumentSentence, decisiveSentence]],
  ["battle", [battleSentence, otherLawsSentence]],
  ["men", [menSentence, shrinkingSentence]],
  ["serves", [(findings) => blameSentence(findings) ?? groundSentence(findings), regretSentence]],
];

/** The items that have a result, in reading order, each with what it is about. */
export function itemsOf(findings: Findings): { readonly about: string; readonly text: string }[] {
  return ITEMS.flatMap(([about, sentences]) => {
    const text = joined(sentences.map((sentence) => sentence(findings)));
    return text === null ? [] : [{ about, text }];
  });
}

/** The items that have a result, in reading order. */
export function sentencesOf(findings: Findings): string[] {
  return itemsOf(findings).map(({ text }) => text);
}

/** Sentences that have a result, one after another; null where none has. */
function joined(sentences: readonly (string | null)[]): string | null {
  const said = sentences.filter((text) => text !== null).map(capital);
  return said.length === 0 ? null : said.join(" ");
}
