// The course and its campaign with stocks: bar · measured · pass, beside a fixed calibration loop. Runs on dist; `npm run bench:course` builds it first.
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { courseEngine, playCourse } from "../dist/dynamics/engine.js";
import { parametersOf } from "../dist/dynamics/parameters.js";
import { allocateBlock, bytesPerLane } from "../dist/dynamics/stocks/block.js";
import { numbersOf } from "../dist/dynamics/stocks/draw.js";
import { writeLane } from "../dist/dynamics/stocks/lane.js";
import { planOf } from "../dist/dynamics/stocks/plan.js";
import { stepCampaign } from "../dist/dynamics/stocks/step.js";
import { sampleWorlds } from "../dist/ensemble/design.js";
import { givenFor } from "../dist/ensemble/given.js";
import { readConflict } from "../dist/language/read.js";

const processor = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const report = [];
const bar = (name, bound, measured, pass) => {
  if (bound !== "") report.push(pass);
  console.log(
    `${name.padEnd(66)} ${bound.padEnd(12)} ${measured.padEnd(26)} ${bound === "" ? "" : pass ? "pass" : "FAIL"}`,
  );
};

/** 2^27 steps of a 32-bit generator: what this machine does now, whatever else it does. */
function calibration() {
  const [began, from] = [performance.now(), processor()];
  let x = 1;
  for (let k = 0; k < 134_217_728; k++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  const spent = ((performance.now() - began) / 1000).toFixed(3);
  return `calibration: 2^27 integer steps in ${spent} s (cpu ${(processor() - from).toFixed(3)})${x === 0 ? " " : ""}; load ${loadavg()[0].toFixed(1)}`;
}

/** Best of some tries: seconds by the clock and of the processor. */
function best(tries, run) {
  const found = { wall: Infinity, cpu: Infinity };
  for (let k = 0; k < tries; k++) {
    const [began, from] = [performance.now(), processor()];
    run(k);
    found.wall = Math.min(found.wall, (performance.now() - began) / 1000);
    found.cpu = Math.min(found.cpu, processor() - from);
  }
  return found;
}

const flagship = fileURLToPath(new URL("../conflicts/ukraine-2025.parley.yaml", import.meta.url));
const read = (variant, sets = []) =>
  readConflict(readFileSync(flagship, "utf8"), "ukraine-2025.parley.yaml", { variant, sets }).conflict;

/** Blocks of flagship worlds, 64 lanes each: a block stays in the cache. */
function blocks(conflict, count) {
  const plan = planOf(conflict);
  const bounds = [
    [0, 1],
    [0, 1],
  ];
  const lanes = 64;
  const made = [];
  for (let first = 0; first < count; first += lanes) {
    const block = allocateBlock(plan.layout, lanes);
    sampleWorlds(conflict, lanes, 1 + first).forEach((world, lane) =>
      writeLane(
        block,
        lane,
        first + lane,
        numbersOf(plan, conflict.campaign, world, parametersOf(conflict, world, bounds)),
      ),
    );
    made.push(block);
  }
  return { plan, made };
}

function campaign(conflict) {
  const { plan, made } = blocks(conflict, 1024);
  const weeks = 104;
  const run = (parts) => {
    for (const block of parts) for (let week = 1; week <= weeks; week++) stepCampaign(block, week, 0, block.lanes);
  };
  const speed = best(6, () => run(made));
  const rate = (seconds) => (1024 * weeks) / seconds / 1e6;
  const measured = `${rate(speed.cpu).toFixed(2)} M (wall ${rate(speed.wall).toFixed(2)} M)`;
  bar("campaign with stocks, world-weeks a second of one core", "≥ 1 M", measured, rate(speed.cpu) >= 1);
  const whole = best(2, () => {
    for (let k = 0; k < 10; k++) run(made.slice(0, 15));
    run(made.slice(0, 6)); // 156 blocks of 64: 9,984 worlds
  });
  bar("10,000 worlds × 104 weeks", "< 2 s", `${whole.cpu.toFixed(2)} s (wall ${whole.wall.toFixed(2)})`, whole.cpu < 2);
  const bytes = bytesPerLane(plan.layout);
  bar("memory of a world", "≤ 4 kB", `${bytes} bytes`, bytes <= 4096);
}

/** A chunk as a run makes it: world by world all policies, 16 repeats each, with the window on record before them. */
function course(name, conflict) {
  const repeats = 16;
  const worlds = sampleWorlds(conflict, 48, 1);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 1));
  const out = new Float64Array(courseEngine.measures(conflict).length);
  const each = (most, visit) => {
    for (const [slot, world] of worlds.entries())
      for (let policy = 0; policy < conflict.policies.length; policy++)
        for (let repeat = 1; repeat <= most; repeat++) visit(world, slot, policy, repeat);
  };
  const runs = (seed, most) =>
    each(most, (world, slot, policy, repeat) => courseEngine.run(program, world, slot, policy, { seed, repeat }, out));
  runs(1, repeats);
  const [whole, once] = [best(3, (k) => runs(2 + k, repeats)), best(5, (k) => runs(2 + k, 1))];
  let fought = 0;
  each(repeats, (world, slot, policy, repeat) => {
    const at = { world, slot, policy, key: { seed: 2, repeat }, weeks: program.horizon };
    fought += playCourse(program, at, () => undefined).week;
  });
  const single = worlds.length * conflict.policies.length * program.horizon;
  const said = (weeks, { cpu, wall }) =>
    `${(weeks / cpu / 1e6).toFixed(3)} M (wall ${(weeks / wall / 1e6).toFixed(3)} M)`;
  const most = single * repeats;
  bar(`${name}: weeks of the horizon a second`, "≥ 0.3 M", said(most, whole), most / whole.cpu >= 0.3e6);
  bar(`  of these fought (${((100 * fought) / most).toFixed(0)} %): weeks a second`, "", said(fought, whole), true);
  bar("  of the horizon, were each policy run once a world", "", said(single, once), true);
}

/** The flagship as it stands has the tables of later talks in some of its worlds; beside it, without and with them in all. */
const PARTS = [
  ["as the file has it", []],
  ["no later talks", ["switches.continuation=certainty_equivalent"]],
  ["later talks in all (the default)", ["switches.continuation=bargain"]],
];

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}`);
console.log(`${calibration()}\n`);
console.log(`${"".padEnd(66)} ${"bar".padEnd(12)} ${"measured, cpu".padEnd(26)} pass`);
const stocks = read("stocks_only");
campaign(stocks);
for (const [kind, sets] of PARTS)
  for (const model of ["lattice", "stocks"]) course(`${model}, ${kind}`, read(`${model}_only`, sets));
console.log(
  "\nweeks of the horizon: a war that ends early counts whole; weeks fought: those that were played after the day of the",
);
console.log(
  "file. Time is that of all: window on record, tables of later talks, branches, contrasts of claims, patron, measures.",
);
console.log(calibration());
process.exitCode = report.every(Boolean) ? 0 : 1;
