import type { Conflict } from "../conflict/conflict.js";
import { NOTHING_GIVEN, type Given } from "../conflict/engine.js";
import { courseNeeds } from "../conflict/needs.js";
import type { World } from "../conflict/world.js";
import { courseEngine, reservationsAtStart } from "../dynamics/index.js";
import { candidatePackages, packageWorth } from "../terms/index.js";
import { medianWorld } from "./design.js";

/**
 * What passes between engines, for worlds given: terms values the candidate packages, the course values fighting on at the
 * start, which terms takes as reservation where the file names none. The one place that knows this order. `seed` names the
 * chance of the window on record, after which fighting on is valued.
 */
export function givenFor(conflict: Conflict, worlds: readonly World[], seed: number): Given {
  return givenMaker(conflict)(worlds, seed);
}

/** As `givenFor`, for block after block of worlds: the candidate packages are chosen once. */
export function givenMaker(conflict: Conflict): (worlds: readonly World[], seed: number) => Given {
  const give = worthMaker(conflict);
  const fights = canRunCourse(conflict);
  return (worlds, seed) => {
    const given = give(worlds);
    if (given.candidates === null || !fights) return given;
    const program = courseEngine.compile(conflict, given);
    return { ...given, reservations: worlds.map((world, slot) => reservationsAtStart(program, world, slot, seed)) };
  };
}

/** What the course itself is given: the candidate packages, chosen once, and their worth in block after block of worlds. */
export function worthMaker(conflict: Conflict): (worlds: readonly World[]) => Given {
  const candidates =
    conflict.issues.length > 0 && conflict.campaign ? candidatePackages(conflict, medianWorld(conflict)) : null;
  if (!candidates) return () => NOTHING_GIVEN;
  const worthOf = packageWorth(conflict, candidates);
  return (worlds) => ({ candidates, worth: worlds.map(worthOf), reservations: [] });
}

/** Whether the file has what the course needs (a campaign, and men and values of both sides), and the tool what the file needs. */
export function canRunCourse(conflict: Conflict): boolean {
  const front = conflict.campaign?.front;
  if (!front || courseNeeds(conflict) !== null) return false;
  return [front.attacker, front.defender].every(
    (actor) => conflict.campaign!.men[actor] !== null && conflict.values[actor] !== null,
  );
}
