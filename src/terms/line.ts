import { atomsOf, holds } from "../conflict/condition.js";
import type { Conflict } from "../conflict/conflict.js";
import type { Ref } from "../conflict/quantity.js";
import type { World } from "../conflict/world.js";
import type { Block } from "./block.js";

/** A stated line: options that an actor has said it will never sign. */
export interface Line {
  readonly actor: number;
  /** Issue of a one-issue line; null for a line that joins issues (index into `Conflict.redLines` in `joint`). */
  readonly issue: number | null;
  readonly joint: number | null;
  readonly firm: Ref | null;
  readonly binds: Ref | null;
  readonly source: number | null;
  /** Path in the file. */
  readonly path: string;
}

/** Stated lines of all actors: one a position with `never`, one an entry of `red_lines`. */
export function linesOf(conflict: Conflict): Line[] {
  const lines: Line[] = [];
  conflict.issues.forEach((issue, k) =>
    issue.positions.forEach((position, actor) => {
      if (!position || position.never.length === 0) return;
      const path = `issues.${issue.id}.positions.${conflict.actors[actor].id}.never`;
      lines.push({
        actor,
        issue: k,
        joint: null,
        firm: position.firm,
        binds: position.binds,
        source: position.source,
        path,
      });
    }),
  );
  conflict.redLines.forEach(({ actor, firm, binds, source }, joint) =>
    lines.push({ actor, issue: null, joint, firm, binds, source, path: `red_lines.${joint}` }),
  );
  return lines;
}

/** Lines that each combination of each block crosses. Shape [blocks][combinations] of line indices. */
export function crossingsOf(conflict: Conflict, blocks: readonly Block[], lines: readonly Line[]): number[][][] {
  return blocks.map((block) => {
    const here = lines.map((line) => ({ line, place: placeOf(conflict, block, line) })).filter(({ place }) => place);
    const index = here.map(({ line }) => lines.indexOf(line));
    return block.combinations.map((combination) =>
      index.filter((_, k) => crosses(conflict, block, combination, here[k].line)),
    );
  });
}

/** Issues that a line speaks of, each once. */
export function issuesOfLine(conflict: Conflict, line: Line): number[] {
  if (line.issue !== null) return [line.issue];
  const atoms = atomsOf(conflict.redLines[line.joint!].never, (atom) => `${atom.issue}.${atom.option}`);
  return [...new Set(atoms.map((atom) => atom.issue))];
}

function placeOf(conflict: Conflict, block: Block, line: Line): boolean {
  return issuesOfLine(conflict, line).some((issue) => block.issues.includes(issue));
}

/**
 * Lines crossed that count though their actor does not negotiate: those on an issue that needs its consent, where the
 * combination changes that issue. Shape as `crossings`.
 */
export function crossedAsOwner(
  conflict: Conflict,
  blocks: readonly Block[],
  lines: readonly Line[],
  crossings: readonly (readonly number[])[][],
): number[][][] {
  const owned = lines.map((line) =>
    issuesOfLine(conflict, line).filter((issue) => conflict.issues[issue].consent.includes(line.actor)),
  );
  return blocks.map((block, b) =>
    block.combinations.map((combination, c) =>
      crossings[b][c].filter((line) =>
        owned[line].some((issue) => combination[block.issues.indexOf(issue)] !== conflict.issues[issue].now),
      ),
    ),
  );
}

function crosses(conflict: Conflict, block: Block, combination: readonly number[], line: Line): boolean {
  if (line.issue !== null) {
    const position = conflict.issues[line.issue].positions[line.actor]!;
    return position.never.includes(combination[block.issues.indexOf(line.issue)]);
  }
  return holds(
    conflict.redLines[line.joint!].never,
    (atom) => combination[block.issues.indexOf(atom.issue)] === atom.option,
  );
}

/** Whether each line binds in a world: its hidden draw lies below how firm it is. */
export function bindingLines(lines: readonly Line[], world: World): boolean[] {
  return lines.map(({ firm, binds }) => firm === null || binds === null || world.values[binds] < world.values[firm]);
}

/** What crossing each line costs its actor: the price of a fully firm line times its firmness. Own utility. */
export function linePrices(conflict: Conflict, lines: readonly Line[], world: World): number[] {
  return lines.map(({ actor, firm }) => {
    const values = conflict.values[actor];
    return values ? world.values[values.line] * (firm === null ? 1 : world.values[firm]) : 0;
  });
}
