import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { philox, Purpose, Stream, uniformAt } from "../../src/math/philox.js";

const { vectors } = JSON.parse(
  readFileSync(new URL("../../references/judgement/philox4x32.json", import.meta.url), "utf8"),
) as {
  vectors: { ctr: string[]; key: string[]; out: string[] }[];
};

test("reference: Philox4x32-10 gives the known answers", () => {
  expect(vectors.length).toBe(3);
  for (const { ctr, key, out } of vectors) {
    const [world, time, stream, domain] = ctr.map((word) => parseInt(word, 16));
    const words = new Uint32Array(4);
    philox({ world, time, stream, domain }, parseInt(key[0], 16), parseInt(key[1], 16), words);
    expect([...words].map((word) => word.toString(16).padStart(8, "0"))).toEqual(out);
  }
});

test("a uniform is named by all of its words: changing any one changes it", () => {
  const at = { world: 3, week: 5, draw: 1, stream: Stream.front, purpose: Purpose.tests, repeat: 1 };
  const base = uniformAt(1, at);
  const others = [
    uniformAt(2, at),
    uniformAt(1, { ...at, world: 4 }),
    uniformAt(1, { ...at, week: 6 }),
    uniformAt(1, { ...at, draw: 2 }),
    uniformAt(1, { ...at, stream: Stream.losses }),
    uniformAt(1, { ...at, purpose: Purpose.design }),
    uniformAt(1, { ...at, repeat: 2 }),
  ];
  expect(new Set([base, ...others]).size).toBe(8);
});

test("uniforms are even: mean and variance of 100,000 within five standard errors", () => {
  let sum = 0;
  let squares = 0;
  const n = 100_000;
  for (let world = 0; world < n; world++) {
    const u = uniformAt(42, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat: 0 }) - 0.5;
    sum += u;
    squares += u * u;
  }
  expect(Math.abs(sum / n)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(n));
  expect(Math.abs(squares / n - 1 / 12)).toBeLessThan((5 * Math.sqrt(1 / 180)) / Math.sqrt(n));
});
