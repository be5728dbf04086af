import type { CollisionFinding, Findings, TermsFinding } from "./finding.js";
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
import type { Spread } from "../judgement/index.js";
import { capital, describePath, inWords, isCertain, list, percent, placeOf, plain, withArticle } from "./words.js";

/** A sentence of the page, or null where its result is absent. */
export type Sentence = (findings: Findings) => string | null;

/** Whether any deal fits the stated lines, where they collide, and what opening one takes. */
export const dealSentence: Sentence = ({ terms, conflict }) => {
  if (!terms) return null;
  if (terms.collisions.length === 0) {
    const lines =
      conflict.redLines.length > 0 ||
      conflict.issues.some((issue) => issue.positions.some((position) => position && position.never.length > 0));
    const stated = terms.reservations.filter((each) => terms.parties.includes(each.actor) && each.from !== "none");
    if (terms.dealExists && stated.length < 2)
      return `A deal is possible${lines ? " without crossing a stated line" : ""}; how good no deal would be is not stated for both ${list(partyTitles(conflict, terms.parties))}.`;
    if (terms.dealExists)
      return `A deal is possible${lines && terms.dealInsideLines !== false ? " without crossing a stated line" : ""}: ${countPackages(terms.agreementZone)} on the frontier ${terms.agreementZone === 1 ? "serves" : "serve"} both ${list(partyTitles(conflict, terms.parties))} better than no deal.`;
    return `The stated lines leave room for a deal, but none that both ${list(partyTitles(conflict, terms.parties))} value above going on.`;
  }
  const where = terms.collisions.map((collision) =>
    list(collision.issues.map((id) => `“${issueTitle(conflict, id)}”`)),
  );
  const steps = stepsToOpen(terms);
  const apart = where.length > 1 ? `${where[0]} and, apart from that, on ${list(where.slice(1))}` : where[0];
  return `No deal exists inside the stated red lines. They collide on ${apart}; opening a deal takes crossing at least ${steps === 1 ? "one stated line" : `${inWords(steps)} stated lines`}.`;
};

/** Stated lines that every package crosses at least: the fewest of each collision. */
export function stepsToOpen({ collisions }: Pick<TermsFinding, "collisions">): number {
  return collisions.map(cheapest).reduce((sum, count) => sum + count, 0);
}

function cheapest(collision: CollisionFinding): number {
  return collision.openings.reduce((least, opening) => Math.min(least, opening.lines.length), Infinity);
}

function countPackages(count: number): string {
  return count === 1 ? "one package" : `${plain(count)} packages`;
}

function partyTitles(conflict: Findings["conflict"], ids: readonly string[]): string[] {
  return ids.map((id) => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id));
}

function issueTitle(conflict: Findings["conflict"], id: string): string {
  return conflict.issues.find((issue) => issue.id === id)?.title ?? id;
}

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

/** "three hold in at least nine worlds of ten: The war goes on (C1), and two more (C7 and C15)": the first claim in full, the others by name. */
function part(claims: Findings["claims"], many: string, one: string, rest: string, quoted: boolean): string | null {
  if (claims.length === 0) return null;
  const head = `${inWords(claims.length)} ${claims.length === 1 ? one : many} ${rest}`.trimEnd();
  if (!quoted) return head;
  const [first, ...others] = claims;
  if (first.verdict.kind === "assumed") return `${head} (${claims.map(assumedClaim).join("; ")})`;
  const more = others.length === 0 ? "" : `, and ${inWords(others.length)} more (${list(others.map(({ id }) => id))})`;
  return `${head}: ${first.text.replace(/\.$/, "")} (${first.id})${more}`;
}

function assumedClaim({ id, verdict }: Findings["claims"][0]): string {
  return `${id}, true in ${percent(verdict.share ?? NaN)} of worlds`;
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
export const menSentence: Sentence = ({ standing, conflict }) => {
  if (!standing) return null;
  const title = (id: string): string => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id);
  const span = ({ low, median, high }: Spread): string =>
    `${plain(median / DAYS)} (${plain(low / DAYS)} to ${plain(high / DAYS)})`;
  const side = ({ actor, losses, covered }: (typeof standing.sides)[0], n: number): string =>
    n === 0
      ? `${title(actor)}'s recruits make good ${span(covered)} losses a day and it loses ${span(losses)}`
      : `${title(actor)}'s make good ${span(covered)} and it loses ${span(losses)}`;
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
  const size = `${plain(Math.abs(worth.median))} km² ${worth.median < 0 ? "less" : "more"}`;
  const lead = worth.low > 0 ? "Who gets the blame matters: if" : "If";
  return `${lead} ${who} blames ${blamed} and not ${client}, ${client} keeps ${size} after a year (${plain(worth.low)} to ${plain(worth.high)}).`;
};

/** Under which course the attacker gains most and least ground in a year. */
export const groundSentence: Sentence = ({ policies, conflict }) => {
  const attacker = conflict.actors.find((actor) => actor.role === "attacker");
  const measured = policies.filter((policy) => policy.measures[AREA]?.worlds);
  if (!attacker || measured.length < 2) return null;
  const sorted = [...measured].sort((a, b) => a.measures[AREA].median - b.measures[AREA].median);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const span = (id: string, { low, median, high }: { low: number; median: number; high: number }): string =>
    `${plain(median)} km² in a year under “${id}” (${plain(low)} to ${plain(high)})`;
  return `${withArticle(attacker.title)} gains most ground, ${span(most.title, most.measures[AREA])}, and least, ${span(least.title, least.measures[AREA])}.`;
};
const AREA = "area gained by 52 weeks";
const SETTLED = "settled within 104 weeks";

/** Courses of one actor named in a sentence. */
const NAMED = 3;

/** Each actor's courses of least regret; those that the worlds do not tell apart are named together. */
export const regretSentence: Sentence = ({ policies, conflict }) => {
  const actors = conflict.actors.filter((actor) => policies.some((policy) => policy.regret[actor.id]));
  if (actors.length === 0 || policies.length < 2) return null;
  const leading = actors.map((actor) => {
    const first = policies.filter((policy) => policy.regret[actor.id].leads).map(({ title }) => `“${title}”`);
    const alike = first.length > NAMED ? `any of ${inWords(first.length)} alike` : list(first, "or");
    const titles = first.length === policies.length ? "none that stands out" : alike;
    return { titles, actor: withArticle(actor.title) };
  });
  const groups = [...new Set(leading.map(({ titles }) => titles))].map(
    (titles) => `${titles} for ${list(leading.filter((each) => each.titles === titles).map(({ actor }) => actor))}`,
  );
  return `The course with the least regret on stated objectives is ${groups.join("; ")}.`;
};

/** Whether any course brings the end nearer than the first one listed. */
export const endSentence: Sentence = ({ policies }) => {
  const measured = policies.filter((policy) => policy.measures[SETTLED]?.worlds);
  if (measured.length < 2) return null;
  const first = measured[0];
  const sorted = [...measured].sort((a, b) => b.measures[SETTLED].mean - a.measures[SETTLED].mean);
  const top = sorted[0];
  const chance = (policy: typeof top): string => percent(policy.measures[SETTLED].mean);
  const lead = top.measures[SETTLED].mean - first.measures[SETTLED].mean;
  if (lead > 0 && lead < 0.02)
    return `No course makes a settlement within two years likelier by two points or more than “${first.title}” does (chance ${chance(first)}, averaged over worlds${chance(top) === chance(first) ? "" : `; under “${top.title}”, the highest, ${chance(top)}`}).`;
  if (lead <= 0)
    return `No course makes a settlement within two years likelier than “${first.title}” does (chance ${chance(first)}, averaged over worlds).`;
  return `A settlement within two years is likeliest under “${top.title}”: a chance of ${chance(top)}, averaged over worlds, against ${chance(first)} under “${first.title}”.`;
};

/** How likely the defender is to collapse under the first course listed, and the least and the most under any; where it is measured. */
export const collapseSentence: Sentence = ({ policies, conflict }) => {
  const defender = conflict.actors.find((actor) => actor.role === "defender");
  const id = `collapsed(${defender?.id}) within 104 weeks`;
  const measured = policies.filter((policy) => policy.measures[id]?.worlds);
  if (!defender || measured.length === 0 || measured.every((policy) => policy.measures[id].mean === 0)) return null;
  const chance = (policy: (typeof measured)[0]): string => percent(policy.measures[id].mean);
  const sorted = [...measured].sort((a, b) => a.measures[id].mean - b.measures[id].mean);
  const [first, least, most] = [measured[0], sorted[0], sorted[sorted.length - 1]];
  const spread =
    chance(least) === chance(most)
      ? ""
      : `, from ${chance(least)} under “${least.title}” to ${chance(most)} under “${most.title}”`;
  return `${withArticle(defender.title)} collapses within two years with a chance of ${chance(first)} under “${first.title}”, averaged over worlds${spread}.`;
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

/** What the page says, in reading order: each item what is known of one question; no more than five have a result in any file. */
const ITEMS: readonly (readonly [string, readonly Sentence[]])[] = [
  ["deal", [dealSentence, outcomeSentence]],
  ["argument", [argumentSentence]],
  ["battle", [battleSentence, otherLawsSentence]],
  ["men", [menSentence, shrinkingSentence]],
  [
    "courses",
    [(findings) => blameSentence(findings) ?? groundSentence(findings), endSentence, collapseSentence, regretSentence],
  ],
  ["decisive", [decisiveSentence]],
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
