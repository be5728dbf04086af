import type { Conflict } from "../conflict/conflict.js";
import type { Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { courseEngine, playCourse } from "./engine.js";
import { happeningsOf, seriesOf } from "./series.js";
import type { Script } from "./simulate.js";
import { Phase, type State } from "./state.js";

/** Something that happens in a week of one run. `package`: index into the candidates; actors are ids. */
export type StoryEvent =
  | { readonly kind: "course"; readonly course: string; readonly own: boolean }
  | { readonly kind: "refused"; readonly by: string; readonly offer: OfferOf; readonly refuser: string }
  | { readonly kind: "tabled"; readonly by: string; readonly offer: OfferOf }
  | { readonly kind: "truce"; readonly weeks: number }
  | { readonly kind: "truce-ends" | "truce-renewed" | "funds-end" }
  | { readonly kind: "happens"; readonly id: string; readonly title: string }
  | { readonly kind: "eases"; readonly id: string; readonly title: string }
  | { readonly kind: "settled"; readonly offer: OfferOf }
  | { readonly kind: "ends"; readonly phase: "attacker collapsed" | "defender collapsed" | "frozen" };

/** A package as told: its name in the file where it has one, and its options that differ from what is in force. */
export interface OfferOf {
  readonly named: string | null;
  readonly options: Readonly<Record<string, string>>;
}

/** A week in which something happens, with how things stand at its end. */
export interface StoryWeek {
  readonly week: number;
  readonly events: readonly StoryEvent[];
  /** By series id, canonical units; NaN where undefined. */
  readonly stands: Readonly<Record<string, number>>;
}

/** One world's course, told by the weeks in which something happens. */
export interface Story {
  readonly world: number;
  readonly policy: string;
  readonly weeks: readonly StoryWeek[];
  readonly ended: number | null;
  readonly last: StoryWeek;
}

/** Happenings that pass again and are told each time; the others are told once. */
const PASSING = /^(stock_out|shortage|partial)/;
/** Told by an event of their own. */
const TOLD = /^(truce|settled|collapsed)/;

/** Plays one world under one policy and keeps the weeks in which something happens. */
export function readStory(
  conflict: Conflict,
  given: Given,
  at: { world: World; slot: number; policy: number; seed: number; repeat: number; weeks: number },
): Story {
  const program = courseEngine.compile(conflict, given);
  const series = seriesOf(conflict);
  const teller = tellerOf(conflict, given);
  const weeks: StoryWeek[] = [];
  let last: StoryWeek | null = null;
  const key = { seed: at.seed, repeat: at.repeat };
  const end = playCourse(program, { ...at, key, weeks: at.weeks }, (script, state) => {
    const stands = Object.fromEntries(series.map(({ id, read }) => [id, read(script, state)]));
    last = { week: state.week, events: teller(script, state), stands };
    if (state.week === 0 || last.events.length > 0) weeks.push(last);
  });
  return {
    world: at.world.index,
    policy: at.policy < 0 ? "" : conflict.policies[at.policy].id,
    weeks,
    ended: end.ended === Infinity ? null : end.ended,
    last: last!,
  };
}

/** Yields the events of a week from the state now and what it was the week before. */
function tellerOf(conflict: Conflict, given: Given): (script: Script, state: State) => StoryEvent[] {
  const { attacker, defender } = conflict.campaign!.front;
  const side = (i: number): string => conflict.actors[i === 0 ? attacker : defender].id;
  const happenings = happeningsOf(conflict).filter(({ id }) => !TOLD.test(id));
  const was = { course: -1, phase: -1, truceUntil: 0, on: new Set<string>(), funds: true };
  return (script, state) => {
    const events: StoryEvent[] = [];
    const { scene, patron } = script;
    if (state.course !== was.course && state.week > 0) {
      const own = state.course !== script.imposed || state.week > (scene.courses[script.imposed]?.from ?? 0);
      events.push({ kind: "course", course: scene.courses[state.course].id, own });
    }
    for (let i = 0; i < 2; i++)
      if (state.heardAt[i] === state.week && state.week > 0)
        events.push({
          kind: "refused",
          by: side(i),
          refuser: side(1 - i),
          offer: offerOf(conflict, given, state.heard[i]),
        });
    if (state.tabledAt === state.week && state.week > 0 && patron)
      events.push({
        kind: "tabled",
        by: conflict.actors[patron.actor].id,
        offer: offerOf(conflict, given, state.tabled),
      });
    if (state.phase === Phase.truce && was.phase !== Phase.truce)
      events.push({ kind: "truce", weeks: script.truce!.weeks });
    else if (state.phase === Phase.truce && state.truceUntil > was.truceUntil) events.push({ kind: "truce-renewed" });
    if (state.phase === Phase.war && was.phase === Phase.truce) events.push({ kind: "truce-ends" });
    if (scene.supply && was.funds && state.week >= scene.supply.funded && state.week > 0) {
      was.funds = false;
      events.push({ kind: "funds-end" });
    }
    for (const { id, title, now } of happenings) {
      const is = now(script, state);
      if (is && !was.on.has(id)) events.push({ kind: "happens", id, title });
      if (!is && was.on.has(id) && PASSING.test(id)) events.push({ kind: "eases", id, title });
      if (is) was.on.add(id);
      else if (PASSING.test(id)) was.on.delete(id);
    }
    events.push(...endOf(conflict, given, state));
    was.course = state.course;
    was.phase = state.phase;
    was.truceUntil = state.truceUntil;
    return events;
  };
}

function endOf(conflict: Conflict, given: Given, state: State): StoryEvent[] {
  if (state.phase === Phase.settled) return [{ kind: "settled", offer: offerOf(conflict, given, state.signed) }];
  if (state.phase === Phase.attackerCollapsed) return [{ kind: "ends", phase: "attacker collapsed" }];
  if (state.phase === Phase.defenderCollapsed) return [{ kind: "ends", phase: "defender collapsed" }];
  return state.phase === Phase.frozen ? [{ kind: "ends", phase: "frozen" }] : [];
}

function offerOf(conflict: Conflict, { candidates }: Given, index: number): OfferOf {
  const named = candidates?.named.indexOf(index) ?? -1;
  const chosen = candidates?.options[index] ?? [];
  const differ = conflict.issues.flatMap((issue, k) =>
    chosen[k] === undefined || chosen[k] === issue.now ? [] : [[issue.id, issue.options[chosen[k]].id] as const],
  );
  return { named: named < 0 ? null : conflict.packages[named].title, options: Object.fromEntries(differ) };
}
