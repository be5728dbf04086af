import { CODES, type Code } from "./codes.js";
import { EXAMPLES } from "./docs-example.js";
import { GROUND, INTRODUCTION, NUMBERS, SMALLEST, TOOLS } from "./docs-text.js";
import { FUNCTIONS } from "./expression.js";
import { type KeyPlace, keyPlaces, pathText, shapeWords } from "./keys.js";
import { MEASURE_FAMILIES, functionForm, measureForm, measureSentence, measuresOf } from "./measure-words.js";
import { SCHEMA } from "./schema.js";

/** The reference page of the language, Markdown: every section, key, measure and diagnostic, from the tables that check files. */
export function languagePage(): string {
  const parts = [
    INTRODUCTION,
    fence(SMALLEST.trimEnd()),
    contents(),
    GROUND,
    NUMBERS,
    ...Object.keys(SCHEMA.keys).map(sectionPart),
    expressionPart(),
    TOOLS,
    codesPart(),
  ];
  return `${parts.join("\n\n")}\n`;
}

const fence = (text: string, info = ""): string => `\`\`\`yaml${info}\n${text}\n\`\`\``;

const plain = (text: string): string => `\`\`\`text\n${text}\n\`\`\``;

function contents(): string {
  const sections = Object.keys(SCHEMA.keys).map((name) => `[${name}](#${name})`);
  return `Sections: ${sections.join(" · ")}. Then: [numbers](#numbers), [expressions and measures](#expressions-and-measures),
[diagnostics](#diagnostics).`;
}

function sectionPart(name: string): string {
  const key = SCHEMA.keys[name];
  const head = `## ${name}`;
  const must = key.required ? " Must be there." : "";
  const rows = keyPlaces(key.shape, [name]).map(keyRow);
  const lone = rows.length === 0 ? ` ${upper(shapeWords(key.shape))}.` : "";
  const example = EXAMPLES[name] === undefined ? "" : `\n\n${fence(EXAMPLES[name])}`;
  const table =
    rows.length === 0 ? "" : `\n\n| key | means | stands there | left out |\n|---|---|---|---|\n${rows.join("\n")}`;
  return `${head}\n\n${key.doc}${must}${lone}${example}${table}`;
}

function keyRow({ path, key }: KeyPlace): string {
  const below = pathText(path.slice(1));
  const left = key.required ? "must be there" : (key.fallback ?? "");
  return row([`\`${below}\``, key.doc, shapeWords(key.shape), left]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const upper = (text: string): string => text[0].toUpperCase() + text.slice(1);

const EXPRESSIONS = `## Expressions and measures

Expressions join moves, options, measures and numbers. From the loosest: \`iff\`, \`if\`, \`or\`, \`and\`, \`not\`, comparisons
(\`< <= > >= == !=\`), \`+ -\`, \`* /\`, brackets. Preferences and \`impossible\` speak of moves (\`russia.truce and not us.stop_aid\`),
red lines of options (\`nato.neutral and army.cap_85k\`), claims and objectives of measures. Two kinds of frequency are never
mixed: \`chance(event)\` is how often something happens within one world, over its repeats of chance; the *share of worlds* is
what the tool reports around it.`;

function expressionPart(): string {
  const functions = [...FUNCTIONS.values()].map(
    (how) => `- ${functionForm(how).replace(/\w+\(.*?\)\)?(?=$| or)/g, "`$&`")}`,
  );
  const families = MEASURE_FAMILIES.filter(([engine]) => measuresOf(engine).length > 0).map(([engine, title]) => {
    const rows = measuresOf(engine).map((word) =>
      row([`\`${measureForm(word)}\``, measureSentence(word), word.needs.map((need) => need).join(", ")]),
    );
    return `### ${title}\n\n| written | says | needs |\n|---|---|---|\n${rows.join("\n")}`;
  });
  return [EXPRESSIONS, functions.join("\n"), ...families].join("\n\n");
}

/** Codes of imported files, of outcomes files and of text maps; their examples are no conflict files. */
const IMPORTS = "P06";
const OUTCOMES = "P048";
const TEXT_MAPS = "P049";
const FOREIGN: readonly string[] = [OUTCOMES, TEXT_MAPS, IMPORTS];

const FAMILIES: readonly (readonly [string, string])[] = [
  ["P00", "Text"],
  ["P01", "Names"],
  ["P02", "Numbers and units"],
  ["P03", "Expressions"],
  ["P04", "Sections"],
  ["P05", "Policies and claims"],
  [OUTCOMES, "Outcomes files"],
  [TEXT_MAPS, "Text maps"],
  [IMPORTS, "Files of other programs"],
];

function codesPart(): string {
  const codes = Object.keys(CODES) as Code[];
  const familyOf = (code: Code): string | undefined =>
    [...FOREIGN, ...FAMILIES.map(([start]) => start)].find((start) => code.startsWith(start));
  const known = FAMILIES.map(([start, title]) => [title, codes.filter((code) => familyOf(code) === start)] as const);
  const others = codes.filter((code) => !FAMILIES.some(([start]) => code.startsWith(start)));
  const families = [...known, ["Others", others] as const].filter(([, of]) => of.length > 0);
  const head = `## Diagnostics

\`parley explain P0101\` prints any of these. An error makes a file invalid (exit status 3); a warning keeps nothing from running.
Signs that cannot be seen stand as pictures (␇).`;
  return [head, ...families.flatMap(([title, of]) => [`### ${title}`, ...of.map(codePart)])].join("\n\n");
}

function codePart(code: Code): string {
  const { title, why, wrong, right, severity } = CODES[code];
  const kind = severity === "warning" ? " (warning)" : "";
  if (FOREIGN.some((start) => code.startsWith(start)))
    return `#### ${code}${kind} ${title}\n\n${why}\n\n${plain(wrong)}\n\n${plain(right)}`;
  return `#### ${code}${kind} ${title}\n\n${why}\n\n${fence(pictured(wrong), ` wrong ${code}`)}\n\n${fence(pictured(right))}`;
}

/** Control characters other than tab and line ends as their pictures. */
function pictured(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)));
}
