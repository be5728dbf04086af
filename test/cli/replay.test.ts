import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const war = `${readFileSync(SMALL_WAR, "utf8")}history:
  window: [2000-09-01, 2001-03-01]
  moves:
    - {on: 2000-10-01, move: south.truce, use: test}
    - {on: 2000-12-01, move: patron.stop, use: match}
`;
const FILES = { "war.parley.yaml": war };
const FEW = ["--worlds", "12", "--unmatched"];

test("the record stands act by act with belief and chance, and too few messages are said to tell nothing", async () => {
  for (const columns of [80, 100]) {
    const { status, out } = await parley(["replay", "war.parley.yaml", ...FEW], FILES, [], columns);
    expect(status).toBe(0);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    expect(out).toMatch(/2000-10-01 {2}Accept a month of truce \(test\)\n +belief \d+/);
    expect(out).toMatch(/2000-12-01 {2}End all help\n +belief .*chance/);
    expect(out.replace(/\s+/g, " ")).toContain("too few other labellings to tell at 5 %");
    expect(out).not.toMatch(/NaN|undefined/);
  }
});

test("data and picture say the same, and a file without a record is refused", async () => {
  const told = await parley(["replay", "war.parley.yaml", ...FEW, "--json", "--picture", "r.svg"], FILES);
  const { acts, placebo } = JSON.parse(told.out);
  expect(acts.map(({ move }: { move: string }) => move)).toEqual(["south.truce", "patron.stop"]);
  expect(acts[0].chance).toBeNull();
  expect(placebo.labellings).toBe(1);
  expect(told.files.get("r.svg")).toMatch(/^<svg/);
  const none = await parley(["replay", SMALL_WAR]);
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("has no record to replay")]);
});
