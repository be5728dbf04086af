import { error, warning } from "./code-doc.js";

const MAN = "{front: 600k, intake: 30k persons/month, losses: 900 persons/day, return: 0.5, breaks_at: 0.7}";
const WAR = `campaign: {front: {issue: nato, won: neutral, lost: member, stake: 25k km2, cushion: 60k km2, ends_decide: 0.2, advance: 80 km2/week, noise: 45 km2/week, memory: 0.65}, men: {russia: ${MAN}, ukraine: ${MAN}}, collapse: {base: 0.1 %/week, men: 1 %/week, supply: 1 %/week}, truce_losses: 0.1}`;
const TWO_ISSUES =
  "issues: {nato: {options: {neutral: N, member: M}, now: neutral, positions: {russia: {wants: neutral}}}, prisoners: {options: {some: S, all: A}, now: some, positions: {ukraine: {wants: all}}}}";
const WITH = (agreement: string): string => `${TWO_ISSUES}\n${WAR}\npartial_agreements: ${agreement}`;

/** Codes of partial agreements, of what stands under `values.X.leader`, and of help without a patron (P044x). */
export const PARTIAL_CODES = {
  P0440: warning(
    "A leader's line below which nothing lies.",
    "A leader is punished for an end worth less than punished_below: a deal (0 is the worst declared) or losing.",
    `${WAR}\nvalues: {russia: {win: 1, lose: 0.1, war_cost: 2 %, resolve: 1, patience: 95 %, line: 0, leader: {punished_below: -0.2, by: 0 to 0.3}}}`,
    `${WAR}\nvalues: {russia: {win: 1, lose: 0.1, war_cost: 2 %, resolve: 1, patience: 95 %, line: 0, leader: {punished_below: 0.2 to 0.5, by: 0 to 0.3}}}`,
  ),
  P0441: error(
    "A partial agreement that changes nothing.",
    "It puts options in force, is worth something, spares or stops something, or moves beliefs, in a file with a war.",
    WITH("{exchange: {title: Prisoners, lasts: 30 days}}"),
    WITH("{exchange: {title: Prisoners, lasts: 30 days, terms: {prisoners: all}}}"),
  ),
  P0442: error(
    "A partial agreement on the issue of the front.",
    "What moves with the line of contact is settled by a package, or fought over.",
    WITH("{line: {terms: {nato: member}}}"),
    WITH("{line: {terms: {prisoners: all}}}"),
  ),
  P0443: error(
    "A partial agreement signed on a day that the record does not have.",
    "What was signed before the day of the file is played in the window on record.",
    WITH("{exchange: {terms: {prisoners: all}, signed: 2025-03-18}}"),
    `history: {window: [2025-01-01, 2025-05-01]}\n${WITH("{exchange: {terms: {prisoners: all}, signed: 2025-03-18}}")}`,
  ),
  P0444: error(
    "A partial agreement on an issue without an option in force.",
    "It changes what is in force while the war lasts, so something must be.",
    WITH("{exchange: {terms: {prisoners: all}}}").replace("now: some, ", ""),
    WITH("{exchange: {terms: {prisoners: all}}}"),
  ),
  P0445: warning(
    "A partial agreement stops raids that no world has.",
    "Raids at the rear are part of the war with stocks: campaign.raids.",
    WITH("{skies: {stops: air, spares: {russia: 0 to 5 %}}}"),
    WITH("{skies: {spares: {russia: 0 to 5 %}}}"),
  ),
  P0446: error(
    "Unknown partial agreement.",
    "It is declared under partial_agreements.",
    `${WITH("{exchange: {terms: {prisoners: all}}}")}\nclaims: [{text: A., says: chance(partial(swap) within 26 weeks) > 0.5}]`,
    `${WITH("{exchange: {terms: {prisoners: all}}}")}\nclaims: [{text: A., says: chance(partial(exchange) within 26 weeks) > 0.5}]`,
  ),
  P0447: error(
    "A partial agreement gives something to an actor that is no belligerent.",
    "It is signed by the two who fight; worth and spares are theirs.",
    `actors: {russia: {title: R, role: attacker}, ukraine: {title: U, role: defender}, us: {title: US}}\n${WITH("{exchange: {worth: {us: 0.1}}}")}`,
    WITH("{exchange: {worth: {ukraine: 0.1}}}"),
  ),
  P0448: error(
    "Too many partial agreements.",
    "There is room for 16 in every world.",
    WITH(`{${Array.from({ length: 17 }, (_, k) => `a${k}: {terms: {prisoners: all}}`).join(", ")}}`),
    WITH("{a0: {terms: {prisoners: all}}}"),
  ),
} as const;
