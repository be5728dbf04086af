import { battle, contrast, course, later, onRecord } from "./measure-form.js";
import type { Span } from "./quantity.js";

export type ArgumentKind =
  "actor" | "package" | "partial" | "policy" | "group" | "goods" | "issue" | "move" | "text" | "concept";
export type MeasureEngine = "course" | "battle" | "terms" | "structure" | "judgement" | "not-built";

/**
 * One word of the vocabulary of claims and objectives.
 * `event` is true or false, `number` has a unit. `run`: once per run (world, policy, repeat); `world`: once per world.
 */
export interface MeasureWord {
  /** As written: "settled", "area gained", "terms.deal_exists". */
  readonly name: string;
  readonly engine: MeasureEngine;
  readonly level: "run" | "world";
  readonly type: "event" | "number";
  readonly takes: readonly ArgumentKind[];
  /** within: event up to a week; by: amount up to a week; at: state in a week; none: no time. */
  readonly time: "within" | "by" | "at" | "none";
  /** It says what the file declares and nothing that is worked out: a claim on it alone is assumed. */
  readonly declared?: true;
  /** Its times are whole days; left out: whole weeks. */
  readonly clock?: "days";
  readonly unit: string;
  readonly means: string;
  /** Sections of the file it needs; for `not-built`: the part of the tool that a later version brings. */
  readonly needs: readonly string[];
}

/** A measure with its arguments and week; `id` is its canonical text and names its column. */
export interface MeasureUse {
  readonly id: string;
  readonly name: string;
  readonly engine: MeasureEngine;
  /** Indices for names (actor, package, policy, group, issue, move), text as it stands. */
  readonly args: readonly (number | string)[];
  /** Weeks after `as_of`; null for `time: none`. */
  readonly week: number | null;
  readonly at: Span | null;
}

/** The fixed list. A name outside it is a diagnostic; a `not-built` one gives the verdict "not testable yet". */
export const MEASURE_WORDS: readonly MeasureWord[] = [
  course("settled", "event within", [], "", "the belligerents have signed a settlement"),
  course(
    "collapsed",
    "event within",
    ["actor"],
    "",
    "the actor's force or state has collapsed, or its end of the front was reached and decided the war",
  ),
  course("settled_on", "event within", ["package"], "", "the belligerents have signed that package", [
    "campaign",
    "packages",
  ]),
  course("partial", "event within", ["partial"], "", "the belligerents have signed that partial agreement", [
    "campaign",
    "partial_agreements",
  ]),
  course("partial agreements", "number by", [], "count", "how often partial agreements have been signed", [
    "campaign",
    "partial_agreements",
  ]),
  course("frozen", "event within", [], "", "a truce has held for 52 unbroken weeks"),
  course("ongoing", "event at", [], "", "the war, or a truce in it, goes on"),
  course("truce", "event within", [], "", "a truce has begun"),
  course("mobilised", "event within", ["actor"], "", "the actor has ordered a wider mobilisation"),
  course("chooses", "event within", ["actor", "policy"], "", "the patron has chosen that course by its own rule", [
    "patron",
  ]),
  course("turned", "event within", ["policy"], "", "the course has crossed a line and become that policy"),
  course(
    "pressed",
    "event within",
    ["actor"],
    "",
    "in the 12 weeks before the war ended, or before that week if it goes on, the actor gained less than half of its starting pace or its front force shrank by more than 2 %",
  ),
  course(
    "would_sign",
    "event at",
    ["actor", "package"],
    "",
    "the actor, on its own beliefs, values that package above fighting on",
  ),
  course(
    "would_accept_truce",
    "event at",
    ["actor"],
    "",
    "the actor, on its own beliefs, values the truce on the table above fighting on",
  ),
  course(
    "ripe",
    "event at",
    [],
    "",
    "some package that may be signed is worth more than fighting on to each side on its own beliefs: neither may have offered it",
    ["campaign", "issues"],
  ),
  course(
    "bargaining_range",
    "event at",
    [],
    "",
    "the same if both sides knew the pace of the front and the balances of men as they are, each keeping its belief in the patron",
    ["campaign", "issues"],
  ),
  course(
    "weeks of war",
    "number by",
    [],
    "weeks",
    "weeks until the war, or a truce in it, ended, at most that many: its mean is the restricted mean",
  ),
  course("area gained", "number by", [], "km2", "ground the attacker has gained since the start"),
  course("casualties", "number by", ["actor"], "persons", "killed and wounded since the start"),
  course("men", "number at", ["actor"], "share", "front force relative to the start"),
  course("supply", "number at", ["actor"], "share", "fire index of the receiver of aid, 1 = full need met"),
  course("cover", "number at", ["group"], "weeks", "weeks of full need in stock"),
  course("weeks of cover", "number at", ["goods"], "weeks", "weeks of full need of a class of goods in stock"),
  course("weekly losses", "number at", ["actor"], "persons/week", "killed and wounded in the week that ends then"),
  course(
    "reported losses",
    "number at",
    ["actor"],
    "persons/week",
    "the same as the series reports them from which the file takes the losses: over its reporting factor",
  ),
  course(
    "net manpower",
    "number at",
    ["actor"],
    "persons/week",
    "change of the force, front and reserve, in that week",
  ),
  course("pace", "number at", [], "km2/week", "ground the attacker gained a week, on the mean of the 12 weeks before"),
  course("recruiting cost", "number by", ["actor"], "usd", "what recruits have cost since the start"),
  course("paid", "number by", ["actor"], "usd", "what the donor has paid for deliveries since the start"),
  course("fund", "number at", ["actor"], "usd", "money that the donor, or the side for its recruits, has set aside"),
  course("blamed", "number at", ["actor"], "share", "chance the patron gives that this actor blocks peace", ["patron"]),
  course(
    "value of fighting",
    "number at",
    ["actor"],
    "utility",
    "what fighting on is worth to the actor as it sees it",
  ),
  course(
    "outcome",
    "number by",
    ["actor"],
    "utility",
    "what the actor has at that week: the settlement's utility, its win or loss value, or its value of fighting on, less the cost of war so far",
  ),
  course("cost", "number by", ["actor"], "utility", "the patron's own cost of the courses in force so far", ["patron"]),
  battle("strength", "number at", "persons", "men of that force who still fight"),
  battle(
    "fallen",
    "number by",
    "persons",
    "men that the force has lost since the start, those who came later included",
  ),
  battle("destroyed", "event within", "", "the force has fallen to its break point"),
  battle("lasts", "number none", "weeks", "how long the force fights on; the horizon if it does not break"),
  {
    name: "recorded_share",
    engine: "course",
    level: "world",
    type: "number",
    takes: ["actor"],
    time: "none",
    declared: true,
    unit: "share",
    means: "the donor's share of all help on record, as the file has it on its day",
    needs: ["campaign"],
  },
  contrast(
    "worth_of_blame",
    ["actor"],
    "km2",
    "ground that its client keeps after a year if the patron is nine parts in ten sure that the attacker is the obstacle, beyond what it keeps if the patron is as sure that the client is, the patron choosing by its own rule",
  ),
  contrast(
    "effect_of_words",
    ["policy", "policy"],
    "share",
    "how much likelier a settlement by the horizon is under the first policy than under the second",
  ),
  contrast(
    "cost_of_view",
    ["actor"],
    "utility",
    "what acting on its own view of the others' utilities costs the patron: its outcome at the horizon if it saw them as they are, less its outcome on its own view, the patron choosing by its own rule",
  ),
  contrast(
    "value_of_correcting",
    ["actor"],
    "share",
    "how much likelier a settlement by the horizon is if the patron saw the others' utilities as they are than on its own view, the patron choosing by its own rule",
  ),
  onRecord(
    "shift_of_blame",
    "number",
    "how far the recorded move moved the patron's belief toward blaming the side that `patron.obstacle` names, beyond the mean of its alternatives that week",
  ),
  onRecord(
    "best_reply",
    "event",
    "the recorded move was worth more to its author that week than every alternative, by what it made the patron believe; a world where the best of them was worth as much says nothing",
  ),
  {
    name: "terms.deal_exists",
    engine: "terms",
    level: "world",
    type: "event",
    takes: ["actor", "actor"],
    time: "none",
    unit: "",
    means: "some package is worth at least both reservations and crosses no binding line",
    needs: ["issues"],
  },
  {
    name: "terms.acceptable",
    engine: "terms",
    level: "world",
    type: "event",
    takes: ["actor", "package"],
    time: "none",
    unit: "",
    means: "the package is worth at least the actor's reservation and crosses none of its binding lines",
    needs: ["issues", "packages"],
  },
  {
    name: "terms.improvable",
    engine: "terms",
    level: "world",
    type: "event",
    takes: ["package"],
    time: "none",
    unit: "",
    means: "another package is better for one negotiating party and worse for none",
    needs: ["issues", "packages"],
  },
  {
    name: "terms.value",
    engine: "terms",
    level: "world",
    type: "number",
    takes: ["actor", "package"],
    time: "none",
    unit: "utility",
    means: "the package's utility to the actor (points where the issues have points)",
    needs: ["issues", "packages"],
  },
  {
    name: "structure.equilibrium",
    engine: "structure",
    level: "world",
    type: "event",
    takes: ["text", "concept"],
    time: "none",
    unit: "",
    means: "the state (its true options, separated by spaces) is stable for everyone under the concept",
    needs: ["game"],
  },
  {
    name: "best_course",
    engine: "judgement",
    level: "world",
    type: "number",
    takes: ["actor"],
    time: "none",
    unit: "",
    means: "the policy that serves the actor's objectives best in the world",
    needs: ["objectives", "policies"],
  },
  {
    name: "regret",
    engine: "judgement",
    level: "world",
    type: "number",
    takes: ["actor", "policy"],
    time: "none",
    unit: "share",
    means:
      "how far the policy falls short of the actor's best one, on its objectives scaled 0 to 1 over policies and worlds",
    needs: ["objectives", "policies"],
  },
  later(
    "leverage.forecast",
    ["issue"],
    "number",
    "where pressure alone would settle the issue",
    "the leverage reading",
  ),
];
