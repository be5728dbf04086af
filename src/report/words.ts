import type { Conflict } from "../conflict/conflict.js";
import type { VerdictKind } from "../judgement/index.js";
import { settingInWords } from "./words-settings.js";
import { patronByName, placeInWords } from "./words-paths.js";
import { classInWords, donorInWords, STOCKS_KEYS } from "./words-stocks.js";

const DAYS = 7;
const WEEKS_A_MONTH = 4.348125;
const WEEKS_A_YEAR = 52.1775;

/** A number with at most three figures that matter: 1,234 · 12.3 · 0.045. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "–";
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const [whole, rest] = size.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = rest === undefined ? "" : `.${rest}`.replace(/\.?0+$/, "");
  return `${value < 0 && Number(size.toFixed(digits)) > 0 ? "−" : ""}${grouped}${decimals}`;
}

/** A share as a whole per cent, with <1 and >99 kept apart from 0 and 100. */
export function percent(share: number): string {
  if (share !== share) return "–";
  const value = 100 * share;
  if (value > 0 && value < 0.5) return "<1 %";
  if (value < 100 && value > 99.5) return ">99 %";
  return `${Math.round(value)} %`;
}

/** A canonical value in units people use. */
export function inUnits(value: number, unit: string, path = ""): string {
  switch (unit) {
    case "share":
      return `${plain(100 * value)} %`;
    case "share/week":
      return `${plain(100 * value * WEEKS_A_YEAR)} %/year`;
    case "persons":
      return `${plain(value)} persons`;
    case "persons/week":
      return path.endsWith(".losses")
        ? `${plain(value / DAYS)} persons/day`
        : `${plain(value * WEEKS_A_MONTH)} persons/month`;
    case "km2":
      return `${plain(value)} km²`;
    case "km2/week":
      return `${plain(value)} km²/week`;
    case "weeks":
      return `${plain(value)} weeks`;
    case "usd":
      return `USD ${plain(value / 1e9)} bn`;
    case "usd/week":
      return `USD ${plain((value * WEEKS_A_YEAR) / 1e9)} bn/year`;
    default:
      return plain(value);
  }
}

/** A drawn value of a number of the file in words: with its unit, or the name of a setting. */
export function drawnInWords({ quantities }: Conflict, quantity: number, value: number): string {
  const { law, unit, path } = quantities[quantity];
  const setting = law.kind === "choice" ? law.choices[value] : undefined;
  return setting?.law === null ? settingInWords(path, setting.name) : inUnits(value, unit, path);
}

const KEYS: Readonly<Record<string, string>> = {
  history: "how much the war's having gone on says",
  "switches.red_lines": "whether stated red lines have a price or are absolute",
  "switches.foresight": "whether the sides think one offer ahead",
  "switches.patron": "whether the patron's belief moves",
  "switches.campaign": "whether the war is played with stocks or on the lattice",
  "switches.beliefs": "how the sides learn from what they see",
  "switches.endurance": "whether the time without help counts from the first stop or by its share",
  "switches.attrition": "which law the losses follow",
  "switches.quadrature": "whether the spread of the belief in the patron counts",
  "switches.posture": "whether offers are also made for the patron to hear",
  "switches.words": "whether words of the patron count only where it would say the truth",
  "switches.continuation": "whether refusing counts what later talks may bring",
  "actors.walks_away_below": "value below which it walks away",
  "actors.capability": "weight to bring to bear",
  "values.win": "value of winning",
  "values.lose": "value of losing",
  "values.war_cost": "yearly cost of war",
  "values.resolve": "resolve (multiple of the cost of war)",
  "values.patience": "patience (a year)",
  "values.line": "price of crossing a fully firm line",
  "values.peace_shift": "shift of a later war's odds by peace itself",
  "values.punished_below": "worth of an end below which its leader is punished",
  "values.by": "what a bad end costs its leader",
  "values.type": "whether it is weak or strong at the front",
  "values.weak": "fighting power at the front if weak",
  "values.strong": "fighting power at the front if strong",
  "beliefs.resumes": "belief that support resumes once off",
  "beliefs.evidence": "weight of its prior on the patron",
  "beliefs.optimism": "optimism",
  "beliefs.learns": "weeks to unlearn half its optimism",
  "beliefs.deal_holds": "trust that a deal holds",
  "beliefs.truce_breaks": "believed hazard of a truce",
  "men.front": "men at the front",
  "men.intake": "recruits",
  "men.losses": "losses",
  "men.return": "share of losses that returns",
  "men.breaks_at": "share of men at which the force may break",
  "front.stake": "ground still to take",
  "front.cushion": "ground still to lose",
  "front.ends_decide": "chance that an end of the front decides the war",
  "front.advance": "weekly advance",
  "front.noise": "weekly spread of the advance",
  "front.response": "how strongly the advance follows the balance of power",
  "front.holding": "share of the advance taken back",
  "collapse.base": "base hazard of collapse",
  "collapse.men": "hazard of collapse for want of men",
  "collapse.supply": "hazard of collapse for want of supply",
  "collapse.supply_at": "supply below which collapse threatens",
  "aid.elasticity": "how well one kind of help replaces another",
  "aid.funded": "weeks that deliveries are funded",
  ...STOCKS_KEYS,
  "talks.chance": "chance of a round of talks in a week",
  "talks.shock": "spread of home shocks",
  "patron.obstacle": "belief about the obstacle when the window opens",
  "patron.attention": "attention to public moves",
  "patron.forgets": "weekly forgetting",
  "patron.decides_every": "weeks between decisions",
  "patron.review": "weeks an imposed course binds",
  "battle.strength": "strength at the start",
  "battle.destroys": "rate of destroying the enemy",
  "battle.breaks_at": "break point",
  "patron.wants_quick_end": "wish for a quick end",
  "patron.supports_above": "belief above which it supports",
  "patron.sharpness": "sharpness of choice",
  "patron.inertia": "inertia",
  "patron.expects": "sharpness of its hope of a deal",
  "patron.refusal": "what a refusal of its package tells it",
};

/** A switch in words. */
export function switchInWords(path: string): string {
  return KEYS[path] ?? path;
}

/** A path of the file as words: "Russia's weight on Limits on Ukrainian forces". Falls back to the path itself. */
export function describePath(conflict: Conflict, path: string): string {
  return patronByName(conflict, wordsOf(conflict, path), withArticle);
}

/** Words in which the patron goes by its own name. */
export function patronNamed(conflict: Conflict, words: string): string {
  return patronByName(conflict, words, withArticle);
}

function wordsOf(conflict: Conflict, path: string): string {
  const parts = path.split(".");
  const own = placeInWords(conflict, parts, withArticle);
  if (own !== null) return own;
  const actor = (id: string): string | null => conflict.actors.find((each) => each.id === id)?.title ?? null;
  const issue = conflict.issues.find((each) => each.id === parts[1]);
  if (parts[0] === "issues" && issue && parts[2] === "positions") {
    const who = actor(parts[3]);
    if (who && parts[4] === "salience") return `${possessive(who)} weight on “${issue.title}”`;
    if (who && parts[4] === "firm") return `firmness of ${possessive(who)} line on “${issue.title}”`;
  }
  if (parts[0] === "issues" && issue && parts[2] === "after_deal")
    return `shift of a later war's odds by “${optionTitle(issue, parts[3])}”`;
  if (parts[0] === "issues" && issue && parts[2] === "holds")
    return `how “${optionTitle(issue, parts[3])}” holds a deal`;
  if (parts[0] === "moves") {
    const move = conflict.moves.find((each) => each.id === `${parts[1]}.${parts[2]}`);
    const about = actor(parts[4] ?? "");
    if (move && parts[3] === "says" && about)
      return `how much “${move.title}” says that ${about} is the obstacle (times)`;
    if (move && parts[3] === "sanctions" && about)
      return `what “${move.title}” adds to ${possessive(about)} cost of the war (share)`;
    if (move) return `“${move.title}”: ${parts.slice(3).join(" ")}`;
  }
  const link = parts[0] === "links" ? conflict.links[Number(parts[1])] : undefined;
  if (link) return `how far ${list(link.issues.map((k) => conflict.issues[k].id))} stand in for each other`;
  const line = parts[0] === "red_lines" ? conflict.redLines[Number(parts[1])] : undefined;
  if (line) return `firmness of “never ${line.text}”`;
  const aid = parts[0] === "campaign" && parts[1] === "aid" ? aidInWords(parts, actor) : null;
  if (aid) return aid;
  const owner = actor(parts[1]) ?? actor(parts[2]);
  const last = parts.at(-1) ?? "";
  if (parts[0] === "switches") return switchInWords(path);
  const room = parts[0] === "campaign" ? parts[1] : parts[0];
  const stays = /_stays$/.exec(last)
    ? `belief that ${withArticle(actor(last.replace(/_stays$/, "")) ?? "the patron")} stays`
    : undefined;
  const key = KEYS[`${room}.${last}`] ?? KEYS[`${room}.${parts[2]}`] ?? stays;
  if (!key) return path;
  return owner ? `${possessive(owner)} ${key}` : key;
}

function aidInWords(parts: readonly string[], actor: (id: string) => string | null): string | null {
  const [, , room, id, key] = parts;
  if (room === "groups" && key === "need") return `share of the need for help that is ${id}`;
  if (room === "groups" && key === "own") return `share of the ${id} need made at home`;
  if (room === "groups" && key === "cover") return `weeks of ${id} stock`;
  if (room === "classes") return classInWords(id, key);
  if (room === "donors")
    return donorInWords(actor(id) ?? id, key) ?? `share of the ${key} need that ${actor(id) ?? id} gives`;
  if (room === "replaces") return `replacement of lost help (${key})`;
  return null;
}

function optionTitle(issue: Conflict["issues"][0], id: string | undefined): string {
  return issue.options.find((option) => option.id === id)?.title ?? id ?? "";
}

/** Where a number stands: its line, or that the tool supplied it. */
export function placeOf(line: number): string {
  return line === 0 ? "a default of the tool" : `line ${line}`;
}

/** Whose account a conflict is read by: the variant's name, or "as filed". */
export function accountOf({ variant, variants }: Conflict): string {
  return variant === null ? "as filed" : (variants.find((each) => each.id === variant)?.title ?? variant);
}

/** A name inside a sentence: "the United States", "the Soviet Union", "the patron" for "The patron", "Russia". */
export function withArticle(title: string): string {
  if (/^The [a-z]/.test(title)) return title.replace(/^The/, "the");
  return /^United |\b(Union|Kingdom|States|Nations|Republic|Emirates|Command)$/.test(title) ? `the ${title}` : title;
}

/** "Russia's", "United States'" */
export function possessive(title: string): string {
  return title.endsWith("s") ? `${title}'` : `${title}'s`;
}

/** "Russia's losses > 1,420 persons/day" */
export function pathInWords(conflict: Conflict, path: string, direction: string, at: number, unit: string): string {
  return `${describePath(conflict, path)} ${direction} ${inUnits(at, unit, path)}`;
}

/** The word of a verdict. Colour and letter only repeat it. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, { readonly word: string; readonly letter: string }>> = {
  holds: { word: "HOLDS", letter: "H" },
  depends: { word: "DEPENDS", letter: "D" },
  fails: { word: "FAILS", letter: "F" },
  assumed: { word: "ASSUMED", letter: "A" },
  open: { word: "OPEN", letter: "O" },
  "not-testable-yet": { word: "NOT TESTABLE YET", letter: "N" },
};

/** A verdict in small letters. */
export function verdictWord(kind: string): string {
  return VERDICT_WORDS[kind as VerdictKind].word.toLowerCase();
}

/** Whether nothing in a file is uncertain and no chance is drawn: one world is all there is. */
export function isCertain(conflict: Conflict): boolean {
  return (
    !conflict.campaign && !conflict.quantities.some(({ origin, law }) => origin === "file" && law.kind !== "point")
  );
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A count in a sentence: "two", "20". */
export function inWords(count: number): string {
  return SMALL[count] ?? String(count);
}

/** "a", "a and b", "a, b and c" */
export function list(items: readonly string[], last = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** First letter upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Letter, or number past the alphabet, by which a course goes in tables. */
export function markOf(course: number): string {
  return course < 26 ? String.fromCharCode(65 + course) : String(course + 1);
}
