import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderHtml } from "../../src/report/html.js";
import { renderJson } from "../../src/report/json.js";
import { STYLE } from "../../src/report/style.js";
import { renderText } from "../../src/report/text.js";
import { findings, smallWar, termsFinding, twoPolicies, verdict } from "./build.js";

const EVIL = `<script>alert("x")</script>`;
const styleHash = createHash("sha256").update(STYLE).digest("base64");
const page = (given: Parameters<typeof findings>[0]) => renderHtml(findings(given), { file: "f.yaml", styleHash });
const full = {
  terms: termsFinding(false),
  policies: twoPolicies([500, 2000], [0.2, 0.4], [0.1, 0.3]),
};

describe("the page", () => {
  test("escapes what the file says, wherever it stands", () => {
    const conflict = smallWar((text) =>
      text
        .replace("title: The valley war", `title: '${EVIL}'`)
        .replace("North, role: attacker", `'${EVIL}North', role: attacker`)
        .replace("Limits on South's army", `'${EVIL}army'`)
        .replace("text: A cut-off tilts the war to North.", `text: '${EVIL}tilts'`)
        .replace(/title: As now\b/, `title: '${EVIL}now'`),
    );
    const html = page({ ...full, conflict });
    expect([conflict.title, conflict.policies[0].title]).toEqual([EVIL, `${EVIL}now`]);
    expect([conflict.actors[0].title, conflict.issues[1].title]).toEqual([`${EVIL}North`, `${EVIL}army`]);
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script");
  });

  test("loads nothing: its policy forbids all but its own style, whose hash is right", () => {
    const html = page(full);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    expect(html).toContain(
      `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    );
    expect(html).not.toMatch(/ style="| src="|<link|@import|url\(/);
  });

  test("shows every claim with its verdict in a word", () => {
    const [first, second] = findings().conflict.claims.map((claim) => claim.id);
    const html = page({ verdicts: [verdict(first, "fails", 0.02), verdict(second, "open", 0.4)] });
    expect(html).toMatch(new RegExp(`id="claim-${first}"[\\s\\S]*?>FAILS<`));
    expect(html).toMatch(new RegExp(`id="claim-${second}"[\\s\\S]*?>OPEN<`));
  });

  test("prints no NaN, undefined or null", () => {
    expect(page(full).replace(STYLE, "")).not.toMatch(/\bNaN\b|undefined|\bnull\b/);
  });
});

describe("the terminal page", () => {
  const text = (given: Parameters<typeof findings>[0], width: number, colour = false): string =>
    renderText(findings(given), { width, colour, file: "small-war.parley.yaml", report: null });

  test.each([80, 100, 160])("fits %i columns and keeps whole claims", (width) => {
    const shown = text(full, width);
    const long = shown.split("\n").filter((line) => line.length > width);
    expect(long).toEqual([]);
    expect(shown.replace(/\s+/g, " ")).toContain("NOT A FORECAST.");
    if (width === 80) expect(shown.replace(/\s+/g, " ")).toContain("A cut-off tilts the war to North.");
  });

  test("colour only repeats what the words say", () => {
    const escape = String.fromCharCode(27);
    const coloured = text(full, 100, true);
    expect(coloured).toContain(escape);
    expect(coloured.replaceAll(new RegExp(`${escape}\\[[0-9;]*m`, "g"), "")).toBe(text(full, 100));
  });

  test("says which verdicts a changed file changes, and when none does", () => {
    const [first, second] = findings().conflict.claims.map((claim) => claim.id);
    const before = [verdict(first, "fails", 0.02), verdict(second, "holds", 0.96)];
    expect(text({ before }, 100)).toContain(`${first}: fails → holds`);
    const same = [verdict(first, "holds", 0.96), verdict(second, "holds", 0.96)];
    expect(text({ before: same }, 100)).toContain("No verdict differs from the file as filed.");
    expect(text({}, 100)).not.toContain("CHANGED");
  });

  test("a share of worlds is never called a probability", () => {
    expect(text(full, 100).replaceAll("it is no probability", "").toLowerCase()).not.toContain("probab");
  });
});

test("the brief as data names format, case, hash and seed, and every verdict", () => {
  const data = JSON.parse(renderJson(findings(full))) as Record<string, unknown>;
  expect(data).toMatchObject({ format: 1, command: "brief", seed: 1, hash: findings().conflict.hash });
  expect(data.claims).toHaveLength(2);
  expect((data.claims as { verdict: object }[])[0].verdict).toMatchObject({ kind: "holds", share: 0.96, turns: null });
});
