import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const WAR = readFileSync(SMALL_WAR, "utf8");
const THERE = "somebody's own work\n";
const FEW = ["--worlds", "10", "--repeats", "2"];

/** Commands that write a file, but for the name of the file that goes last. */
const WRITERS: readonly (readonly [string, readonly string[]])[] = [
  ["course --picture", ["course", "war.yaml", "--worlds", "10", "--weeks", "4", "--picture"]],
  ["course --md", ["course", "war.yaml", "--worlds", "10", "--weeks", "4", "--md"]],
  ["replay --picture", ["replay", "war.yaml", "--picture"]],
  ["brief --report", ["brief", "war.yaml", ...FEW, "--report"]],
  ["brief --picture", ["brief", "war.yaml", ...FEW, "--picture"]],
  ["policies --md", ["policies", "war.yaml", ...FEW, "--md"]],
  ["policies --along --md", ["policies", "war.yaml", ...FEW, "--along", "talks.chance=1 %, 2 %", "--md"]],
  ["seal -o", ["seal", "war.yaml", ...FEW, "-o"]],
  ["choices -o", ["choices", "war.yaml", ...FEW, "-o"]],
  ["ablate -o", ["ablate", "war.yaml", ...FEW, "--links", "-o"]],
  ["convert -o", ["convert", "war.yaml", "--to", "json", "-o"]],
  ["match -o", ["match", "war.yaml", "--worlds", "3", "-o"]],
];

const HISTORY = `history:
  window: [2000-09-01, 2001-03-01]
  must_match:
    - {measure: casualties(north) per month, within: 4000 to 7500}
`;

describe("nothing that is there is written over unasked", () => {
  test.each(WRITERS)("%s stops with 2 before anything is run, and names the file", async (_, argv) => {
    const files = { "war.yaml": WAR + HISTORY, "there.txt": THERE };
    const { status, err, out, files: written } = await parley([...argv, "there.txt"], files);
    expect([status, out, written.size]).toEqual([2, "", 0]);
    expect(err).toMatch(/there\.txt (is there already|holds another kind of file)/);
  });

  test("with --force a picture and a seal are written over", async () => {
    for (const argv of [
      ["course", "war.yaml", "--worlds", "10", "--weeks", "4", "--force", "--picture"],
      ["seal", "war.yaml", ...FEW, "--force", "-o"],
    ]) {
      const { status, files } = await parley([...argv, "there.txt"], { "war.yaml": WAR, "there.txt": THERE });
      expect([status, files.get("there.txt") !== THERE, files.size]).toEqual([0, true, 1]);
    }
  });

  test("a page that the same command made is made anew unasked", async () => {
    const argv = ["choices", "war.yaml", ...FEW, "-o", "choices.md"];
    const first = await parley(argv, { "war.yaml": WAR });
    const page = first.files.get("choices.md")!;
    const again = await parley(argv, { "war.yaml": WAR, "choices.md": page });
    expect([again.status, again.files.get("choices.md")]).toEqual([0, page]);
  });
});
