import { error, warning } from "./code-doc.js";

const FRONT =
  "stake: 25k to 30k km2, cushion: 60k km2, ends_decide: 0.2, advance: 80 km2/week, noise: 45 km2/week, memory: 0.65";
const MAN = "{front: 600k, intake: 30k persons/month, losses: 900 persons/day, return: 0.5, breaks_at: 0.7}";
const MEN = `{russia: ${MAN}, ukraine: ${MAN}}`;
const COLLAPSE = "{base: 0.1 %/week, men: 1 %/week, supply: 1 %/week}";
const PATRON =
  "attention: 0.5, forgets: 5 %/week, decides_every: 4 weeks, review: 26 weeks, wants_quick_end: 0.5, sharpness: 8, inertia: 0.1, courses: {as_is: 0.2}";
const TWO_ISSUES =
  "issues: {nato: {options: {neutral: N, member: M}, now: neutral, positions: {russia: {wants: neutral}}}, army: {options: {small: S, none: L}, now: none, positions: {russia: {wants: small}}}}";
const UNSOURCED = "issues: {nato: {options: {neutral: N, member: M}";

/** Codes of sections (P04xx), and of policies, claims and variants (P05xx). */
export const SECTION_CODES = {
  P0401: error(
    "A key that must be there is missing.",
    "The section cannot be read without it.",
    "sources: {essay: {date: 2025-05-19}}",
    "sources: {essay: {title: An essay, date: 2025-05-19}}",
  ),
  P0402: error(
    "A table, list or single value in the wrong place.",
    "Some keys hold keys, some hold lists.",
    "actors: [russia, ukraine]",
    "actors: {russia: {title: Russia}, ukraine: {title: Ukraine}}",
  ),
  P0403: error(
    "A single value is needed.",
    "The key takes one text.",
    "case: {title: [A, war]}",
    "case: {title: A war}",
  ),
  P0404: error("Unknown format version.", "This tool reads format 1.", "parley: 2", "parley: 1"),
  P0405: error(
    "A list has another length than the options.",
    "places and points give one number for each option, in order.",
    `${UNSOURCED}, places: [0, 50, 100], positions: {russia: {wants: neutral}}}}`,
    `${UNSOURCED}, places: [0, 100], positions: {russia: {wants: neutral}}}}`,
  ),
  P0406: error(
    "A package leaves out an issue that has nothing in force.",
    "An issue left out stays at its `now`; without one the package is no complete agreement.",
    `${UNSOURCED}, positions: {russia: {wants: neutral}}}}\npackages: {empty: {title: Nothing agreed}}`,
    `${UNSOURCED}, now: neutral, positions: {russia: {wants: neutral}}}}\npackages: {empty: {title: Nothing agreed}}`,
  ),
  P0407: error(
    "An issue on which nobody says anything.",
    "An issue card needs positions, or points.",
    `${UNSOURCED}}}`,
    `${UNSOURCED}, positions: {russia: {wants: neutral}}}}`,
  ),
  P0408: error(
    "A campaign without an attacker and a defender.",
    "The line of contact moves between the two.",
    `actors: {russia: {}, ukraine: {}}\ncampaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
    `actors: {russia: {role: attacker}, ukraine: {role: defender}}\ncampaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
  ),
  P0409: error(
    "The parts of a share do not fit.",
    "obstacle names one belligerent, not the patron's client; the rest is the client's. Only one aid group may need the rest.",
    `patron: {us: {obstacle: {ukraine: 0.5}, ${PATRON}}}`,
    `patron: {us: {obstacle: {russia: 0.5}, ${PATRON}}}`,
  ),
  P0410: error(
    "A belligerent without men.",
    "The campaign needs the forces of both.",
    `campaign: {front: {${FRONT}}, men: {russia: ${MAN}}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
  ),
  P0411: error(
    "A move that is no option of the game.",
    "impossible, preferences and now speak of the options that make a state.",
    "game: {options: [russia.truce], now: [ukraine.truce]}",
    "game: {options: [russia.truce, ukraine.truce], now: [ukraine.truce]}",
  ),
  P0412: error(
    "The start of the game is impossible.",
    "now must be one of the possible states.",
    "game: {impossible: [russia.truce and us.stop_aid], now: [russia.truce, us.stop_aid]}",
    "game: {impossible: [russia.truce and us.stop_aid], now: [russia.truce]}",
  ),
  P0413: error(
    "A statement or option stands twice.",
    "The second could never matter.",
    "game: {preferences: {russia: [us.stop_aid, us.stop_aid]}}",
    "game: {preferences: {russia: [us.stop_aid, russia.truce]}}",
  ),
  P0414: error(
    "A ranking is not complete.",
    "It names every possible state once, best first; `nothing` is the state without true moves.",
    "game: {options: [us.stop_aid], rankings: {russia: [us.stop_aid]}}",
    "game: {options: [us.stop_aid], rankings: {russia: [us.stop_aid, nothing]}}",
  ),
  P0415: error(
    "Too many options in the game.",
    "14 options make 16,384 states.",
    `moves: {${Array.from({ length: 15 }, (_, index) => `us.act_${index + 1}: {}`).join(", ")}}\ngame: {}\npolicies: {}`,
    "game: {options: [us.stop_aid]}",
  ),
  P0416: warning(
    "A source is younger than the case.",
    "What was written after as_of could not be known then: hindsight.",
    "sources: {essay: {title: An essay, date: 2025-09-01}}",
    "sources: {essay: {title: An essay, date: 2025-05-01}}",
  ),
  P0417: error(
    "A move without its actor.",
    "Moves are named actor.act.",
    "moves: {mobilise: {title: Order a mobilisation}}",
    "moves: {russia.mobilise: {title: Order a mobilisation}}",
  ),
  P0418: error(
    "An actor wants or accepts what it never does.",
    "A position must not contradict itself.",
    `${UNSOURCED}, positions: {russia: {wants: member, never: member, firm: 0.5}}}}`,
    `${UNSOURCED}, positions: {russia: {wants: neutral, never: member, firm: 0.5}}}}`,
  ),
  P0419: error(
    "An issue with fewer than two options.",
    "There is nothing to decide.",
    "issues: {nato: {options: {neutral: N}, positions: {russia: {wants: neutral}}}}\npackages: {}",
    `${UNSOURCED}, positions: {russia: {wants: neutral}}}}\npackages: {}`,
  ),
  P0420: error(
    "The campaign needs another section.",
    "The course of a war follows from what its belligerents value and believe, and from the pace of talks.",
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
    "talks: {chance: 0.2, shock: 0.05, shock_memory: 0.95}",
  ),
  P0421: error(
    "Too many states for unknown preferences.",
    "Their stability looks at every pair of states; 4,096 states are the limit.",
    `moves: {${Array.from({ length: 13 }, (_, index) => `us.act_${index + 1}: {}`).join(", ")}}\ngame: {preferences: {us: [unknown us.act_1]}}\npolicies: {}`,
    "game: {preferences: {us: [unknown us.stop_aid]}}",
  ),
  P0422: error(
    "No band.",
    "A world passes where the record lies between a lowest and a highest value.",
    "history: {window: [2025-01-01, 2025-05-01], must_match: [{measure: area gained per month, within: 100}]}",
    "history: {window: [2025-01-01, 2025-05-01], must_match: [{measure: area gained per month, within: 100 to 720 km2}]}",
  ),
  P0423: error(
    "`reported` without a reporting factor.",
    "What a series reports is the true number over its reporting factor, which its source states.",
    "history: {window: [2025-01-01, 2025-05-01], must_match: [{measure: reported casualties(russia) per month, within: 34k to 50k, source: essay}]}",
    "sources: {essay: {title: Essay, reporting: 0.7 to 1}}\nhistory: {window: [2025-01-01, 2025-05-01], must_match: [{measure: reported casualties(russia) per month, within: 34k to 50k, source: essay}]}",
  ),
  P0424: error(
    "A class of goods is neither a stock nor a flow.",
    "A stock has use and stock; a flow (intelligence) cannot be stored and has neither.",
    "campaign: {aid: {classes: {rockets: {use: 60 to 120 per month}}}}",
    "campaign: {aid: {classes: {rockets: {use: 60 to 120 per month, stock: 3 to 20 weeks, lag: 3 to 12 weeks}, intelligence: {flow: yes}}}}",
  ),
  P0425: error(
    "Unknown class of goods.",
    "The stocks campaign reads goods one by one, so every class of a group stands under campaign.aid.classes.",
    "campaign: {model: stocks, aid: {groups: {all: {need: rest, own: 0.5, cover: 9 weeks, classes: [rockets]}}}}",
    "campaign: {model: stocks, aid: {groups: {all: {need: rest, own: 0.5, cover: 9 weeks, classes: [rockets]}}, classes: {rockets: {use: 9 per week, stock: 9 weeks}}}}",
  ),
  P0426: error(
    "Something that incompatible excludes is named.",
    "A package, or what is in force (also where the front has moved it), must be possible.",
    `${TWO_ISSUES}\nincompatible: [nato.member and army.small]\npackages: {freeze: {nato: member, army: small}}`,
    `${TWO_ISSUES}\nincompatible: [nato.member and army.small]\npackages: {freeze: {nato: member, army: none}}`,
  ),
  P0427: warning(
    "Points on some issues only.",
    "Points are summed over all issues, or none counts: with points here and positions there, nothing can be added, and the points change nothing.",
    `issues: {nato: {options: {neutral: N, member: M}, now: neutral, points: {russia: [5, 0], ukraine: [0, 5]}}, army: {options: {small: S, none: L}, now: none, positions: {russia: {wants: small}}}}`,
    `issues: {nato: {options: {neutral: N, member: M}, now: neutral, points: {russia: [5, 0], ukraine: [0, 5]}}, army: {options: {small: S, none: L}, now: none, points: {russia: [5, 0], ukraine: [0, 5]}}}`,
  ),
  P0428: error(
    "A value at which the course has no meaning.",
    "Some numbers stop short of their bound: a force has men, a front has ground, a memory and a holding lie below 1.",
    `campaign: {front: {stake: 25k km2, cushion: 60k km2, ends_decide: 0.2, advance: 80 km2/week, noise: 45 km2/week, memory: 1}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}`,
    "campaign: {front: {memory: 0.95}}",
  ),
  P0429: error(
    "Patience without limit in a war without hazard.",
    "What is never discounted and may never end has no value that can be told, unless the ends of the front decide for sure.",
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: {base: 0 %/week, men: 1 %/week, supply: 1 %/week}, truce_losses: 0.1}\nvalues: {russia: {win: 1, lose: 0, war_cost: 2 %, resolve: 1, patience: 1, line: 0}}`,
    "values: {russia: {win: 1, lose: 0, war_cost: 2 %, resolve: 1, patience: 95 %, line: 0}}",
  ),
  P0430: error(
    "A reserve without a limit of the front.",
    "Trained men go to the front up to its authorised strength; where nothing limits it, no reserve stays behind it.",
    `campaign: {model: stocks, men: {russia: {reserve: 40k}}}`,
    `campaign: {model: stocks, men: {russia: {reserve: 40k, authorised: 620k}}}`,
  ),
  P0431: error(
    "Nobody gives a class of goods, or the wrong one uses it.",
    "Help comes by groups: a class of the receiver stands in one; a class of the attacker says so with of and stands in none.",
    "campaign: {model: stocks, aid: {groups: {}, classes: {tanks: {use: 9 per week, stock: 9 weeks}}}}",
    "campaign: {model: stocks, aid: {groups: {}, classes: {tanks: {of: russia, use: 9 per week, stock: 9 weeks}}}}",
  ),
  P0432: error(
    "Too many theatres or classes of goods.",
    "The stocks campaign keeps room for 4 theatres and 16 classes in every world.",
    "campaign: {model: stocks, front: {theatres: {a: {share: 0.2}, b: {share: 0.2}, c: {share: 0.2}, d: {share: 0.2}, e: {share: 0.2}}}}",
    "campaign: {model: stocks, front: {theatres: {a: {share: 0.2}, b: {share: 0.8}}}}",
  ),
  P0433: error(
    "A truce stops foreign troops and says how many come.",
    "Troops of others come while a truce holds, or they do not.",
    "moves: {russia.truce: {truce: {with: ukraine.truce, lasts: 30 days, renews: 0.5, stops: [foreign_troops], foreign_troops: {men: 20k, over: 26 weeks, fight: 0.5}}}, ukraine.truce: {}}",
    "moves: {russia.truce: {truce: {with: ukraine.truce, lasts: 30 days, renews: 0.5, foreign_troops: {men: 20k, over: 26 weeks, fight: 0.5}}}, ukraine.truce: {}}",
  ),
  P0434: warning(
    "Money set aside where nothing limits what is spent.",
    "A donor's fund is spent where its ceiling does not reach, a side's where the budget for recruits does not; without that limit it is never touched.",
    "campaign: {aid: {groups: {all: {need: rest, own: 0.5, cover: 9 weeks}}, donors: {russia: {all: 0.2, fund: 90 bn USD}}}}",
    "campaign: {aid: {groups: {all: {need: rest, own: 0.5, cover: 9 weeks}}, donors: {russia: {all: 0.2, ceiling: 40 bn USD/year, fund: 90 bn USD}}}}",
  ),
  P0451: error(
    "Sanctions against one who does not fight.",
    "They raise what a week of the war costs a belligerent; nobody else bears that cost.",
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}\nmoves: {us.stop_aid: {sanctions: {us: 0 to 30 %}}}`,
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}\nmoves: {us.stop_aid: {sanctions: {russia: 0 to 30 %}}}`,
  ),
  P0450: warning(
    "A weak type that may be the stronger one.",
    "A side's private strength is weak or strong; the ranges of the two overlap, so that the names say little.",
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}\nvalues: {russia: {win: 1, lose: 0, war_cost: 2 %, resolve: 1, patience: 95 %, line: 0, strength: {type: one of weak 0.4; strong 0.6, weak: 0.7 to 1.2, strong: 1 to 1.3}}}`,
    `campaign: {front: {${FRONT}}, men: ${MEN}, collapse: ${COLLAPSE}, truce_losses: 0.1}\nvalues: {russia: {win: 1, lose: 0, war_cost: 2 %, resolve: 1, patience: 95 %, line: 0, strength: {type: one of weak 0.4; strong 0.6, weak: 0.7 to 0.9, strong: 1 to 1.3}}}`,
  ),
  P0501: warning(
    "A policy touches nothing.",
    "Two policies without moves are the same course under two names.",
    "policies: {as_is: {}, wait: {title: Wait}}",
    "policies: {as_is: {}, wait: {title: Wait, moves: us.stop_aid}}",
  ),
  P0502: error(
    "A policy is like itself.",
    "like takes over the moves of another policy; the chain must end.",
    "policies: {as_is: {like: wait}, wait: {like: as_is}}",
    "policies: {as_is: {}, wait: {like: as_is, moves: us.stop_aid}}",
  ),
  P0503: error(
    "Two claims have one id.",
    "Verdicts are reported by id.",
    "claims: [{id: C1, text: A., says: terms.improvable(freeze)}, {id: C1, text: B., says: terms.improvable(freeze)}]",
    "claims: [{id: C1, text: A., says: terms.improvable(freeze)}, {id: C2, text: B., says: terms.improvable(freeze)}]",
  ),
  P0504: error(
    "Claims rest on each other in a circle.",
    "An argument must have a ground.",
    "claims: [{id: C1, text: A., says: terms.improvable(freeze), rests_on: C1}]",
    "claims: [{id: C1, text: A., says: terms.improvable(freeze)}]",
  ),
  P0505: error(
    "A branch in the past that the record does not have.",
    "It begins at a move on record, named with its day where it was made more than once, and does another move of the same actor, or none, in its place.",
    "policies: {as_is: {}, refused: {at: ukraine.truce}}",
    "history: {window: [2025-01-01, 2025-05-01], moves: [{on: 2025-03-11, move: ukraine.truce}]}\npolicies: {as_is: {}, refused: {at: ukraine.truce}}",
  ),
  P0506: error(
    "A variant is like itself.",
    "like takes over the values of another variant; the chain must end.",
    "variants: {a: {like: b, set: {case.title: A}}, b: {like: a, set: {case.title: B}}}",
    "variants: {a: {set: {case.title: A}}, b: {like: a, set: {case.title: B}}}",
  ),
  P0507: error(
    "A line that a policy cannot watch.",
    "An adaptive policy watches one number of the course, known in every week, for one level on one side, and turns to another policy; a way of such policies has an end.",
    "policies: {as_is: {}, wait: {when: {measure: settled, above: 1, then: as_is}}}",
    "policies: {as_is: {}, wait: {moves: us.stop_aid, when: {measure: area gained, above: 500 km2, then: as_is}}}",
  ),
} as const;
