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
    expect(err).toMatch(/^endurance: \d of 4 readings/m);
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

test("the links of the argument stand in their order, fit the width, and go to a file that is not written over unasked", async () => {
  const args = ["ablate", SMALL_WAR, ...FEW, "--links", "-o", "war.ablation.json"];
  const { status, out, files } = await parley(args, {}, [], 80);
  expect(status).toBe(0);
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(out).toContain("THE CHAIN, LINK BY LINK");
  expect(out).not.toMatch(/NaN|undefined|WITHOUT EFFECT/);
  const written = files.get("war.ablation.json")!;
  const told = JSON.parse(written);
  expect(told.links.map(({ id }: { id: string }) => id).slice(0, 3)).toEqual(["moves-blame", "blame-aid", "aid-front"]);
  expect(told.links.at(-1)).toMatchObject({ from: "end", to: "moves" });
  expect(told.engine).toHaveProperty("course");
  expect(told.elements).toEqual([]);
  const there = { "war.ablation.json": written };
  const refused = await parley(args, there);
  expect([refused.status, refused.err, refused.files.size]).toEqual([
    2,
    expect.stringContaining("is there already"),
    0,
  ]);
  const forced = await parley([...args, "--force"], there);
  expect([forced.status, forced.files.get("war.ablation.json")]).toEqual([0, written]);
});
