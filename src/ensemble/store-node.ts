import { createHash } from "node:crypto";
import { join } from "node:path";
import { isMoved } from "./makers.js";
import {
  manifestText,
  planOf,
  readManifest,
  withChunks,
  type ChunkEntry,
  type Manifest,
  type TableEntry,
  type WithPolicies,
} from "./manifest.js";
import { chunksOf, partOf, tasksOf, worldAt, type Batch, type Range, type Task, type TablePlan } from "./plan.js";
import { batchTasks, isSettled, padded, roundPlans, storedRound, type Laid } from "./rounds.js";
import { chunkBytes } from "./store-bytes.js";
import { DISK, diskTrouble, sweep, type Disk } from "./store-disk-node.js";
import { decodeChunk, encodeChunk, statedHash } from "./store-parquet-node.js";
import type { Chunk } from "./table.js";

/** Trouble with a folder that the user can do something about; the message is for people. */
export class StoreTrouble extends Error {}

const MANIFEST = "manifest.json";
const TIMINGS = "timings.json";
const SAVE_EVERY_MS = 1000;

/** What of a run depends on the machine and the day; never hashed, never compared. */
export interface Timings {
  readonly parley: string;
  readonly node: string;
  readonly jobs: number;
  readonly seconds: number;
  readonly worlds: number;
}

/** The folder of one run. Every file in it is whole at every moment; the manifest lists the chunks that are there. */
export class Store {
  /** By file. */
  private readonly entries: Map<string, ChunkEntry>;
  private saved = -Infinity;
  private readonly plans: readonly { readonly entry: TableEntry; readonly plan: TablePlan }[];
  /** How the rows of each plan and batch are laid out, by what its files are named by. */
  private readonly laid = new Map<string, Laid>();

  private constructor(
    readonly folder: string,
    public manifest: Manifest,
    private readonly conflict: WithPolicies,
    private readonly disk: Disk,
  ) {
    this.entries = new Map(manifest.chunks.map((each) => [each.file, each]));
    this.plans = manifest.plan.tables.map((entry) => ({ entry, plan: planOf(manifest, conflict, entry) }));
    for (const { plan, entry } of this.allPlans()) this.laid.set(namedBy(plan), entry);
  }

  /** A new run. Refuses a folder that has anything in it. */
  static async create(
    folder: string,
    manifest: Manifest,
    conflict: WithPolicies & { readonly text: string },
    disk: Disk = DISK,
  ): Promise<Store> {
    return guarded(folder, async () => {
      const there = (await disk.list(folder)) ?? [];
      if (there.includes(MANIFEST))
        throw new StoreTrouble(`${folder} holds a run already: --resume goes on with it, or name another folder.`);
      if (there.length > 0) throw new StoreTrouble(`${folder} is not empty, and what it holds is no run.`);
      await disk.write(join(folder, manifest.conflict.copy), conflict.text);
      await disk.write(join(folder, MANIFEST), manifestText(manifest), true);
      return new Store(folder, manifest, conflict, disk);
    });
  }

  /** A run that is there; what it says is believed until `check`. */
  static open(folder: string, manifest: Manifest, conflict: WithPolicies, disk: Disk = DISK): Store {
    return new Store(folder, manifest, conflict, disk);
  }

  /** Plans of all tables, then the batches of more repeats in the order they were asked for. */
  private allPlans(): { readonly entry: Laid; readonly plan: TablePlan }[] {
    const moved = this.plans.filter(({ entry }) => isMoved(entry.table));
    return [...this.plans, ...moved.flatMap((base) => roundPlans(this.manifest.rounds ?? [], base))];
  }

  /** Every chunk this folder is to hold so far, in the order of the plan: the first repeats, then round by round. */
  tasks(): Task[] {
    const { worldsPerChunk, part } = this.manifest.plan;
    const ranges = chunksOf(this.manifest.plan, worldsPerChunk);
    const mine = part ? partOf(ranges, part.index, part.of) : ranges;
    const first = tasksOf(
      this.plans.map(({ plan }) => plan),
      mine,
    );
    const base = this.plans.find(({ entry }) => isMoved(entry.table));
    const batches = this.allPlans().filter(({ plan }) => plan.batch);
    return [...first, ...batches.flatMap(({ plan }) => batchTasks(plan, base!.plan, worldsPerChunk))];
  }

  /** How a task's rows lie in its file. */
  laidOf(task: Task): Laid {
    return this.laid.get(namedBy(task.plan))!;
  }

  /** Asks for a round of more repeats; one without batches is the last. On the disk before this resolves. */
  async addRound(batches: readonly Batch[], capped: readonly string[]): Promise<void> {
    const round = storedRound(batches, capped, this.conflict.policies);
    this.manifest = { ...this.manifest, rounds: [...(this.manifest.rounds ?? []), round] };
    for (const { plan, entry } of this.allPlans()) this.laid.set(namedBy(plan), entry);
    await this.save();
  }

  /** Chunks that are not there yet. */
  missing(): Task[] {
    return this.tasks().filter((task) => !this.entryOf(task));
  }

  entryOf(task: Task): ChunkEntry | undefined {
    return this.entries.get(fileOf(task));
  }

  /**
   * Stores a chunk. The manifest says so within a second, or at the next `save`; a chunk that it does not list yet is found
   * by `check`, and one that the machine lost is found out by its hash, so only the manifest is forced to the disk.
   */
  async put(task: Task, chunk: Chunk): Promise<void> {
    const entry = this.laidOf(task);
    const sha256 = hashOf(entry, task, chunk);
    const bytes = encodeChunk(entry, task.range, chunk, sha256);
    await guarded(this.folder, () => this.disk.write(join(this.folder, fileOf(task)), bytes));
    this.list(task, chunk, sha256);
    if (performance.now() - this.saved > SAVE_EVERY_MS) await this.save();
  }

  private list(task: Task, chunk: Chunk, sha256: string): void {
    this.entries.set(fileOf(task), {
      table: task.plan.table,
      first: worldAt(task.plan, task.range.first),
      worlds: task.range.count,
      rows: chunk.rows,
      failed: chunk.failed.length,
      file: fileOf(task),
      sha256,
    });
  }

  /** The chunk of a task as its file has it. Rejects with a sentence where the file is gone, damaged or altered. */
  async get(task: Task): Promise<Chunk> {
    const entry = this.laidOf(task);
    const listed = this.entryOf(task);
    if (!listed) throw new StoreTrouble(`${fileOf(task)}: it is not there yet`);
    let chunk: Chunk;
    try {
      chunk = await decodeChunk(entry, task.range, await this.disk.read(join(this.folder, listed.file)));
    } catch (error) {
      const said = diskTrouble(error) ?? (error instanceof Error ? error.message : String(error));
      throw new StoreTrouble(`${listed.file}: ${said}`);
    }
    if (hashOf(entry, task, chunk) !== listed.sha256)
      throw new StoreTrouble(`${listed.file}: its rows have changed since they were written`);
    return chunk;
  }

  /**
   * Reads every chunk: forgets those that are listed and not as they were written, and lists those that were finished but
   * not yet listed when the run ended. Sweeps what was half-written. Yields what was wrong.
   */
  async check(): Promise<string[]> {
    await guarded(this.folder, async () => {
      await sweep(this.disk, this.folder);
      for (const { entry } of this.plans) await sweep(this.disk, join(this.folder, entry.table));
    });
    const before = JSON.stringify([...this.entries]);
    const tasks = this.tasks();
    const mine = new Set(tasks.map(fileOf));
    for (const key of [...this.entries.keys()]) if (!mine.has(key)) this.entries.delete(key);
    const wrong: string[] = [];
    for (const task of tasks)
      try {
        if (this.entryOf(task)) await this.get(task);
        else await this.adopt(task);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
        this.entries.delete(fileOf(task));
      }
    if (JSON.stringify([...this.entries]) !== before) await this.save();
    return wrong;
  }

  /** Lists a chunk whose file is there, whole, and states the hash of its rows. */
  private async adopt(task: Task): Promise<void> {
    const entry = this.laidOf(task);
    try {
      const bytes = await this.disk.read(join(this.folder, fileOf(task)));
      const chunk = await decodeChunk(entry, task.range, bytes);
      const sha256 = hashOf(entry, task, chunk);
      if (statedHash(bytes) === sha256) this.list(task, chunk, sha256);
    } catch {
      return; // not there, or not whole: it is made again
    }
  }

  /** Writes the manifest as things stand. */
  async save(): Promise<void> {
    const complete = this.missing().length === 0 && isSettled(this.manifest);
    this.manifest = withChunks(this.manifest, [...this.entries.values()], complete);
    await guarded(this.folder, () => this.disk.write(join(this.folder, MANIFEST), manifestText(this.manifest), true));
    this.saved = performance.now();
  }

  async noteTimings(timings: Timings): Promise<void> {
    const text = `${JSON.stringify(timings, null, 1)}\n`;
    await guarded(this.folder, () => this.disk.write(join(this.folder, TIMINGS), text));
  }
}

function namedBy({ table, batch }: TablePlan): string {
  return `${table}/${batch ? `r${padded(batch.round, 3)}-b${padded(batch.place, 3)}-` : ""}`;
}

/** Where a chunk lies: by table, round, batch and first world. */
function fileOf({ plan, range }: Task): string {
  return `${namedBy(plan)}${padded(worldAt(plan, range.first), 9)}.parquet`;
}

/** SHA-256 of a chunk's canonical bytes, 64 hex digits. */
export function hashOf(entry: TableEntry, task: { plan: TablePlan; range: Range }, chunk: Chunk): string {
  const hash = createHash("sha256");
  for (const bytes of chunkBytes(task.plan, entry.columns, task.range, chunk)) hash.update(bytes);
  return hash.digest("hex");
}

/** Manifest of a run's folder and its copy of the conflict file. Rejects with a sentence where there is none. */
export async function readRun(folder: string, disk: Disk = DISK): Promise<{ manifest: Manifest; text: string }> {
  return guarded(folder, async () => {
    if (!(await disk.list(folder))?.includes(MANIFEST)) throw new StoreTrouble(`${folder} holds no run.`);
    let manifest: Manifest;
    try {
      manifest = readManifest(text(await disk.read(join(folder, MANIFEST))));
    } catch (error) {
      if (diskTrouble(error)) throw error;
      throw new StoreTrouble(`${folder} cannot be read as a run: ${(error as Error).message}.`);
    }
    return { manifest, text: text(await disk.read(join(folder, manifest.conflict.copy))) };
  });
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Says in a sentence what the disk would not do. */
async function guarded<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const said = diskTrouble(error);
    if (said === null) throw error;
    throw new StoreTrouble(`${folder}: ${said}.`);
  }
}
