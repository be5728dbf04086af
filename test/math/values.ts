import { readFileSync } from "node:fs";

/** Values of a function filed under references/math: `arguments[k][i]`, the nearest double and what is left in ulps. */
export interface Values {
  readonly arguments: readonly Float64Array[];
  readonly values: Float64Array;
  readonly rests: Int8Array;
}

interface Filed {
  readonly arguments: readonly string[];
  readonly values: string;
  readonly rests: string;
}

const bytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, "base64")).buffer;

/** Reads references/math/`name`.json. */
export function readValues(name: string): Values {
  const filed = JSON.parse(
    readFileSync(new URL(`../../references/math/${name}.json`, import.meta.url), "utf8"),
  ) as Filed;
  return {
    arguments: filed.arguments.map((text) => new Float64Array(bytes(text))),
    values: new Float64Array(bytes(filed.values)),
    rests: new Int8Array(bytes(filed.rests)),
  };
}

const view = new DataView(new ArrayBuffer(8));

/** Unit in the last place of a finite double. */
export function ulp(x: number): number {
  view.setFloat64(0, Math.abs(x));
  const word = view.getUint32(0) & 0x7ff00000;
  if (word <= 52 << 20) return word === 0 ? 5e-324 : 2 ** ((word >>> 20) - 1 - 1074);
  view.setUint32(0, word - (52 << 20));
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** Distance of `own` from the true value near `value`, in ulps of the latter. */
export function error(own: number, value: number, rest = 0): number {
  return own === value ? Math.abs(rest) / 254 : Math.abs((own - value) / ulp(value) - rest / 254);
}

/** The largest error of `f` over all filed values, and where it is. */
export function worst(name: string, f: (...x: number[]) => number): { error: number; at: number[]; count: number } {
  const filed = readValues(name);
  let most = { error: 0, at: [] as number[], count: filed.values.length };
  for (let i = 0; i < filed.values.length; i++) {
    const at = filed.arguments.map((column) => column[i]);
    const e = error(f(...at), filed.values[i], filed.rests[i]);
    if (!(e <= most.error)) most = { ...most, error: e, at };
  }
  return most;
}
