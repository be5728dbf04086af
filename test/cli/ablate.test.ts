import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "12", "--repeats", "2"];
const history = `history:
  window: [2000-09-01, 2001-03-01]
  must_match:
    - {measure: casualties(north) per month, within: 4000 to 7500}
`;
const recorded = readFileSync(SMALL_WAR, "utf8") + history;

test("the list has each element asked for with its lines, its figures and the rule, at 80 and at 100 columns", async () => {
  for (const columns of [80, 100]) {
    const args = ["ablate", SMALL_WAR, ...FEW, "--only", "endurance,messages,foresight"];
    const { status, out, err } = await parley(args, {}, [], columns);
    expect(status).toBe(0);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    expect(out).toContain("Bonferroni");
    expect(out).toMatch(/^endurance +Doubt that the patron's support lasts/m);
    expect(out).toMatch(/IN THE FILE, WITHOUT EFFECT\nmessages +What public moves tell the patron: no move that says/);
    expect(out).toMatch(/^foresight .*: the file has it so already/m);
    expect(err).toContain("endurance: 12 of 12 worlds");
    expect(out).not.toMatch(/NaN|undefined/);
  }
});

test("half of what survival says is a reading of its own, over worlds of which some were settled before", async () => {
  const args = ["ablate", "war.parley.yaml", ...FEW, "--survival", "--json"];
  const { status, out } = await parley(args, { "war.parley.yaml": recorded });
  expect(status).toBe(0);
  const told = JSON.parse(out);
  expect(told.matched).toBe(true);
  expect(told.elements.map(({ id }: { id: string }) => id)).toEqual(["survival"]);
  const worth = told.elements[0].figures.find(({ kind }: { kind: string }) => kind === "measure");
  expect(worth.change).not.toBe(0);
});

test("an element that the file does not have, and survival without a record, are refused in words", async () => {
  const unknown = await parley(["ablate", SMALL_WAR, ...FEW, "--only", "hope"]);
  expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining('the file has no element "hope"; it has')]);
  const without = await parley(["ablate", SMALL_WAR, ...FEW, "--survival"]);
  expect([without.status, without.err]).toEqual([2, expect.stringContaining("it needs a `history:` with a window")]);
});
