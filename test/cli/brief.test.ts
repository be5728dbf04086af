import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "8", "--repeats", "2"];

describe("parley brief", () => {
  test("the same file and seed give the same bytes, and another seed does not", async () => {
    const one = await parley(["brief", SMALL_WAR, ...FEW, "--json"]);
    const two = await parley(["brief", SMALL_WAR, ...FEW, "--json"]);
    const other = await parley(["brief", SMALL_WAR, ...FEW, "--json", "--seed", "2"]);
    expect(two.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
  });

  test("data holds no path of the machine", async () => {
    const { out } = await parley(["brief", SMALL_WAR, ...FEW, "--json"]);
    expect(out).not.toContain(SMALL_WAR.replace(/\/[^/]*$/, ""));
  });

  test("keeps results on stdout and progress on stderr", async () => {
    const left = await parley(["brief", SMALL_WAR, ...FEW]);
    expect(left.err).toContain("8 of 8 worlds");
    expect(left.out).not.toContain("of 8 worlds");
    expect(left.out).toMatch(/^The valley war/);
  });

  test("writes the report only where asked to", async () => {
    expect((await parley(["brief", SMALL_WAR, ...FEW])).files.size).toBe(0);
    const { files } = await parley(["brief", SMALL_WAR, ...FEW, "--report", "out/a/report.html"]);
    expect([...files.keys()]).toEqual(["out/a/report.html"]);
    expect(files.get("out/a/report.html")).toMatch(/^<!doctype html>/);
  });

  test("makes its own pages and pictures anew, and no other file, before anything is run", async () => {
    const argv = ["brief", SMALL_WAR, ...FEW, "--report", "r.html", "--picture", "p.svg"];
    const { files } = await parley(argv);
    const again = await parley(argv, Object.fromEntries(files));
    expect([again.status, again.files.size]).toEqual([0, 2]);
    for (const [name, text] of [
      ["r.html", "<!doctype html><p>mine"],
      ["p.svg", "<svg></svg>"],
      ["r.html", ""],
    ]) {
      const refused = await parley(argv, { [name]: text });
      expect([refused.status, refused.out, refused.files.size]).toEqual([2, "", 0]);
      expect(refused.err).toContain(`${name} is there already`);
      expect((await parley([...argv, "--force"], { [name]: text })).status).toBe(0);
    }
  });

  test("with --set says which verdicts changed", async () => {
    const left = await parley(["brief", SMALL_WAR, ...FEW, "--set", "values.north.patience=50 %"]);
    expect(left.status).toBe(0);
    expect(left.out).toMatch(/^CHANGED$/m);
  });

  test("every command it offers under NEXT runs", async () => {
    const { out } = await parley(["brief", SMALL_WAR, ...FEW]);
    const lines = out.split("\n");
    const commands = lines
      .slice(lines.findIndex((line) => line.startsWith("NEXT")))
      .flatMap((line) => /parley (.+?)(?: {2,}.*)?$/.exec(line)?.slice(1) ?? [])
      .map((command) => (/^(why|brief)/.test(command) ? `${command} ${FEW.join(" ")}` : command));
    expect(commands.some((command) => command.startsWith("why"))).toBe(true);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      const argv = command
        .replace(SMALL_WAR, "FILE")
        .trim()
        .split(" ")
        .map((word) => (word === "FILE" ? SMALL_WAR : word));
      expect([command, (await parley(argv)).status]).toEqual([command, 0]);
    }
  });
});
