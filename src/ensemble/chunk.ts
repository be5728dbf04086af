import type { Conflict } from "../conflict/conflict.js";
import { NOTHING_GIVEN, type Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { givenMaker } from "./given.js";
import { MAKERS, type Maker, type WriteRow } from "./makers.js";
import { rowsPerWorld, worldAt, type Range, type TablePlan } from "./plan.js";
import type { Chunk } from "./table.js";
import { worldMaker, type WorldMaker } from "./world-maker.js";

/** Worlds drawn, and what engines give each other in them. `worlds[0]` is world `first`, or where that is null the first of the range. */
export interface Block {
  readonly first: number | null;
  readonly worlds: readonly World[];
  readonly given: Given;
}

/**
 * Makes chunks of a conflict: a pure function of (conflict hash, table and version, plan, range), so anyone may make any of
 * them, in any order. Throws where the plan is of another conflict or version. `held`: worlds that the caller has already.
 */
export function chunkMaker(
  conflict: Conflict,
  held: Block | null = null,
  makers: readonly Maker[] = MAKERS,
): (plan: TablePlan, range: Range) => Chunk {
  const blocks = blockMaker(conflict, held);
  const compiled = new Map<string, { readonly block: Block; readonly write: WriteRow }>();
  return (plan, range) => {
    const maker = makers.find((each) => each.table === plan.table);
    if (!maker) throw new Error(`invalid table: ${plan.table}`);
    if (plan.hash !== conflict.hash) throw new Error(`invalid plan: it is of conflict ${plan.hash}`);
    if (plan.version !== maker.version) throw new Error(`invalid plan: ${plan.table} of version ${plan.version}`);
    const block = blocks(plan, range, maker.reads);
    let ready = compiled.get(plan.table);
    if (ready?.block !== block) {
      ready = { block, write: maker.compile(conflict, block.given) };
      compiled.set(plan.table, ready);
    }
    return fillChunk(ready.write, maker.columns(conflict).length, { plan, range, block });
  };
}

function blockMaker(conflict: Conflict, held: Block | null): (plan: TablePlan, range: Range, given: boolean) => Block {
  let give: ReturnType<typeof givenMaker> | null = null;
  let last: { readonly name: string; readonly block: Block } | null = null;
  let sampled: { readonly name: string; readonly world: WorldMaker } | null = null;
  return (plan, { first, count }, given) => {
    if (held) return held;
    const { design, seed } = plan;
    const way = JSON.stringify([design, seed]);
    if (sampled?.name !== way) sampled = { name: way, world: worldMaker(conflict, design, seed) };
    const { world } = sampled;
    const indices = Array.from({ length: count }, (_, k) => worldAt(plan, first + k));
    const name = `${way} ${indices.join(" ")}`;
    if (last?.name !== name) {
      const worlds = indices.map((index) => world(index));
      last = { name, block: { first: null, worlds, given: NOTHING_GIVEN } };
    }
    if (given && last.block.given === NOTHING_GIVEN) {
      give ??= givenMaker(conflict);
      last = { name, block: { ...last.block, given: give(last.block.worlds, seed) } };
    }
    return last.block;
  };
}

/** Runs a range of worlds. A run that throws is a failed row with its cause, never a lost chunk. −0 is written as 0. */
export function fillChunk(
  write: WriteRow,
  columns: number,
  { plan, range, block }: { readonly plan: TablePlan; readonly range: Range; readonly block: Block },
): Chunk {
  const perWorld = rowsPerWorld(plan);
  const rows = range.count * perWorld;
  const values = new Float64Array(rows * columns);
  const failed: { row: number; cause: string }[] = [];
  const out = new Float64Array(columns);
  const after = plan.batch?.after ?? 0;
  let row = 0;
  for (let place = 0; place < range.count; place++) {
    const slot = block.first === null ? place : worldAt(plan, range.first + place) - block.first;
    for (const policy of plan.policies)
      for (let repeat = after + 1; repeat <= after + plan.repeats; repeat++, row++) {
        out.fill(NaN);
        try {
          write(block.worlds[slot], slot, policy, { seed: plan.seed, repeat }, out);
        } catch (error) {
          out.fill(NaN);
          failed.push({ row, cause: error instanceof Error ? error.message : String(error) });
        }
        for (let c = 0; c < columns; c++) values[row * columns + c] = out[c] + 0;
      }
  }
  return { from: range.first * perWorld, rows, values, failed };
}
