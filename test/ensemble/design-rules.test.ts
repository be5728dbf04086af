import { describe, expect, test } from "vitest";
import { factorsOf, rowsEach, worldsOf, type Design } from "../../src/ensemble/design-kinds.js";
import { designRows } from "../../src/ensemble/design-rows.js";
import { designTrouble } from "../../src/ensemble/design-rules.js";
import { drawnQuantities, sampleWorlds } from "../../src/ensemble/design.js";
import { worldMaker } from "../../src/ensemble/world-maker.js";
import { cdf } from "../../src/math/distribution.js";
import { apart, conflict, head, joined, lines, pathed, read } from "./design-build.js";

const K = drawnQuantities(apart).length;

describe("factorial worlds", () => {
  const choices = `${head}switches: {red_lines: one of priced 0.7; hard 0.3, patron: one of bayes 0.2; fixed 0.8, foresight: one of none 1; next 0}\n`;
  const chosen = read(choices);
  const design: Design = { kind: "factorial", size: 5 };
  test("meet every combination of the choices that have a chance once for each world, the other numbers and chance the same", () => {
    const world = worldMaker(chosen, design, 3);
    const [a, b] = ["switches.red_lines", "switches.patron"].map((path) => pathed(chosen, path));
    const others = drawnQuantities(chosen).filter((ref) => ref !== a && ref !== b);
    for (let base = 0; base < 5; base++) {
      const cells = [0, 1, 2, 3].map((cell) => world(4 * base + cell));
      expect(cells.map(({ values }) => `${values[a]}${values[b]}`)).toEqual(["00", "01", "10", "11"]);
      const drawn = sampleWorlds(chosen, 5, 3)[base];
      for (const { index, values } of cells) {
        expect(index).toBe(base);
        for (const ref of others) expect(values[ref]).toBe(drawn.values[ref]);
      }
    }
    expect(worldsOf(chosen, design)).toBe(20);
  });
  test("of a choice whose branches have numbers of their own draw each branch's number", () => {
    const branches = factorsOf(conflict)
      .map(({ ref }) => conflict.quantities[ref])
      .filter(({ unit }) => unit !== "choice");
    expect(branches.length).toBeGreaterThan(0);
    const world = worldMaker(conflict, design, 3);
    for (const { path, law } of branches) {
      if (law.kind !== "choice") continue;
      const values = new Set(
        Array.from({ length: rowsEach(conflict, design) }, (_, cell) => world(cell).values[pathed(conflict, path)]),
      );
      expect(values.size).toBe(law.choices.length);
    }
  });
});

describe("what is told of a Morris or factorial design's worlds", () => {
  test("names the number that moved and its step, up where its value rose", () => {
    const design: Design = { kind: "morris", size: 4, levels: 4, apart: false };
    const [told, world] = [designRows(apart, design, 3)!, worldMaker(apart, design, 3)];
    let ups = 0;
    for (let row = 0; row < 4 * (K + 1); row++) {
      const { base, part, number, step } = told(row);
      expect([base, part]).toEqual([Math.floor(row / (K + 1)), String(row % (K + 1))]);
      expect(number === "").toBe(part === "0");
      if (number === "") continue;
      const ref = pathed(apart, number);
      const rise = world(row).values[ref] - world(row - 1).values[ref];
      expect([Math.sign(rise), Math.abs(step)]).toEqual([Math.sign(step), 2 / 3]);
      if (step > 0) ups++;
    }
    expect(ups > 0 && ups < 4 * K).toBe(true);
  });
  test("a number of a choice's branch lies at one share of each branch's law, another in each world", () => {
    const design: Design = { kind: "factorial", size: 3 };
    const [told, world] = [designRows(conflict, design, 3)!, worldMaker(conflict, design, 3)];
    const { path, law } = conflict.quantities.find((each) => each.law.kind === "choice" && each.law.choices[0].law)!;
    const cells = rowsEach(conflict, design);
    const shares = [0, 1, 2].map((base) => {
      const found = Array.from({ length: cells }, (_, cell) => {
        expect(told(base * cells + cell)).toMatchObject({ base, part: String(cell), number: "" });
        const value = world(base * cells + cell).values[pathed(conflict, path)];
        const laws = law.kind === "choice" ? law.choices.map((choice) => choice.law!) : [];
        return laws.map((one) => cdf(one, value)).filter((share) => share > 0 && share < 1)[0];
      });
      for (const share of found) expect(share).toBeCloseTo(found[0], 9);
      return found[0];
    });
    expect(new Set(shares).size).toBe(3);
  });
});

describe("a design that cannot be drawn", () => {
  const many = `${head}switches: {red_lines: one of priced 0.7; hard 0.3}\n`;
  test.each<[string, string, Design, string]>([
    ["Sobol points that are no power of two", head, { kind: "sobol", size: 100 }, "64 or 128 is"],
    [
      "a Saltelli design of the same",
      head,
      { kind: "saltelli", size: 3, secondOrder: false, apart: false },
      "2 or 4 is",
    ],
    ["levels that are odd", head, { kind: "morris", size: 3, levels: 5, apart: false }, "an even number from 2"],
    ["cells without a choice", head, { kind: "factorial", size: 3 }, "has no structural choice"],
    ["too many worlds", many, { kind: "factorial", size: 60_000_000 }, "120000000 worlds, more than 100000000"],
    [
      "one number at a time of joined ones",
      head + lines,
      { kind: "morris", size: 3, levels: 4, apart: false },
      "--ignore-correlations",
    ],
    [
      "the same by Saltelli",
      head + lines,
      { kind: "saltelli", size: 4, secondOrder: true, apart: false },
      "2 pairs of numbers together",
    ],
  ])("%s: a sentence", (_, text, design, said) => expect(designTrouble(read(text), design)).toContain(said));
  test("but joined numbers are drawn apart where that is asked for", () => {
    const design: Design = { kind: "morris", size: 3, levels: 4, apart: true };
    expect(designTrouble(joined, design)).toBeNull();
    expect(worldMaker(joined, design, 3)(2)).toEqual(worldMaker(apart, design, 3)(2));
  });
  test("more numbers than there are dimensions, and more cells than there may be: a sentence with both counts", () => {
    const [quantity] = apart.quantities.filter(({ law }) => law.kind !== "point");
    const wide = { ...apart, quantities: Array.from({ length: 1025 }, () => quantity) };
    const saltelli: Design = { kind: "saltelli", size: 4, secondOrder: false, apart: false };
    expect(designTrouble(wide, saltelli)).toContain("1025 uncertain numbers need 2050 dimensions");
    expect(designTrouble(wide, { kind: "sobol", size: 4 })).toBeNull();
    const two = read(many).quantities.find(({ law }) => law.kind === "choice")!;
    const choosy = { ...apart, quantities: Array.from({ length: 13 }, () => two) };
    expect(designTrouble(choosy, { kind: "factorial", size: 1 })).toContain("8192 combinations, more than 4096");
  });
});
