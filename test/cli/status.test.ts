import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const SOUND = `parley: 1
case:
  title: Two at a table
  question: Who moves first?
actors:
  a: { title: A }
  b: { title: B }
`;
const BROKEN = SOUND.replace("actors:", "actorz:");
const FEW = ["--worlds", "6", "--repeats", "2"];

describe("exit status", () => {
  test("0: a sound file", async () => {
    const left = await parley(["check", "ok.parley.yaml"], { "ok.parley.yaml": SOUND });
    expect(left.status).toBe(0);
    expect(left.out).toContain("ok.parley.yaml: sound. 2 actors");
  });

  test("2: a bare name where NAME.parley.yaml stands is told the whole one", async () => {
    const left = await parley(["check", "ok"], { "ok.parley.yaml": SOUND });
    expect(left.status).toBe(2);
    expect(left.err).toContain("ok: there is no such file; did you mean ok.parley.yaml?");
    const none = await parley(["check", "no"], { "ok.parley.yaml": SOUND });
    expect(none.err).toContain("no: there is no such file.");
  });

  test("1: a gate that a verdict fails, with the verdicts named", async () => {
    const data = await parley(["brief", SMALL_WAR, ...FEW, "--json"]);
    const kinds = (JSON.parse(data.out) as { claims: { verdict: { kind: string } }[] }).claims.map(
      (claim) => claim.verdict.kind,
    );
    const gated = await parley(["brief", SMALL_WAR, ...FEW, "--fail-on", kinds[0]]);
    expect(gated.status).toBe(1);
    expect(gated.err).toContain(`--fail-on: c1 ${kinds[0]}`);
    const absent = ["holds", "fails", "depends", "open", "assumed"].find((kind) => !kinds.includes(kind))!;
    expect((await parley(["brief", SMALL_WAR, ...FEW, "--fail-on", absent])).status).toBe(0);
  });

  test.each([
    ["an unknown command", ["bref", "x.yaml"]],
    ["an unknown option", ["check", SMALL_WAR, "--strickt"]],
    ["a missing file", ["check", "nowhere.parley.yaml"]],
    ["a number of worlds that is none", ["brief", SMALL_WAR, "--worlds", "many"]],
    ["an unknown verdict to fail on", ["brief", SMALL_WAR, "--fail-on", "true"]],
    ["an unknown policy", ["course", SMALL_WAR, "--policy", "surrender"]],
    ["an unknown diagnostic", ["explain", "P9999"]],
  ])("2: %s", async (_, argv) => {
    const left = await parley(argv);
    expect(left.status).toBe(2);
    expect(left.err.trim()).not.toBe("");
    expect(left.out).toBe("");
  });

  test.each(["check", "brief", "terms", "structure", "course"])("3: %s of an invalid file", async (command) => {
    const left = await parley([command, "bad.parley.yaml"], { "bad.parley.yaml": BROKEN });
    expect(left.status).toBe(3);
    expect(left.out + left.err).toMatch(/bad\.parley\.yaml:\d+:\d+ P\d{4} /);
  });

  test("2 with a sentence where the file lacks what the method needs", async () => {
    for (const command of ["terms", "structure", "course"]) {
      const left = await parley([command, "ok.parley.yaml"], { "ok.parley.yaml": SOUND });
      expect([command, left.status]).toEqual([command, 2]);
      expect(left.err).toMatch(/^ok\.parley\.yaml (has no|lacks)/m);
    }
  });
});
