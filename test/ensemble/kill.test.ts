import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SMALL_WAR } from "../cli/world.js";
import { builtInto, child, contents, scratch } from "./bundle.js";
import { killAndGoOn } from "./kill.js";

const place = scratch();
let command: string;
beforeAll(async () => {
  command = (await builtInto(place.folder)).command;
});
afterAll(place.done);

test("killed at 5 random moments and gone on with, a run is the undisturbed one in every byte", async () => {
  const argv = [SMALL_WAR, "--worlds", "60", "--repeats", "6", "--chunk-worlds", "1", "--jobs", "1"];
  expect(await killAndGoOn(command, join(place.folder, "kill"), argv, 5)).toBeGreaterThanOrEqual(3);
});

test("interrupted, it keeps the finished chunks, ends with 130, and goes on to the same folder", async () => {
  const argv = ["run", SMALL_WAR, "--worlds", "40", "--repeats", "4", "--chunk-worlds", "1"];
  const folder = join(place.folder, "interrupted");
  const left = await child(command, [...argv, "-o", folder, "--jobs", "2"], (kill, over) => {
    const timer = setInterval(() => {
      if (!over() && !existsSync(join(folder, "course"))) return;
      clearInterval(timer);
      kill("SIGINT");
    }, 5);
  });
  expect(left.status).toBe(130);
  const kept = Number(/interrupted: (\d+) of 120 chunks are in/.exec(left.err)?.[1]);
  expect(kept).toBeGreaterThan(0);
  expect(Object.keys(contents(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect((await child(command, [...argv, "-o", folder, "--resume", "--jobs", "4"])).status).toBe(0);
  const whole = join(place.folder, "whole");
  expect((await child(command, [...argv, "-o", whole, "--jobs", "1"])).status).toBe(0);
  expect(contents(folder)).toEqual(contents(whole));
});

test("a brief whose course runs in two threads says the same, byte for byte", async () => {
  const argv = ["brief", SMALL_WAR, "--json", "--worlds", "12", "--repeats", "4"];
  const [one, two] = [await child(command, argv), await child(command, [...argv, "--jobs", "2"])];
  expect([one.status, two.status]).toEqual([0, 0]);
  expect(two.out).toBe(one.out);
  expect(one.out.length).toBeGreaterThan(1000);
});
