import type { Conflict } from "../../conflict/conflict.js";
import { actorsWith, patronPath, setting, switching, type Changes, type Element } from "./element.js";

function patronKey(key: string, value: string): Element["out"] {
  return ({ conflict }) => {
    const path = patronPath(conflict);
    return path === null ? null : setting([`${path}.${key}=${value}`]);
  };
}

/** Moves that have something, by their id. */
function movesWith(conflict: Conflict, has: (move: Conflict["moves"][0]) => boolean): Conflict["moves"][0][] {
  return conflict.moves.filter(has);
}

/** Whether a move is on record or made by a policy. */
function isMade(conflict: Conflict, move: number): boolean {
  const recorded = conflict.history?.moves.some((each) => each.move === move) ?? false;
  return recorded || conflict.policies.some(({ moves }) => moves.includes(move));
}

const never = (conflict: Conflict, has: (move: Conflict["moves"][0]) => boolean, what: string): string | null =>
  conflict.moves.some((move, index) => has(move) && isMade(conflict, index))
    ? null
    : `no move that ${what} is on record or made by a course of action`;

/** The patron: what it sees, hears, wants and chooses, and what is said to it and of it. */
export const PATRON_ELEMENTS: readonly Element[] = [
  {
    id: "misperception",
    title: "what an actor takes to be true where it differs",
    instead: "every actor sees what the file says",
    needs: "`perceived:`",
    out: ({ conflict }): Changes | null => (conflict.perceptions.length > 0 ? setting(["perceived={}"]) : null),
    idle: ({ patron }) => (patron === null ? "no patron of the file reads its own view" : null),
  },
  {
    id: "messages",
    title: "what public moves tell the patron",
    instead: "no move says who the obstacle is",
    needs: "`says` of a move, and a `patron:`",
    out: ({ conflict }) =>
      conflict.patron &&
      setting(
        movesWith(conflict, ({ says }) => says.length > 0).flatMap(({ id, says }) =>
          says.map(({ about }) => `moves.${id}.says.${conflict.actors[about].id}=1`),
        ),
      ),
    idle: (conflict) => never(conflict, ({ says }) => says.length > 0, "says anything"),
  },
  {
    id: "blame",
    title: "the patron's belief about who is the obstacle",
    instead: "that belief never moves",
    needs: "`patron:`",
    out: (source) => source.conflict.patron && setting([switching(source, "patron", "fixed")]),
  },
  {
    id: "refusals",
    title: "what the refusal of the patron's own package says",
    instead: "a refusal surprises nobody",
    needs: "`patron:`",
    out: patronKey("refusal", "0"),
    idle: ({ patron }) => (patron?.tablesPackages === false ? "the patron tables no package" : null),
  },
  {
    id: "reasonable",
    title: "how reasonable the patron finds an offer",
    instead: "every option is as reasonable as any other",
    needs: "`reasonable` of an option",
    out: ({ conflict }) => {
      const paths = conflict.issues.flatMap(({ id, options }) =>
        options.some(({ reasonable }) => reasonable !== null) ? [`issues.${id}.reasonable`] : [],
      );
      return paths.length > 0 ? { sets: [], without: paths } : null;
    },
    idle: ({ patron }) => (patron === null ? "no patron hears offers" : null),
  },
  {
    id: "tabling",
    title: "packages that the patron puts on the table",
    instead: "the patron tables nothing",
    needs: "`tables_packages: yes`",
    out: (source) => (source.conflict.patron?.tablesPackages ? patronKey("tables_packages", "no")(source) : null),
  },
  {
    id: "quick-end",
    title: "the patron's wish for a quick end",
    instead: "a deal is worth nothing to the patron",
    needs: "`patron:`",
    out: patronKey("wants_quick_end", "0"),
  },
  {
    id: "inertia",
    title: "the patron's preference for the course in force",
    instead: "no course counts for being in force",
    needs: "`patron:`",
    out: patronKey("inertia", "0"),
  },
  {
    id: "words",
    title: "statements about whether support lasts",
    instead: "such statements are worth no evidence",
    needs: "`words` of a move",
    out: ({ conflict }) =>
      setting(
        movesWith(conflict, ({ words }) => words.length > 0).flatMap(({ id, words }) =>
          words.map(
            ({ patron, direction }) => `moves.${id}.words.${conflict.actors[patron].id}_stays=${direction} 0 %`,
          ),
        ),
      ),
    idle: (conflict) => never(conflict, ({ words }) => words.length > 0, "speaks of it"),
  },
  {
    id: "sanctions",
    title: "what sanctions cost",
    instead: "they cost the one they hit nothing",
    needs: "`sanctions` of a move",
    out: ({ conflict }) =>
      setting(
        movesWith(conflict, ({ sanctions }) => sanctions.length > 0).flatMap(({ id, sanctions }) =>
          sanctions.map(({ against }) => `moves.${id}.sanctions.${conflict.actors[against].id}=0`),
        ),
      ),
    idle: (conflict) => never(conflict, ({ sanctions }) => sanctions.length > 0, "sanctions anyone"),
  },
  {
    id: "endurance",
    title: "doubt that the patron's support lasts",
    instead: "both sides take it for granted",
    needs: "`beliefs:` and a `patron:`",
    out: ({ conflict }) => {
      if (conflict.patron === null) return null;
      const patron = conflict.actors[conflict.patron.actor].id;
      return setting(actorsWith(conflict, conflict.beliefs).map((id) => `beliefs.${id}.${patron}_stays=100 %`));
    },
  },
];
