import { actorsWith, leaving, nodeAt, setting, switching, type Element } from "./element.js";
import { medianWorld } from "../../ensemble/design.js";

/** What the sides want, know of each other and can sign. */
export const BARGAIN_ELEMENTS: readonly Element[] = [
  {
    id: "weights",
    title: "how much each issue weighs to each actor",
    instead: "all issues weigh the same",
    needs: "`positions` of an issue",
    out: ({ conflict }) =>
      setting(
        conflict.issues.flatMap(({ id, positions }) =>
          actorsWith(conflict, positions).map((actor) => `issues.${id}.positions.${actor}.salience=50`),
        ),
      ),
  },
  {
    id: "aims",
    title: "aims of the attacker beyond the front",
    instead: "only the line weighs for the attacker",
    needs: "a `front:` with an issue, and other issues",
    out: ({ conflict }) => {
      const front = conflict.campaign?.front;
      if (!front || front.issue === null) return null;
      const attacker = conflict.actors[front.attacker].id;
      return setting(
        conflict.issues.flatMap(({ id, positions }, issue) =>
          issue !== front.issue && positions[front.attacker] ? [`issues.${id}.positions.${attacker}.salience=0`] : [],
        ),
      );
    },
  },
  {
    id: "red-lines",
    title: "stated red lines",
    instead: "nobody has stated one",
    needs: "`never` of a position, or `red_lines:`",
    out: ({ conflict, root }) => {
      const joined = conflict.redLines.length > 0 ? ["red_lines"] : [];
      const stated = conflict.issues.flatMap(({ id, positions }) =>
        conflict.actors.flatMap((actor, k) => {
          if (!positions[k] || positions[k].never.length === 0) return [];
          const path = `issues.${id}.positions.${actor.id}`;
          const at = nodeAt(root, "issues", id, "positions", actor.id);
          return ["never", "firm"].flatMap((key) => (nodeAt(at!, key) === undefined ? [] : [`${path}.${key}`]));
        }),
      );
      return leaving([...joined, ...stated]);
    },
  },
  {
    id: "links",
    title: "issues that stand in for one another",
    instead: "each issue counts for itself",
    needs: "`links:`",
    out: ({ conflict }) => leaving(conflict.links.length > 0 ? ["links"] : []),
  },
  {
    id: "durability",
    title: "what keeps a deal (guarantees, troops, monitoring)",
    instead: "no option makes a deal last longer",
    needs: "`holds` of an option",
    out: ({ conflict }) =>
      leaving(
        conflict.issues.flatMap(({ id, options }) =>
          options.some(({ holds }) => holds !== null) ? [`issues.${id}.holds`] : [],
        ),
      ),
  },
  {
    id: "later-odds",
    title: "what a deal does to the odds of a later war",
    instead: "no option shifts them",
    needs: "`after_deal` of an option",
    out: ({ conflict }) =>
      leaving(
        conflict.issues.flatMap(({ id, options }) =>
          options.some(({ afterDeal }) => afterDeal !== null) ? [`issues.${id}.after_deal`] : [],
        ),
      ),
  },
  {
    id: "peace-shift",
    title: "what peace itself does to the odds of a later war",
    instead: "peace shifts nothing",
    needs: "`values:`",
    out: ({ conflict }) => setting(actorsWith(conflict, conflict.values).map((id) => `values.${id}.peace_shift=0`)),
  },
  {
    id: "distrust",
    title: "doubt that a deal is kept",
    instead: "every deal is kept",
    needs: "`beliefs:`",
    out: ({ conflict }) =>
      setting(actorsWith(conflict, conflict.beliefs).map((id) => `beliefs.${id}.deal_holds=100 %`)),
  },
  {
    id: "resolve",
    title: "resolve that only its owner knows",
    instead: "each side's resolve is known, at the middle of its range",
    needs: "`values:`",
    out: ({ conflict }) => {
      const { values } = medianWorld(conflict);
      return setting(
        conflict.actors.flatMap(({ id }, actor) => {
          const own = conflict.values[actor];
          return own ? [`values.${id}.resolve=${Number(values[own.resolve].toPrecision(6))}`] : [];
        }),
      );
    },
  },
  {
    id: "leader",
    title: "a leader punished at home for a bad end",
    instead: "leader and country count alike",
    needs: "`leader` of `values:`",
    out: ({ conflict }) =>
      leaving(
        conflict.actors.flatMap(({ id }, actor) => (conflict.values[actor]?.leader ? [`values.${id}.leader`] : [])),
      ),
  },
  {
    id: "strength",
    title: "fighting power that only its owner knows",
    instead: "each side's power at the front is the campaign's, known to both",
    needs: "`strength` of `values:`",
    out: ({ conflict }) =>
      leaving(
        conflict.actors.flatMap(({ id }, actor) => (conflict.values[actor]?.strength ? [`values.${id}.strength`] : [])),
      ),
  },
  {
    id: "optimism",
    title: "each side's error in its own favour",
    instead: "neither side flatters itself",
    needs: "`beliefs:`",
    out: ({ conflict }) => setting(actorsWith(conflict, conflict.beliefs).map((id) => `beliefs.${id}.optimism=0`)),
  },
  {
    id: "foresight",
    title: "actors who think one step ahead",
    instead: "nobody thinks ahead",
    needs: "`campaign:`",
    out: (source) => source.conflict.campaign && setting([switching(source, "foresight", "none")]),
  },
  {
    id: "talks",
    title: "rounds of talks",
    instead: "no round takes place",
    needs: "`talks:`",
    out: ({ conflict }) => conflict.talks && setting(["talks.chance=0 %"]),
  },
  {
    id: "partial-agreements",
    title: "partial agreements beside the war",
    instead: "nothing is agreed in part",
    needs: "`partial_agreements:`",
    out: ({ conflict }) => leaving(conflict.partials.length > 0 ? ["partial_agreements"] : []),
  },
  {
    id: "home-shocks",
    title: "shocks at home to what a side accepts",
    instead: "none comes",
    needs: "`talks:`",
    out: ({ conflict }) => conflict.talks && setting(["talks.shock=0"]),
  },
];
