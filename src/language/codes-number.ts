import { error, warning } from "./code-doc.js";

/** Codes of numbers and units (P02xx) and of expressions (P03xx). */
export const NUMBER_CODES = {
  P0201: error(
    "Not a number.",
    "A number is 1200, 1,200, 1.2k, 3.4M, 12 %, a range (8 to 12) or a distribution (uniform(8, 12), beta(2, 5), one of low 0.2, high 0.8, …).",
    "actors: {russia: {capability: about 100}}",
    "actors: {russia: {capability: 90 to 110}}",
  ),
  P0202: error(
    "A suffix or unit stands on one end of a range only.",
    "`30 to 38k` may mean 30 to 38,000 or 30,000 to 38,000.",
    "moves: {russia.mobilise: {men: 30 to 38k, over: 8 weeks, quality: 0.5, cost: 0}}",
    "moves: {russia.mobilise: {men: 30k to 38k, over: 8 weeks, quality: 0.5, cost: 0}}",
  ),
  P0203: error(
    "A percentage where the key is no share.",
    "Percent means hundredths of a whole; salience and capability are points.",
    "actors: {russia: {capability: 80 %}}",
    "actors: {russia: {capability: 80}}",
  ),
  P0204: error(
    "A unit that does not fit the key.",
    "Units are converted once, on reading; a wrong one would be off by a factor.",
    "policies: {cut_off: {moves: us.stop_aid, review: 26 km2}}",
    "policies: {cut_off: {moves: us.stop_aid, review: 26 weeks}}",
  ),
  P0205: error(
    "A number without its unit.",
    "Lengths of time and rates can be written in several units, so the unit must be named.",
    "policies: {cut_off: {moves: us.stop_aid, review: 26}}",
    "policies: {cut_off: {moves: us.stop_aid, review: 26 weeks}}",
  ),
  P0206: error(
    "A number outside the bounds of its key.",
    "A share lies between 0 and 1 (0 and 100 %), salience between 0 and 100, a count of men is not negative.",
    "issues: {nato: {options: {neutral: N, member: M}, positions: {russia: {wants: neutral, salience: 120}}}}",
    "issues: {nato: {options: {neutral: N, member: M}, positions: {russia: {wants: neutral, salience: 95}}}}",
  ),
  P0207: error(
    "Numbers in the wrong order.",
    "A range goes from the lower to the higher number; a lognormal has 0 < p10 < median < p90.",
    "actors: {russia: {capability: 90 to 60}}",
    "actors: {russia: {capability: 60 to 90}}",
  ),
  P0208: error(
    "Weights of a choice do not sum to 1.",
    "They are the chances of the branches.",
    "switches: {red_lines: one of priced 0.5; hard 0.4}",
    "switches: {red_lines: one of priced 0.5; hard 0.5}",
  ),
  P0209: warning(
    "Much of a distribution is cut off by the bounds of its key.",
    "More than a tenth of what the number says lies outside what the key allows; what is left is not what was meant.",
    "issues: {nato: {options: {neutral: N, member: M}, positions: {russia: {wants: neutral, salience: 80 to 130}}}}",
    "issues: {nato: {options: {neutral: N, member: M}, positions: {russia: {wants: neutral, salience: 80 to 98}}}}",
  ),
  P0210: error(
    "Wrong parameters of a distribution.",
    "Each distribution takes a fixed count of numbers; a standard deviation and the numbers of a beta are above 0.",
    'actors: {russia: {capability: "uniform(60, 70, 80)"}}',
    'actors: {russia: {capability: "pert(60, 70, 80)"}}',
  ),
  P0211: error(
    "A branch of a choice without its number.",
    "On a number key the names of a choice carry values.",
    "actors: {russia: {capability: one of low 0.5; high 0.5}}",
    "actors: {russia: {capability: {is: one of low 0.5; high 0.5, low: 60, high: 90}}}",
  ),
  P0212: error(
    "Neither yes nor no.",
    "The key is a question.",
    "patron: {us: {tables_packages: perhaps}}",
    "patron: {us: {tables_packages: yes}}",
  ),
  P0213: error(
    "Not a day.",
    "Days are written year-month-day; weeks are counted from case.as_of.",
    "case: {title: A war, as_of: 19 May 2025}",
    "case: {title: A war, as_of: 2025-05-19}",
  ),
  P0214: error(
    "A likelihood ratio or shift that nobody measured leaves out its neutral value.",
    "Without a source, the number must leave room for no effect (1 for ratios, 0 for shifts); else the file decides what it should find out.",
    "moves: {russia.truce: {says: {russia: 1.5 to 2}}}",
    "moves: {russia.truce: {says: {russia: 0.5 to 2}}}",
  ),
  P0215: error(
    "Two units for one number.",
    "The number names one unit and unit: another.",
    "policies: {cut_off: {moves: us.stop_aid, review: {is: 26 weeks, unit: days}}}",
    "policies: {cut_off: {moves: us.stop_aid, review: {is: 26, unit: weeks}}}",
  ),
  P0301: error(
    "An expression that cannot be read.",
    "Expressions join names and numbers by and, or, not, if, iff, comparisons and arithmetic.",
    "red_lines: [{actor: ukraine, never: nato.neutral and, firm: 0.5}]",
    "red_lines: [{actor: ukraine, never: nato.neutral and army.small, firm: 0.5}]",
  ),
  P0302: error(
    "An expression nested too deeply.",
    "64 levels are the limit.",
    `incompatible: ["${"(".repeat(70)}nato.neutral${")".repeat(70)}"]`,
    "incompatible: [nato.neutral and army.none]",
  ),
  P0304: error(
    "An event where a number should stand, or the reverse.",
    "Events are true or false, numbers are compared: `chance(event) > 5 %`, `area gained by 52 weeks > 500 km2`.",
    "claims: [{text: A., says: chance(area gained by 52 weeks) > 5 %}]",
    "claims: [{text: A., says: chance(area gained by 52 weeks > 500 km2) > 5 %}]",
  ),
  P0305: error(
    "Chance within a world and truth of a world are mixed.",
    "`chance(…)` is how often something happens within one world; the tool reports the share of worlds around it. An event of one run is no truth of a world, and what has one value in a world has no chance there.",
    "claims: [{text: A., says: settled within 26 weeks}]",
    "claims: [{text: A., says: chance(settled within 26 weeks) > 50 %}]",
  ),
  P0306: error(
    "A measure without its time, or with a wrong one.",
    "`within` is for what happens up to a week, `by` for amounts up to a week, `at` for the state in a week.",
    "claims: [{text: A., says: chance(settled by 26 weeks) > 5 %}]",
    "claims: [{text: A., says: chance(settled within 26 weeks) > 5 %}]",
  ),
  P0307: error(
    "Wrong arguments of a measure or function.",
    "`parley measures` prints what each takes.",
    "claims: [{text: A., says: terms.deal_exists(russia)}]",
    'claims: [{text: A., says: "terms.deal_exists(russia, ukraine)"}]',
  ),
  P0308: error(
    "Units that do not go together, or a threshold that cannot be met.",
    "A chance lies between 0 and 1; square kilometres are not persons.",
    "claims: [{text: A., says: chance(settled within 26 weeks) <= 5}]",
    "claims: [{text: A., says: chance(settled within 26 weeks) <= 5 %}]",
  ),
  P0309: warning(
    "A measure needs a section that the file lacks.",
    "The claim gets the verdict not testable; the rest runs.",
    "claims: [{text: A., says: chance(settled within 26 weeks) <= 5 %}]",
    "claims: [{text: A., says: terms.improvable(freeze)}]",
  ),
} as const;
