import { COURSE_EXAMPLES } from "./docs-example-course.js";

/**
 * One made-up case in which every key of the language stands, section by section; together the sections are a whole file.
 * A test reads it whole, and fails with the name of a key that no example shows.
 */
export const EXAMPLES: Readonly<Record<string, string>> = {
  parley: "parley: 1",
  case: `case:
  title: A border war
  as_of: 2025-05-19
  question: Does ending help bring a settlement nearer?
  argument: essay # the text under test`,
  sources: `sources:
  essay: {title: An essay, date: 2025-05-19, url: "https://example.org/essay"}
  talk: {title: A speech, date: 2025-04-28, side: north, note: our translation}
  series: {title: A monthly series, date: 2025-05-02, reporting: 0.7 to 1}`,
  actors: `actors:
  north: {title: North, role: attacker, capability: 100, source: essay, note: by budget}
  south: {title: South, role: defender, capability: 60 to 80, walks_away_below: 0.2 to 0.4}
  us: {title: United States, role: patron, of: south, capability: 70 to 100}
  allies: {title: Allies, role: backer, of: south}`,
  issues: `issues:
  army:
    title: Limits on the army of South
    consent: [south] # nobody else can sign this away
    options: # from North's end to South's end
      small: "85,000 men"
      large: "250,000 men"
      none: no limit
    places: [0, 60, 100]
    now: none # while the war lasts
    after_deal: {small: -0.2 to 1.2} # toward the attacker
    holds: {large: 0 to 1}
    reasonable: {small: 0.1 to 0.3, none: 0.4 to 0.9}
    positions:
      north: {wants: small, never: none, firm: 40 to 90 %, salience: {is: 60 to 95, source: talk}, source: talk, paragraph: 2, date: 2025-04-28}
      south: {wants: none, accepts: large, never: [small], firm: 80 to 100 %, salience: 70 to 95, note: said in parliament}
    source: essay
    note: the figures of an older draft
  land:
    options: {south_all: all to South, front: along the front, north_all: all to North}
    now: front
    positions:
      north: {wants: north_all, salience: 80}
      south: {wants: south_all, salience: 80}
  tolls: # points in place of positions, one for each option
    options: {shared: shared, south_only: South's alone}
    now: south_only
    points: {north: [10, 0], south: [4, 8 to 12]}`,
  links: `links:
  - {issues: [army, land], kind: substitutes, for: south, strength: 0.3 to 0.6, source: essay, note: either will do}`,
  red_lines: `red_lines:
  - {actor: south, never: army.small and land.north_all, firm: 60 to 95 %, source: talk, paragraph: 4, date: 2025-04-28, note: said twice}`,
  incompatible: `incompatible:
  - army.small and land.south_all`,
  packages: `packages:
  freeze: {land: front} # the army stays as it is now
  ultimatum:
    title: Terms of North
    terms: {army: small, land: north_all}
    source: talk
    paragraph: 3
    note: as read out`,
  partial_agreements: `partial_agreements:
  exchange:
    title: A thousand prisoners for a thousand
    worth: {north: 0 to 0.5 %, south: 0 to 1 %} # of what is at stake, once
    says: {north: 0.5 to 2}
    trust: 0 to 0.3 # logits on how long a deal is kept
    talks: 0 to 0.5 # logits on the chance of a round
    signed: 2025-05-16
    source: talk
    paragraph: 1
    note: carried out in three days
  quiet_skies:
    terms: {tolls: shared} # in force while it holds
    spares: {north: 0 to 5 %, south: 0 to 10 %} # of the cost of war
    stops: [air]
    lasts: 30 days
    breaks: 0 to 200 %/year`,
  perceived: `perceived:
  us:
    issues.army.positions.north.salience: {is: 0 to 20, source: essay, paragraph: 2}
    game.preferences.north: [north.truce]`,
  game: `game:
  options: [north.truce, south.truce, us.stop_aid]
  impossible: [us.stop_aid and north.truce and not south.truce]
  preferences:
    north: [us.stop_aid, north.truce if south.truce]
    south: [not us.stop_aid, [north.truce, south.truce]] # the last two count alike
  rankings: # best first
    us: [north.truce south.truce, [south.truce, north.truce], us.stop_aid south.truce, us.stop_aid, us.stop_aid north.truce south.truce, nothing]
  now: [south.truce]`,
  ...COURSE_EXAMPLES,
  claims: `claims:
  - id: C1
    from: {source: essay, paragraph: 3}
    text: A settlement within half a year is virtually impossible.
    under: as_is
    says: chance(settled within 26 weeks) <= 5 %
    loosely: chance(settled within 6 months) <= 10 %
    strictly: chance(settled within 26 weeks) <= 1 %
    also: not terms.deal_exists(us, north)
    rests_on: [C2]
    note: the third paragraph hedges
  - id: C2
    text: Ending help moves the front.
    says: difference(area gained by 52 weeks, cut_off, as_is) > 500 km2
  - text: North signs when pressed. # its id is c3
    says: chance(settled within 104 weeks given pressed(north) within 104 weeks) > chance(settled within 104 weeks)`,
  variants: `variants:
  northern:
    title: As the North tells it
    why: The same facts from its own sources
    set:
      issues.army.positions.north.salience: 90 to 100
      claims.C2.says: terms.improvable(freeze)
  northern_and_firm:
    like: northern # sets its values too
    set: {issues.army.positions.north.firm: 95 to 100 %}`,
  correlate: `correlate:
  - [actors.south.capability, actors.us.capability, 0.5]`,
};
