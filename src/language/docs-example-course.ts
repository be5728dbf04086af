const MEN = "return: 35 to 75 %, breaks_at: 55 to 80 %";
const MEN_OF_STOCKS =
  "reserve: 20k, authorised: 640k, training: 4 weeks, hospital: 12 to 16 weeks, wounded: pert(1.8; 2.6; 4), captured: 1 %, deserts: 0 to 0.5 %/week, pool: 3M, pool_response: 0.3, truce_draws: pert(0; 0.15; 0.4), bonus: {price: 20k USD, budget: 10 to 18 bn USD/year, fund: 0 to 30 bn USD, response: pert(0.1; 0.35; 0.8), rises: 0.8 %/week}";
const STAKES =
  "lose: -0.6 to 0, war_cost: 0.5 to 6 %, resolve: 0.2 to 1.2, patience: 85 to 97 %, line: uniform(0; 0.3)";
const VIEW =
  "resumes: 0 to 20 %, evidence: 26 to 130, optimism: 0 to 30 %, learns: 13 to 52 weeks, deal_holds: 20 to 95 %, truce_breaks: 5 to 100 %/year";

/** The sections of the made-up case that the course reads. */
export const COURSE_EXAMPLES: Readonly<Record<string, string>> = {
  moves: `moves:
  north.truce:
    title: Accept a truce
    says: {north: 0.5 to 2} # times likelier if North is the obstacle; 1 says nothing
    truce: {with: south.truce, lasts: 30 days, renews: 0 to 80 %, stops: [ground, air], goes_on: [deliveries, foreign_troops], foreign_troops: {men: 10k to 30k, over: 26 weeks, fight: 0 to 50 %}}
    source: essay
    paragraph: 7
    note: offered twice
  south.truce: {title: Accept a truce, says: {north: 0.5 to 2}}
  north.mobilise: {title: Order a wider mobilisation, one_way: start, men: 200k to 300k, over: 8 weeks, quality: 60 to 80 %, cost: 0.01 to 0.2}
  south.refuse_truce: {title: Refuse a truce, refuses: north.truce}
  us.say_lasting: {title: Say that support lasts, words: {us_stays: up 0 to 40 %}}
  us.stop_aid: {title: End deliveries, aid: {deliveries: none, intelligence: none, sales: sold, mediation: none}}
  us.new_money: {title: Ask for new money, aid: {deliveries: raised}}
  us.sanction: {title: Tighten sanctions, sanctions: {north: 0 to 30 %}}`,
  switches: `switches:
  red_lines: one of priced 0.5; hard 0.5
  foresight: one of next 0.4; none 0.6
  patron: one of bayes 0.7; inattentive 0.3 # inattentive: all of a message or nothing of it, by chance
  campaign: one of stocks 0.5; lattice 0.5
  beliefs: one of bayes 0.6; fading 0.2; stubborn 0.2
  endurance: one of first_stop 0.5; share 0.5
  attrition: one of square 0.7; log 0.3
  quadrature: off
  posture: one of off 0.5; weighed 0.5
  words: one of declared 0.5; credible 0.5
  continuation: one of certainty_equivalent 0.3; bargain 0.7`,
  values: `values: # 1 is an actor's ideal package, 0 its worst declared one
  north: {win: uniform(0.8; 1.2), ${STAKES}, peace_shift: -0.3 to 1}
  south: {win: uniform(0.9; 1.3), ${STAKES}, leader: {punished_below: 0.2 to 0.5, by: uniform(0; 0.3)}, strength: {type: one of weak 0.4; strong 0.6, weak: 0.7 to 0.9, strong: 1 to 1.3}}`,
  beliefs: `beliefs:
  north: {us_stays: beta(3; 6), ${VIEW}}
  south: {us_stays: beta(5; 5), ${VIEW}}`,
  campaign: `campaign:
  model: lattice
  step: 1 week
  horizon: 104 weeks
  front:
    attacker: north
    issue: land
    won: north_all
    lost: south_all
    stake: {is: one of near 0.6; far 0.4, near: 25k to 30k km2, far: 480k to 500k km2}
    cushion: 60k to 110k km2
    ends_decide: uniform(0; 0.5)
    advance: 55 to 105 km2/week
    noise: 35 to 55 km2/week
    memory: 0.65
    response: uniform(0.5; 2.5)
    holding: uniform(0; 0.6)
    theatres: # from here on, what only stocks read
      east: {share: 80 %}
      border: {share: 20 %, blind: lognormal(median 1.5; p10 1; p90 2.5)}
    breakthrough: {chance: 0.1 to 1 %/week, ratio: 1.5, thin: 70 %, size: 600 km2}
  men:
    north: {front: 590k to 630k, intake: 29k to 37k persons/month, losses: 850 to 1250 persons/day, ${MEN}, ${MEN_OF_STOCKS}}
    south: {front: 250k to 400k, intake: 8k to 26k persons/month, losses: 350 to 900 persons/day, ${MEN}}
  collapse: {base: 0.01 to 0.1 %/week, men: 1 to 10 %/week, supply: 0.5 to 5 %/week, supply_at: 0.4 to 0.75}
  truce_losses: 2 to 10 %
  recruiting: {north: 29k to 37k persons/month}
  tempo: {memory: 95 to 100 %, noise: 0.06 to 0.09, adapts: uniform(0; 1), thins_to: 90 %, scatter: 0.05}
  exponents: {own: uniform(0; 1), other: uniform(0; 1), fire: uniform(0.4; 1), defence: uniform(0.5; 1), ground: uniform(0.8; 1.8)}
  raids: {shots: 60 per week, damage: 30 to 70 %}
  aid:
    receiver: south
    groups:
      irreplaceable: {need: 15 to 60 %, own: 5 to 20 %, cover: 4 to 20 weeks, classes: [interceptors, intelligence]}
      replaceable: {need: rest, own: 30 to 50 %, cover: 8 to 40 weeks}
    classes:
      interceptors:
        {unit: missiles, use: 60 to 120 per month, stock: 3 to 20 weeks, lag: 3 to 12 weeks, weight: 0 %, home: 5 %, keeps: 2 weeks, tempo: 0, lost: 0.1 %/week, stops: 0.6, price: 4M USD, replaced: 0 to 25 %, half_after: 50 to 110 weeks, if_sold: 60 %}
      intelligence: {flow: yes, worth: 0 to 40 %}
      tanks: {of: north, use: 20 per week, stock: 60 to 200 weeks, home: 30 %, weight: uniform(0; 0.3), stored: 2000, restores: 40 to 100 weeks}
    donors:
      us: {irreplaceable: 60 to 90 %, replaceable: 20 to 40 %}
      allies: {irreplaceable: 5 to 25 %, replaceable: 50 to 75 %, ceiling: 45 to 95 bn EUR/year, fund: 0 to 200 bn EUR, saves: 0 to 100 %, varies: 0.3 to 0.8, recorded: 54 to 58 %}
    replaces:
      - {lost: us.irreplaceable, by: allies, share: 0 to 25 %, half_after: 50 to 110 weeks, if_sold: 40 to 80 %}
    elasticity: uniform(0.2; 2)
    funded: 26 to 40 weeks`,
  battle: `battle: # for a fight that attrition alone decides; beside a campaign it stands for itself
  law: general # the others (square, linear, logarithmic, osipov, deitchman) have no exponents
  exponents: {enemy: 0.4, own: 0.75}
  horizon: 36 days
  step: 1 day
  forces:
    north: {strength: 0, destroys: 0.01 to 0.012 per day, arrives: [{from: 0 days, until: 1 day, men: 54k}]}
    south: {strength: 21500, destroys: 0.05 per day, breaks_at: 500}`,
  patron: `patron:
  us:
    helps: south
    obstacle: {north: 30 to 60 %} # the rest is South's
    attention: 0.3 to 1
    forgets: 1 to 10 %/week
    decides_every: 2 to 8 weeks
    review: 26 weeks
    wants_quick_end: 0.4 to 1
    supports_above: uniform(0.3; 0.6)
    sharpness: 3 to 20
    inertia: 0 to 0.3
    expects: uniform(5; 40)
    refusal: uniform(-0.2; 0.8)
    tables_packages: yes
    courses: {as_is: 0.1 to 0.4, cut_off: 0}`,
  talks: "talks: {chance: 10 to 50 %, shock: uniform(0; 0.05), shock_memory: uniform(0.95; 0.99), proposer: drawn}",
  history: `history:
  window: [2024-11-19, 2025-05-19]
  must_match:
    - {measure: reported casualties(north) per month, within: 34k to 50k, source: series}
    - {measure: area gained per month, within: 100 to 720, unit: km2, source: essay, paragraph: 2, note: by two maps}
  figures:
    - {what: losses, of: north, title: claimed by South, from: 2025-04-01, to: 2025-04-30, is: 1224 persons/day, source: series}
    - {what: ground, from: 2025-03-01, values: [119, 193, 419], source: essay, paragraph: 2, note: by one map}
  moves:
    - {on: 2025-03-11, move: south.truce, use: match, source: essay, paragraph: 7, note: in Jeddah}
    - {on: 2025-05-16, move: us.stop_aid, use: test, tests: C2}`,
  objectives: `objectives:
  us:
    - {measure: settled within 104 weeks, want: more, weight: 1 to 3}
    - {measure: cost(us) by 104 weeks, want: less, weight: 1 to 3}`,
  policies: `policies: # the first is what others are compared with
  as_is: {title: As it is}
  free: {title: The patron decides, course: free}
  cut_off: {title: Help ends, from: 2025-06-01, review: 26 weeks, moves: us.stop_aid}
  cut_later: {title: Help ends later, like: cut_off, from: 12 weeks}
  said_lasting: {title: As it is and said to last, like: as_is, moves: us.say_lasting}
  refused: {title: Had South refused, at: south.truce, on: 2025-03-11, instead: south.refuse_truce}
  hold_the_line: # adaptive: help as it is until too much ground is lost, then more of it
    title: As it is until the front gives
    like: as_is
    when: {measure: area gained, above: 1500 km2, then: more}
  patient: {title: Ends help if the stock runs out, when: {measure: cover(irreplaceable), below: 2 weeks, then: cut_off}}
  more: {title: New money, moves: us.new_money}`,
};
