import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCase } from "./case.js";

const folder = new URL("../../docs/cases/", import.meta.url);
const pages = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");

/** Words of a command line, quotes taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ""));
}

describe.each(pages)("docs/cases/%s", (page) => {
  const text = readFileSync(new URL(page, folder), "utf8");
  const name = page.replace(/\.md$/, "");
  const commands = text.split("\n").filter((line) => /^parley (brief|terms|structure) /.test(line));

  test("tells one case on one page, points to its file and its test, and is listed", () => {
    expect(text.split("\n").length).toBeLessThanOrEqual(60);
    expect(text).toContain(`(../../conflicts/${name}.parley.yaml)`);
    expect(text).toMatch(/test\/cases\/[a-z-]+\.test\.ts/);
    expect(readFileSync(new URL("README.md", folder), "utf8")).toContain(`(${page})`);
  });

  test("offers at least two commands to try, and each leaves the file sound", () => {
    expect(commands.length).toBeGreaterThanOrEqual(2);
    for (const command of commands) {
      const words = wordsOf(command);
      expect(words[2]).toBe(`conflicts/${name}.parley.yaml`);
      const after = (flag: string): string[] => words.flatMap((word, k) => (word === flag ? [words[k + 1]] : []));
      const { conflict, diagnostics } = readCase(name, { variant: after("--variant")[0], sets: after("--set") });
      expect(diagnostics.filter((each) => each.severity === "error").map((each) => each.message)).toEqual([]);
      expect(conflict, command).not.toBeNull();
    }
  });
});
