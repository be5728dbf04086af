import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { inlineRunner } from "../../src/ensemble/inline.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { runPlan } from "../../src/ensemble/runner.js";
import { tableOf, type Table } from "../../src/ensemble/table.js";
import { readConflict } from "../../src/language/read.js";

const WORLDS = 64;
const SEED = 1;
const REPEATS = 2;

/** A case file by its name. */
export type Cases = Readonly<Record<string, string>>;

/** Lines "case version SHA-256" by engine: all numbers of its table over 64 worlds, in blocks of `block` worlds. */
export async function tableHashes(cases: Cases, block: number): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(cases)) {
    const { conflict } = readConflict(text, name);
    if (!conflict) throw new Error(`${name} is not sound`);
    const worlds = sampleWorlds(conflict, WORLDS, SEED);
    const runner = inlineRunner(conflict, { first: 0, worlds, given: givenFor(conflict, worlds, SEED) });
    for (const maker of MAKERS) {
      const plan = planFor(maker, conflict, { worlds: WORLDS, repeats: REPEATS, seed: SEED });
      if (!plan) continue;
      const chunks = await runPlan(plan, runner, block, () => undefined);
      const { hash, table: engine, version, seed, design, repeats } = plan;
      const provenance = { hash, engine, version, seed, design, worlds: WORLDS, repeats };
      const table = tableOf(provenance, maker.columns(conflict), plan, chunks);
      (found[engine] ??= []).push(`${name} ${version} ${hashOf(table)}`);
    }
  }
  return found;
}

/** SHA-256 of the columns' names and numbers, little-endian, every NaN alike. */
function hashOf(table: Table): string {
  const hash = sha256.create();
  table.columns.forEach((column, k) => {
    hash.update(new TextEncoder().encode(`${column}\n`));
    const bytes = new DataView(new ArrayBuffer(8 * table.rows));
    table.values[k].forEach((value, row) => bytes.setFloat64(8 * row, value === value ? value : NaN, true));
    hash.update(new Uint8Array(bytes.buffer));
  });
  return bytesToHex(hash.digest());
}
