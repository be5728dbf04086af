import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** A Chromium by CHROME_PATH or on PATH; null without one. */
function findChromium(): string | null {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? null;
}

const path = findChromium();
if (!path && process.env.PARLEY_E2E !== "1") console.warn("e2e not run: apt install chromium-headless-shell");
if (!path && process.env.PARLEY_E2E === "1")
  test("Chromium is there, as PARLEY_E2E=1 asks", () => expect(path).not.toBeNull());

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!path)("the report in a browser", () => {
  let browser: Browser;
  let folder: string;
  let url: string;
  let axe: string;

  beforeAll(async () => {
    const { files, status } = await parley([
      "brief",
      SMALL_WAR,
      "--worlds",
      "20",
      "--repeats",
      "4",
      "--report",
      "r.html",
    ]);
    expect(status).toBe(0);
    folder = await mkdtemp(join(tmpdir(), "parley-e2e-"));
    await writeFile(join(folder, "r.html"), files.get("r.html")!);
    url = pathToFileURL(join(folder, "r.html")).href;
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    browser = await chromium.launch({ executablePath: path!, args: ["--no-sandbox"] });
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const looks = [400, 1280, 1600].flatMap((width) =>
    (["light", "dark"] as const).map((scheme) => [width, scheme] as const),
  );
  test.each(looks)(
    "at %i px, %s: nothing fetched, nothing refused, no overflow, axe finds nothing serious",
    async (width, scheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      const requests: string[] = [];
      const errors: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(url);
      expect(requests).toEqual([url]);
      expect(errors).toEqual([]);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(
        await page.evaluate<number>(
          "getComputedStyle(document.querySelector('ol.chain')).columnGap !== 'normal' ? 1 : 0",
        ),
      ).toBe(1);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: Found[] }>("axe.run()");
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      await page.close();
    },
  );
});
