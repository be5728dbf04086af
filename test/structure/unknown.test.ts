import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { graphOf, readStructure, structureEngine, UNKNOWN_TYPES, type UnknownType } from "../../src/structure/index.js";
import { UNKNOWN } from "../../src/structure/preference.js";
import { CONCEPTS, stabilityOf } from "../../src/structure/stability.js";
import { relationOf, solveUnknown } from "../../src/structure/unknown.js";
import { NOTHING_GIVEN } from "../../src/conflict/engine.js";
import { structureText } from "../../src/report/readings.js";
import { fileOf, idOf, stateOf, type Reference } from "./build.js";
import { randomModel } from "./random-model.js";

interface UnknownReference extends Omit<Reference, "expected" | "equilibria"> {
  readonly statements: Readonly<Record<string, readonly string[]>>;
  readonly preferredPairs: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly published: readonly number[];
  readonly expected: Readonly<
    Record<
      UnknownType,
      {
        readonly stable: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
        readonly equilibria: Readonly<Record<string, readonly number[]>>;
      }
    >
  >;
}

const reference = JSON.parse(
  readFileSync(new URL("../../references/structure/li2004/lake-gisborne.json", import.meta.url), "utf8"),
) as UnknownReference;
const asReference = reference as unknown as Reference;
const statements = Object.entries(reference.statements).map(
  ([name, lines]) => `    ${idOf(name)}: [${lines.join(", ")}]`,
);
const text = fileOf(asReference).replace("  now:", `  preferences:\n${statements.join("\n")}\n  now:`);
const conflict = readConflict(
  `${text}claims:\n${["nothing", "federal.continue support.appeal", "federal.continue provincial.lift"]
    .map((state) => `  - {text: It holds., says: 'structure.equilibrium("${state}", GMR)'}\n`)
    .join("")}`,
  "gisborne.parley.yaml",
).conflict!;

describe("reference: Lake Gisborne, the province's preference unknown (Li, Hipel, Kilgour & Fang 2004)", () => {
  const reading = readStructure(conflict)!;
  const states = (numbers: readonly number[]): string[][] => numbers.map((number) => stateOf(asReference, number));

  test("three statements give the published pairs, and all other pairs are unknown", () => {
    const model = graphOf(conflict, conflict.game!);
    const decider = model.deciders.indexOf(conflict.actors.findIndex((actor) => actor.id === "provincial"));
    const pairs = reference.preferredPairs["Provincial"].map(([x, y]) => `${x} over ${y}`);
    for (let x = 1; x <= 8; x++)
      for (let y = 1; y <= 8; y++) {
        const expected = x === y ? 0 : pairs.includes(`${x} over ${y}`) ? 1 : pairs.includes(`${y} over ${x}`) ? -1 : 2;
        expect(relationOf(model, decider, x - 1, y - 1), `${x} to ${y}`).toBe(expected);
      }
    expect(UNKNOWN).toBe(2);
  });
  test.each(UNKNOWN_TYPES)(
    "type %s: stable states of every decider, and the equilibria, under four concepts",
    (type) => {
      for (const [concept, byDecider] of Object.entries(reference.expected[type].stable))
        for (const [name, numbers] of Object.entries(byDecider))
          expect(reading.unknown!.stability[type][concept as "nash"][idOf(name)], `${concept} ${name}`).toEqual(
            states(numbers),
          );
      for (const [concept, numbers] of Object.entries(reference.expected[type].equilibria))
        expect(reading.unknown!.equilibria[type][concept as "nash"], concept).toEqual(states(numbers));
    },
  );
  test("the published states are those that may hold", () => {
    expect(reading.unknown!.equilibria.d.seq).toEqual(states(reference.published));
    expect(reading.unknown!.actors).toEqual(["provincial"]);
  });
  test("the reading itself shows what holds however it turns out", () => {
    for (const concept of CONCEPTS) expect(reading.equilibria[concept]).toEqual(reading.unknown!.equilibria.a[concept]);
  });
  test("the text says whose preferences are unknown, and how many states hold by type", () => {
    const text = structureText(conflict, reading, 200);
    expect(text).toContain("Preferences of provincial are partly unknown");
    expect(text).toContain("by type: a 0, b 2, c 0, d 2"); // Nash
    expect(text).toContain("by type: a 0, b 3, c 2, d 3"); // SEQ
  });
  test("a claim on a state that the unknown decides has no answer, neither yes nor no", () => {
    const out = new Float64Array(3);
    structureEngine.run(
      structureEngine.compile(conflict, NOTHING_GIVEN),
      medianWorld(conflict),
      0,
      -1,
      { seed: 1, repeat: 1 },
      out,
    );
    expect([...out]).toEqual([0, NaN, NaN]);
  });
});

describe("unknown statements", () => {
  const order = (lines: string): ((x: string, y: string) => number) => {
    const file = `parley: 1\ncase: {title: T}\nactors: {a: {}}\nmoves: {a.x: {}, a.y: {}, a.z: {}}\ngame: {preferences: {a: ${lines}}}\n`;
    const own = readConflict(file, "own.parley.yaml").conflict!;
    const model = graphOf(own, own.game!);
    const state = (marks: string): number =>
      model.patterns.indexOf([...marks].reduce((bits, mark, k) => bits | (mark === "1" ? 1 << k : 0), 0));
    return (x, y) => relationOf(model, 0, state(x), state(y));
  };
  test("leave states that agree on them to the other statements", () => {
    expect(order("[unknown a.x, a.y]")("110", "100")).toBe(1);
    expect(order("[unknown a.x, a.y]")("001", "000")).toBe(0);
  });
  test("make states unknown that differ in them, unless something more important decides", () => {
    expect(order("[unknown a.x, a.y]")("110", "000")).toBe(UNKNOWN);
    expect(order("[a.y, unknown a.x]")("110", "000")).toBe(1);
    expect(order("[a.y, unknown a.x]")("000", "010")).toBe(-1);
  });
  test("of equal weight with known ones are outvoted by a greater number of them", () => {
    expect(order("[[unknown a.x, a.y, a.z]]")("011", "100")).toBe(1);
    expect(order("[[unknown a.x, a.y]]")("010", "100")).toBe(UNKNOWN);
  });
  test("`unknown A if B` is unknown (A if B): it says nothing among states without B", () => {
    expect(order("[unknown a.x if a.y]")("100", "000")).toBe(0);
    expect(order("[unknown a.x if a.y]")("110", "010")).toBe(UNKNOWN);
  });
});

describe("property: the types nest", () => {
  test("without unknown preferences all four types are the classical concepts, on 60 random games", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const model = randomModel(seed);
      const solver = solveUnknown(model);
      for (const concept of CONCEPTS)
        for (const type of UNKNOWN_TYPES) expect(solver.stability(concept, type)).toEqual(stabilityOf(model, concept));
    }
  });
  test("stable under a is stable under b and c, and stable under b or c is stable under d, on 60 random games", () => {
    let differ = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const model = withUnknown(randomModel(seed), seed);
      const solver = solveUnknown(model);
      for (const concept of CONCEPTS) {
        const [a, b, c, d] = UNKNOWN_TYPES.map((type) => solver.stability(concept, type));
        a.forEach((flags, decider) =>
          flags.forEach((flag, state) => {
            expect(flag).toBeLessThanOrEqual(Math.min(b[decider][state], c[decider][state]));
            expect(Math.max(b[decider][state], c[decider][state])).toBeLessThanOrEqual(d[decider][state]);
            if (flag < d[decider][state]) differ++;
          }),
        );
      }
    }
    expect(differ).toBeGreaterThan(100);
  });
});

/** A random third of the first decider's pairs made unknown. */
function withUnknown(model: ReturnType<typeof randomModel>, seed: number): ReturnType<typeof randomModel> {
  const n = model.patterns.length;
  const relation = new Int8Array(n * n);
  let state = seed | 1;
  const third = (): boolean => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % 3 === 0;
  };
  for (let x = 0; x < n; x++)
    for (let y = 0; y < x; y++) {
      const found = third() ? UNKNOWN : Math.sign(model.payoffs[0][x] - model.payoffs[0][y]);
      relation[x * n + y] = found;
      relation[y * n + x] = found === UNKNOWN ? UNKNOWN : -found;
    }
  const classOf = Int32Array.from({ length: n }, (_, k) => k);
  return { ...model, unknown: model.unknown.map((each, k) => (k === 0 ? { classOf, classes: n, relation } : each)) };
}
