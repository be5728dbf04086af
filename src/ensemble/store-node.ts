import { createHash } from "node:crypto";
import { join } from "node:path";
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
import { chunksOf, partOf, tasksOf, type Range, type TableName, type Task, type TablePlan } from "./plan.js";
import { chunkBytes } from "./store-bytes.js";
import { DISK, diskTrouble, sweep, type Disk } from "./store-disk-node.js";
import { decodeChunk, encodeChunk, readColumns, statedHash } from "./store-parquet-node.js";
import { tableOf, type Chunk, type Table } from "./table.js";

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
  private readonly entries: Map<string, ChunkEntry>;
  private saved = -Infinity;
  private readonly plans: ReadonlyMap<string, { readonly entry: TableEntry; readonly plan: TablePlan }>;

  private constructor(
    readonly folder: string,
    public manifest: Manifest,
    conflict: WithPolicies,
    private readonly disk: Disk,
  ) {
    this.entries = new Map(manifest.chunks.map((each) => [keyOf(each.table, each), each]));
    this.plans = new Map(
      manifest.plan.tables.map((entry) => [entry.table, { entry, plan: planOf(manifest, conflict, entry) }]),
    );
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

  /** Every chunk this folder is to hold, in the order of the plan. */
  tasks(): Task[] {
    const { worldsPerChunk, part } = this.manifest.plan;
    const ranges = chunksOf(this.manifest.plan, worldsPerChunk);
    const mine = part ? partOf(ranges, part.index, part.of) : ranges;
    return tasksOf(
      [...this.plans.values()].map(({ plan }) => plan),
      mine,
    );
  }

  /** Chunks that are not there yet. */
  missing(): Task[] {
    return this.tasks().filter((task) => !this.entryOf(task));
  }

  entryOf(task: Task): ChunkEntry | undefined {
    return this.entries.get(keyOf(task.plan.table, task.range));
  }

  /**
   * Stores a chunk. The manifest says so within a second, or at the next `save`; a chunk that it does not list yet is found
   * by `check`, and one that the machine lost is found out by its hash, so only the manifest is forced to the disk.
   */
  async put(task: Task, chunk: Chunk): Promise<void> {
    const { entry } = this.plans.get(task.plan.table)!;
    const sha256 = hashOf(entry, task, chunk);
    const bytes = encodeChunk(entry, task.range, chunk, sha256);
    await guarded(this.folder, () => this.disk.write(join(this.folder, fileOf(task)), bytes));
    this.list(task, chunk, sha256);
    if (performance.now() - this.saved > SAVE_EVERY_MS) await this.save();
  }

  private list(task: Task, chunk: Chunk, sha256: string): void {
    this.entries.set(keyOf(task.plan.table, task.range), {
      table: task.plan.table,
      first: task.range.first,
      worlds: task.range.count,
      rows: chunk.rows,
      failed: chunk.failed.length,
      file: fileOf(task),
      sha256,
    });
  }

  /** The chunk of a task as its file has it. Rejects with a sentence where the file is gone, damaged or altered. */
  async get(task: Task): Promise<Chunk> {
    const { entry } = this.plans.get(task.plan.table)!;
    const listed = this.entryOf(task);
    if (!listed) throw new StoreTrouble(`${task.plan.table} from world ${task.range.first}: it is not there yet`);
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
      for (const table of this.plans.keys()) await sweep(this.disk, join(this.folder, table));
    });
    const before = JSON.stringify([...this.entries]);
    const tasks = this.tasks();
    const mine = new Set(tasks.map((task) => keyOf(task.plan.table, task.range)));
    for (const key of [...this.entries.keys()]) if (!mine.has(key)) this.entries.delete(key);
    const wrong: string[] = [];
    for (const task of tasks)
      try {
        if (this.entryOf(task)) await this.get(task);
        else await this.adopt(task);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
        this.entries.delete(keyOf(task.plan.table, task.range));
      }
    if (JSON.stringify([...this.entries]) !== before) await this.save();
    return wrong;
  }

  /** Lists a chunk whose file is there, whole, and states the hash of its rows. */
  private async adopt(task: Task): Promise<void> {
    const { entry } = this.plans.get(task.plan.table)!;
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
    this.manifest = withChunks(this.manifest, [...this.entries.values()], this.missing().length === 0);
    await guarded(this.folder, () => this.disk.write(join(this.folder, MANIFEST), manifestText(this.manifest), true));
    this.saved = performance.now();
  }

  async noteTimings(timings: Timings): Promise<void> {
    const text = `${JSON.stringify(timings, null, 1)}\n`;
    await guarded(this.folder, () => this.disk.write(join(this.folder, TIMINGS), text));
  }
}

function keyOf(table: string, at: { readonly first: number }): string {
  return `${table} ${at.first}`;
}

function fileOf(task: Task): string {
  return `${task.plan.table}/${String(task.range.first).padStart(9, "0")}.parquet`;
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

/** A whole table of a run in memory, each chunk checked, as judgement reads it. Rejects where a chunk is missing or damaged. */
export async function tableIn(store: Store, name: TableName): Promise<Table> {
  const tasks = store.tasks().filter((task) => task.plan.table === name);
  const entry = store.manifest.plan.tables.find((each) => each.table === name);
  if (!entry || tasks.length === 0) throw new StoreTrouble(`${store.folder} has no table of ${name}`);
  const chunks: Chunk[] = [];
  for (const task of tasks) chunks.push(await store.get(task));
  const { hash, table, version, seed, design, worlds, repeats } = tasks[0].plan;
  return tableOf({ hash, engine: table, version, seed, design, worlds, repeats }, entry.columns, tasks[0].plan, chunks);
}

/** Some columns of a table, and the worlds of their rows. */
export interface Rows {
  readonly world: Int32Array;
  /** Shape [names][rows]. */
  readonly columns: readonly Float64Array[];
}

/** Columns of a table chunk by chunk in the order of the plan, one chunk in memory; all columns where none is named. Unchecked: `check` first. */
export async function* scanRows(
  store: Store,
  table: string,
  names: readonly string[] | null = null,
  disk: Disk = DISK,
): AsyncGenerator<Rows> {
  const wanted = names ?? store.manifest.plan.tables.find((each) => each.table === table)?.columns ?? [];
  for (const { file, rows } of store.manifest.chunks.filter((chunk) => chunk.table === table)) {
    const [world, ...columns] = await readColumns(
      ["world", ...wanted],
      rows,
      await disk.read(join(store.folder, file)),
    );
    yield { world: Int32Array.from(world), columns };
  }
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
