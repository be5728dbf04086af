import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { templateText } from "../../src/language/template.js";
import { briefOf } from "../../src/report/brief.js";
import { compareAccounts } from "../../src/report/compare.js";
import { renderComparison } from "../../src/report/compare-text.js";
import { sentencesOf } from "../../src/report/sentence.js";
import { parley, SMALL_WAR } from "./world.js";

const FILES = { "port.yaml": templateText("dispute"), "river.yaml": templateText("mediation") };
const FEW = ["--worlds", "60", "--repeats", "2"];

interface Data {
  accounts: { id: string; variant: string | null; hash: string }[];
  claims: { id: string; verdicts: Record<string, { kind: string; share: number }> }[];
  sameClaims: number;
  sentences: { about: string; texts: Record<string, string | null> }[];
  sameSentences: number;
}
const dataOf = async (args: readonly string[]): Promise<Data> => {
  const told = await parley(["compare", ...args, ...FEW, "--json"], FILES);
  expect(told.status).toBe(0);
  return JSON.parse(told.out) as Data;
};

describe("parley compare", () => {
  test("each account has the verdicts and sentences of its own brief; all that differ are shown, and no others", async () => {
    const data = await dataOf(["river.yaml"]);
    expect(data.accounts.map(({ id }) => id)).toEqual(["as filed", "upper_account", "lower_account"]);
    const briefs = await Promise.all(
      data.accounts.map(async ({ variant }) => {
        const extra = variant === null ? [] : ["--variant", variant];
        const { out } = await parley(["brief", "river.yaml", "--json", ...FEW, ...extra], FILES);
        return JSON.parse(out) as {
          hash: string;
          sentences: string[];
          claims: { id: string; verdict: { kind: string; share: number } }[];
        };
      }),
    );
    expect(data.accounts.map(({ hash }) => hash)).toEqual(briefs.map(({ hash }) => hash));
    const differ = briefs[0].claims.filter(({ verdict }, k) =>
      briefs.some(({ claims }) => claims[k].verdict.kind !== verdict.kind),
    );
    expect(differ.length).toBeGreaterThan(0);
    expect(data.claims.map(({ id }) => id)).toEqual(differ.map(({ id }) => id));
    expect(data.sameClaims).toBe(briefs[0].claims.length - differ.length);
    data.accounts.forEach(({ id: account }, k) => {
      for (const { id, verdicts } of data.claims) {
        const { kind, share } = briefs[k].claims.find((claim) => claim.id === id)!.verdict;
        expect(verdicts[account]).toMatchObject({ kind, share });
      }
      const told = data.sentences.flatMap(({ texts }) => texts[account] ?? []);
      // an item of the brief holds one sentence or several
      for (const text of told) expect(briefs[k].sentences.filter((item) => item.includes(text))).toHaveLength(1);
      const silent = briefs[k].sentences.filter((item) => !told.some((text) => item.includes(text)));
      expect(silent.length).toBeLessThanOrEqual(data.sameSentences);
    });
  });

  test("only the variants named, each once; without one, all of the file", async () => {
    const once = await dataOf(["river.yaml", "--variant", "lower_account", "--variant", "lower_account"]);
    expect(once.accounts.map(({ id }) => id)).toEqual(["as filed", "lower_account"]);
  });

  test("--set is an account of its own", async () => {
    const data = await dataOf(["port.yaml", "--set", "issues.wages.positions.port.firm=0"]);
    expect(data.accounts.map(({ id }) => id)).toEqual(["as filed", "with --set"]);
    expect(data.claims.map(({ id }) => id)).toEqual(["c1"]);
    expect(data.claims[0].verdicts["with --set"]).toMatchObject({ kind: "holds", share: 1 });
  });

  test("a change that changes nothing: no claim and no sentence, all counted", async () => {
    const told = await parley(["compare", "port.yaml", ...FEW, "--set", "case.question=Another?"], FILES);
    expect(told.out).toContain(" 3 claims have the same verdict in every account, and the same shares.");
    const { out } = await parley(["brief", "port.yaml", ...FEW, "--json"], FILES);
    const { sentences } = JSON.parse(out) as { sentences: string[] };
    const counted = Number(/ (\d+) sentences read the same in every account\./.exec(told.out)?.[1]);
    // the page joins what is known of one question
    expect(counted).toBeGreaterThanOrEqual(sentences.length);
    expect(told.out).not.toContain("THAT DIFFER");
  });

  test("the same file and seed give the same bytes", async () => {
    const args = ["compare", SMALL_WAR, "--worlds", "6", "--repeats", "2", "--set", "talks.chance=1 %", "--json"];
    expect((await parley(args)).out).toBe((await parley(args)).out);
  });

  test("keeps progress on stderr, named by account", async () => {
    const told = await parley(["compare", SMALL_WAR, "--worlds", "4", "--repeats", "2", "--set", "talks.chance=1 %"]);
    expect(told.err).toContain("as filed: 4 of 4 worlds");
    expect(told.err).toContain("with --set: 4 of 4 worlds");
    expect(told.out).toMatch(/^The valley war\n/);
  });

  test("2 without anything to compare; 3 for an unknown variant or an invalid set", async () => {
    const none = await parley(["compare", SMALL_WAR]);
    expect([none.status, none.out]).toEqual([2, ""]);
    expect(none.err).toContain("has no `variants:` section");
    const unknown = await parley(["compare", "port.yaml", "--variant", "nope"], FILES);
    expect([unknown.status, unknown.out]).toEqual([3, ""]);
    expect(unknown.err).toContain("Variants here: port_account");
    expect((await parley(["compare", "port.yaml", "--set", "issues.wages.now=ten"], FILES)).status).toBe(3);
  });
});

test("a variant with a mistake is told with its place; warnings of the file are counted once", async () => {
  const wrong = FILES["port.yaml"].replace(
    "issues.machines.positions.union.firm:",
    "issues.cranes.positions.union.firm:",
  );
  const told = await parley(["compare", "port.yaml"], { "port.yaml": wrong });
  expect([told.status, told.out]).toEqual([3, ""]);
  expect(told.err).toMatch(/port\.yaml:\d+:\d+ P0111 "issues\.cranes\.positions\.union\.firm" is no path/);
  const late = FILES["port.yaml"].replace("2024-12-10", "2025-12-10");
  const warned = await parley(["compare", "port.yaml", ...FEW], { "port.yaml": late });
  expect(warned.err.match(/warning/g)).toHaveLength(1);
});

describe("the page of a comparison", () => {
  const text = readFileSync(SMALL_WAR, "utf8");
  const read = async (): Promise<{ id: string; findings: Awaited<ReturnType<typeof briefOf>> }[]> =>
    Promise.all(
      [[], ["talks.chance=0.01 %"], ["values.south.lose=-2"], ["values.north.patience=50 %"]].map(async (sets, k) => {
        const { conflict } = readConflict(text, "war.parley.yaml", { sets });
        return {
          id: k === 0 ? "as filed" : `account_${k}`,
          findings: await briefOf(conflict!, { worlds: 16, repeats: 4, seed: 1 }),
        };
      }),
    );

  const accounts = read();

  test("every line fits 80 to 160 columns; nothing is lost where columns do not fit beside the text", async () => {
    const all = compareAccounts(await accounts);
    expect(all.claims.length).toBeGreaterThan(0);
    for (const width of [80, 100, 160]) {
      const page = renderComparison(all, { width, colour: false, file: "war.yaml" });
      for (const line of page.split("\n")) expect(line.length, line).toBeLessThanOrEqual(width);
      for (const { verdicts } of all.claims)
        for (const { share } of verdicts) expect(page).toContain(`${Math.round(100 * share!)} %`);
    }
  });

  test("colour only repeats the words", async () => {
    const all = compareAccounts(await accounts);
    const [bare, painted] = [false, true].map((colour) =>
      renderComparison(all, { width: 80, colour, file: "war.yaml" }),
    );
    expect(painted.replace(/\u001b\[\d*m/g, "")).toBe(bare);
    expect(painted).not.toBe(bare);
  });

  test("sentences of an account are those of its brief", async () => {
    const all = await accounts;
    const { sentences } = compareAccounts(all);
    // the page gives these two in short
    const told = sentences.filter(({ about }) => !["frontier", "figures"].includes(about));
    for (const { texts } of told)
      texts.forEach((each, k) => each !== null && expect(sentencesOf(all[k].findings).join(" ")).toContain(each));
  });
});
