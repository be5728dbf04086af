import { build } from "esbuild";
import { readFileSync, mkdirSync, rmSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { worldsOf, type Design } from "../../src/ensemble/design-kinds.js";
import { readConflict } from "../../src/language/read.js";
import { findChromium } from "./chromium.js";
import { inline, type Case } from "./web-page.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const executablePath = findChromium();
const text = readFileSync(join(root, "test/fixtures/small-war.parley.yaml"), "utf8");
const small: Case = { text, worlds: 13, repeats: 3, seed: 11 };
const folder = mkdtempSync(join(tmpdir(), "parley-web-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One script of this clone, for the browser. */
async function script(contents: string, format: "esm" | "iife", options: object = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "test/e2e"), loader: "ts" },
    bundle: true,
    platform: "browser",
    format,
    write: false,
    logLevel: "silent",
    ...options,
  });
  return outputFiles[0].text;
}

const PAGE = 'import * as parley from "./web-page.ts"; globalThis.parley = parley;';
/** The worker's script is an entry of its own: a bundler keeps what it does. */
const worker = async (format: "esm" | "iife"): Promise<string> => {
  const entryPoints = [join(root, "src/ensemble/worker-web.ts")];
  return script("", format, { stdin: undefined, entryPoints });
};

describe.skipIf(!executablePath)("web workers in Chromium", () => {
  const served = new Map<string, string>();
  let browser: Browser;
  let server: Server;
  let page: Page;
  let classic: string;
  let expected: Record<string, string>;

  beforeAll(async () => {
    const module = await worker("esm");
    classic = await worker("iife");
    served.set("/", "<!doctype html><title>page</title><script type=module src=page.js></script>");
    served.set("/page.js", await script(PAGE, "esm"));
    served.set("/worker.js", module);
    served.set("/empty.js", "");
    served.set("/broken.js", 'throw new Error("out of ink");');
    const dies =
      "addEventListener('message', ({data}) => { if (data.id === 3) setTimeout(() => { throw new Error('out of ink') }) });";
    served.set("/dies.js", `${dies}\n${module}`);
    server = createServer(({ url }, reply) => {
      const body = served.get(url ?? "");
      const type = url === "/" ? "text/html" : "text/javascript";
      reply.writeHead(body === undefined ? 404 : 200, { "content-type": type }).end(body);
    }).listen(0, "127.0.0.1");
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("globalThis.parley");
    expected = await inline(small);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = (name: string): string => `() => new Worker(new URL("${name}", location.href), { type: "module" })`;
  const ask = <Result>(call: string, on: Page = page): Promise<Result> => on.evaluate(`parley.${call}`);
  const given = JSON.stringify(small);

  test("Node's own tables are of three engines and what they drew", () => {
    expect(Object.keys(expected).sort()).toEqual(["course", "inputs", "terms"]);
  });
  const grid = [1, 2, 4].flatMap((jobs) => [1, 3, 5, 13].flatMap((size) => [{ jobs, size, shuffled: size % 2 === 1 }]));
  test.each(grid)("$jobs workers, $size worlds a chunk, shuffled: $shuffled: Node's tables", async (how) => {
    expect(await ask(`workers(${open("worker.js")}, ${given}, ${JSON.stringify(how)})`)).toEqual(expected);
    await expect.poll(() => page.workers().length).toBe(0);
  });
  test.each([
    [1, 4],
    [2, 1],
    [4, 3],
  ])("a war with stocks by %i workers, %i worlds a chunk: Node's tables", async (jobs, size) => {
    const filed = readFileSync(join(root, "test/fixtures/stocks-war.parley.yaml"), "utf8");
    const stocks = filed.replace(/campaign: one of .*/, "campaign: stocks");
    const which: Case = { text: stocks, worlds: 9, repeats: 2, seed: 7 };
    const call = `workers(${open("worker.js")}, ${JSON.stringify(which)}, ${JSON.stringify({ jobs, size, shuffled: true })})`;
    expect(await ask<Record<string, string>>(call)).toEqual(await inline(which));
  });
  test.each([
    ["ukraine-2025", ["course", "inputs", "terms"]],
    ["elmira-1991", ["structure"]],
  ])("%s by two workers: Node's tables", async (name, tables) => {
    const file = join(root, `conflicts/${name}.parley.yaml`);
    const which: Case = { text: readFileSync(file, "utf8"), worlds: 6, repeats: 1, seed: 5 };
    const call = `workers(${open("worker.js")}, ${JSON.stringify(which)}, { jobs: 2, size: 2, shuffled: true })`;
    const found = await ask<Record<string, string>>(call);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(tables));
    expect(found).toEqual(await inline(which));
  });
  test.each<Design>([
    { kind: "latin", size: 12 },
    { kind: "sobol", size: 16 },
    { kind: "saltelli", size: 1, secondOrder: false, apart: false },
    { kind: "morris", size: 1, levels: 4, apart: false },
    { kind: "factorial", size: 3 },
    { kind: "matched", members: [2, 3, 5, 8, 13, 21, 34] },
  ])("worlds of the design $kind by two workers: Node's tables", async (design) => {
    const chosen = text.replace("  foresight: none\n", "  foresight: one of none 0.5; next 0.5\n");
    const worlds = worldsOf(readConflict(chosen, "c.parley.yaml").conflict!, design)!;
    const which: Case = { text: chosen, worlds, repeats: 1, seed: 5, design };
    const call = `workers(${open("worker.js")}, ${JSON.stringify(which)}, { jobs: 2, size: 5, shuffled: true })`;
    expect(await ask<Record<string, string>>(call)).toEqual(await inline(which));
  });
  test("progress counts worlds up to all of them", async () => {
    expect(await ask(`progress(${open("worker.js")}, ${given})`)).toEqual([
      [expect.any(Number), 13],
      [expect.any(Number), 13],
      [13, 13],
    ]);
  });
  test("stopped by a signal, it keeps what is finished, says that not all is made, and leaves no worker", async () => {
    expect(await ask(`stopped(${open("worker.js")}, ${given})`)).toEqual({ all: false, kept: 3, same: true });
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test.each([
    ["nowhere.js", "a web worker did not start: its script is missing"],
    ["broken.js", "a web worker stopped: Uncaught Error: out of ink"],
    ["dies.js", "a web worker stopped: Uncaught Error: out of ink"],
  ])("a worker that dies is reported: %s", async (name, sentence) => {
    const said = await ask<string>(`trouble(${open(name)}, ${given})`);
    expect(said).toContain(sentence);
    expect(said).not.toContain("and then it went on");
    await expect.poll(() => page.workers().length).toBe(0);
  });
  test("a worker whose script takes no orders is reported and not waited for", async () => {
    expect(await ask(`trouble(${open("empty.js")}, ${given}, 200)`)).toBe(
      "a web worker said nothing for 0.2 s: is its script parley-conflict/worker?",
    );
  });
  test("a file that cannot be read is refused with its name", async () => {
    const other = JSON.stringify({ ...small, text: text.replace("cut-off", "cut-out") });
    const plan = `trouble(() => { const worker = new Worker("worker.js", { type: "module" }); const post = worker.postMessage.bind(worker);
      worker.postMessage = (said) => post(said.source ? { source: { ...said.source, text: ${JSON.stringify("parley: [")} } } : said); return worker; }, ${other})`;
    expect(await ask(plan)).toContain("case.parley.yaml: no conflict can be read from it");
  });

  describe("on a page opened from file://", () => {
    let local: Page;
    beforeAll(async () => {
      const inlined = `globalThis.workerText = ${JSON.stringify(classic)};`.replaceAll("</script", "<\\/script");
      writeFileSync(join(folder, "page.js"), await script(PAGE, "iife"));
      writeFileSync(join(folder, "worker.js"), classic);
      writeFileSync(
        join(folder, "page.html"),
        `<!doctype html><script>${inlined}</script><script src=page.js></script>`,
      );
      local = await browser.newPage();
      await local.goto(pathToFileURL(join(folder, "page.html")).href);
    });
    const blob = "new Blob([workerText], { type: 'text/javascript' })";
    test("a worker from a blob of one classic script makes Node's tables", async () => {
      const call = `workers(() => new Worker(URL.createObjectURL(${blob})), ${given}, { jobs: 2, size: 3 })`;
      expect(await ask(call, local)).toEqual(expected);
    });
    test.each([
      [
        "a worker by its address",
        "new Worker(new URL('worker.js', location.href))",
        "a web worker could not be started: ",
      ],
      [
        "a module in a blob",
        `new Worker(URL.createObjectURL(${blob}), { type: 'module' })`,
        "from a blob of one classic",
      ],
    ])("%s is refused with a sentence", async (_name, made, sentence) => {
      expect(await ask(`trouble(() => ${made}, ${given})`, local)).toContain(sentence);
    });
  });

  test("the two files of docs/runs.md, as a bundler would take them from the package", async () => {
    const section = readFileSync(join(root, "docs/runs.md"), "utf8").split("\n## In a browser\n")[1] ?? "";
    const blocks = [...section.matchAll(/^```(?:js|ts)\n([^]*?)^```/gm)].map((found) => found[1]);
    mkdirSync(join(folder, "app/node_modules"), { recursive: true });
    symlinkSync(root, join(folder, "app/node_modules/parley-conflict"), "dir");
    const bundled = async (code: string): Promise<string> =>
      script("", "esm", { stdin: { contents: code, resolveDir: join(folder, "app"), loader: "ts" } });
    served.set("/parley-worker.js", await bundled(blocks[0]));
    served.set("/app.js", await bundled(`${blocks[1]}\nglobalThis.runCourse = runCourse;`));
    served.set("/app", "<!doctype html>");
    const app = await browser.newPage();
    await app.goto(page.url());
    await app.addScriptTag({ url: "/app.js", type: "module" });
    await app.waitForFunction("globalThis.runCourse");
    const call = `(async () => { const told = []; const { chunks, all } = await runCourse(${JSON.stringify(text)}, 13, (...now) => told.push(now), new AbortController().signal); return [all, chunks.length, told.at(-1)]; })()`;
    expect(await app.evaluate(call)).toEqual([true, 13, [13, 13]]);
  });
});
