import type { Conflict } from "../conflict/conflict.js";
import type { Candidates, PackageWorth } from "../conflict/engine.js";
import { withTerms } from "../conflict/partial.js";
import { worldAsSeenBy, type World } from "../conflict/world.js";
import { needsConsent, ownersOf, reservationOf, shiftOf, sumOver } from "./candidate.js";
import { partialWorth } from "./partial-worth.js";
import { choiceOf, groundOf, settingOf, type Ground, type Setting } from "./setting.js";
import { isAtLeast } from "./solution.js";
import { numbersOfUtility, utilityOf, valueOf } from "./utility.js";

/** What does not change from world to world. */
interface Fixed {
  readonly ground: Ground;
  readonly candidates: Candidates;
  /** Combination of each block that each candidate takes; shape [candidates][blocks]. */
  readonly choices: readonly (readonly number[])[];
  /** Lines of each actor that each candidate crosses; shape [actors × candidates]. */
  readonly crossed: readonly (readonly number[])[];
  /** Whether a candidate needs the consent of an actor who does not negotiate; shape [actors × candidates]. */
  readonly asked: readonly boolean[];
  /** 1 for candidates that leave the issue of the front as it is now. */
  readonly atFront: Uint8Array;
  /** What is in force now; the same with all of the front held, and with none of it. */
  readonly present: readonly number[];
  readonly won: readonly number[];
  readonly lost: readonly number[];
  /** The same under each partial agreement; shape [agreements][blocks]. */
  readonly beside: readonly (readonly number[])[];
  /** Whether an actor's utilities are made of a number that the patron sees otherwise. */
  readonly otherwise: readonly boolean[];
}

/**
 * What the candidates are worth in a world, for the course. The front is valued where it stands at the start; the slope
 * says what holding all of it instead of none is worth. O(actors × combinations) a world.
 */
export function packageWorth(conflict: Conflict, candidates: Candidates): (world: World) => PackageWorth {
  const fixed = fixedOf(conflict, candidates);
  return (world) => worthIn(fixed, world);
}

function fixedOf(conflict: Conflict, candidates: Candidates): Fixed {
  const ground = groundOf(conflict);
  const choices = candidates.options.map((options) => choiceOf(ground, options, "packages"));
  const owners = ownersOf(conflict);
  const front = conflict.campaign?.front;
  const each = <Made>(make: (actor: number, candidate: number) => Made): Made[] =>
    conflict.actors.flatMap((_, actor) => choices.map((_choice, y) => make(actor, y)));
  const present = conflict.issues.map((issue) => issue.now ?? 0);
  const withFront = (option: number | null): number[] => {
    const now = [...present];
    if (front && front.issue !== null && option !== null) now[front.issue] = option;
    return choiceOf(ground, now, "issues.now");
  };
  return {
    ground,
    candidates,
    choices,
    crossed: each((actor, y) =>
      choices[y].flatMap((c, b) => ground.crossings[b][c].filter((line) => ground.lines[line].actor === actor)),
    ),
    asked: each((actor, y) => owners.has(actor) && needsConsent(conflict, candidates.options[y], actor)),
    atFront: Uint8Array.from(candidates.options, (options) =>
      front && front.issue !== null && options[front.issue] === conflict.issues[front.issue].now ? 1 : 0,
    ),
    present: withFront(null),
    won: withFront(front?.won ?? null),
    lost: withFront(front?.lost ?? null),
    beside: conflict.partials.map(({ id, terms }) =>
      choiceOf(ground, withTerms(present, terms), `partial_agreements.${id}`),
    ),
    otherwise: conflict.actors.map((_, actor) => seenOtherwise(conflict, actor)),
  };
}

function worthIn(fixed: Fixed, world: World): PackageWorth {
  const { ground, candidates } = fixed;
  const { conflict } = ground;
  const setting = settingOf(ground, world);
  const at = (ref: number | null, otherwise: number): number => (ref === null ? otherwise : world.values[ref]);
  const sound = (options: readonly number[]): number =>
    Math.min(1, Math.max(0, 0.5 + sumOver(conflict, options, (option) => at(option.reasonable, 0.5) - 0.5)));
  return {
    ...gridsOf(fixed, setting, world),
    afterDeal: Float64Array.from(candidates.options, (options) => shiftOf(conflict, world, options)),
    holds: Float64Array.from(candidates.options, (options) =>
      sumOver(conflict, options, (option) => at(option.holds, 0)),
    ),
    reasonable: Float64Array.from(candidates.options, sound),
    atFront: fixed.atFront,
    now: Float64Array.from(setting.utilities, (utility) => valueOf(utility, fixed.present)),
    frontSlope: Float64Array.from(
      setting.utilities,
      (utility) => valueOf(utility, fixed.won) - valueOf(utility, fixed.lost),
    ),
    partial: partialWorth(setting, world, fixed),
  };
}

type Grids = Pick<PackageWorth, "utility" | "utilityAsPatronSees" | "linePrice" | "crossesBinding" | "ownerRefuses">;

/** What each candidate is worth to each actor, and what its lines say of it; shapes [actors × candidates]. */
function gridsOf({ ground, choices, crossed, asked, otherwise }: Fixed, setting: Setting, world: World): Grids {
  const { conflict } = ground;
  const count = choices.length;
  const slots = conflict.actors.length * count;
  const [utility, utilityAsPatronSees, linePrice] = [0, 1, 2].map(() => new Float64Array(slots));
  const [crossesBinding, ownerRefuses] = [0, 1].map(() => new Uint8Array(slots));
  const seen = seenByPatron(ground, otherwise, setting, world);
  for (let actor = 0; actor < conflict.actors.length; actor++) {
    const floor = reservationOf(conflict, world, actor);
    for (let y = 0; y < count; y++) {
      const slot = actor * count + y;
      utility[slot] = valueOf(setting.utilities[actor], choices[y]);
      utilityAsPatronSees[slot] = valueOf(seen[actor], choices[y]);
      for (const line of crossed[slot]) {
        linePrice[slot] += setting.prices[line];
        if (setting.binds[line]) crossesBinding[slot] = 1;
      }
      if (asked[slot] && !isAtLeast(utility[slot], floor)) ownerRefuses[slot] = 1;
    }
  }
  return { utility, utilityAsPatronSees, linePrice, crossesBinding, ownerRefuses };
}

function seenByPatron(
  ground: Ground,
  otherwise: readonly boolean[],
  setting: Setting,
  world: World,
): Setting["utilities"] {
  const patron = ground.conflict.patron?.actor;
  if (patron === undefined) return setting.utilities;
  const view = worldAsSeenBy(ground.conflict, world, patron);
  if (view === world) return setting.utilities;
  return setting.utilities.map((own, actor) =>
    otherwise[actor] ? utilityOf(ground.conflict, ground.blocks, view, actor) : own,
  );
}

/** Whether the patron's view of the world changes a number that an actor's utilities are made of. */
function seenOtherwise(conflict: Conflict, actor: number): boolean {
  const patron = conflict.patron?.actor;
  const read = numbersOfUtility(conflict, actor);
  return conflict.perceptions.some((view) => view.actor === patron && view.numbers.some(({ of }) => read.has(of)));
}
