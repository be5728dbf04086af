import type { PolicySummary, Ranking, Spread } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { roughSpan } from "./rounding.js";
import { inWords, list, percent, plain, withArticle } from "./words.js";

const AREA = "area gained by 52 weeks";
const SETTLED = "settled within 104 weeks";

const quoted = ({ title }: { readonly title: string }): string => `“${title}”`;

function measured(policies: readonly PolicySummary[], id: string): PolicySummary[] {
  return policies.filter((policy) => policy.measures[id]?.worlds);
}

/** Courses by the mean of a measure, the least first. */
function byMean(policies: readonly PolicySummary[], id: string): PolicySummary[] {
  return measured(policies, id).sort((a, b) => a.measures[id].mean - b.measures[id].mean);
}

/** "15 to 18 %", "17 %" where both are the same. */
function range(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  return from === to ? to : `${from.replace(/ %$/, "")} to ${to}`;
}

/** Fewer points than this are told as no difference. */
const POINTS = 0.02;

/** Whether any course brings the end nearer than the first one listed, and between what the chance lies. */
export function endSentence({ policies }: Pick<Findings, "policies">): string | null {
  const sorted = byMean(policies, SETTLED);
  if (sorted.length < 2) return null;
  const first = measured(policies, SETTLED)[0];
  const [least, top] = [sorted[0], sorted[sorted.length - 1]];
  const mean = (policy: PolicySummary): number => policy.measures[SETTLED].mean;
  if (mean(top) - mean(first) < POINTS) {
    const highest = percent(mean(top)) === percent(mean(first)) ? "" : `; highest under ${quoted(top)}`;
    return `Whatever is done, a settlement within two years has a chance of ${range(mean(least), mean(top))}, averaged over worlds: no course brings it nearer by two points or more than ${quoted(first)} (${percent(mean(first))}${highest}).`;
  }
  return `A settlement within two years is likeliest under ${quoted(top)}: a chance of ${percent(mean(top))}, averaged over worlds, against ${percent(mean(first))} under ${quoted(first)}${least === first ? "" : ` and ${percent(mean(least))} under ${quoted(least)}`}.`;
}

/** How often which side collapses, and under which course least and most; null where neither ever does. */
export function collapseSentence({ policies, conflict }: Pick<Findings, "policies" | "conflict">): string | null {
  const sides = conflict.actors.filter(({ role }) => role === "attacker" || role === "defender");
  const said = sides
    .map(({ id, title }) => ({ title: withArticle(title), sorted: byMean(policies, collapse(id)), id: collapse(id) }))
    .filter(({ sorted }) => sorted.length > 0)
    .sort((a, b) => mostOf(b) - mostOf(a))
    .map(({ title, sorted, id }, n) => {
      const [least, most] = [sorted[0], sorted[sorted.length - 1]];
      const span = range(least.measures[id].mean, most.measures[id].mean);
      const where = span.includes(" to ") ? ` (least under ${quoted(least)}, most under ${quoted(most)})` : "";
      return n === 0 ? `${title} collapses in ${span} of runs${where}` : `${title} in ${span}${where}`;
    });
  return said.length === 0 || sides.every(({ id }) => !everHappens(policies, collapse(id))) ? null : `${list(said)}.`;
}

const everHappens = (policies: readonly PolicySummary[], id: string): boolean =>
  policies.some(({ measures }) => measures[id]?.worlds && measures[id].mean > 0);
const collapse = (id: string): string => `collapsed(${id}) within 104 weeks`;
const mostOf = ({ sorted, id }: { readonly sorted: readonly PolicySummary[]; readonly id: string }): number =>
  sorted[sorted.length - 1].measures[id].mean;

/** Under which course the attacker gains most and least ground in a year. */
export function groundSentence({ policies, conflict }: Pick<Findings, "policies" | "conflict">): string | null {
  const attacker = conflict.actors.find((actor) => actor.role === "attacker");
  const known = measured(policies, AREA);
  if (!attacker || known.length < 2) return null;
  const sorted = [...known].sort((a, b) => a.measures[AREA].median - b.measures[AREA].median);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const span = (title: string, spread: Spread): string => {
    const [middle, ends] = roughSpan(spread).split(/ (?=\()/);
    return `${middle} km² in a year under “${title}”${ends ? ` ${ends}` : ""}`;
  };
  return `${withArticle(attacker.title)} gains most ground, ${span(most.title, most.measures[AREA])}, and least, ${span(least.title, least.measures[AREA])}.`;
}

/** Courses of one actor named in a sentence. */
const NAMED = 3;
/** A lead in mean regret smaller than this, on a scale of 0 to 1, is called thin. */
const THIN = 0.01;

/** Each actor's courses of least regret, by how much they lead, and how many other metrics name others. */
export function regretSentence(findings: Pick<Findings, "policies" | "conflict" | "rankings">): string | null {
  const { policies, conflict } = findings;
  const actors = conflict.actors.filter((actor) => policies.some((policy) => policy.regret[actor.id]));
  if (actors.length === 0 || policies.length < 2) return null;
  const said = actors.map(({ id, title }) => {
    const leaders = policies.filter((policy) => policy.regret[id].leads);
    const alike = leaders.length > NAMED ? `any of ${inWords(leaders.length)} alike` : list(leaders.map(quoted), "or");
    const none = leaders.length === policies.length;
    return { who: withArticle(title), titles: none ? null : alike, lead: none ? NaN : leadOf(policies, id) };
  });
  const clear = said.some(({ lead }) => lead >= THIN);
  const shown = (lead: number): string =>
    !clear || lead !== lead ? "" : lead < THIN ? " (hardly ahead)" : ` (by ${lead.toFixed(2)})`;
  const groups = [...new Set(said.map(({ titles, lead }) => (titles ?? "none that stands out") + shown(lead)))].map(
    (group) =>
      `${group} for ${list(said.filter(({ titles, lead }) => (titles ?? "none that stands out") + shown(lead) === group).map(({ who }) => who))}`,
  );
  const weak =
    clear || said.every(({ titles }) => titles === null)
      ? ""
      : `, each ahead of the next by less than ${THIN} on a scale of 0 to 1: a weak ranking`;
  return `The course with the least regret on stated objectives is ${groups.join("; ")}${weak}${othersInWords(findings)}.`;
}

/** By how much the last of an actor's leaders lies below the next course in mean regret. */
function leadOf(policies: readonly PolicySummary[], actor: string): number {
  const means = (leads: boolean): number[] =>
    policies.filter(({ regret }) => regret[actor].leads === leads).map(({ regret }) => regret[actor].mean);
  return Math.max(0, Math.min(...means(false)) - Math.max(...means(true)));
}

/** "; 2 to 4 of 10 metrics name other courses", empty where none does. */
function othersInWords({ policies, conflict, rankings }: Pick<Findings, "policies" | "conflict" | "rankings">): string {
  const counts = rankings.map((ranking) => othersOf(conflict, ranking, policies));
  const all = Math.max(0, ...counts.map(({ of }) => of));
  const [least, most] = [
    Math.min(...counts.map(({ others }) => others)),
    Math.max(...counts.map(({ others }) => others)),
  ];
  if (counts.length === 0 || most === 0 || all < 2) return "";
  return `; ${least === most ? plain(most) : `${plain(least)} to ${plain(most)}`} of ${plain(all)} metrics name other courses`;
}

/** Metrics that recommend, and those of them that name none of the courses of least regret. */
function othersOf(
  conflict: Findings["conflict"],
  { actor, courses, ratings }: Ranking,
  policies: readonly PolicySummary[],
): { of: number; others: number } {
  const { id } = conflict.actors[actor];
  const own = new Set(policies.filter(({ regret }) => regret[id]?.leads).map((policy) => policy.id));
  const deciding = ratings.filter(({ named }) => named.length > 0);
  const others = deciding.filter(
    ({ named }) => !named.some((course) => own.has(conflict.policies[courses[course]].id)),
  );
  return { of: deciding.length, others: others.length };
}
