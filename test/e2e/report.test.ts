import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAKERS } from "../../src/ensemble/makers.js";
import { readConflict } from "../../src/language/read.js";
import { linkRun, linkText } from "../report/links.js";
import { findChromium } from "./chromium.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How much passes along the arrows of a file, as if it had been measured. */
const SIZES = [0.08, 0.01, 0.62, 0.21, 0.34, 0.12, 0.5, 0.05];
function linksOf(file: string): ReturnType<typeof linkRun> {
  const { hash } = readConflict(readFileSync(join(root, file), "utf8"), file.replace(/.*\//, "")).conflict!;
  const course = MAKERS.find(({ table }) => table === "course")!.version;
  return linkRun(SIZES, { hash, engine: { course } });
}

const executablePath = findChromium();
if (!executablePath) {
  console.log("e2e not run: apt install chromium-headless-shell");
  if (process.env.PARLEY_E2E === "1")
    throw new Error("PARLEY_E2E=1, but there is no Chromium: apt install chromium-headless-shell");
}

describe.skipIf(!executablePath)("the report in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  const pages = {
    flagship: join(folder, "ukraine.html"),
    mill: join(folder, "mill.html"),
    elmira: join(folder, "elmira.html"),
    accounts: join(folder, "accounts.html"),
  };
  let browser: Browser;

  beforeAll(async () => {
    const brief = (file: string, page: string, ...more: readonly string[]): Buffer =>
      execFileSync(
        process.execPath,
        [
          "bin/parley.js",
          "brief",
          file.includes("/") ? file : `conflicts/${file}.parley.yaml`,
          "--worlds",
          "40",
          "--repeats",
          "8",
          "--report",
          page,
          ...more,
        ],
        { cwd: root, stdio: ["ignore", "pipe", "ignore"] },
      );
    const links = join(folder, "links.json");
    writeFileSync(links, linkText(linksOf("conflicts/ukraine-2025.parley.yaml")));
    brief("ukraine-2025", pages.flagship, "--ablation", links);
    brief("mill-shifts", pages.mill);
    brief("elmira-1991", pages.elmira);
    const war = readFileSync(join(root, "test/fixtures/small-war.parley.yaml"), "utf8");
    const two = join(folder, "two.parley.yaml");
    writeFileSync(
      two,
      `${war}\nvariants:\n  grim:\n    title: The grim account\n    why: dearer losses\n    set: {campaign.men.north.losses: 400 to 500 persons/day}\n`,
    );
    brief(two, pages.accounts, "--accounts", "all");
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const views = (Object.keys(pages) as (keyof typeof pages)[]).flatMap((page) =>
    ([400, 1280, 1600] as const).flatMap((width) =>
      (["light", "dark"] as const).map((scheme) => ({ page, width, scheme })),
    ),
  );
  test.each(views)(
    "$page at $width px, $scheme: nothing overflows, nothing is fetched, axe finds nothing serious",
    async ({ page, width, scheme }) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        bypassCSP: true,
      });
      const tab = await context.newPage();
      const fetched: string[] = [];
      tab.on("request", (request) => void fetched.push(request.url()));
      const errors: string[] = [];
      tab.on("pageerror", (error) => void errors.push(error.message));
      await tab.goto(pathToFileURL(pages[page]).href);
      expect(await tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      await tab.evaluate(axe);
      const found = (await tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = found.violations.filter((each) => each.impact === "serious" || each.impact === "critical");
      expect(serious.map((each) => `${each.id}: ${each.nodes[0].html}`)).toEqual([]);
      expect(fetched.filter((url) => !url.startsWith("file:"))).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  test("its policy lets its own style through and nothing else", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    const refused: string[] = [];
    tab.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    await tab.goto(pathToFileURL(pages.flagship).href);
    expect(await tab.evaluate("getComputedStyle(document.querySelector('.first')).display")).toBe("grid");
    expect(refused).toEqual([]);
    await context.close();
  });

  test("the account is switched by keyboard, and with it the whole page", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(pages.accounts).href);
    const shown = (): Promise<string[]> =>
      tab.evaluate(
        "[...document.querySelectorAll('.account')].filter((each) => each.offsetParent !== null || getComputedStyle(each).display !== 'none').map((each) => each.id)",
      );
    expect(await shown()).toEqual(["read-0"]);
    await tab.keyboard.press("Tab");
    expect(await tab.evaluate("document.activeElement.id")).toBe("account-0");
    await tab.keyboard.press("ArrowDown");
    expect(await shown()).toEqual(["read-1"]);
    expect(await tab.evaluate("document.querySelector('#read-1 header').innerText")).toContain("The grim account");
    await tab.emulateMedia({ media: "print" });
    expect(await shown()).toEqual(["read-1"]);
    await context.close();
  });

  test("in print the first screen stands alone on one page of A4", async () => {
    // 210 by 297 mm less Chromium's margins of 10 mm, at 96 pixels an inch
    const context = await browser.newContext({ viewport: { width: 718, height: 1047 } });
    const tab = await context.newPage();
    await tab.emulateMedia({ media: "print" });
    await tab.goto(pathToFileURL(pages.flagship).href);
    expect(await tab.evaluate("document.querySelector('.page').getBoundingClientRect().height")).toBeLessThan(1047);
    expect(await tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
    await context.close();
  });

  test("at 1280 by 800 the first screen holds chain, sentences and the first courses with their outcomes, without scrolling", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(pages.flagship).href);
    const low = (of: string): Promise<number> =>
      tab.evaluate(
        `Math.max(...[...document.querySelectorAll("${of}")].map((each) => each.getBoundingClientRect().bottom))`,
      );
    for (const of of ["ol.chain", ".said ol.short", "#turning", "#courses h2", ".levels li:nth-child(3)"]) {
      const bottom = await low(of);
      expect([of, bottom > 0 && bottom <= 800]).toEqual([of, true]);
    }
    // names stand beside the strips of their courses
    const rows = (await tab.evaluate(
      "[[...document.querySelectorAll('.levels li')], [...document.querySelector('.levels svg').querySelectorAll('circle')]].map((all) => all.map((each) => { const { top, bottom } = each.getBoundingClientRect(); return (top + bottom) / 2; }))",
    )) as [number[], number[]];
    expect(rows[0]).toHaveLength(9);
    rows[0].forEach((middle, k) => expect(Math.abs(middle - rows[1][k])).toBeLessThan(3));
    await context.close();
  });

  test("arrows are as thick as measured, and tell by keyboard what was taken out, claims their sentence, worlds and line", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(pages.flagship).href);
    const widths = (await tab.evaluate(
      "[...document.querySelectorAll('.chain .ar:not(.br)')].map((each) => parseFloat(getComputedStyle(each).strokeWidth))",
    )) as number[];
    const order = (values: readonly number[]): number[] => [...values.keys()].sort((a, b) => values[b] - values[a]);
    expect(order(widths)).toEqual(order(SIZES.filter((size) => size >= 0.03)));
    const shown = async (): Promise<string[]> => {
      // it stays for a moment after the focus has left
      await tab.waitForTimeout(300);
      return tab.evaluate(
        "[...document.querySelectorAll('.note')].filter((each) => getComputedStyle(each).visibility === 'visible').map((each) => each.innerText)",
      );
    };
    expect(await shown()).toEqual([]);
    await tab.focus("a.chip");
    expect(await shown()).toEqual([expect.stringMatching(/of worlds[^]*Line \d+ of the file/)]);
    await tab.focus(".arrow .shaft");
    expect(await shown()).toEqual([expect.stringContaining("What link 0 says. Without it: something else for 0.")]);
    // what is told hides neither chain nor sentences
    expect(
      await tab.evaluate(
        "(() => { const note = [...document.querySelectorAll('.note')].find((each) => getComputedStyle(each).visibility === 'visible').getBoundingClientRect(); return [note.top >= document.querySelector('ol.chain').getBoundingClientRect().bottom, note.right <= document.querySelector('ol.short').getBoundingClientRect().left]; })()",
      ),
    ).toEqual([true, true]);
    await context.close();
  });

  test("every chip of the chain can be reached by keyboard and leads to its claim", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(pages.flagship).href);
    const targets = (await tab.evaluate(
      "[...document.querySelectorAll('a.chip')].map((chip) => [chip.tabIndex, document.getElementById(chip.hash.slice(1)) !== null])",
    )) as [number, boolean][];
    expect(targets).toHaveLength(20);
    expect(targets.every(([index, leads]) => index === 0 && leads)).toBe(true);
    await context.close();
  });
});

describe("README", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-readme-"));
  let printed = "";
  const picture = join(folder, "chain.svg");
  beforeAll(() => {
    const start = process.hrtime.bigint();
    printed = execFileSync(
      process.execPath,
      ["bin/parley.js", "brief", "conflicts/ukraine-2025.parley.yaml", "--picture", picture],
      { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, COLUMNS: "100" } },
    );
    console.log(`brief of the flagship: ${Number((process.hrtime.bigint() - start) / 1_000_000n) / 1000} s`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("golden: its first lines of a brief are those that the flagship prints", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const shown = /```text\n([^]*?)\n```/.exec(readme)?.[1] ?? "";
    expect(shown.length).toBeGreaterThan(200);
    expect(printed.slice(0, shown.length)).toBe(shown);
  });
  test("golden: its picture is the one that the flagship draws", () => {
    expect(readFileSync(picture, "utf8")).toBe(readFileSync(join(root, "docs/chain.svg"), "utf8"));
  });
});
