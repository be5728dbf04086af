import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { matchWorlds } from "../../src/ensemble/matching.js";
import type { Verdict } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";

const FILE = "ukraine-2025.parley.yaml";
const text = readFileSync(new URL(`../../conflicts/${FILE}`, import.meta.url), "utf8");
const filed = readConflict(text, FILE).conflict!;

/** Variants of the file that turn verdicts, each with the claims that it turns. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  opening_bids: ["C1", "C2", "C3", "C7", "C12b", "C13", "C15"],
  war_hurts_russia: ["C7"],
  eager_washington: ["C5"],
  early_share: ["C11"],
  russia_runs_dry: ["C12a"],
  armies_hold: ["C10"],
  own_force: ["C4"],
  europe_carries: ["C14a", "C14b"],
  europe_in_time: ["C14c"],
  words_count: ["C16"],
  made_up_mind: ["C6", "C8", "C9a", "C9b"],
};

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

/** Bounds that verdicts speak of: fails, more often than not, holds. */
const BOUNDS = [0.1, 0.5, 0.9];

/** Whether two verdicts differ: in kind, or the share lies on the other side of a bound with the intervals apart. */
function turns(one: Verdict, other: Verdict): boolean {
  if (one.kind !== other.kind) return true;
  const [low, high] = one.share! < other.share! ? [one, other] : [other, one];
  return low.interval![1] < high.interval![0] && BOUNDS.some((bound) => low.share! < bound && high.share! >= bound);
}

beforeAll(async () => {
  ({ members } = await matchWorlds(filed, { wanted: WORLDS, most: 500 * WORLDS, seed: 1 }));
  before = await verdictsUnder(null);
});

test("every claim of the flagship has a variant of the file that turns its verdict", () => {
  const turned = new Set(Object.values(TURNS).flat());
  expect(filed.claims.map(({ id }) => id).filter((id) => !turned.has(id))).toEqual([]);
  for (const { id, why } of filed.variants) if (id in TURNS) expect([id, why.length > 20]).toEqual([id, true]);
});

test.each(Object.entries(TURNS))("%s turns the verdicts beside it: none is built in", async (variant, claims) => {
  const after = await verdictsUnder(variant);
  const kept = claims.filter((id) => !turns(before.get(id)!, after.get(id)!));
  expect(kept).toEqual([]);
});
