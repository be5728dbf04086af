import { readFileSync } from "node:fs";
import type { Conflict } from "../../src/conflict/conflict.js";
import { readConflict } from "../../src/language/read.js";

export const head = `parley: 1
case: {title: T}
actors:
  a: {capability: "uniform(0, 100)"}
  b: {capability: "uniform(0, 100)"}
  c: {capability: "triangular(0, 10, 100)"}
  d: {capability: "normal(200, 30)"}
issues: {i: {options: {x: X, y: Y}, positions: {a: {wants: x, salience: "uniform(0, 100)"}, b: {wants: y, salience: 50}}}}
`;
export const lines =
  "correlate: [[actors.a.capability, actors.b.capability, 0.8], [actors.b.capability, actors.c.capability, -0.5]]\n";
export const read = (text: string): Conflict => readConflict(text, "c.parley.yaml").conflict!;
export const apart = read(head);
export const joined = read(head + lines);

export const pathed = (conflict: Conflict, path: string): number =>
  conflict.quantities.findIndex((quantity) => quantity.path === path);

export const NUMBERS = [
  "actors.a.capability",
  "actors.b.capability",
  "actors.c.capability",
  "issues.i.positions.a.salience",
];

export const war = readFileSync(new URL("../frozen/border-war.parley.yaml", import.meta.url), "utf8");
export const conflict = read(war);
