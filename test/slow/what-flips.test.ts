import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";

const text = readFileSync(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");

/** What each claim of the flagship says of worlds as drawn; an assumed one with the side that it is assumed on. */
async function verdicts(sets: readonly string[]): Promise<Map<string, string>> {
  const { conflict, diagnostics } = readConflict(text, "ukraine-2025.parley.yaml", { sets });
  if (!conflict) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { claims } = await briefOf(conflict, { worlds: 40, repeats: 4, seed: 1 });
  return new Map(
    claims.map(({ id, verdict }) => [
      id,
      verdict.kind === "assumed" ? `assumed ${(verdict.share ?? NaN) > 0.5 ? "true" : "false"}` : verdict.kind,
    ]),
  );
}

/** Changes of the file and the claims whose verdict each turns to another one. */
const CHANGES: readonly { readonly sets: readonly string[]; readonly flips: readonly string[] }[] = [
  { sets: ["switches.patron=fixed"], flips: ["C6", "C8", "C9a", "C9b"] },
  {
    sets: [
      "switches.red_lines=priced",
      "values.russia.line=0",
      "values.ukraine.line=0",
      "values.russia.resolve=2 to 4",
      "values.russia.win=0.2",
    ],
    flips: ["C1", "C2", "C3", "C12b", "C13", "C15"],
  },
  {
    sets: ["patron.us.supports_above=0.05", "patron.us.courses.surge=0", "patron.us.courses.press_russia=0"],
    flips: ["C5"],
  },
  { sets: ["campaign.aid.donors.us.recorded=60 %"], flips: ["C11"] },
  {
    sets: ["campaign.men.russia.losses=1400 persons/day", "campaign.men.russia.intake=20k persons/month"],
    flips: ["C12a", "C14c"],
  },
];

/** Claims for which no change that was tried turns the verdict; the page names what was tried. */
const UNMOVED = ["C4", "C7", "C10", "C14a", "C14b", "C16"];

test("every claim of the flagship is turned by a named change, or named as one that none of those tried turns", () => {
  const { conflict } = readConflict(text, "ukraine-2025.parley.yaml");
  const named = [...CHANGES.flatMap(({ flips }) => flips), ...UNMOVED].sort();
  expect(named).toEqual(conflict!.claims.map(({ id }) => id).sort());
});

test("a named change turns the verdict of each claim beside it: none is built in", async () => {
  const before = await verdicts([]);
  for (const { sets, flips } of CHANGES) {
    const after = await verdicts(sets);
    const kept = flips.filter((id) => after.get(id) === before.get(id));
    expect([sets[0], kept]).toEqual([sets[0], []]);
  }
});
