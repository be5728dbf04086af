import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SMALL_WAR } from "../cli/world.js";
import { builtInto, scratch } from "../ensemble/bundle.js";
import { killAndGoOn } from "../ensemble/kill.js";

const place = scratch();
let command: string;
beforeAll(async () => {
  command = (await builtInto(place.folder)).command;
});
afterAll(place.done);

test("killed at 20 random moments and gone on with, a run is the undisturbed one in every byte", async () => {
  const argv = [SMALL_WAR, "--worlds", "400", "--repeats", "16", "--chunk-worlds", "2", "--jobs", "2"];
  expect(await killAndGoOn(command, join(place.folder, "kill"), argv, 20)).toBe(20);
});
