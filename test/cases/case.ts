import { readFileSync } from "node:fs";
import type { Conflict } from "../../src/conflict/conflict.js";
import { holds } from "../../src/conflict/condition.js";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict, type ReadOptions } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";
import type { VerdictKind } from "../../src/judgement/index.js";

/** A case of conflicts/, read; what the reading says beside it. */
export function readCase(name: string, options: ReadOptions = {}): ReturnType<typeof readConflict> {
  const file = `${name}.parley.yaml`;
  return readConflict(readFileSync(new URL(`../../conflicts/${file}`, import.meta.url), "utf8"), file, options);
}

/** A sound case. */
export function conflictOf(name: string, options: ReadOptions = {}): Conflict {
  const { conflict, diagnostics } = readCase(name, options);
  if (!conflict) throw new Error(diagnostics.map((each) => each.message).join("\n"));
  return conflict;
}

/** Sources later than `as_of`, in the file's order: the only warnings these cases are to draw. */
export function laterSources(name: string): string[] {
  const { diagnostics } = readCase(name);
  return diagnostics.map((each) => {
    if (each.code !== "P0416") throw new Error(`${each.code} ${each.message}`);
    return /^Source "(\w+)"/.exec(each.message)![1];
  });
}

/** Verdict and share of worlds of each claim, on 24 worlds if nothing else is said. */
export async function verdictsOf(
  name: string,
  options: ReadOptions = {},
  worlds = 24,
): Promise<Record<string, { kind: VerdictKind; share: number | null }>> {
  const { claims } = await briefOf(conflictOf(name, options), { worlds, repeats: 4, seed: 1 });
  return Object.fromEntries(claims.map(({ id, verdict }) => [id, { kind: verdict.kind, share: verdict.share }]));
}

/** Every complete package that `incompatible` leaves, by counting through them. */
export function allPackages(conflict: Conflict): number[][] {
  const all = conflict.issues.reduce<number[][]>(
    (done, issue) => done.flatMap((head) => issue.options.map((_, option) => [...head, option])),
    [[]],
  );
  const allowed = (options: readonly number[]): boolean =>
    !conflict.incompatible.some(({ never }) => holds(never, ({ issue, option }) => options[issue] === option));
  return all.filter(allowed);
}

/**
 * Utilities of all packages to an actor in the world of medians, from the definition and from nothing in `terms`:
 * weighted nearness to what it wants, put on a scale from its worst to its best package.
 */
export function utilitiesOf(conflict: Conflict, actor: number, packages: readonly number[][]): number[] {
  const { values } = medianWorld(conflict);
  const raw = packages.map((options) =>
    conflict.issues.reduce((sum, issue, k) => {
      const position = issue.positions[actor];
      if (!position) return sum;
      const places = issue.options.map((option) => values[option.place]);
      const far = Math.max(...places.map((place) => Math.abs(place - places[position.wants])));
      const near = 1 - Math.abs(places[options[k]] - places[position.wants]) / far;
      return sum + values[position.salience] * near;
    }, 0),
  );
  const [low, high] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

/** Packages that cross no `never` of the actors given. */
export function withinLines(conflict: Conflict, actors: readonly string[], packages: readonly number[][]): number[][] {
  const who = actors.map((id) => conflict.actors.findIndex((actor) => actor.id === id));
  return packages.filter((options) =>
    conflict.issues.every((issue, k) => who.every((actor) => !issue.positions[actor]?.never.includes(options[k]))),
  );
}
