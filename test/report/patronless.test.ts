import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { REPEAT_RULE } from "../../src/judgement/index.js";
import { briefOf } from "../../src/report/brief.js";

const war = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

/** The small war with every trace of its patron taken out. */
function withoutPatron(): string {
  const section = (name: string): RegExp => new RegExp(`^${name}:\\n(?: .*\\n)+`, "m");
  return war
    .replace(section("patron"), "")
    .replace(section("objectives"), "")
    .replace(/^ {2}patron: \{ title.*\n/m, "")
    .replace(/^ {6}patron: \{ wants.*\n/m, "")
    .replace(/^ {6}patron_stays:.*\n/gm, "")
    .replace(/^ {2}patron\.stop:\n(?: {4}.*\n)+/m, "  south.dig_in: { title: Dig in }\n")
    .replace("moves: [patron.stop]", "moves: [south.dig_in]")
    .replace(/^ {2}aid:\n(?: {4}.*\n)+/m, "");
}

test("a war without a patron is read and run", async () => {
  const { conflict, diagnostics } = readConflict(withoutPatron(), "war.parley.yaml");
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  expect(conflict!.patron).toBeNull();
  const findings = await briefOf(conflict!, { worlds: 12, repeats: 4, seed: 1 });
  expect(findings.failedRuns).toBe(0);
  expect(findings.claims[0].verdict.share).not.toBeNull();
});

test("a war without a course of action gets more repeats where a claim is undecided", async () => {
  const text = withoutPatron()
    .replace(/^policies:\n(?: .*\n)+/m, "")
    .replace(/^ {4}under: as_is\n/m, "")
    .replace("within 26 weeks) <= 5 %", "within 26 weeks) <= 1 %")
    .replace(/^ {2}- text: A cut-off[^]*$/m, "");
  const { conflict } = readConflict(text, "war.parley.yaml");
  expect(conflict!.policies).toEqual([]);
  const findings = await briefOf(conflict!, {
    worlds: 12,
    repeats: 4,
    seed: 1,
    adaptive: { ...REPEAT_RULE, to: 8, most: 500 },
  });
  expect(findings.more).toMatchObject({ to: 8 });
});
