import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FORMAT_NAMES } from "../../src/import/format.js";
import { importTexts } from "./read.js";

const page = readFileSync(new URL("../../docs/import.md", import.meta.url), "utf8");
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? `no block of ${language}`;

describe("the page on imports", () => {
  it("golden: its graph model becomes the game it shows", () => {
    const { text } = importTexts({ "mill.gmcr": block("json") });
    expect(text!.slice(text!.indexOf("game:"))).toBe(block("yaml"));
  });

  it.each(Object.values(FORMAT_NAMES))("speaks of %s", (format) => {
    const words = format.replace("JSON of rated articles", "Rated articles").split(/[ (]/);
    expect(page).toContain(words[0]);
  });
});
