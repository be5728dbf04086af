import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const small = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const ASKED = ["value of fighting(south) at 1 weeks", "value of fighting(north) at 1 weeks"];
const CLAIMS = ["north", "south"].map(
  (side) => `\n  - {text: a, says: "mean(value of fighting(${side}) at 1 weeks) > 0"}`,
);
type Change = (text: string) => string;
const as =
  (...changes: readonly [RegExp, string][]): Change =>
  (text) =>
    changes.reduce((sum, [from, to]) => sum.replace(from, to), text);

/** Nobody decides anew on the help that runs. */
const ALONE: Change = (text) =>
  as([/^patron:\n(?: .*\n)+/m, ""], [/^objectives:\n(?: .*\n)+/m, ""])(text).replaceAll(/ {6}patron_stays: .*\n/g, "");
/** A patron whom nobody expects back once it has stopped, and who never decides anew. */
const GONE: Change = (text) =>
  as(
    [/review: 26 weeks/, "review: 300 weeks"],
    [/tables_packages: yes/, "tables_packages: no"],
  )(text).replaceAll("resumes: 0 to 20 %", "resumes: 0");

/** Columns of the runs by policy: name → numbers of one policy, a world each. */
async function under(policy: "as_is" | "cut_off", change: Change): Promise<Map<string, number[]>> {
  const text = change(
    small.replace("switches:\n", "switches:\n  continuation: certainty_equivalent\n  endurance: first_stop\n"),
  );
  const { conflict, diagnostics } = readConflict(text.trimEnd() + CLAIMS.join("") + "\n", "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.code} ${each.message}`).join("\n"));
  const {
    columns,
    values,
    policy: played,
  } = (await runEnsemble(conflict, { worlds: 10, repeats: 1, seed: 5 })).tables.course!;
  const index = conflict.policies.findIndex(({ id }) => id === policy);
  return new Map(columns.map((name, k) => [name, [...values[k]].filter((_, row) => played[row] === index)]));
}

describe("help that no patron decides on", () => {
  test("once cut off is gone in beliefs too: the defender's war is worth less, the attacker's more", async () => {
    const [on, off] = [await under("as_is", ALONE), await under("cut_off", ALONE)];
    ASKED.forEach((name, k) => {
      const worth = off.get(name)!.map((value, j) => value - on.get(name)![j]);
      const both = worth.filter((gain) => !Number.isNaN(gain)); // the war goes on under either
      expect(both.length).toBeGreaterThan(4);
      both.forEach((gain) => expect(k === 0 ? gain : -gain).toBeLessThan(0));
    });
  });
  test("oracle: it is valued as that of a patron whom nobody expects back", async () => {
    const [alone, gone] = [await under("cut_off", ALONE), await under("cut_off", GONE)];
    for (const name of ASKED) expect([name, alone.get(name)]).toEqual([name, gone.get(name)]);
  });
});
