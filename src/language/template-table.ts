/** Two parties, points on every issue, a walk-away: the form of a negotiation exercise. */
export const CLASS = `# A negotiation exercise. Each party has points for every option, and a number of points below which it walks away.
# "parley check" says what is wrong and where, "parley terms" which contracts are possible, "parley brief" what follows.
parley: 1
case:
  title: Rent of the market hall
  question: Is there a contract both can sign, and is the middle of every issue the best one?
actors:
  traders: {title: Traders, walks_away_below: 40}         # points it is sure of without a contract
  town: {title: Town, walks_away_below: 35 to 45}         # a range: 5th to 95th percentile of what may be true
issues:                         # options from one end to the other; points in the order of the options
  rent:
    options: {low: 8 a day, middle: 10 a day, high: 12 a day}
    points: {traders: [50, 30, 0], town: [0, 20, 30]}
  repairs:
    title: who pays for the roof
    options: {town_pays: the town, shared: half each, traders_pay: the traders}
    points: {traders: [20, 12, 0], town: [0, 12, 40]}
  term:
    title: length of the lease
    options: {one: one year, five: five years}
    points: {traders: [0, 30], town: [0, 30]}
packages:                       # agreements that have a name
  middle: {rent: middle, repairs: shared, term: one}
claims:                         # what is said of the case, and how it is tested
  - text: A contract is possible.
    says: terms.deal_exists(traders, town)
  - text: Meeting in the middle of every issue leaves something on the table for both.
    says: terms.improvable(middle)
`;

/** Two parties with demands, refusals and threats: terms and structure. */
export const DISPUTE = `# A dispute between two parties: what each wants and refuses, and what each can do. Every number is a placeholder: put in
# yours, "8 to 12" where you are not sure. "parley check" says what is wrong and where, "parley brief" what follows.
parley: 1
case:
  title: Strike at the port
  as_of: 2025-01-01             # the day on which the case stands
  question: Is there a contract, and does the strike go on without one?
sources:
  leaflet: {title: Leaflet of the union, date: 2024-12-10, side: union}
actors:
  union: {title: Union}
  port: {title: Port authority}
issues:
  wages:
    options: {none: no rise, three: 3 %, six: 6 %, nine: 9 %}      # from one end to the other
    now: none                   # what is in force without an agreement
    positions:                  # wants: best; never: refused; firm: how surely; salience: how much it matters, 0 to 100
      union: {wants: nine, never: [none, three], firm: 60 to 95 %, salience: 60 to 90, source: leaflet}
      port: {wants: none, never: [six, nine], firm: 30 to 70 %, salience: 50 to 80}
  machines:
    title: new cranes
    options: {none: no new cranes, slow: half over five years, all: all at once}
    places: [0, 40, 100]        # how far apart the options lie; left out: evenly
    now: none
    positions:
      union: {wants: none, accepts: slow, never: all, firm: 40 to 80 %, salience: 30 to 70, source: leaflet}
      port: {wants: all, salience: 60 to 90}
switches: {red_lines: hard}     # a refusal binds as surely as firm says; left out, refusals only cost their price
packages:
  swap: {wages: six, machines: slow}
moves:                          # what each can do, actor.act
  union.strike: {title: Strike}
  port.lock_out: {title: Lock the workers out}
game:                           # what each prefers, most important first
  preferences:
    union: [not port.lock_out, union.strike if port.lock_out, not union.strike]
    port: [not union.strike, port.lock_out if union.strike, not port.lock_out]
  now: [union.strike]
claims:                         # what is said of the case, and how it is tested
  - text: A contract is possible.
    says: terms.deal_exists(union, port)
  - text: Wages against cranes is a swap that neither could better without hurting the other.
    says: not terms.improvable(swap)
  - text: A strike met by a lock-out could last.
    says: structure.equilibrium("union.strike port.lock_out", SEQ)
variants:                       # the same case as someone else tells it
  port_account:
    why: The union's refusals are bargaining, as the port sees it
    set:
      issues.wages.positions.union.firm: 2 to 10 %
      issues.machines.positions.union.firm: 2 to 10 %
`;

/** Two parties and a mediator with packages to compare; each party's account is a variant. */
export const MEDIATION = `# A mediation: two parties, a mediator, packages to compare, and each party's own account. Every number is a placeholder: put
# in yours, "8 to 12" where you are not sure. "parley check" says what is wrong and where, "parley brief" what follows.
parley: 1
case:
  title: Water of the border river
  as_of: 2025-01-01             # the day on which the case stands
  question: Which package could both sign, and what do the stated refusals rule out?
sources:                        # side: whose account it is
  upper_note: {title: Note of the upper state, date: 2024-11-02, side: upper}
  lower_note: {title: Note of the lower state, date: 2024-11-20, side: lower}
actors:
  upper: {title: Upper state}
  lower: {title: Lower state}
  envoy: {title: The envoy, role: mediator}
issues:
  flow:
    title: water let through in a dry year
    options: {none: nothing promised, third: a third, half: a half, most: two thirds}      # from one end to the other
    now: none                   # what is in force without an agreement
    positions:                  # wants: best; accepts: the furthest it signs today; never: refused; firm: how surely
      upper: {wants: none, accepts: third, never: [half, most], firm: 30 to 70 %, salience: 60 to 90, source: upper_note}
      lower: {wants: most, never: [none, third], firm: 70 to 95 %, salience: 70 to 95, source: lower_note}
      envoy: {wants: half, salience: 50}
  inspection:
    title: who reads the gauges
    consent: [upper]            # without whose consent nothing but "now" can be agreed
    options: {own: each its own, joint: a joint office, foreign: a foreign office}
    now: own
    positions:
      upper: {wants: own, never: foreign, firm: 60 to 95 %, salience: 40 to 70, source: upper_note}
      lower: {wants: foreign, salience: 30 to 60, source: lower_note}
      envoy: {wants: joint, salience: 40}
  payment:
    title: payment by the lower state
    options: {none: none, power: power at cost price, fund: a fund for the dam}
    now: none
    positions:
      upper: {wants: fund, salience: 30 to 60}
      lower: {wants: none, accepts: power, salience: 20 to 50}
links:                          # what one gives counts less where the other is given already
  - {issues: [flow, inspection], kind: substitutes, for: lower, strength: 0.2 to 0.5}
red_lines:                      # refusals that join issues
  - {actor: upper, never: flow.half and payment.none, firm: 40 to 80 %}
switches: {red_lines: hard}     # a refusal binds as surely as firm says; left out, refusals only cost their price
packages:
  first_draft: {flow: third, inspection: joint, payment: none}
  envoys_draft: {flow: half, inspection: joint, payment: power}
claims:                         # what is said of the case, and how it is tested
  - text: A treaty is possible.
    says: terms.deal_exists(upper, lower)
  - text: The envoy's draft is worth more to the upper state than no treaty.
    says: terms.acceptable(upper, envoys_draft)
  - text: The lower state gains more from the envoy's draft than from the first one.
    says: terms.value(lower, envoys_draft) > terms.value(lower, first_draft)
variants:
  upper_account:
    why: As the upper state tells it, the lower state's refusal is for the gallery
    set: {issues.flow.positions.lower.firm: 2 to 10 %, issues.flow.positions.upper.firm: 80 to 100 %}
  lower_account:
    why: As the lower state tells it, the upper state's refusals are bargaining
    set: {issues.flow.positions.upper.firm: 2 to 10 %, issues.inspection.positions.upper.firm: 2 to 10 %}
`;
