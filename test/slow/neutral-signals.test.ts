import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { judgedOver } from "../../src/report/brief.js";

const text = readFileSync(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");
const { conflict } = readConflict(text, "ukraine-2025.parley.yaml");
const ABOUT_SIGNALS = ["C6", "C9a", "C9b"];

test("what each public act tells the patron straddles neutral, and no claim about what it told is then said to hold", async () => {
  const { sample, findings } = await judgedOver(conflict!, { worlds: 80, repeats: 2, seed: 1 });
  const ratios = conflict!.quantities.flatMap(({ path }, quantity) =>
    /^moves\..*\.says\./.test(path) ? [quantity] : [],
  );
  expect(ratios.length).toBeGreaterThanOrEqual(9);
  for (const quantity of ratios) {
    const drawn = sample.worlds.map(({ values }) => values[quantity]);
    expect(Math.min(...drawn), conflict!.quantities[quantity].path).toBeLessThan(1);
    expect(Math.max(...drawn), conflict!.quantities[quantity].path).toBeGreaterThan(1);
  }
  const kinds = findings.claims.filter(({ id }) => ABOUT_SIGNALS.includes(id)).map(({ verdict }) => verdict.kind);
  expect(kinds).toHaveLength(ABOUT_SIGNALS.length);
  expect(kinds).not.toContain("holds");
});

test("where an act is taken to speak against the other side, the claim that it moved the patron does hold", async () => {
  const says = (move: string, is: string): string => `moves.ukraine.${move}.says.russia={is: ${is}, source: essay}`;
  const sets = [
    says("truce", "1.5 to 2"),
    says("clash", "0.5 to 0.7"),
    says("refuse_truce", "0.5 to 0.7"),
    "switches.patron=bayes",
  ];
  const loud = readConflict(text, "ukraine-2025.parley.yaml", { sets }).conflict!;
  const { findings } = await judgedOver(loud, { worlds: 80, repeats: 2, seed: 1 });
  expect(findings.claims.find(({ id }) => id === "C6")!.verdict.kind).toBe("holds");
});
