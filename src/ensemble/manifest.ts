import type { Conflict } from "../conflict/conflict.js";
import { designIn, designWords, type Design } from "./design-kinds.js";
import { MAKERS } from "./makers.js";
import { matchFrom } from "./match-file.js";
import type { Match } from "./matching.js";
import type { TableName, TablePlan } from "./plan.js";
import { areRounds, isAdaptive, OF_ROUND, type Adaptive, type StoredRound } from "./rounds.js";

/** One table of a run: who makes it, over what, and its columns. */
export interface TableEntry {
  readonly table: TableName;
  readonly version: string;
  /** Ids of policies; empty where policies do not move the table. */
  readonly policies: readonly string[];
  readonly repeats: number;
  readonly columns: readonly string[];
}

/** One chunk on disk. */
export interface ChunkEntry {
  readonly table: TableName;
  /** World it begins with. */
  readonly first: number;
  /** Of a batch of more repeats: worlds of its list, which need not follow each other. */
  readonly worlds: number;
  readonly rows: number;
  readonly failed: number;
  /** Path from the run's folder, with forward slashes. */
  readonly file: string;
  /** 64 hex digits, of the table's canonical bytes (`chunkBytes`), not of the file. */
  readonly sha256: string;
}

/**
 * What a run is. The same conflict, versions and plan give the same manifest byte for byte, whoever made the chunks, in
 * whatever order and with whatever pauses; times and machines are kept in another file.
 */
export interface Manifest {
  readonly format: 1;
  readonly kind: "parley run";
  /** Whether every chunk of this folder's part is there. */
  readonly complete: boolean;
  readonly conflict: {
    readonly id: string;
    readonly title: string;
    readonly hash: string;
    /** Name of the file that was read, and the copy of it in the folder. */
    readonly file: string;
    readonly copy: string;
    readonly variant: string | null;
    readonly sets: readonly string[];
  };
  readonly plan: {
    readonly design: Design;
    readonly worlds: number;
    readonly seed: number;
    readonly worldsPerChunk: number;
    /** Which of how many parts this folder holds, from 1; null: all. A part has the first repeats only. */
    readonly part: { readonly index: number; readonly of: number } | null;
    readonly tables: readonly TableEntry[];
    /** When worlds get more repeats than those of `tables`; left out: never. */
    readonly adaptive?: Adaptive;
  };
  /** How the worlds of a matched design were found; left out for other designs. */
  readonly match?: FoundMatch;
  /** Where repeats grow: what was asked for so far, round by round; a pure function of the first repeats and the claims. */
  readonly rounds?: readonly StoredRound[];
  readonly chunks: readonly ChunkEntry[];
}

/** What a match tells beside its conflict, seed and worlds, which are those of the run. */
export type FoundMatch = Omit<Match, "hash" | "seed" | "members" | "spared"> & Partial<Pick<Match, "spared">>;

/** What a folder keeps of a match. */
export function foundIn({ version, tried, spared, constraints, settledEarly }: Match): FoundMatch {
  return { version, tried, ...(spared && { spared }), constraints, settledEarly };
}

/** What a plan needs of a conflict to name its policies. */
export interface WithPolicies {
  readonly policies: readonly { readonly id: string }[];
}

/** Name of the copy of the conflict file in a run's folder. */
export const COPY = "conflict.parley.yaml";

/** What a new run sets out to do; no chunk is there yet. */
export function newManifest(
  conflict: Conflict,
  plans: readonly TablePlan[],
  how: {
    readonly file: string;
    readonly sets: readonly string[];
    readonly worldsPerChunk: number;
    readonly part: Manifest["plan"]["part"];
    readonly adaptive?: Adaptive | null | undefined;
    readonly match?: FoundMatch | null | undefined;
  },
): Manifest {
  const { id, title, hash, variant } = conflict;
  const { design, worlds, seed } = plans[0];
  return {
    format: 1,
    kind: "parley run",
    complete: false,
    conflict: { id, title, hash, file: how.file, copy: COPY, variant, sets: how.sets },
    plan: {
      design,
      worlds,
      seed,
      worldsPerChunk: how.worldsPerChunk,
      part: how.part,
      tables: plans.map((plan) => ({
        table: plan.table,
        version: plan.version,
        policies: plan.policies.flatMap((policy) => (policy < 0 ? [] : conflict.policies[policy].id)),
        repeats: plan.repeats,
        columns: MAKERS.find((maker) => maker.table === plan.table)!.columns(conflict),
      })),
      ...(how.adaptive ? { adaptive: how.adaptive } : {}),
    },
    ...(how.match ? { match: how.match } : {}),
    ...(how.adaptive && how.part === null ? { rounds: [] } : {}),
    chunks: [],
  };
}

/** The plan of one table of a run, in the terms of its conflict. Throws where a policy has left the file. */
export function planOf(manifest: Manifest, conflict: WithPolicies, entry: TableEntry): TablePlan {
  const indices = entry.policies.map((id) => conflict.policies.findIndex((policy) => policy.id === id));
  if (indices.includes(-1)) throw new Error(`invalid policy: ${entry.policies[indices.indexOf(-1)]}`);
  const { design, worlds, seed } = manifest.plan;
  return {
    hash: manifest.conflict.hash,
    table: entry.table,
    version: entry.version,
    design,
    worlds,
    policies: indices.length > 0 ? indices : [-1],
    repeats: entry.repeats,
    seed,
  };
}

/** How two runs differ, in sentences; none: chunks of the one are chunks of the other. Parts are not compared. */
export function differencesOf(there: Manifest, here: Manifest): string[] {
  const found: string[] = [];
  const compare = (what: string, a: unknown, b: unknown): void => {
    const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
    if (left !== right) found.push(`${what}: ${left} there, ${right} here`);
  };
  if (there.conflict.hash !== here.conflict.hash)
    found.push(`conflict: ${nameOf(there.conflict)} there, ${nameOf(here.conflict)} here`);
  if (JSON.stringify(there.plan.design) !== JSON.stringify(here.plan.design)) {
    const [theirs, ours] = [designWords(there.plan.design), designWords(here.plan.design)];
    found.push(theirs === ours ? `design: ${theirs}, but other worlds` : `design: ${theirs} there, ${ours} here`);
  }
  for (const key of ["worlds", "seed", "worldsPerChunk"] as const)
    compare(key === "worldsPerChunk" ? "worlds per chunk" : key, there.plan[key], here.plan[key]);
  const [grows, growsHere] = [there, here].map(({ plan: { adaptive } }) =>
    adaptive ? `adaptive, ${adaptive.most} runs more at most` : "the same in every world",
  );
  if (grows !== growsHere) found.push(`repeats: ${grows} there, ${growsHere} here`);
  const names = (manifest: Manifest): string[] => manifest.plan.tables.map((each) => each.table);
  compare("tables", names(there), names(here));
  for (const mine of here.plan.tables) {
    const theirs = there.plan.tables.find((each) => each.table === mine.table);
    if (!theirs) continue;
    compare(`version of ${mine.table}`, theirs.version, mine.version);
    for (const key of ["policies", "repeats", "columns"] as const)
      compare(`${key} of ${mine.table}`, theirs[key], mine[key]);
  }
  return found;
}

/** A conflict's id and the beginning of its hash, for people. */
export function nameOf(conflict: Pick<Conflict, "id" | "hash">): string {
  return `${conflict.id} ${conflict.hash.slice(0, 12)}`;
}

/** A run with other chunks, in the order of the plan: by round and batch, first world, then by table. */
export function withChunks(manifest: Manifest, chunks: readonly ChunkEntry[], complete: boolean): Manifest {
  const place = new Map(manifest.plan.tables.map((each, index) => [each.table, index]));
  const name = ({ file }: ChunkEntry): string => file.slice(file.indexOf("/"));
  const sorted = [...chunks].sort((a, b) =>
    name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : place.get(a.table)! - place.get(b.table)!,
  );
  return { ...manifest, complete, chunks: sorted };
}

/** The manifest as its file has it; lists of numbers stand in one line. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1).replace(/\n\s+(\d+,?)(?=\n|$)/g, " $1")}\n`;
}

/** Reads a manifest. Throws a sentence where the text is none, or one of a later format. */
export function readManifest(text: string): Manifest {
  let found: Partial<Manifest> | null;
  try {
    found = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    throw new Error("its manifest.json is not JSON");
  }
  if (found?.kind !== "parley run") throw new Error("its manifest.json is not of a run");
  if (found.format !== 1) throw new Error(`its manifest.json has format ${String(found.format)}; this tool reads 1`);
  if (!found.conflict || !Array.isArray(found.plan?.tables) || !Array.isArray(found.chunks))
    throw new Error("its manifest.json lacks the conflict, the plan or the chunks");
  const design = designIn(found.plan.design);
  if (!design) throw new Error("its manifest.json has a strange design");
  const manifest: Manifest = { ...(found as Manifest), plan: { ...found.plan, design } };
  const strange = strangeIn(manifest);
  if (strange !== null) throw new Error(`its manifest.json has a strange ${strange}`);
  return manifest;
}

/** What in a manifest no run could have: paths that lead elsewhere, numbers that count nothing. A folder may come from anyone. */
function strangeIn(manifest: Manifest): string | null {
  const { conflict, plan, chunks, match } = manifest;
  const counts = [plan.worlds, plan.worldsPerChunk, ...plan.tables.map((each) => each.repeats)];
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 1)) return "number of worlds or repeats";
  const { part, adaptive } = plan;
  if (!isAdaptive(adaptive)) return "rule of repeats";
  if (part && !(part.index >= 1 && part.index <= part.of)) return "part";
  if (conflict.copy !== COPY) return "name of the conflict's copy";
  const known = new Set<string>(MAKERS.map((maker) => maker.table));
  if (plan.tables.some(({ table }) => !known.has(table))) return "table";
  if (!areRounds(manifest)) return "round of repeats";
  const { design, seed } = plan;
  const members = design.kind === "matched" ? design.members : [];
  if (match && !matchFrom({ ...match, hash: conflict.hash, seed, members })) return "match";
  const named = (table: string): RegExp => new RegExp(`^${table}/(${OF_ROUND.source})?\\d+\\.parquet$`);
  if (chunks.some(({ table, file }) => !known.has(table) || !named(table).test(file))) return "chunk";
  return null;
}

/** Rows a chunk of a table must have. */
export function rowsOf(entry: Pick<TableEntry, "policies" | "repeats">, worlds: number): number {
  return worlds * Math.max(1, entry.policies.length) * entry.repeats;
}
