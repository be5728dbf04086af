import type { Conflict } from "../conflict/conflict.js";
import { measuresOf, type Engine, type Given, type RunKey } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { columnOf } from "./column.js";
import { contrastsIn, scriptIn, type Contrast } from "./contrast.js";
import { coursesOf } from "./course.js";
import { simulate, type Script, type Witness } from "./simulate.js";
import type { State } from "./state.js";
import { planOf } from "./stocks/plan.js";
import { linesOf } from "./turn.js";
import { scriptOf, type CourseProgram } from "./staging.js";

/** The course: how the conflict runs over time under a policy. Version changes whenever a row may. */
export const courseEngine: Engine<CourseProgram> = {
  name: "course",
  version: "4",
  measures: (conflict) => measuresOf(conflict, "course"),
  compile,
  run: (program, world, slot, policy, key, out) => {
    const { columns, byWeek } = program;
    const script = scriptOf(program, world, { slot, policy, seed: key.seed });
    const end = simulate(script, world.index, key, (state) => {
      const due = byWeek[state.week];
      if (due) for (const column of due) out[column] = columns[column].read(script, state);
    });
    for (let week = end.week + 1; week < byWeek.length; week++)
      for (const column of byWeek[week]) out[column] = columns[column].read(script, end);
    for (const contrast of program.contrasts)
      if (contrast.policies.has(policy) && key.repeat <= CONTRASTED)
        out[contrast.column] = contrastOf(program, contrast, world, { slot, key });
  },
};

function compile(conflict: Conflict, given: Given): CourseProgram {
  const campaign = conflict.campaign;
  if (!campaign) throw new Error("campaign: the course needs this section");
  const sides = [campaign.front.attacker, campaign.front.defender] as const;
  for (const actor of sides) {
    if (!campaign.men[actor])
      throw new Error(`campaign.men.${conflict.actors[actor].id}: the course needs the men of both sides`);
    if (!conflict.values[actor])
      throw new Error(`values.${conflict.actors[actor].id}: the course needs the values of both sides`);
  }
  const columns = measuresOf(conflict, "course").map((use) =>
    columnOf(conflict, use, sides, given.candidates?.named ?? []),
  );
  const horizon = Math.min(
    campaign.horizon,
    columns.reduce((most, column) => Math.max(most, column.week), 0),
  );
  const byWeek: number[][] = Array.from({ length: horizon + 1 }, () => []);
  columns.forEach((column, index) => byWeek[Math.min(horizon, column.week)].push(index));
  return {
    conflict,
    given,
    sides,
    plan: planOf(conflict),
    courses: coursesOf(conflict),
    lines: linesOf(conflict, sides),
    columns,
    replies: measuresOf(conflict, "course").some(({ name }) => name === "shift_of_blame" || name === "best_reply"),
    bands: (conflict.history?.bands ?? []).map(({ measure }) => columnOf(conflict, measure, sides, [])),
    contrasts: contrastsIn(conflict, sides),
    byWeek,
    resolveBounds: sides.map((actor) => boundsOf(conflict, conflict.values[actor]!.resolve)),
    horizon,
    readAt: Uint8Array.from(byWeek, (due) => (due.length > 0 ? 1 : 0)),
    last: null,
  };
}

/** What the other side can take a cost type to lie between: its stated range, cut at 2.5 % a side. */
function boundsOf(conflict: Conflict, ref: number): readonly [number, number] {
  const { law, bounds } = conflict.quantities[ref];
  return [truncatedQuantile(law, bounds, 0.025), truncatedQuantile(law, bounds, 0.975)];
}

/** Two runs of one nature differ by little chance, so the first repeats say enough; later ones have no value. */
const CONTRASTED = 8;

/** The first run's amount less the second's. */
function contrastOf(
  program: CourseProgram,
  contrast: Contrast,
  world: World,
  { slot, key }: { readonly slot: number; readonly key: RunKey },
): number {
  const amount = (which: 0 | 1): number => {
    const plain = scriptOf(program, world, { slot, policy: contrast.runs[which], seed: key.seed });
    const script = scriptIn(contrast, plain, which);
    if (script === null) return NaN;
    const end = simulate(script, world.index, key, () => undefined);
    return contrast.read(script, end);
  };
  return amount(0) - amount(1);
}

/** What fighting on is worth to each belligerent at the start, on its own beliefs; NaN for the others. Shape [actors]. */
export function reservationsAtStart(program: CourseProgram, world: World, slot: number, seed: number): Float64Array {
  const script = { ...scriptOf(program, world, { slot, policy: -1, seed }), horizon: 0 };
  const end = simulate(script, world.index, { seed, repeat: 1 }, () => undefined);
  const values = new Float64Array(program.conflict.actors.length).fill(NaN);
  program.sides.forEach((actor, i) => (values[actor] = end.assess[i].value));
  return values;
}

/** Plays one run under a witness, for readings of single worlds. `read`: weeks whose values are worked out, every week if left out. */
export function playCourse(
  program: CourseProgram,
  at: { world: World; slot: number; policy: number; key: RunKey; weeks: number; read?: Uint8Array },
  witness: (script: Script, state: State) => void,
): State {
  const setting = { slot: at.slot, policy: at.policy, seed: at.key.seed };
  const script = { ...scriptOf(program, at.world, setting), horizon: at.weeks, read: at.read ?? new Uint8Array(0) };
  const tell: Witness = (state) => witness(script, state);
  return simulate(script, at.world.index, at.key, tell);
}
