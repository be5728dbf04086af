import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { pages: string } };

describe("pages that a command makes (npm run pages)", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-pages-"));
  symlinkSync(join(root, "conflicts"), join(folder, "conflicts"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const commands = scripts.pages.split(" && ").map((command) => command.split(" "));
  const pages = commands.map((words) => words[words.indexOf("-o") + 1]);

  test("are the essay, paragraph by paragraph, and the modelling choices", () => {
    expect(pages).toEqual(["docs/the-essay.md", "docs/choices.md"]);
  });

  test.each(commands.map((words, k) => ({ page: pages[k], words })))(
    "golden: $page is what it makes",
    ({ page, words }) => {
      const [node, parley, ...args] = words;
      expect([node, parley]).toEqual(["node", "bin/parley.js"]);
      execFileSync(process.execPath, [join(root, parley), ...args], { cwd: folder, stdio: "ignore" });
      expect(readFileSync(join(folder, page), "utf8")).toBe(readFileSync(join(root, page), "utf8"));
    },
  );
});
