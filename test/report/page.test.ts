import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";
import type { Findings } from "../../src/report/finding.js";
import { renderHtml } from "../../src/report/html.js";
import { renderJson } from "../../src/report/json.js";
import { STYLE } from "../../src/report/style.js";
import { renderText } from "../../src/report/text.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const attack = `<script>alert(1)</script>`;
const styleHash = createHash("sha256").update(STYLE).digest("base64");
let findings: Findings;
let hostile: Findings;
const brief = (source: string): Promise<Findings> =>
  briefOf(readConflict(source, "war.parley.yaml").conflict!, { worlds: 20, repeats: 4, seed: 1 });

beforeAll(async () => {
  findings = await brief(text);
  hostile = await brief(
    text
      .replaceAll("The valley war", `"${attack}"`)
      .replaceAll("Help ends", `"${attack}"`)
      .replaceAll("A settlement within half a year is very unlikely.", `"${attack}"`),
  );
}, 60_000);

describe("terminal", () => {
  const options = { colour: false, file: "war.parley.yaml", report: null };
  test.each([80, 100, 132, 160])("every line fits %i columns", (width) => {
    const lines = renderText(findings, { ...options, width }).split("\n");
    // commands are not broken: they are to be copied
    const long = lines.filter((line) => [...line].length > width && !line.includes("parley "));
    expect(long).toEqual([]);
  });
  test("colour only repeats the word", () => {
    const stripped = renderText(findings, { ...options, width: 100, colour: true }).replace(/\u001b\[\d+m/g, "");
    expect(stripped).toBe(renderText(findings, { ...options, width: 100 }));
  });
  test("never calls a share of worlds a probability, and says that it is no forecast", () => {
    const page = renderText(findings, { ...options, width: 100 });
    expect(page).toContain("NOT A FORECAST");
    expect(page).toContain("not matched to a record");
    expect(page.replaceAll(/it\s+is\s+no\s+probability/g, "")).not.toMatch(/probab/);
  });
});

describe("page", () => {
  test("escapes what the file says, everywhere", () => {
    const page = renderHtml(hostile, { file: attack, styleHash });
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
  });
  test("allows no script and no network, and just its own style", () => {
    const page = renderHtml(findings, { file: "war.parley.yaml", styleHash });
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${styleHash}'`);
    expect(page).not.toMatch(/ style="| on\w+="|<link|<img|src="/);
  });
});

test("the same file and seed give the same bytes of JSON, without times or paths", async () => {
  const again = await brief(text);
  expect(renderJson(again)).toBe(renderJson(findings));
  const answer = JSON.parse(renderJson(findings)) as {
    format: number;
    command: string;
    claims: { verdict: { kind: string } }[];
  };
  expect(answer.format).toBe(1);
  expect(answer.command).toBe("brief");
  expect(answer.claims).toHaveLength(2);
  expect(renderJson(findings)).not.toMatch(/\/(home|tmp|root|Users)\//);
});
