import type { Compared, Reading } from "../report/ablation/compared.js";
import type { Cache } from "./cache.js";
import type { Io } from "./io.js";

/** Finished readings of an ablation, so that the next command of the same question goes on from there. */
export interface KeptReadings {
  /** Null: nothing is kept. */
  readonly folder: string | null;
  readonly filed: Shelf<Reading>;
  readonly compared: Shelf<Compared>;
}

interface Shelf<Value> {
  /** Null where it is not there, damaged, or of another question. */
  readonly read: (of: string) => Promise<Value | null>;
  readonly keep: (of: string, value: Value) => Promise<void>;
}

/** Larger texts are made again rather than kept. */
const MOST_SIGNS = 24 * 2 ** 20;

/**
 * Readings in the cache, each named by a digest of `question` (tool, engines, file, worlds, repeats, seed) and of what was changed,
 * and believed only where its text has the digest at its head. A cache that cannot be written is said once and left alone.
 */
export function readingsIn(cache: Cache | null, question: string, io: Io): KeptReadings {
  let broken = cache === null;
  const nameOf = (of: string): string => `${hex(io.sha256(`${question} ${of}`)).slice(0, 32)}.reading.json`;
  const shelf = <Value>({ pack, unpack }: Packing<Value>): Shelf<Value> => ({
    read: async (of) => {
      const text = (await cache?.read(nameOf(of))) ?? "";
      const end = text.indexOf("\n");
      const body = text.slice(end + 1);
      return end > 0 && text.slice(0, end) === io.sha256(body) ? unpack(body) : null;
    },
    keep: async (of, value) => {
      if (broken || cache === null) return;
      const body = pack(value);
      if (body.length > MOST_SIGNS) return;
      try {
        await cache.write(nameOf(of), `${io.sha256(body)}\n${body}`);
      } catch (error) {
        broken = true;
        io.err(`note: nothing is kept in the cache: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    },
  });
  return {
    folder: cache?.folder ?? null,
    filed: shelf<Reading>({ pack: packReading, unpack: unpackReading }),
    compared: shelf<Compared>({ pack: (value) => JSON.stringify(value, exactly), unpack: unpackCompared }),
  };
}

interface Packing<Value> {
  readonly pack: (value: Value) => string;
  readonly unpack: (body: string) => Value;
}

/** Numbers that JSON does not know, by their name. */
function exactly(_: string, value: unknown): unknown {
  if (typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { number: Object.is(value, -0) ? "-0" : String(value) };
}

function unpackCompared(body: string): Compared {
  return JSON.parse(body, (_, value: { number?: unknown } | null) =>
    typeof value === "object" && typeof value?.number === "string" ? Number(value.number) : value,
  ) as Compared;
}

/** Values world by world as the bytes of doubles. */
function packReading({ figures, ...rest }: Reading): string {
  const packed = figures.map(({ values, ...figure }) => ({
    ...figure,
    values: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64"),
  }));
  return JSON.stringify({ ...rest, figures: packed });
}

function unpackReading(body: string): Reading {
  const { figures, ...rest } = JSON.parse(body) as Omit<Reading, "figures"> & {
    readonly figures: readonly (Omit<Reading["figures"][0], "values"> & { readonly values: string })[];
  };
  return {
    ...rest,
    figures: figures.map((figure) => ({
      ...figure,
      values: new Float64Array(Uint8Array.from(Buffer.from(figure.values, "base64")).buffer),
    })),
  };
}

function hex(base64: string): string {
  return Buffer.from(base64, "base64").toString("hex");
}
