/** Ids of the three that a war needs. */
export interface Belligerents {
  readonly attacker: string;
  readonly defender: string;
  /** The outside power that helps the defender. */
  readonly patron: string;
}

/** How the front's issue moves with the line; left out where no issue does. */
const FRONT_ISSUE = "issue: land, won: all, lost: none, ";

/**
 * Sections that the course of a war reads, with placeholder numbers, from `values:` to `policies:`; ends in a line end.
 * `landIssue`: the file has the issue `land` with options `all` and `none`.
 */
export function warSections({ attacker, defender, patron }: Belligerents, landIssue: boolean): string {
  const belief = (stays: string, holds: string): string =>
    `{${patron}_stays: ${stays}, resumes: 0 to 20 %, evidence: 26 to 130, optimism: 0 to 30 %, learns: 13 to 52 weeks, deal_holds: ${holds}, truce_breaks: 10 to 90 %/year}`;
  const value =
    "{win: 1, lose: -0.6 to 0, war_cost: 1 to 6 %, resolve: 0.2 to 1.2, patience: 85 to 97 %, line: 0 to 0.3}";
  return `values:                         # on its own scale: 1 its best package, 0 its worst; war_cost: share of that a year
  ${attacker}: ${value}
  ${defender}: ${value}
campaign:                       # stake, cushion: ground still to take, and to lose, for the attacker to have won, or lost
  front: {${landIssue ? FRONT_ISSUE : ""}stake: 4k to 6k km2, cushion: 4k to 6k km2, ends_decide: 0 to 50 %,
    advance: 10 to 30 km2/week, noise: 10 to 20 km2/week, memory: 0.5}
  men:                          # at the front; return: share of losses that comes back; breaks_at: share left when it may break
    ${attacker}: {front: 90k to 110k, intake: 3k to 5k persons/month, losses: 150 to 250 persons/day, return: 40 %, breaks_at: 60 to 80 %}
    ${defender}: {front: 60k to 80k, intake: 2k to 4k persons/month, losses: 80 to 160 persons/day, return: 40 %, breaks_at: 60 to 80 %}
  collapse: {base: 0.01 to 0.1 %/week, men: 1 to 10 %/week, supply: 0.5 to 5 %/week}
  truce_losses: 2 to 10 %
  aid: {groups: {arms: {need: rest, own: 20 to 40 %, cover: 8 to 20 weeks}}, donors: {${patron}: {arms: 60 to 80 %}}}
beliefs:                        # what each side takes to be likely; ${patron}_stays: that help goes on for a year
  ${attacker}: ${belief("30 to 60 %", "40 to 95 %")}
  ${defender}: ${belief("40 to 80 %", "20 to 90 %")}
patron:                         # obstacle: chance it gives that the attacker blocks peace; courses: what each costs it
  ${patron}: {obstacle: {${attacker}: 30 to 70 %}, attention: 0.3 to 1, forgets: 1 to 10 %/week, decides_every: 4 weeks, review: 26 weeks,
    wants_quick_end: 0.2 to 1, sharpness: 3 to 20, inertia: 0 to 0.3, courses: {as_is: 0.1 to 0.4, cut_off: 0}}
talks: {chance: 10 to 40 %, shock: 0 to 0.05, shock_memory: 95 to 99 %}
moves: {${patron}.stop: {title: End all help, aid: {deliveries: none, intelligence: none, sales: none}}}
objectives: {${patron}: [{measure: settled within 104 weeks, want: more, weight: 1}, {measure: cost(${patron}) by 104 weeks, want: less, weight: 1}]}
policies:                       # the first is what the others are compared with
  as_is: {title: As now}
  cut_off: {title: Help ends, moves: ${patron}.stop}
`;
}

/** A small war with a patron: at most 60 lines. */
export const WAR = `# A small war with a patron. Every number is a placeholder: put in yours, "8 to 12" where you are not sure, and say where
# it comes from: {is: 8 to 12, source: talk}. "parley check" says what is wrong and where, "parley brief" what follows.
parley: 1
case:
  title: War over the valley
  as_of: 2025-01-01             # the day on which the case stands
  question: Would an end of outside help settle the war or lose it?
sources:
  talk: {title: A speech, date: 2024-12-01, side: north}
actors:
  north: {title: North, role: attacker}
  south: {title: South, role: defender}
  patron: {title: The patron, role: patron, of: south}
issues:
  land:
    title: the valley
    options: {all: all to North, line: divided at the front, none: all to South}   # from one end to the other
    now: line                   # what is in force while the war lasts
    positions:                  # salience: how much it matters, 0 to 100; firm: how surely the refusal is real
      north: {wants: all, salience: 60 to 90, source: talk}
      south: {wants: none, never: all, firm: 50 to 90 %, salience: 60 to 90}
  pact:
    title: a guarantee of South's safety
    options: {none: no guarantee, signed: a pact with the patron}
    now: none
    after_deal: {signed: -1 to 0.2}   # what it does to the odds of a later war (logits, toward the attacker; 0: nothing)
    positions: {north: {wants: none, salience: 30 to 60}, south: {wants: signed, salience: 40 to 80}}
packages:
  freeze: {land: line, pact: none}
  freeze_and_pact: {land: line, pact: signed}
${warSections({ attacker: "north", defender: "south", patron: "patron" }, true)}claims:                         # under: the policy under which it is read; left out: the first
  - {text: A settlement within half a year is unlikely., says: chance(settled within 26 weeks) <= 20 %}
  - {text: Ending help costs South ground., says: "difference(mean(area gained by 52 weeks), cut_off, as_is) > 100 km2"}
variants:
  north_account: {why: The same war as North tells it, set: {campaign.men.north.losses: 80 to 150 persons/day}}
`;
