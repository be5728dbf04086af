import type { Conflict } from "../conflict/conflict.js";
import { sampleWorld } from "../ensemble/design.js";
import type { Collapsing, CourseFans } from "../ensemble/fans.js";
import { turningsOf, type Sample, type Turning } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { capital, list, pathInWords, percent, placeOf, plain, possessive, withArticle } from "./words.js";

/** The input that tells the worlds in which a side collapses best from the others, and how often it does on either side of it. */
export interface CollapseTurn extends Turning {
  /** Share of the worlds above `at`, and of those at or below it, in which the side collapses. */
  readonly above: number;
  readonly below: number;
}

/** Finds that input; null where none stands out from chance, or the side collapses in too few worlds or too few others. */
export function collapseTurn(conflict: Conflict, fans: CourseFans, { rows }: Collapsing): CollapseTurn | null {
  const worlds = fans.indices.map((index) => sampleWorld(conflict, index, fans.seed));
  const falls = new Set(rows);
  const mass = Float64Array.from(worlds, (_, row) => (falls.has(row) ? 1 : 0));
  const tables = { course: null, terms: null, structure: null, battle: null };
  const sample: Sample = { conflict, worlds, tables };
  const [turn] = turningsOf(sample, mass, 1);
  if (turn === undefined) return null;
  const share = (side: (value: number) => boolean): number => {
    const own = worlds.flatMap(({ values }, row) => (side(values[turn.quantity]) ? [mass[row]] : []));
    return own.reduce((sum, each) => sum + each, 0) / own.length;
  };
  return { ...turn, above: share((value) => value > turn.at), below: share((value) => value <= turn.at) };
}

/** A side that collapses in no more than this share of worlds hardly ever does. */
const HARDLY = 0.05;

/**
 * Why a side collapses, and why the other hardly ever does: which clock runs down, when, in how many worlds, and what tells them
 * apart. Empty where no side collapses in any world.
 */
export function collapseSentences({ conflict, standing }: Findings, fans: CourseFans): string[] {
  if (fans.collapses.every(({ rows }) => rows.length === 0)) return [];
  const policy = conflict.policies.find(({ id }) => id === fans.policy)?.title;
  const under = policy === undefined ? "With nothing imposed" : `Under “${policy}”`;
  const order = [...fans.collapses].sort((a, b) => b.rows.length - a.rows.length);
  const said = order.map((side) =>
    side.rows.length > HARDLY * fans.worlds
      ? [clockText(conflict, fans, side), turnText(conflict, collapseTurn(conflict, fans, side))].join(" ")
      : seldomText(conflict, fans, side) + heldText(conflict, standing, side),
  );
  return [`${under} ${said[0]}`, ...said.slice(1).map(capital), MEANING];
}

const MEANING =
  "A side collapses when its force can no longer fight on: each week there is a small chance of it, and a larger one once too few men are left for the force to hold together or supply falls below what it can fight on with.";

const CLOCKS = {
  supply: "supply had run below what it can fight on with",
  men: "too few men were left",
  front: "it had lost all the ground at stake",
  neither: "neither was short and luck alone decided",
} as const;

/** "Ukraine collapses in 35 % of worlds (70 of 200) within 104 weeks, half of them by week 77: in 66 of them supply had …" */
function clockText(conflict: Conflict, fans: CourseFans, { actor, rows, causes }: Collapsing): string {
  const when = fans.dated.find(({ id }) => id === `collapsed(${actor})`)?.weeks;
  const by = when ? `, half of them by week ${plain(Math.round(when[1]))}` : "";
  const clocks = (["supply", "men", "front", "neither"] as const)
    .filter((cause) => causes[cause] > 0)
    .sort((a, b) => causes[b] - causes[a]);
  const [first, ...rest] = clocks.map((cause) => ({ count: causes[cause], text: CLOCKS[cause] }));
  const others = rest.map(({ count, text }) => `in ${plain(count)} ${text}`);
  const lead = first.count === rows.length ? "in all of them" : `in ${plain(first.count)} of them`;
  return `${nameOf(conflict, actor)} collapses in ${percent(rows.length / fans.worlds)} of worlds (${plain(rows.length)} of ${plain(fans.worlds)}) within ${fans.weeks} weeks${by}: ${list([`${lead} ${first.text}`, ...others])}.`;
}

function turnText(conflict: Conflict, turn: CollapseTurn | null): string {
  if (turn === null) return "No single input tells these worlds from the others beyond chance.";
  const { path, unit, at, quantity, above, below } = turn;
  const more = above > below;
  const where = pathInWords(conflict, path, more ? ">" : "≤", at, unit);
  const line = placeOf(conflict.quantities[quantity].at?.line ?? 0);
  return `What tells them apart best: ${percent(more ? above : below)} of the worlds with ${where} (${line}) end so, ${percent(more ? below : above)} of the others.`;
}

function seldomText(conflict: Conflict, fans: CourseFans, { actor, rows }: Collapsing): string {
  const counted = rows.length === 0 ? "in no world" : `in ${plain(rows.length)} of ${plain(fans.worlds)} worlds`;
  return `${nameOf(conflict, actor)} collapses ${counted}`;
}

/** What holds a side up: recruits beyond its losses, and no help that could end. */
function heldText(conflict: Conflict, standing: Findings["standing"], { actor }: Collapsing): string {
  const side = standing?.sides.find((each) => each.actor === actor);
  const aid = conflict.campaign?.aid;
  const said = [
    ...(side && side.covered.median > side.losses.median
      ? [
          `${possessive(nameOf(conflict, actor))} recruits make good ${perDay(side.covered.median)} losses a day and it loses ${perDay(side.losses.median)} (medians), so its numbers do not run down`,
        ]
      : []),
    ...(aid && conflict.actors[aid.receiver].id !== actor ? ["it lives on no help that could end"] : []),
  ];
  return said.length === 0 ? "." : `: ${said.join(", and ")}.`;
}

const DAYS = 7;
const perDay = (weekly: number): string => plain(weekly / DAYS);

function nameOf({ actors }: Conflict, id: string): string {
  return withArticle(actors.find((actor) => actor.id === id)?.title ?? id);
}
