import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { banner, builtInto, scratch } from "../ensemble/bundle.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/runs.md"), "utf8");
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map((found) => found[1]);
const place = scratch();
let command: string;

beforeAll(async () => {
  command = (await builtInto(place.folder)).command;
  symlinkSync(join(root, "conflicts"), join(place.folder, "conflicts"));
  for (const line of blocks("sh").flatMap((block) => block.trim().split("\n"))) ran.push([line, parley(line)]);
});
afterAll(place.done);
const ran: [string, number | null][] = [];

function parley(line: string): number | null {
  return spawnSync(process.execPath, [command, ...line.split(" ").slice(1)], { cwd: place.folder }).status;
}

test("every command of the page on runs ends well", () => {
  expect(ran.length).toBeGreaterThanOrEqual(13);
  expect(ran.filter(([, status]) => status !== 0)).toEqual([]);
});

const succeeds = (program: string, args: string[]): boolean => spawnSync(program, args).status === 0;
const python = process.env.PARLEY_PYTHON ?? "python3";
const TOOLS: readonly [string, string, string[], string][] = [
  ["python", python, ["-c", "import duckdb, pandas, pyarrow"], "-c"],
  ["r", "Rscript", ["--version"], "-e"],
];
for (const [language, program, probe, flag] of TOOLS)
  test(`every snippet in ${language} runs, where the tool is there`, ({ skip }) => {
    skip(!succeeds(program, probe), `${program} ${probe.join(" ")} does not succeed here`);
    for (const block of blocks(language)) {
      const left = spawnSync(program, [flag, block], { cwd: place.folder, encoding: "utf8" });
      expect([left.status, left.stderr]).toEqual([0, expect.any(String)]);
      expect(left.stdout).not.toBe("");
    }
  });

test("the snippet in TypeScript runs against this package", async () => {
  const [block] = blocks("ts");
  const outfile = join(place.folder, "snippet.js");
  await build({
    stdin: { contents: block, resolveDir: root, loader: "ts" },
    alias: { "parley-conflict/node": join(root, "src/node.ts") },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    banner,
  });
  const left = spawnSync(process.execPath, [outfile], { cwd: place.folder, encoding: "utf8" });
  expect([left.status, left.stderr]).toEqual([0, ""]);
  expect(left.stdout.trim().split("\n")).toHaveLength(8);
});
