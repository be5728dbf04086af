import { readFileSync } from "node:fs";
import { join } from "node:path";
import { courseEngine } from "../src/dynamics/index.js";
import { readConflict } from "../src/language/read.js";
import { powerLawAbove, powerLawTail } from "../src/math/power-law.js";
import { fitWeibull } from "../src/math/weibull.js";
import { CHANGES, driversOf, noiseOf, SHOWN } from "./drivers.js";
import { elasticity, valueOf, type Spell } from "./moments.js";
import { replayWar, simulateWars, type Recorded, type War } from "./population.js";
import { aligned, linesOf, recordedSpells, spellOf, tableText, type Line } from "./table.js";
import { warText } from "./war-text.js";

const WARS = 4000;
const WARS_OF_A_CHANGE = 1000;
const REPLAYED = 40;
const REPLAYS = 50;

/** `npm run regularities`: a population of simulated wars beside recorded ones. Table on stdout, progress on stderr. */
export function main(argv: readonly string[], root: string): number {
  const [count, seed] = [optionOf(argv, "--wars", WARS), optionOf(argv, "--seed", 1)];
  if (!(count >= 200 && count <= 60_000) || !(seed >= 0)) {
    process.stderr.write("usage: npm run regularities -- [--wars 200 to 60000] [--seed 1]\n");
    return 2;
  }
  const began = performance.now();
  const tell = (what: string): void =>
    void process.stderr.write(`\r${what.padEnd(60)} ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const flagship = readFileSync(join(root, "conflicts/ukraine-2025.parley.yaml"), "utf8");
  const spells = recordedSpells(readFileSync(join(root, "references/dynamics/interstate-wars.csv"), "utf8"));
  const recorded = recordedOf(spells, readFileSync(join(root, "references/dynamics/interstate-wars.json"), "utf8"));
  const wars = simulateWars(flagship, recorded, { count, seed, tell: (done) => tell(`${done} of ${count} wars`) });
  const lines = linesOf(wars.map(spellOf), spells, seed);
  const out = [headOf(wars, seed, flagship), tableText(lines), notesOf(wars, spells, recorded)];
  tell("replays of single wars");
  out.push(withinText(flagship, recorded, seed), driversText(wars, lines, seed));
  out.push(changesText(flagship, recorded, { count: Math.min(count, WARS_OF_A_CHANGE), seed, tell }));
  process.stderr.write("\n");
  process.stdout.write(`${out.join("\n\n")}\n`);
  return 0;
}

function optionOf(argv: readonly string[], name: string, otherwise: number): number {
  const at = argv.indexOf(name);
  return at < 0 ? otherwise : Math.floor(Number(argv[at + 1]));
}

/** What sizes and balances are drawn from. */
export function recordedOf(spells: readonly Spell[], figures: string): Recorded {
  const deathsPerDay = Float64Array.from(spells, ({ days, deaths }) => deaths / days).sort();
  const { battles } = JSON.parse(figures) as { battles: { absolute_log_strength_ratio_at_twentieths: number[] } };
  return { deathsPerDay, logRatio: battles.absolute_log_strength_ratio_at_twentieths };
}

function headOf(wars: readonly War[], seed: number, flagship: string): string {
  const count = (test: (war: War) => boolean): string =>
    `${((100 * wars.filter(test).length) / wars.length).toFixed(1)} %`;
  const endings = (["settled", "ceasefire", "attacker collapsed", "defender collapsed", "ongoing"] as const).map(
    (ending) => `${ending} ${count((war) => war.ending === ending)}`,
  );
  const hash = readConflict(warText(flagship, true), "war").conflict!.hash.slice(0, 12);
  return (
    `Course version ${courseEngine.version}, synthetic war ${hash}.\n` +
    `${wars.length} simulated wars, seed ${seed}, from age 0 to 10 years; ${count((war) => war.patron)} with a patron.\n` +
    `How they ended: ${endings.join(", ")}.`
  );
}

function notesOf(wars: readonly War[], recorded: readonly Spell[], drawn: Recorded): string {
  const spells = wars.map(spellOf);
  const tail = powerLawTail(spells.map(({ deaths }) => deaths));
  const alone = powerLawAbove(
    Array.from(drawn.deathsPerDay, (each) => 150 * each),
    6525,
  );
  const of = (from: number, to: number): string => {
    const ends = spells.filter(({ days, ended }) => ended && days > from && days <= to);
    const collapses = ends.filter(({ agreed }) => !agreed).length;
    return `${((100 * collapses) / ends.length).toFixed(0)} % of ${ends.length}`;
  };
  return [
    `Collapses among the endings of the first 30 days: ${of(0, 30)}; at 2 to 4 years: ${of(730, 1460)}.`,
    `Death tolls, cut chosen by distance: exponent ${tail.exponent.toFixed(2)} above ${tail.from.toFixed(0)} (${tail.count} wars).`,
    `Deaths a day are drawn from the record, so the exponent is scored with that in hand: were every war to last the recorded`,
    `median of 150 days, it would be ${alone.exponent.toFixed(2)} (${alone.count} of 95 wars above the cut).`,
    `Slope of ln deaths on ln days: ${elasticity(spells).toFixed(2)}; recorded ${elasticity(recorded).toFixed(2)}. Deaths a day are drawn apart from all that sets the length.`,
    `Not scored: the model was changed until early settlements and the end of survivors were near the record.`,
  ].join("\n");
}

/** Whether the falling hazard is one of mixture: shapes of wars replayed with other chance, by how they end. */
function withinText(flagship: string, recorded: Recorded, seed: number): string {
  const replays = Array.from({ length: REPLAYED }, (_, index) =>
    replayWar(flagship, recorded, { index, seed, repeats: REPLAYS }).map(spellOf),
  );
  const kinds: readonly (readonly [string, (spell: Spell) => boolean])[] = [
    ["any end", ({ ended }) => ended],
    ["settlement or ceasefire", ({ agreed, ended }) => ended && agreed === true],
    ["collapse", ({ agreed, ended }) => ended && agreed === false],
  ];
  const rows = kinds.map(([name, is]) => {
    const shapes = replays.flatMap((spells) => shapeWithin(spells, is)).sort((a, b) => a - b);
    return [
      name,
      ...[0.25, 0.5, 0.75].map((share) => shapes[Math.floor(share * (shapes.length - 1))].toFixed(2)),
      `${shapes.length}`,
    ];
  });
  const head = ["shape within a war", "quarter", "half", "three quarters", "wars with 10 such ends"];
  return (
    `Within a war (${REPLAYED} wars replayed ${REPLAYS} times; other ends count as cut off): a constant hazard has shape 1.\n` +
    aligned([head, ...rows])
  );
}

function shapeWithin(spells: readonly Spell[], is: (spell: Spell) => boolean): number[] {
  const ends = spells.filter(is).map(({ days }) => days);
  if (ends.length < 10 || new Set(ends).size < 2) return [];
  return [
    fitWeibull(
      spells.map(({ days }) => days),
      spells.map((spell) => (is(spell) ? 1 : 0)),
    ).shape,
  ];
}

function driversText(wars: readonly War[], lines: readonly Line[], seed: number): string {
  const told = lines.filter(
    ({ moment, met }) => met.startsWith("no,") || met === "no" || !moment.name.startsWith("endings"),
  );
  const rows = told.flatMap(({ moment, value }) => {
    const noise = noiseOf(moment, wars, seed);
    return driversOf(moment, wars, 3)
      .filter(({ low, high }) => Math.abs(high - low) > noise)
      .map(({ name, low, high }) => [
        moment.name,
        name,
        ...[low, value, high].map((each) => each.toFixed(moment.digits)),
      ]);
  });
  const head = ["moment", "number", "its lower half", "all", "its upper half"];
  return `What drives each moment: up to three numbers whose halves differ by more than 3.5 standard errors.\n${aligned([head, ...rows])}`;
}

function changesText(
  flagship: string,
  recorded: Recorded,
  over: { readonly count: number; readonly seed: number; readonly tell: (what: string) => void },
): string {
  const rows = CHANGES.map(({ name, change }) => {
    over.tell(`one at a time: ${name}`);
    const spells = simulateWars(flagship, recorded, { count: over.count, seed: over.seed, change }).map(spellOf);
    return [name, ...SHOWN.map((moment) => valueOf(moment, spells).toFixed(moment.digits))];
  });
  const head = [
    "one thing changed",
    "shape",
    "median, months",
    "agreed",
    "exponent",
    "a month, 0–30 d",
    "a month, 2–4 y",
  ];
  return `One at a time, ${over.count} wars each on the same draws:\n${aligned([head, ...rows])}`;
}
