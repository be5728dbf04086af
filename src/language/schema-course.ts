import { FIGURE_KINDS } from "../conflict/figure.js";
import {
  ANY,
  COUNT,
  DATE,
  EXPRESSION,
  FLAG,
  N,
  TEXT,
  key,
  list,
  must,
  name,
  number,
  prior,
  record,
  some,
  table,
  word,
} from "./shape.js";
import { BATTLE } from "./schema-battle.js";
import { POLICY } from "./schema-policy.js";
import { BELIEFS, VALUES } from "./schema-stakes.js";
import {
  CAMPAIGN_OF_STOCKS,
  CLASS_OF_STOCKS,
  DONOR_OF_STOCKS,
  FRONT_OF_STOCKS,
  MEN_OF_STOCKS,
} from "./schema-stocks.js";
import { SWITCHES } from "./schema-switches.js";
import type { Key } from "./shape.js";

const FLOW_WORD = word("none", "kept", "sold", "paid", "raised");
const FROM = {
  source: key("Source it is taken from.", name("source")),
  paragraph: key("Paragraph of the source.", COUNT),
  note: key("A remark.", TEXT),
};

const MOVE = record({
  title: key("What is done, in words.", TEXT),
  says: key("How many times likelier it is seen if that actor is the obstacle.", table("actor", number(N.times))),
  aid: key(
    "What it does to each flow of help.",
    record({
      deliveries: key("Weapons given.", FLOW_WORD),
      intelligence: key("Intelligence.", FLOW_WORD),
      sales: key("Weapons sold.", FLOW_WORD),
      mediation: key("none: the mover stops mediating and tables nothing.", word("none", "kept")),
    }),
  ),
  truce: key(
    "A truce that it offers.",
    record({
      with: must("Move of the other side that completes it.", name("move")),
      lasts: must("How long it binds.", number(N.weeks)),
      renews: must("Chance of renewal, share.", number(N.share)),
      stops: key("What stops.", some(TEXT)),
      goes_on: key("What goes on.", some(TEXT)),
      foreign_troops: key(
        "Troops of others that come to the defender while it holds.",
        record({
          men: must("How many in all.", number(N.persons)),
          over: must("Time over which they arrive.", number(N.weeks)),
          fight: must("Share of them that fights should the war go on.", number(N.share)),
        }),
      ),
    }),
  ),
  refuses: key("Move whose truce it turns down.", name("move")),
  one_way: key("start: can only be begun; stop: only ended.", word("start", "stop")),
  men: key("Men called up.", number(N.persons)),
  over: key("Time over which they arrive.", number(N.weeks)),
  quality: key("Their worth beside those at the front, share.", number(N.share)),
  cost: key("What the order costs at home, utility, once.", number(N.cost)),
  sanctions: key(
    "Share by which a belligerent's weekly cost of the war rises while a course with this move is in force.",
    table("actor", number(N.share)),
  ),
  words: key(
    "What a statement does to the belief that a patron stays: up or down, and the share of the evidence it is worth.",
    table("stays", ANY),
  ),
  ...FROM,
});

const FRONT = record({
  attacker: key("Who attacks; left out: by role.", name("actor")),
  issue: key("Issue whose value moves with the line.", name("issue")),
  won: key("Its option when the attacker has all of the stake.", name("front_option")),
  lost: key("Its option when the attacker has lost the cushion.", name("front_option")),
  stake: must("Ground still to take for the attacker to have won.", number(N.area)),
  cushion: must("Ground still to lose for it to have lost.", number(N.area)),
  ends_decide: must("Chance that reaching an end decides the war.", number(N.share)),
  advance: must("Pace of the attacker.", number(N.pace)),
  noise: must("Spread of the weekly pace.", number(N.noise)),
  memory: must("How much of a week's pace carries over, share.", number(N.share)),
  response: prior("Exponent of the pace in the ratio of fighting power.", number(N.times), "uniform(0.5; 2.5)"),
  holding: prior("Share of the gross pace that the defence takes back.", number(N.share), "uniform(0; 0.6)"),
  ...FRONT_OF_STOCKS,
});

const MEN = record({
  front: must("Men at the front.", number(N.persons)),
  intake: must("Recruits.", number(N.flow)),
  losses: must("Killed and wounded.", number(N.flow)),
  return: must("Share of losses that comes back.", number(N.share)),
  breaks_at: must("Share of the front force below which it may collapse.", number(N.share)),
  ...MEN_OF_STOCKS,
});

const GROUP = record({
  need: must("Share of the whole need, or rest.", number(N.share, "rest")),
  own: must("Share of it made at home.", number(N.share)),
  cover: must("Stock, in time of full need.", number(N.weeks)),
  classes: key("What belongs to it.", list(TEXT)),
});

const CLASS = record({
  unit: key("What is counted, in words.", TEXT),
  use: key("Pieces used in time of full need.", number(N.use)),
  stock: key("Stock, in time of full need.", number(N.weeks)),
  lag: key("Time from order to delivery.", number(N.weeks)),
  flow: key("yes: it cannot be stored.", FLAG),
  ...CLASS_OF_STOCKS,
});

const DONOR = record(
  {
    ceiling: key("Most it can pay.", number(N.money)),
    recorded: key("Its share of all help on record, on the day of the file.", number(N.share)),
    ...DONOR_OF_STOCKS,
  },
  { of: "group", key: key("Share of the group's need that it gives today.", number(N.share)) },
);

const REPLACES = record({
  lost: must("Flow lost: donor.group.", name("flow")),
  by: must("Who steps in.", name("actor")),
  share: must("Share of it replaced.", number(N.share)),
  half_after: must("Time to half of that.", number(N.weeks)),
  if_sold: must("Share if the donor still sells.", number(N.share)),
});

const CAMPAIGN = record({
  model: key("Which model of the war.", word("lattice", "stocks")),
  step: key("Step of time: 1 week.", number(N.weeks)),
  horizon: key("How far ahead; left out: 104 weeks.", number(N.weeks)),
  front: key("The line of contact.", FRONT),
  men: key("Forces of the two belligerents.", table("actor", MEN)),
  collapse: key(
    "Hazards of collapse.",
    record({
      base: must("At any time.", number(N.hazard)),
      men: must("For want of men.", number(N.hazard)),
      supply: must("For want of supply.", number(N.hazard)),
      supply_at: prior("Fire index below which supply fails, share.", number(N.share), "uniform(0.4; 0.75)"),
    }),
  ),
  truce_losses: key("Share of losses that goes on in a truce.", number(N.share)),
  aid: key(
    "Help from outside, by group.",
    record({
      receiver: key("Who is helped; left out: the defender.", name("actor")),
      groups: must("Groups of goods.", table("id", GROUP)),
      classes: key("Goods one by one; the stocks campaign reads them.", table("id", CLASS)),
      donors: must("Who gives what share of the need.", table("actor", DONOR)),
      replaces: key("Who steps in for a lost flow.", list(REPLACES)),
      elasticity: prior("How well one group stands in for the other.", number(N.times), "uniform(0.2; 2)"),
      funded: prior("How long deliveries run on without new money.", number(N.weeks), "uniform(26 weeks; 40 weeks)"),
    }),
  ),
  recruiting: key("Recruits signed up; the stocks campaign reads them.", table("actor", number(N.flow))),
  ...CAMPAIGN_OF_STOCKS,
});

const PATRON = record({
  helps: key("Who is helped; left out: by role.", name("actor")),
  obstacle: must("Chance it gives that this actor blocks peace.", table("actor", number(N.share))),
  attention: must("Share of what a move says that it takes in.", number(N.share)),
  forgets: must("How fast its belief fades.", number(N.hazard)),
  decides_every: must("Time between decisions.", number(N.weeks)),
  review: must("How long an imposed course binds.", number(N.weeks)),
  wants_quick_end: must("Worth of a sure deal to it.", number(N.utility)),
  supports_above: prior(
    "Chance of the other side's blame above which support is worth giving.",
    number(N.share),
    "uniform(0.3; 0.6)",
  ),
  sharpness: must("How sharply it chooses, logits.", number(N.times)),
  inertia: must("Bonus of the course in force.", number(N.utility)),
  expects: prior("Sharpness of its expectation of a deal.", number(N.times), "uniform(5; 40)"),
  refusal: prior("What a refusal of its own package says, nats.", number(N.logit), "uniform(-0.2; 0.8)"),
  tables_packages: key("May put its own package on the table.", FLAG),
  courses: must("Policies it chooses among, and its own cost of each.", table("policy", number(N.utility))),
});

const OBJECTIVE = record({
  measure: must("What is measured.", EXPRESSION),
  want: must("Which way.", word("more", "less")),
  weight: must("How much it counts.", number(N.weight)),
});

const HISTORY = record({
  window: must("First and last day of the record.", list(DATE)),
  moves: key(
    "Public acts on record.",
    list(
      record({
        on: must("Day.", DATE),
        move: must("What was done.", name("move")),
        use: key("match: informs the start; test: kept for testing claims.", word("match", "test")),
        tests: key("Claims it tests.", some(name("claim"))),
        ...FROM,
      }),
    ),
  ),
  figures: key(
    "What sources say was lost, recruited and gained, as points beside what is run.",
    list(
      record({
        what: must("What is counted.", word(...FIGURE_KINDS)),
        of: key("Whose; of ground: the attacker's.", name("actor")),
        title: key("Name of the series for people; left out: its source.", TEXT),
        from: must("First day; of months, the first of the first.", DATE),
        to: key("Last day.", DATE),
        is: key(
          "Rate in that time, as 1,224 persons/day or 1000 to 1500 persons/day; of lost_so_far a count of persons.",
          ANY,
        ),
        values: key("Amounts of one month after another, instead of `to` and `is`.", list(ANY)),
        ...FROM,
      }),
    ),
  ),
  must_match: key(
    "Bands that a world must pass through in the window.",
    list(
      record({
        measure: must(
          "Amount per month (day, week, year), or a state; reported: over the source's factor.",
          EXPRESSION,
        ),
        within: must("Lowest and highest value.", ANY),
        unit: key("Its unit, where the band names none.", TEXT),
        ...FROM,
      }),
    ),
  ),
});

/** Sections that the course of the conflict reads. */
export const COURSE_KEYS: Readonly<Record<string, Key>> = {
  moves: key("Every public act, once; game, history and policies name them.", table("move-id", MOVE)),
  switches: key("Structural choices that verdicts are tried under.", SWITCHES),
  values: key("Stakes of each belligerent on its own scale.", table("actor", VALUES)),
  beliefs: key("What each belligerent believes.", table("actor", BELIEFS)),
  campaign: key("The war itself.", CAMPAIGN),
  battle: key("A fight decided by attrition alone, under a closed law.", BATTLE),
  patron: key("The outside power that decides on help.", table("actor", PATRON)),
  talks: key(
    "Pace of talks.",
    record({
      chance: must("Chance of a round in a week, share.", number(N.share)),
      shock: must("Spread of home shocks on acceptance.", number(N.cost)),
      shock_memory: must("How much of a shock carries over, share.", number(N.share)),
      proposer: key(
        "Who makes the offer in a round: drawn evenly, or each in turn, the attacker first; left out: drawn.",
        number(N.choice("drawn", "alternating")),
      ),
    }),
  ),
  history: key("What is on record before as_of.", HISTORY),
  objectives: key("What each actor wants of the course.", table("actor", list(OBJECTIVE))),
  policies: key("Courses of action to compare.", table("id", POLICY)),
};
