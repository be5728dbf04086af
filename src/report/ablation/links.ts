import { medianWorld } from "../../ensemble/design.js";
import type { ChainStage } from "../stage.js";
import { actorsWith, patronPath, setting, switching, type Changes, type Element, type Source } from "./element.js";
import { ELEMENTS } from "./elements.js";

/** An arrow between two steps of the argument, and how it is cut. */
export interface Link extends Element {
  readonly from: ChainStage;
  readonly to: ChainStage;
}

/** All that several elements take out, where the file has any of them; null where it has none. */
function jointly(...ids: readonly string[]): Element["out"] {
  return (source) => {
    const parts = ids.map((id) => ELEMENTS.find((each) => each.id === id)!.out(source));
    return parts.every((part) => part === null) ? null : joined(parts);
  };
}

function joined(parts: readonly (Changes | null)[]): Changes {
  return {
    sets: parts.flatMap((part) => part?.sets ?? []),
    without: parts.flatMap((part) => part?.without ?? []),
  };
}

function blamesAlike(source: Source): Changes | null {
  const path = patronPath(source.conflict);
  if (path === null) return null;
  const about = source.conflict.actors[source.conflict.patron!.about].id;
  return setting([switching(source, "patron", "fixed"), `${path}.obstacle={${about}: 50 %}`]);
}

/** Every force as it is: all that are hit return, nobody else comes or leaves. */
function menAsTheyAre({ conflict }: Source): Changes | null {
  const { campaign, actors } = conflict;
  if (campaign === null) return null;
  const set = (path: string, of: readonly unknown[], value: string): string[] =>
    actors.flatMap(({ id }, actor) => (of[actor] ? [`campaign.${path.replace("*", id)}=${value}`] : []));
  return setting([
    ...set("men.*.return", campaign.men, "100 %"),
    ...set("men.*.intake", campaign.men, "0 persons/week"),
    ...set(
      "recruiting.*",
      campaign.recruiting.map((ref) => ref !== null),
      "0 persons/week",
    ),
    ...set("men.*.deserts", campaign.stocks?.men ?? [], "0 %/week"),
  ]);
}

/** Winning and losing worth the same, ground worth nothing until a deal, war without cost: fighting on is worth the same however it goes. */
function worthTheSame(source: Source): Changes | null {
  const { conflict } = source;
  const { values } = medianWorld(conflict);
  const same = (actor: number): number => {
    const { win, lose } = conflict.values[actor]!;
    return Number(((values[win] + values[lose]) / 2).toPrecision(6));
  };
  const sets = actorsWith(conflict, conflict.values).flatMap((id) => {
    const worth = same(conflict.actors.findIndex((actor) => actor.id === id));
    return [`values.${id}.win=${worth}`, `values.${id}.lose=${worth}`, `values.${id}.war_cost=0`];
  });
  return sets.length === 0 ? null : joined([{ sets, without: [] }, jointly("adaptation")(source)]);
}

const CUTS: readonly Omit<Link, "id">[] = [
  {
    from: "moves",
    to: "blame",
    title: "what public moves and refusals tell the patron",
    instead: "no move and no refusal says who the obstacle is",
    needs: "`patron:`",
    out: jointly("messages", "refusals"),
  },
  {
    from: "blame",
    to: "aid",
    title: "a patron whose course follows from whom it blames",
    instead: "the patron blames both sides alike, whatever happens",
    needs: "`patron:`",
    out: blamesAlike,
  },
  {
    from: "aid",
    to: "front",
    title: "dependence on help from outside",
    instead: "each group of goods is made at home in full",
    needs: "`aid:` of the campaign",
    out: jointly("aid"),
  },
  {
    from: "front",
    to: "men",
    title: "losses that wear the forces down",
    instead: "each force keeps its men: all that are hit return, nobody else comes or leaves",
    needs: "`men:` of the campaign",
    out: menAsTheyAre,
  },
  {
    from: "men",
    to: "worth",
    title: "a force that breaks where its men run out, and is expected to",
    instead: "no side breaks for want of men, nor is expected to",
    needs: "`collapse:` of the campaign",
    out: ({ conflict }) => conflict.campaign && setting(["campaign.collapse.men=0 %/week"]),
  },
  {
    from: "worth",
    to: "terms",
    title: "what fighting on is worth as the war goes",
    instead: "winning, losing and any front are worth the same to a side, and war costs nothing",
    needs: "`values:`",
    out: worthTheSame,
  },
  {
    from: "terms",
    to: "end",
    title: "offers that may be accepted",
    instead: "no round of talks, no package of the patron, no truce: nothing is there to be signed",
    needs: "`talks:`",
    out: jointly("talks", "tabling", "truce"),
  },
  {
    from: "end",
    to: "moves",
    title: "what the refusal of the patron's own package says",
    instead: "a refusal surprises nobody",
    needs: "`patron:`",
    out: jointly("refusals"),
  },
];

/** The arrows of the argument in order, the way back last. */
export const LINKS: readonly Link[] = CUTS.map((link) => ({ ...link, id: `${link.from}-${link.to}` }));
