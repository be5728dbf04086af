import type { CollisionFinding, Findings } from "./finding.js";
import { capital, describePath, list, percent, plain } from "./words.js";

/** A sentence of the page, or null where its result is absent. */
export type Sentence = (findings: Findings) => string | null;

/** Whether any deal fits the stated lines, where they collide, and what opening one takes. */
export const dealSentence: Sentence = ({ terms, conflict }) => {
  if (!terms) return null;
  if (terms.collisions.length === 0) {
    const lines = conflict.issues.some((issue) =>
      issue.positions.some((position) => position && position.never.length > 0),
    );
    if (terms.dealExists)
      return `A deal is possible${lines ? " without crossing a stated line" : ""}: ${countPackages(terms.agreementZone)} on the frontier serve both ${list(partyTitles(conflict, terms.parties))} better than no deal.`;
    return `The stated lines leave room for a deal, but none that both ${list(partyTitles(conflict, terms.parties))} value above going on.`;
  }
  const where = terms.collisions.map((collision) =>
    list(collision.issues.map((id) => `“${issueTitle(conflict, id)}”`)),
  );
  const steps = terms.collisions.map((collision) => cheapest(collision)).reduce((sum, count) => sum + count, 0);
  const apart = where.length > 1 ? `${where[0]} and, apart from that, on ${list(where.slice(1))}` : where[0];
  return `No deal exists inside the stated red lines. They collide on ${apart}; opening a deal takes crossing at least ${steps === 1 ? "one stated line" : `${steps} stated lines`}.`;
};

function cheapest(collision: CollisionFinding): number {
  return collision.openings.reduce((least, opening) => Math.min(least, opening.lines.length), Infinity);
}

function countPackages(count: number): string {
  return count === 1 ? "one package" : `${plain(count)} packages`;
}

function partyTitles(conflict: Findings["conflict"], ids: readonly string[]): string[] {
  return ids.map((id) => conflict.actors.find((actor) => actor.id === id)?.title ?? id);
}

function issueTitle(conflict: Findings["conflict"], id: string): string {
  return conflict.issues.find((issue) => issue.id === id)?.title ?? id;
}

/** What the worlds bear out of the argument, and what they do not. */
export const argumentSentence: Sentence = ({ claims }) => {
  if (claims.length === 0) return null;
  const ids = (kind: string): string[] =>
    claims.filter((claim) => claim.verdict.kind === kind).map((claim) => claim.id);
  const parts = [
    part(ids("holds"), "hold", "holds", "in at least nine worlds of ten"),
    part(ids("fails"), "fail", "fails", "in at least nine of ten"),
    part(ids("depends"), "depend", "depends", "on what is not known"),
    part(ids("assumed"), "follow", "follows", "from what the file itself declares"),
    part(ids("open"), "stay", "stays", "open"),
  ].filter((each) => each !== null);
  const untested = ids("not-testable-yet").length;
  if (parts.length === 0) return `None of the ${claims.length} claims can be tested yet.`;
  return `Of ${claims.length} claims ${list(parts)}${untested > 0 ? `; ${untested} cannot be tested yet` : ""}.`;
};

function part(ids: readonly string[], many: string, one: string, rest: string): string | null {
  if (ids.length === 0) return null;
  return `${list(ids)} ${ids.length === 1 ? one : many} ${rest}`;
}

/** Under which course the attacker gains most and least ground in a year. */
export const groundSentence: Sentence = ({ policies, conflict }) => {
  const attacker = conflict.actors.find((actor) => actor.role === "attacker");
  const measured = policies.filter((policy) => policy.measures[AREA]?.worlds);
  if (!attacker || measured.length < 2) return null;
  const sorted = [...measured].sort((a, b) => a.measures[AREA].median - b.measures[AREA].median);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const span = (id: string, { low, median, high }: { low: number; median: number; high: number }): string =>
    `${plain(median)} km² in a year under “${id}” (${plain(low)} to ${plain(high)})`;
  return `${attacker.title} gains most ground, ${span(most.title, most.measures[AREA])}, and least, ${span(least.title, least.measures[AREA])}.`;
};
const AREA = "area gained by 52 weeks";
const SETTLED = "settled within 104 weeks";

/** Each actor's least-regret course. */
export const regretSentence: Sentence = ({ policies, conflict }) => {
  const actors = conflict.actors.filter((actor) => policies.some((policy) => policy.regret[actor.id]));
  if (actors.length === 0 || policies.length < 2) return null;
  const best = actors.map((actor) => {
    const sorted = [...policies].sort((a, b) => a.regret[actor.id].mean - b.regret[actor.id].mean);
    return { title: sorted[0].title, actor: actor.title };
  });
  const groups = [...new Set(best.map((each) => each.title))].map(
    (title) => `“${title}” for ${list(best.filter((each) => each.title === title).map((each) => each.actor))}`,
  );
  return `The course with the least regret on stated objectives is ${list(groups)}.`;
};

/** Whether any course brings the end nearer than the first one listed. */
export const endSentence: Sentence = ({ policies }) => {
  const measured = policies.filter((policy) => policy.measures[SETTLED]?.worlds);
  if (measured.length < 2) return null;
  const first = measured[0];
  const sorted = [...measured].sort((a, b) => b.measures[SETTLED].median - a.measures[SETTLED].median);
  const top = sorted[0];
  const chance = (policy: typeof top): string => percent(policy.measures[SETTLED].median);
  if (top.measures[SETTLED].median - first.measures[SETTLED].median < 0.02)
    return `No course makes a settlement within two years likelier than “${first.title}” does (chance ${chance(first)} in the median world).`;
  return `A settlement within two years is likeliest under “${top.title}”: a chance of ${chance(top)} in the median world, against ${chance(first)} under “${first.title}”.`;
};

/** What unsourced input decides most verdicts. */
export const decisiveSentence: Sentence = ({ health, claims, conflict }) => {
  if (claims.length === 0) return null;
  const [top] = health.decisive;
  if (!top) return null;
  const count = top.claims.length;
  return `Most hangs on what nobody has measured: ${describePath(conflict, top.path)} (line ${top.line}) turns ${count} of ${claims.length} verdicts (${list(top.claims)}).`;
};

/** The sentences that have a result, in reading order. */
export function sentencesOf(findings: Findings): string[] {
  return [dealSentence, argumentSentence, groundSentence, endSentence, regretSentence, decisiveSentence].flatMap(
    (sentence) => {
      const text = sentence(findings);
      return text === null ? [] : [capital(text)];
    },
  );
}
