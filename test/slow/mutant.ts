/** Marsaglia's xorshift32 (2003): a seeded stream of whole numbers below a bound. */
export type Stream = (below: number) => number;

/** The stream of a seed. */
export function streamOf(seed: number): Stream {
  let state = Math.imul(seed, 2654435761) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SIGNS = "\t\n :,-{}[]()\"'#&*!?%@|>~<=0123456789.kMabz_;\u0000\uFFFDé²−\u{1F600}";
const VALUES = [
  "",
  "yes",
  "~",
  "1e999",
  "-5",
  "-0",
  "8 to 2",
  "8 to 8",
  "30 to 38k",
  "1,200",
  "12,34",
  "beta(0, 1)",
  "normal(0, 0)",
  "lognormal(median 1, p10 2, p90 3)",
  "uniform(1; 2; 3)",
  "one of a 0.5",
  "one of a 0.5; a 0.5",
  "one of low 1; high 0",
  "between(0, 40)",
  "up 10 %",
  "rest",
  "{is: }",
  "{is: 8 to 12, unit: weeks, source: essay}",
  "{is: one of a 0.5; b 0.5, a: 1, b: 2}",
  "{is: {is: {is: 1}}}",
  "[]",
  "[[[]]]",
  "{}",
  "*a",
  "12 %",
  "12 % %",
  "NaN",
  "Infinity",
  "unknown x.y if z.w",
  "not not not",
  "__proto__",
  "constructor",
  "toString",
  "2025-02-30",
  "[actors.a.capability, actors.a.capability, 2]",
];

/** Names that a table of JavaScript would have without anyone writing them. */
const KEYS = ["__proto__", "constructor", "hasOwnProperty", "toString", "is", "unit", "like", "<<", "1", "yes", "null"];

const some = <T>(all: readonly T[], next: Stream): T => all[next(all.length)];

type Mutation = (text: string, next: Stream) => string;

const BYTES: readonly Mutation[] = [
  (text, next) => splice(text, next(text.length + 1), 1, some([...SIGNS], next)),
  (text, next) => splice(text, next(text.length + 1), 1 + next(12), ""),
  (text, next) => splice(text, next(text.length + 1), 0, some([...SIGNS], next)),
  (text, next) => text.slice(0, next(text.length + 1)),
];

const STRUCTURE: readonly Mutation[] = [
  (text, next) => withLine(text, next, () => []),
  (text, next) => withLine(text, next, (line, lines) => [line, some(lines, next)]),
  (text, next) => withLine(text, next, (line) => [" ".repeat(next(9)) + line.trimStart()]),
  (text, next) => withLine(text, next, (line) => [line.replace(/[A-Za-z_][\w.]*/, (word) => word.slice(1) + word[0])]),
  (text, next) => withLine(text, next, (line) => [line.replace(/[\w.]+(?=:)/, some(KEYS, next))]),
  (text, next) => withLine(text, next, (line) => [line.replace(/:.*$/, `: ${some(VALUES, next)}`)]),
  (text, next) =>
    withLine(text, next, (line) => [line.replace(/: (.*)$/, (_, rest: string) => `: [${rest}, ${rest}]`)]),
  (text, next) => {
    const words = [...text.matchAll(/[A-Za-z_][\w.]*/g)];
    const [from, to] = [some(words, next), some(words, next)];
    return from && to ? splice(text, from.index, from[0].length, to[0]) : text;
  },
];

const NUMBERS: readonly Mutation[] = [
  (text, next) => {
    const numerals = [...text.matchAll(/\d[\d.,]*/g)];
    const found = some(numerals, next);
    return found ? splice(text, found.index, found[0].length, some(VALUES, next)) : text;
  },
  (text, next) => {
    const numerals = [...text.matchAll(/\d+/g)];
    const found = some(numerals, next);
    return found ? splice(text, found.index, 0, some(["-", "0.", "9".repeat(1 + next(400)), ".", "1e"], next)) : text;
  },
];

const ALIASES: readonly Mutation[] = [
  (text, next) => withLine(text, next, (line) => [line.replace(/: /, ": &a ")]),
  (text, next) => withLine(text, next, (line) => [line.replace(/: .*$/, ": *a")]),
  (text, next) => withLine(text, next, (line) => [line, `${/^ */.exec(line)?.[0] ?? ""}<<: *a`]),
  (text) => `x: &a [${"*a, ".repeat(80)}]\n${text}`,
  (text) =>
    `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, k) => `a${k + 1}: &a${k + 1} [${`*a${k}, `.repeat(9)}]`).join("\n")}\n${text}`,
];

const NESTING: readonly Mutation[] = [
  (text, next) => withLine(text, next, (line) => [line.replace(/: .*$/, `: ${"[".repeat(1 + next(3000))}`)]),
  (text, next) => {
    const depth = 1 + next(200);
    return withLine(text, next, (line) => [
      line.replace(/: (.*)$/, (_, rest: string) => `: ${"{x: ".repeat(depth)}${rest}${"}".repeat(depth)}`),
    ]);
  },
  (text, next) => withLine(text, next, (line) => [line.replace(/: .*$/, `: ${"- ".repeat(1 + next(300))}x`)]),
  (text, next) => {
    const depth = 1 + next(4000);
    const deep = some(
      ["not ".repeat(depth) + "a.b", `${"(".repeat(depth)}a.b${")".repeat(depth)}`, "-".repeat(depth) + "1"],
      next,
    );
    return withLine(text, next, (line) => [line.replace(/: .*$/, `: ${deep}`)]);
  },
  (text, next) => `${text}\n${Array.from({ length: 1 + next(150) }, (_, k) => `${" ".repeat(k)}k${k}:`).join("\n")}\n`,
];

const KINDS = [BYTES, STRUCTURE, NUMBERS, ALIASES, NESTING] as const;
/** How often each kind is chosen, of 20: aliases and nesting are dear and soon said. */
const OFTEN = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4] as const;

/** A text with one to four mutations of bytes, structure, numbers, aliases or nesting. */
export function mutantOf(text: string, next: Stream): string {
  let mutant = text;
  for (let step = 0; step <= next(4); step++) mutant = some(KINDS[some(OFTEN, next)], next)(mutant, next);
  return mutant;
}

function splice(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

function withLine(text: string, next: Stream, change: (line: string, lines: readonly string[]) => string[]): string {
  const lines = text.split("\n");
  const at = next(lines.length);
  return [...lines.slice(0, at), ...change(lines[at], lines), ...lines.slice(at + 1)].join("\n");
}

/** Small files: the head of a case with one of its sections each, so that a mutation finds every section. */
export function sectionsOf(text: string): string[] {
  const parts = text.split(/^(?=[a-z_]+:)/m);
  const head = parts.filter((part) => /^(parley|case|actors):/.test(part)).join("");
  const packed = new Map<string, string>();
  for (const part of parts) {
    const name = /^[a-z_]+/.exec(part)?.[0] ?? "";
    if (["parley", "case", "actors"].includes(name)) continue;
    packed.set(name, head + part);
  }
  return [...packed.values()];
}
