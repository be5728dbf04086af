import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConflict } from "../src/language/read.js";
import { briefOf } from "../src/report/brief.js";
import { sentencesOf } from "../src/report/sentence.js";

const folder = new URL("../conflicts/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".parley.yaml"));
const read = (file: string): ReturnType<typeof readConflict> =>
  readConflict(readFileSync(new URL(file, folder), "utf8"), file);

describe.each(files)("%s", (file) => {
  test("is sound", () => {
    const { conflict, diagnostics } = read(file);
    expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
    expect(conflict).not.toBeNull();
  });
  test("gives a brief in which no run fails and every claim has a verdict", async () => {
    const { conflict } = read(file);
    const findings = await briefOf(conflict!, { worlds: 12, repeats: 4, seed: 1 });
    expect(findings.failedRuns).toBe(0);
    expect(findings.claims.map((claim) => claim.id)).toEqual(conflict!.claims.map((claim) => claim.id));
    expect(sentencesOf(findings).length).toBeGreaterThan(0);
  });
});

describe("the flagship's variants", () => {
  const text = readFileSync(new URL("ukraine-2025.parley.yaml", folder), "utf8");
  const under = (variant: string): ReturnType<typeof readConflict> =>
    readConflict(text, "ukraine-2025.parley.yaml", { variant });
  test("are sound, each of them", () => {
    const variants = read("ukraine-2025.parley.yaml").conflict!.variants.map(({ id }) => id);
    expect(variants).toEqual(
      expect.arrayContaining(["stocks_only", "uags_series", "uk_series", "us_series", "isw_series"]),
    );
    for (const variant of variants) {
      const errors = under(variant).diagnostics.filter((each) => each.severity === "error");
      expect([variant, errors.map(({ message }) => message)]).toEqual([variant, []]);
    }
  });
  test("with stocks in every world no run fails", async () => {
    const { conflict } = under("stocks_only");
    const { law } = conflict!.quantities[conflict!.switches.campaign!];
    expect(law.kind).toBe("point");
    const findings = await briefOf(conflict!, { worlds: 8, repeats: 2, seed: 1 });
    expect(findings.failedRuns).toBe(0);
  });
});

describe("the flagship", () => {
  const { conflict } = read("ukraine-2025.parley.yaml");
  test("carries 21 issues, seven courses and two of words, and claims C1 to C16", () => {
    expect(conflict!.issues.length).toBe(21);
    expect(conflict!.policies.map((policy) => policy.id)).toEqual([
      "as_is",
      "free",
      "step_back",
      "cut_off",
      "compromise",
      "surge",
      "press_russia",
      "said_lasting",
      "said_ending",
    ]);
    const heads = new Set(conflict!.claims.map((claim) => claim.id.replace(/[a-c]$/, "")));
    expect([...heads]).toEqual(Array.from({ length: 16 }, (_, k) => `C${k + 1}`));
    expect(conflict!.game!.options.length).toBeLessThanOrEqual(14);
  });
  test("every claim points to a paragraph of the essay, and every issue says what is in force", () => {
    for (const claim of conflict!.claims) expect(claim.paragraph, claim.id).toBeGreaterThanOrEqual(1);
    for (const claim of conflict!.claims) expect(claim.paragraph, claim.id).toBeLessThanOrEqual(18);
    for (const issue of conflict!.issues) expect(issue.now, issue.id).not.toBeNull();
  });
  test("unsourced likelihood ratios are even around one", () => {
    const says = conflict!.quantities.filter((quantity) => quantity.path.includes(".says."));
    expect(says.length).toBeGreaterThan(5);
    for (const { law, path } of says)
      expect(law.kind === "range" && Math.abs(law.low * law.high - 1), path).toBeLessThan(1e-12);
  });
  test("the essay's map names all 18 paragraphs", () => {
    const page = readFileSync(new URL("../docs/the-essay.md", import.meta.url), "utf8");
    for (let paragraph = 1; paragraph <= 18; paragraph++) expect(page).toMatch(new RegExp(`^## ¶ ${paragraph}$`, "m"));
    for (const claim of conflict!.claims) expect(page).toContain(claim.id);
  });
});
