import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { goldenCases } from "../golden/cases.js";
import { findChromium } from "./chromium.js";

const golden = join(import.meta.dirname, "../golden");
const folder = mkdtempSync(join(tmpdir(), "parley-bits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The engines and what they hash to, as one script that puts the answer where `tell` says. */
async function script(tell: string, platform: "browser" | "node"): Promise<string> {
  const entry = join(folder, `entry-${platform}.ts`);
  writeFileSync(
    entry,
    `import { tableHashes } from ${JSON.stringify(join(golden, "tables.ts"))};\n` +
      `${tell}(tableHashes(${JSON.stringify(goldenCases())}, 7).then((found) => JSON.stringify(found)));\n`,
  );
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform,
    format: "iife",
    write: false,
    logLevel: "silent",
    nodePaths: [join(golden, "../../node_modules")],
  });
  return outputFiles[0].text;
}

/** What the golden files say, in the shape of the answer. */
const filed = (engine: string): string[] =>
  readFileSync(join(golden, `${engine}.hash.txt`), "utf8")
    .trimEnd()
    .split("\n");

function expectFiled(answer: string): void {
  const found = JSON.parse(answer) as Record<string, string[]>;
  expect(Object.keys(found).sort()).toEqual(["course", "inputs", "structure", "terms"]);
  for (const [engine, lines] of Object.entries(found)) expect(lines, engine).toEqual(filed(engine));
}

describe("the same file gives the same bits", () => {
  test.each([
    { TZ: "Asia/Kolkata", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    { TZ: "America/St_Johns", LC_ALL: "C", LANG: "C" },
  ])("golden: in Node at $TZ, $LC_ALL", async (place) => {
    const file = join(folder, "node.cjs");
    writeFileSync(file, await script("((answer) => answer.then(console.log))", "node"));
    expectFiled(execFileSync(process.execPath, [file], { encoding: "utf8", env: { ...process.env, ...place } }));
  });

  const executablePath = findChromium();
  test.skipIf(!executablePath)("golden: in Chromium", async () => {
    const browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: await script("((answer) => (globalThis.answer = answer))", "browser") });
      expectFiled((await page.evaluate("globalThis.answer")) as string);
    } finally {
      await browser.close();
    }
  });
});
