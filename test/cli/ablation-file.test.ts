import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { MAKERS } from "../../src/ensemble/makers.js";
import { readConflict } from "../../src/language/read.js";
import { linkRun, linkText } from "../report/links.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "8", "--repeats", "2"];
const WAR = readFileSync(SMALL_WAR, "utf8");
const { hash } = readConflict(WAR, "war.parley.yaml").conflict!;
const course = MAKERS.find(({ table }) => table === "course")!.version;
const SIZES = [0.08, 0.01, 0.62, 0.21, 0.34, 0.12, 0.5, 0.05];
const mine = linkText(linkRun(SIZES, { hash, engine: { course } }));
const argv = (...more: string[]): string[] => ["brief", "war.parley.yaml", ...FEW, ...more];
const war = { "war.parley.yaml": WAR };

describe("parley brief --ablation", () => {
  let page: string;
  beforeAll(async () => {
    const { files } = await parley(argv("--report", "p.html", "--ablation", "run.json"), { ...war, "run.json": mine });
    page = files.get("p.html")!;
  });

  test("draws the arrows of the page as thick as measured", () => {
    expect(page).toContain("thickest 0.62 (Aid → Cover, losses, front), thinnest whole 0.05");
    expect(page.match(/class="shaft" tabindex/g)).toHaveLength(8);
  });

  test("is found beside the file where none is named, and draws the same page", async () => {
    const beside = { ...war, "war.ablation.json": mine };
    const { files } = await parley(argv("--report", "p.html", "--picture", "p.svg"), beside);
    expect(files.get("p.html")).toBe(page);
    expect(files.get("p.svg")).toContain("thickest 0.62");
  });

  test("of another state of the file is refused by name before anything is run, with the command that measures anew", async () => {
    const stale = { ...war, "run.json": linkText(linkRun(SIZES, { hash: "0123456789abcdef", engine: { course } })) };
    const left = await parley(argv("--report", "p.html", "--ablation", "run.json"), stale);
    expect([left.status, left.out, left.files.size]).toEqual([2, "", 0]);
    expect(left.err).toContain("run.json does not belong to war.parley.yaml: it was measured on 0123456789ab");
    expect(left.err).toContain("parley ablate war.parley.yaml --links -o run.json --force");
    expect(left.err).not.toContain("8 of 8 worlds");
    const old = { ...war, "run.json": linkText(linkRun(SIZES, { hash, engine: { course: "0" } })) };
    expect((await parley(argv("--report", "p.html", "--ablation", "run.json"), old)).err).toContain("engine course 0");
  });

  test("that lies beside the file and is stale leaves the arrows alike, and the page says so", async () => {
    const stale = { ...war, "war.ablation.json": linkText(linkRun(SIZES, { hash: "0123456789abcdef" })) };
    const { files, status } = await parley(argv("--report", "p.html"), stale);
    expect(status).toBe(0);
    expect(files.get("p.html")).toContain("All arrows alike: the ablation that is there is of another reading");
    expect(files.get("p.html")).not.toContain('class="shaft" tabindex');
  });

  test.each([
    [
      "a file that is none",
      ["--report", "p.html", "--ablation", "war.parley.yaml"],
      "is no run of an argument's links",
    ],
    ["nothing that it would be drawn on", ["--ablation", "run.json"], "name --report or --picture"],
  ])("is refused with %s", async (_, more, said) => {
    const left = await parley(argv(...more), { ...war, "run.json": mine });
    expect([left.status, left.err]).toEqual([2, expect.stringContaining(said) as string]);
  });
});
