// Ensembles: bar · measured · pass, beside a fixed calibration loop. Runs on dist; `npm run bench:ensemble` builds it first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inlineRunner } from "../dist/ensemble/inline.js";
import { makerOf, MAKERS, planFor } from "../dist/ensemble/makers.js";
import { runPlan } from "../dist/ensemble/runner.js";
import { Store } from "../dist/ensemble/store-node.js";
import { scanRows } from "../dist/ensemble/store-table-node.js";
import { tableOf } from "../dist/ensemble/table.js";
import { workersRunner } from "../dist/ensemble/workers-node.js";
import { readConflict } from "../dist/language/read.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const seconds = (since) => (performance.now() - since) / 1000;
const processor = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const report = [];
const bar = (name, bound, measured, pass) => {
  report.push(pass);
  console.log(`${name.padEnd(58)} ${bound.padEnd(12)} ${measured.padEnd(22)} ${pass ? "pass" : "FAIL"}`);
};

/** 2^27 steps of a 32-bit generator: what this machine does now, whatever else it does. */
function calibration() {
  const began = performance.now();
  let x = 1;
  for (let k = 0; k < 134_217_728; k++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x === 0 ? NaN : seconds(began);
}

/** A store of `rows` rows of `columns` numbers, as a run would write it. */
async function write(folder, rows, columns) {
  const names = Array.from({ length: columns }, (_, c) => `column ${c}`);
  const conflict = {
    id: "bench",
    title: "",
    hash: "0",
    file: "bench",
    copy: "conflict.parley.yaml",
    variant: null,
    sets: [],
  };
  const table = { table: "course", version: "1", policies: [], repeats: 1, columns: names };
  const plan = { design: "", worlds: rows, seed: 1, worldsPerChunk: 65_536, part: null, tables: [table] };
  const manifest = { format: 1, kind: "parley run", complete: false, conflict, plan, chunks: [] };
  const store = await Store.create(folder, manifest, { policies: [], text: "" });
  let spent = 0;
  let busy = 0;
  for (const task of store.tasks()) {
    const { first, count } = task.range;
    const values = new Float64Array(count * columns);
    let x = first + 1;
    for (let k = 0; k < values.length; k++) {
      x = (Math.imul(x, 1664525) + 1013904223) | 0;
      values[k] = k % columns < columns / 4 ? (x < 0 ? 1 : 0) : x * 2 ** -12; // a quarter events, the rest numbers
    }
    const [began, from] = [performance.now(), processor()];
    await store.put(task, { from: first, rows: count, values, failed: [] });
    spent += seconds(began);
    busy += processor() - from;
  }
  const began = performance.now();
  await store.save();
  return { store, seconds: spent + seconds(began), busy };
}

async function scan(store) {
  const [began, from] = [performance.now(), processor()];
  let rows = 0;
  let sum = 0;
  for await (const { columns } of scanRows(store, "course")) {
    rows += columns[0].length;
    for (const column of columns) for (let k = 0; k < column.length; k++) sum += column[k];
  }
  return { rows, sum, seconds: seconds(began), busy: processor() - from };
}

/** 10^7 rows written and read in a process of its own, which tells its peak memory in kilobytes. */
async function streamed(folder) {
  const { store } = await write(folder, 10_000_000, 5);
  const { rows } = await scan(store);
  process.stdout.write(JSON.stringify({ rows, peak: process.resourceUsage().maxRSS }));
}

async function framework() {
  const text = "parley: 1\ncase: {title: Empty, question: None?}\nactors: {a: {title: A}, b: {title: B}}\n";
  const conflict = readConflict(text, "empty.parley.yaml").conflict;
  const measures = () => [{ id: "x", name: "x", engine: "course", args: [], week: null, at: null }];
  const engine = {
    name: "course",
    version: "1",
    measures,
    compile: () => null,
    run: (_p, _w, _s, _y, _k, out) => void (out[0] = 1),
  };
  const maker = makerOf(engine, { moved: true, reads: false, applies: () => true });
  const plan = { ...planFor(maker, conflict, { worlds: 500_000, repeats: 1, seed: 1 }), policies: [-1] };
  const runner = inlineRunner(conflict, null, [maker]);
  let best = Infinity;
  for (let k = 0; k < 3; k++) {
    const began = performance.now();
    const chunks = await runPlan(plan, runner, 4096, () => undefined);
    tableOf({}, ["x"], plan, chunks);
    best = Math.min(best, seconds(began) / plan.worlds);
  }
  bar("framework, a world of an empty engine, with its table", "< 5 µs", `${(best * 1e6).toFixed(2)} µs`, best < 5e-6);
}

async function workers() {
  const file = join(root, "test/fixtures/small-war.parley.yaml");
  const text = readFileSync(file, "utf8");
  const conflict = readConflict(text, "small-war.parley.yaml").conflict;
  const course = MAKERS.find((maker) => maker.table === "course");
  // long enough that the last chunk, made while the other worker idles, does not count for much
  const plan = planFor(course, conflict, { worlds: 640, repeats: 16, seed: 1 });
  const source = { text, file: "small-war.parley.yaml", variant: null, sets: [] };
  const times = [[], []];
  const costs = [[], []];
  const runners = [1, 2].map((jobs) => workersRunner(source, jobs));
  for (let k = 0; k < 6; k++)
    for (const [at, runner] of runners.entries()) {
      const [began, from] = [performance.now(), processor()];
      await runPlan(plan, runner, 8, () => undefined);
      if (k === 0) continue; // compiling
      times[at].push(seconds(began));
      costs[at].push(processor() - from);
    }
  await Promise.all(runners.map((runner) => runner.close()));
  const [one, two] = times.map((each) => Math.min(...each));
  const [alone, both] = costs.map((each) => Math.min(...each));
  const measured = `${(one / two).toFixed(2)} (${(plan.worlds / one).toFixed(0)}, ${(plan.worlds / two).toFixed(0)} worlds/s)`;
  bar("two worker threads against one, best of 5 in turn", "≥ 1.8", measured, one / two >= 1.8);
  console.log(
    `  (processor time of two against one: ${(both / alone).toFixed(2)}; the ratio above means little on a busy machine)`,
  );
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
  try {
    console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
    console.log(`calibration: 2^27 integer steps in ${calibration().toFixed(3)} s\n`);
    console.log(`${"".padEnd(58)} ${"bar".padEnd(12)} ${"measured".padEnd(22)} pass`);
    await framework();
    const { store, seconds: written, busy } = await write(join(folder, "million"), 1_000_000, 20);
    bar(
      "10^6 rows × 20 columns written, hashed, in 16 files",
      "< 3 s",
      `${written.toFixed(2)} s (cpu ${busy.toFixed(2)})`,
      written < 3,
    );
    const read = await scan(store);
    bar(
      "the same scanned, every value summed",
      "< 1 s",
      `${read.seconds.toFixed(2)} s (cpu ${read.busy.toFixed(2)})`,
      read.rows === 1_000_000 && read.seconds < 1,
    );
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--stream", join(folder, "ten")], {
      encoding: "utf8",
    });
    const { rows, peak } = JSON.parse(child.stdout);
    bar(
      "10^7 rows × 5 columns written and scanned, peak memory",
      "< 500 MB",
      `${(peak / 1024).toFixed(0)} MB`,
      rows === 10_000_000 && peak < 500 * 1024,
    );
    await workers();
    console.log(`\ncalibration: 2^27 integer steps in ${calibration().toFixed(3)} s; load ${loadavg()[0].toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.every(Boolean) ? 0 : 1;
}

if (process.argv[2] === "--stream") await streamed(process.argv[3]);
else await main();
