import { differencesOf, type Manifest, type WithPolicies } from "./manifest.js";
import { DISK, type Disk } from "./store-disk-node.js";
import { readRun, Store, StoreTrouble } from "./store-node.js";

/**
 * Puts the chunks of several folders of one plan into a new folder, which is the folder of an undivided run. Every chunk is
 * checked on the way. Refuses folders of another plan, damaged chunks, and two that disagree. Yields the new store; chunks
 * that no folder has are missing from it.
 */
export async function mergeRuns(
  folders: readonly string[],
  out: string,
  conflict: WithPolicies,
  disk: Disk = DISK,
): Promise<Store> {
  const runs = [];
  for (const folder of folders) runs.push({ folder, ...(await readRun(folder, disk)) });
  const [first, ...others] = runs;
  for (const other of others) {
    const differences = differencesOf(first.manifest, other.manifest);
    if (differences.length > 0)
      throw new StoreTrouble(
        [`${other.folder} is not of the same plan as ${first.folder}:`, ...differences].join("\n  "),
      );
  }
  const rounds = roundsOf(runs);
  const { chunks: _chunks, rounds: _rounds, ...rest } = first.manifest;
  const whole: Manifest = {
    ...rest,
    complete: false,
    plan: { ...first.manifest.plan, part: null },
    ...(rounds ? { rounds } : {}),
    chunks: [],
  };
  const merged = await Store.create(out, whole, { ...conflict, text: first.text }, disk);
  for (const { folder, manifest } of runs) await pour(Store.open(folder, manifest, conflict, disk), merged);
  await merged.save();
  return merged;
}

interface Run {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The rounds of the run that has most of them; none where repeats do not grow. Throws where another asked for others. */
function roundsOf(runs: readonly Run[]): Manifest["rounds"] | null {
  if (!runs[0].manifest.plan.adaptive) return null;
  const most = runs.reduce((a, b) => ((b.manifest.rounds?.length ?? 0) > (a.manifest.rounds?.length ?? 0) ? b : a));
  const all = most.manifest.rounds ?? [];
  for (const { folder, manifest } of runs) {
    const own = manifest.rounds ?? [];
    if (JSON.stringify(own) !== JSON.stringify(all.slice(0, own.length)))
      throw new StoreTrouble(`${folder} asked for other rounds of repeats than ${most.folder}`);
  }
  return all;
}

async function pour(from: Store, into: Store): Promise<void> {
  for (const task of from.tasks()) {
    const entry = from.entryOf(task);
    if (!entry) continue;
    const before = into.entryOf(task);
    if (before && before.sha256 !== entry.sha256)
      throw new StoreTrouble(`${from.folder}/${entry.file}: another folder has other rows for the same chunk`);
    if (before) continue;
    try {
      await into.put(task, await from.get(task));
    } catch (error) {
      if (error instanceof StoreTrouble) throw new StoreTrouble(`${from.folder}/${error.message}`);
      throw error;
    }
  }
}
