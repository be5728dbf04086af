import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "8", "--repeats", "2"];
const WAR = `${readFileSync(SMALL_WAR, "utf8")}
variants:
  hopeful:
    title: North's account
    why: cheaper losses
    set: {campaign.men.north.losses: 10 to 20 persons/day}
  grim: {why: dearer losses, set: {campaign.men.north.losses: 400 to 500 persons/day}}
`;
const FILES = { "war.yaml": WAR };

describe("brief --accounts", () => {
  let page: string;
  const argv = (accounts: string): string[] => ["brief", "war.yaml", ...FEW, "--accounts", accounts];

  beforeAll(async () => {
    const { files, err, status } = await parley([...argv("hopeful,grim"), "--report", "page.html"], FILES);
    expect([status, err]).toEqual([0, expect.any(String) as string]);
    page = files.get("page.html")!;
  }, 60_000);

  const reading = (k: number): string => page.split('<div class="account"')[k + 1];

  test("the page has a switch and a whole page for each account, the file as filed first, with the verdicts that each changes", () => {
    const labels = [...page.matchAll(/<label><input type="radio" name="account" id="account-\d"( checked)?>([^<]+)/g)];
    expect(labels.map(([, checked, label]) => [checked !== undefined, label])).toEqual([
      [true, "as filed"],
      [false, "North&#39;s account: no verdict differs"],
      [false, "grim: 1 of 2 verdicts differs"],
    ]);
    for (const k of [0, 1, 2])
      for (const said of ["In short", "Courses of action", "Claims", "parley brief war.yaml"])
        expect(reading(k)).toContain(said);
    expect(reading(0)).not.toContain("What this account changes");
    expect(reading(2)).toContain("What this account changes");
  });

  test("oracle: each is what the brief of that variant says", async () => {
    const alone = await parley(["brief", "war.yaml", ...FEW, "--variant", "grim", "--report", "p.html"], FILES);
    const claims = (text: string): string[] =>
      [...text.matchAll(/<b class="[a-z-]+">[A-Z ]+<\/b><\/td><td class="n">[^<]+/g)].map(String);
    expect(claims(reading(2))).toEqual(claims(alone.files.get("p.html")!));
    expect(claims(reading(2))).not.toEqual(claims(reading(1)));
    const changes = (text: string): string =>
      /What this account changes<\/h2>(.*?)<\/section>/
        .exec(text)![1]
        .replace(/<p>[^<]* by this account what .*?<\/p>/, "");
    expect(changes(reading(2))).toBe(changes(alone.files.get("p.html")!));
  });

  test("every command of an account's page names that account", () => {
    for (const [k, variant] of [
      [1, "hopeful"],
      [2, "grim"],
    ] as const) {
      const commands = [...reading(k).matchAll(/<code>(parley (?:brief|course|why|terms|policies|replay) [^<]*)/g)];
      expect(commands.length).toBeGreaterThan(10);
      for (const [, command] of commands) expect(command).toContain(`--variant ${variant}`);
    }
  });

  test("what an account leaves as it is is named, and only that", () => {
    const said = / by this account what .*?<\/p>/.exec(reading(2))![0];
    expect(said).toContain("“On what this stands”");
    expect(said).not.toContain("“Claims”");
    expect(reading(0)).not.toContain("by this account what");
  });

  test("a page of one account names the others of the file, and how to switch between them", async () => {
    const { files } = await parley(["brief", "war.yaml", ...FEW, "--report", "one.html"], FILES);
    const one = files.get("one.html")!;
    expect(one).toContain("The file has 2 other accounts");
    expect(one).toContain("North&#39;s account: cheaper losses");
    expect(one).toContain("--accounts hopeful,grim");
    expect(page).not.toContain("By other accounts");
  });

  test("no place has the name of another, and every link of the page leads somewhere", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("2, before anything is run, without a page, for a name that is none, beside --variant, and without variants", async () => {
    for (const [args, why] of [
      [argv("grim"), "name one with --report"],
      [[...argv("nobody"), "--report", "p.html"], 'no variant is "nobody"; there are hopeful and grim'],
      [[...argv("grim"), "--report", "p.html", "--variant", "grim"], "leave out --variant"],
    ] as const) {
      const left = await parley(args, FILES);
      expect([left.status, left.files.size, left.out]).toEqual([2, 0, ""]);
      expect(left.err).toContain(why);
    }
    const bare = await parley(["brief", SMALL_WAR, ...FEW, "--accounts", "all", "--report", "p.html"]);
    expect([bare.status, bare.err]).toEqual([2, expect.stringContaining("no `variants:` section") as string]);
  });
});
