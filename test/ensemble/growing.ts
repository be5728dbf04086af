import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { readManifest, type Manifest } from "../../src/ensemble/manifest.js";
import { parley, SMALL_WAR } from "../cli/world.js";
import { copyRun, scratch } from "./bundle.js";

/** A small run whose repeats grow, without and with a size of chunks. */
export const SOME = ["--worlds", "14", "--repeats", "adaptive", "--most-runs", "500"];
export const FEW = [...SOME, "--chunk-worlds", "3", "--jobs", "1"];

/** A run whose repeats grow, made once a test file, and a folder of its own for each test. */
export interface Growing {
  /** Folder of the whole run, and of all of them. */
  readonly whole: string;
  readonly base: string;
  readonly manifest: () => Manifest;
  /** A folder that is not there yet, another in each test. */
  readonly folder: () => string;
  /** Makes `folder` as the run was when only the first `rounds` rounds had been asked for, and a chunk in `of` of what came last was there. */
  readonly asIf: (rounds: number, of: number) => void;
}

/** Sets a test file up with such a run. */
export function growingRun(): Growing {
  const place = scratch();
  const whole = join(place.folder, "whole");
  let manifest: Manifest;
  let number = 0;
  beforeAll(async () => {
    expect((await parley(["run", SMALL_WAR, "-o", whole, ...FEW])).status).toBe(0);
    manifest = readManifest(readFileSync(join(whole, "manifest.json"), "utf8"));
  });
  beforeEach(() => void number++);
  afterAll(place.done);
  const folder = (): string => join(place.folder, `run-${number}`);
  const asIf = (rounds: number, of: number): void => {
    const last = (file: string): number => Number(/\/r(\d+)-/.exec(file)?.[1] ?? 0);
    let seen = 0;
    const kept = manifest.chunks.filter(
      ({ file }) => last(file) < rounds || (last(file) === rounds && seen++ % of === 0),
    );
    const cut = { ...manifest, complete: false, rounds: manifest.rounds!.slice(0, rounds), chunks: kept };
    copyRun(whole, folder(), () => JSON.stringify(cut));
    const there = new Set(kept.map(({ file }) => file));
    for (const { file } of manifest.chunks) if (!there.has(file)) rmSync(join(folder(), file));
  };
  return { whole, base: place.folder, manifest: () => manifest, folder, asIf };
}
