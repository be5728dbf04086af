import { error } from "./code-doc.js";

const two =
  "forces: {russia: {strength: 900, destroys: 0.02 per day}, ukraine: {strength: 700, destroys: 0.03 per day}}";
const battle = (rest: string): string => `battle: {horizon: 36 days, ${rest}}`;

/** Trouble of a battle under a law of attrition, and of figures on record. */
export const BATTLE_CODES = {
  P0460: error(
    "A battle is of two forces.",
    "The closed laws of attrition are of two forces against each other.",
    battle("law: square, forces: {russia: {strength: 900, destroys: 0.02 per day}}"),
    battle(`law: square, ${two}`),
  ),
  P0461: error(
    "The general law lacks its exponents, or another law has some.",
    "Exponents make the general law; the others have none, and what changes nothing has no place.",
    battle(`law: general, ${two}`),
    battle(`law: general, exponents: {enemy: 0.4, own: 0.75}, ${two}`),
  ),
  P0462: error(
    "Reinforcements stop arriving before they begin.",
    "Men arrive evenly between two times.",
    battle(`law: square, ${two.replace("900,", "900, arrives: [{from: 3 days, until: 2 days, men: 60}],")}`),
    battle(`law: square, ${two.replace("900,", "900, arrives: [{from: 2 days, until: 3 days, men: 60}],")}`),
  ),
  P0463: error(
    "Too many steps, or none.",
    "Strengths are told after each step, 1,000 times at most.",
    `battle: {horizon: 36 days, step: 1 year, law: square, ${two}}`,
    `battle: {horizon: 36 days, step: 1 day, law: square, ${two}}`,
  ),
  P0464: error(
    "A time of the battle is uncertain.",
    "Horizon, step and times of arrival cut the fight into parts and are one number each.",
    `battle: {horizon: 30 to 40 days, law: square, ${two}}`,
    `battle: {horizon: 36 days, law: square, ${two}}`,
  ),
  P0465: error(
    "A measure of the battle speaks of an actor without a force.",
    "Strength, losses and break points are of the two that fight.",
    `${battle(`law: square, ${two}`)}\nclaims: [{text: T, says: strength(us) at 9 days > 0}]`,
    `${battle(`law: square, ${two}`)}\nclaims: [{text: T, says: strength(ukraine) at 9 days > 0}]`,
  ),
  P0466: error(
    "A figure on record has no value, or two.",
    "It is one rate over a time, or the amounts of one month after another.",
    "history: {window: [2025-01-01, 2025-05-01], figures: [{what: losses, of: russia, from: 2025-04-01, to: 2025-04-30}]}",
    "history: {window: [2025-01-01, 2025-05-01], figures: [{what: losses, of: russia, from: 2025-04-01, to: 2025-04-30, is: 1224 persons/day}]}",
  ),
  P0467: error(
    "A figure on record cannot be read.",
    "A figure is a value or a lowest and a highest one, over a time that ends after it begins.",
    "history: {window: [2025-01-01, 2025-05-01], figures: [{what: losses, of: russia, from: 2025-04-01, values: [many]}]}",
    "history: {window: [2025-01-01, 2025-05-01], figures: [{what: losses, of: russia, from: 2025-04-01, values: [36730]}]}",
  ),
} as const;
