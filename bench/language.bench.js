// Time of reading a file and of evaluating what it says: `npm run build && node bench/language.bench.js`.
// Prints `bar · measured · pass` beside a fixed loop that tells how fast the machine is; never run for time in CI.
import { readFileSync } from "node:fs";
import { testOfBits } from "../dist/conflict/condition.js";
import { checkConflict } from "../dist/language/check.js";
import { parseConflict } from "../dist/language/parse.js";
import { readConflict } from "../dist/language/read.js";
import { normalCorrelation } from "../dist/math/copula.js";
import { sampleWorld } from "../dist/ensemble/design.js";
import { solveUnknown } from "../dist/structure/unknown.js";
import { graphOf } from "../dist/structure/graph.js";

const flagship = readFileSync(new URL("../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");
const mill = readFileSync(new URL("../conflicts/mill-shifts.parley.yaml", import.meta.url), "utf8");

/** Median milliseconds of `rounds` calls, after as many to warm up as a quarter of them. */
function median(rounds, act) {
  for (let k = 0; k < rounds / 4; k++) act();
  const took = Array.from({ length: rounds }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return took.sort((a, b) => a - b)[rounds >> 1];
}

const rows = [];
const row = (name, bar, measured, unit) => {
  const pass = bar === null ? "" : measured <= bar ? "pass" : "FAIL";
  rows.push([name, bar === null ? "–" : `${bar} ${unit}`, `${measured.toFixed(1)} ${unit}`, pass]);
};

let sink = 0;
const CALIBRATION = 1e7;
row(
  "calibration: one step of a fixed loop",
  null,
  (median(9, () => {
    for (let k = 0; k < CALIBRATION; k++) sink = (Math.imul(sink, 1664525) + 1013904223) | 0;
  }) *
    1e6) /
    CALIBRATION,
  "ns",
);

row(
  "parse and check the flagship, warm",
  300,
  median(40, () => readConflict(flagship, "f")),
  "ms",
);
row(
  "  of it parse",
  null,
  median(20, () => parseConflict(flagship, "f")),
  "ms",
);
const tree = parseConflict(flagship, "f");
row(
  "  of it check",
  null,
  median(20, () => checkConflict(tree)),
  "ms",
);
row(
  "parse and check the mill, warm",
  3,
  median(200, () => readConflict(mill, "f")),
  "ms",
);

// `A if B`, and, or, not over four options of a game: as a preference is asked of every state.
const atom = (index) => ({ kind: "atom", atom: index });
const condition = {
  kind: "if",
  left: { kind: "and", of: [atom(0), { kind: "not", of: atom(1) }] },
  right: { kind: "or", of: [atom(2), atom(3)] },
};
const STATES = 1 << 14;
const test = testOfBits(condition);
row(
  "evaluate an expression of eight parts on one state",
  60,
  (median(41, () => {
    for (let state = 0; state < STATES; state++) if (test(state)) sink++;
  }) *
    1e6) /
    STATES,
  "ns",
);

const { conflict } = readConflict(flagship, "f");
let world = 0;
row(
  "draw one world of the flagship",
  5,
  median(60, () => sampleWorld(conflict, world++, 1)),
  "ms",
);
row(
  "convert one rank correlation",
  200,
  median(21, () => {
    for (let k = 0; k < 1000; k++) sink += normalCorrelation(k / 1000);
  }) * 1000,
  "ns",
);

const large = readConflict(
  `parley: 1
case: {title: T}
actors: {a: {}, b: {}, c: {}}
moves: {${["a", "b", "c"].flatMap((actor) => [1, 2, 3, 4].map((k) => `${actor}.m${k}: {}`)).join(", ")}}
game:
  preferences:
    a: [unknown b.m1, a.m1, not a.m2, b.m2, c.m1, a.m3 iff b.m3]
    b: [c.m2, unknown a.m1 if b.m1, not b.m2, a.m4, b.m4]
    c: [not c.m1, a.m1, c.m3, b.m1 or b.m2, c.m4]
`,
  "f",
).conflict;
row(
  "4,096 states, unknown preferences, SEQ under type a",
  20_000,
  median(1, () => solveUnknown(graphOf(large, large.game)).stability("seq", "a")),
  "ms",
);

if (Number.isNaN(sink)) throw new Error("not a number");
for (const [name, bar, measured, pass] of rows)
  console.log(`${name.padEnd(56)} ${bar.padStart(10)} · ${measured.padStart(12)} · ${pass}`);
