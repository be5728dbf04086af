import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { matchWorlds } from "../../src/ensemble/matching.js";
import type { Verdict } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";
import { VERDICT_WORDS } from "../../src/report/words.js";

const FILE = "ukraine-2025.parley.yaml";
const text = readFileSync(new URL(`../../conflicts/${FILE}`, import.meta.url), "utf8");
const filed = readConflict(text, FILE).conflict!;

/** Variants of the file, each with the claims whose printed verdict is another word under it. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  opening_bids: ["C1", "C2", "C3", "C12b", "C13", "C15"],
  truce_serves_kyiv: ["C7"],
  eager_washington: ["C4", "C5"],
  russia_runs_dry: ["C12a"],
  armies_hold: ["C10", "C14c"],
  kept_course: ["C14a"],
  europe_carries: ["C14b"],
  words_count: ["C16"],
  made_up_mind: ["C6", "C8", "C9a", "C9b"],
};

/** What a claim that only reads what the file declares turns by: it stays assumed, and is true under one reading and not under the other. */
const DECLARED: Readonly<Record<string, readonly string[]>> = { early_share: ["C11"] };

const WORLDS = 60;
const REPEATS = 16;

let members: readonly number[];
let before: Map<string, Verdict>;

/** Verdicts on the worlds that fit the record as the file has it, each with what the reading changes and nothing else. */
async function verdictsUnder(variant: string | null): Promise<Map<string, Verdict>> {
  const { conflict } = readConflict(text, FILE, { variant });
  const design = { kind: "matched", members } as const;
  const { claims } = await briefOf(conflict!, { worlds: WORLDS, repeats: REPEATS, seed: 1, design });
  return new Map(claims.map(({ id, verdict }) => [id, verdict]));
}

const wordOf = (verdicts: ReadonlyMap<string, Verdict>, id: string): string =>
  VERDICT_WORDS[verdicts.get(id)!.kind].word;

beforeAll(async () => {
  ({ members } = await matchWorlds(filed, { wanted: WORLDS, most: 500 * WORLDS, seed: 1 }));
  before = await verdictsUnder(null);
});

test("every claim of the flagship has a variant of the file that turns its verdict", () => {
  const turned = new Set([...Object.values(TURNS), ...Object.values(DECLARED)].flat());
  expect(filed.claims.map(({ id }) => id).filter((id) => !turned.has(id))).toEqual([]);
  const named = filed.variants.filter(({ id }) => id in TURNS || id in DECLARED);
  expect(named.map(({ id }) => id).sort()).toEqual([...Object.keys(TURNS), ...Object.keys(DECLARED)].sort());
  for (const { id, why } of named) expect([id, why.length > 20]).toEqual([id, true]);
});

test.each(Object.entries(TURNS))("%s turns the printed verdicts beside it: none is built in", async (variant, ids) => {
  const after = await verdictsUnder(variant);
  expect(ids.filter((id) => wordOf(before, id) === wordOf(after, id))).toEqual([]);
});

test.each(Object.entries(DECLARED))("%s makes untrue what is assumed as filed", async (variant, ids) => {
  const after = await verdictsUnder(variant);
  for (const id of ids) {
    const [one, other] = [before.get(id)!, after.get(id)!];
    expect([id, one.kind, other.kind]).toEqual([id, "assumed", "assumed"]);
    expect([id, one.interval![0] >= 0.9, other.interval![1] < 0.5]).toEqual([id, true, true]);
  }
});
