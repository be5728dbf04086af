/** Weeks of training that the pipeline can hold. */
export const MOST_TRAINING = 12;
/** Stages of the Erlang delays of hospital and deliveries. */
export const STAGES = 4;
export const MOST_THEATRES = 4;

/** What is fixed over all lanes of a block. Indices only: numbers differ by world and stand in columns. */
export interface Layout {
  /** Side that uses the class: 0 attacker, 1 defender; shape [classes]. */
  readonly side: Uint8Array;
  /** Donor whose ceiling bears what replaces a lost flow of the class; −1: none; shape [classes]. */
  readonly payer: Int8Array;
  /** Deliveries: which donor gives which class; shape [pairs]. */
  readonly pairDonor: Uint8Array;
  readonly pairClass: Uint8Array;
  readonly donors: number;
  /** Donor that policies act on; −1: none. */
  readonly patron: number;
  readonly theatres: number;
}

/** What changes from week to week: columns made by `column` of their widths; [2] are attacker and defender. One literal keeps access fast. */
function stateOf<Column>({ side, pairDonor, donors: j, theatres: h }: Layout, column: (width: number) => Column) {
  const k = side.length;
  const pairs = pairDonor.length;
  return {
    // people, persons; from losses to net the week's flows
    front: column(2),
    reserve: column(2),
    pipeline: column(2 * MOST_TRAINING),
    slot: column(2),
    hospital: column(2 * STAGES),
    pool: column(2),
    dead: column(2),
    captured: column(2),
    discharged: column(2),
    deserters: column(2),
    casualties: column(2),
    waveMen: column(2),
    waveLeft: column(2),
    bonus: column(2),
    recruitingCost: column(2),
    losses: column(2),
    permanent: column(2),
    recruits: column(2),
    arrivals: column(2),
    net: column(2),
    hurt: column(2),
    // goods, pieces; made to destroyed and paid (USD) are ledgers since the start
    stock: column(k),
    stored: column(k),
    made: column(k),
    given: column(k),
    replacedIn: column(k),
    used: column(k),
    destroyed: column(k),
    transit: column(pairs * STAGES),
    inflow: column(k),
    extra: column(k),
    fill: column(k),
    weekUse: column(k),
    ramp: column(k),
    soldRamp: column(1),
    due: column(j),
    wanted: column(j),
    short: column(1),
    paid: column(j),
    fund: column(j),
    chest: column(2), // money set aside for recruits
    // fire, tempo and ground; logs are of what is 1 at the start
    leak: column(1),
    output: column(1),
    intelligence: column(1),
    blindFor: column(1),
    logFire: column(2),
    logFront: column(2),
    logIntensity: column(1), // before the cap
    logTempo: column(1), // after it
    tempo: column(1),
    logRatio: column(1),
    drift: column(h),
    step: column(h),
    area: column(h),
    gained: column(1),
    weekGain: column(1),
    pull: column(1),
    end: column(1),
  };
}

/** What stands for a world, the week's orders, and the week's nature. */
function worldOf<Column>({ side, pairDonor, donors: j, theatres: h }: Layout, column: (width: number) => Column) {
  const k = side.length;
  const pairs = pairDonor.length;
  return {
    // standard normals of the week
    zLosses: column(2),
    zTempo: column(1),
    zFront: column(h),
    luck: column(j), // multiple of what each donor orders
    // orders of the week, see `Orders`
    factor: column(1),
    air: column(1),
    moving: column(1),
    recruiting: column(1),
    training: column(1),
    delivering: column(1),
    level: column(1),
    bought: column(1),
    seeing: column(1),
    // parameters, see `WorldNumbers`
    front0: column(2),
    authorised: column(2),
    intake: column(2),
    losses0: column(2),
    woundedShare: column(2),
    returning: column(2),
    captureShare: column(2),
    desertion: column(2),
    recovery: column(2),
    trainingWeeks: column(2),
    pool0: column(2),
    poolExponent: column(2),
    bonusElasticity: column(2),
    price: column(2),
    budget: column(2),
    rises: column(2),
    truceDraws: column(2),
    waveWeeks: column(2),
    memory: column(1),
    noise: column(1),
    adapts: column(1),
    thinsTo: column(1),
    scatter: column(1),
    own: column(1),
    other: column(1),
    fireExponent: column(1),
    spread: column(1),
    tempoExponent: column(1),
    response: column(1),
    gross: column(1),
    held: column(1),
    frontMemory: column(1),
    share: column(h),
    frontStep: column(h),
    blindGain: column(h),
    breakChance: column(1),
    logBreakRatio: column(1),
    breakMen: column(1),
    breakSize: column(1),
    stake: column(1),
    cushion: column(1),
    use: column(k),
    keeps: column(k),
    tempoShare: column(k),
    weight: column(k),
    logFill0: column(k),
    home: column(k),
    restore: column(k),
    lost: column(k),
    stops: column(k),
    cost: column(k),
    replaced: column(k),
    rampStep: column(k),
    sold: column(k),
    orders: column(pairs),
    lag: column(pairs),
    ceiling: column(j),
    bill: column(j),
    varies: column(j),
    saves: column(j),
    funded: column(1),
    rest: column(2),
    weightSum: column(2),
    substitution: column(2),
    shots: column(1),
    damage: column(1),
    leak0: column(1),
    sight: column(1),
    sightReplaced: column(1),
    sightHalf: column(1),
  };
}

export type StateColumns = Readonly<ReturnType<typeof stateOf<Float64Array>>>;
export type WorldColumns = Readonly<ReturnType<typeof worldOf<Float64Array>>>;

/**
 * The state and parameters of many worlds side by side. Structure of arrays over one buffer: slot s of a column in lane i stands
 * at `s × lanes + i`.
 */
export interface Block {
  readonly layout: Layout;
  readonly lanes: number;
  readonly bytes: ArrayBuffer;
  readonly state: StateColumns;
  readonly world: WorldColumns;
  /** World index that names the lane's randomness. */
  readonly worlds: Uint32Array;
  /** Seed and repeat of the runs in the block. */
  seed: number;
  repeat: number;
}

/** Bytes that a lane takes. */
export function bytesPerLane(layout: Layout): number {
  let width = 0;
  const count = (add: number): void => void (width += add);
  stateOf(layout, count);
  worldOf(layout, count);
  return 8 * width;
}

/** An empty block of `lanes` worlds. */
export function allocateBlock(layout: Layout, lanes: number): Block {
  const bytes = new ArrayBuffer(bytesPerLane(layout) * lanes);
  let at = 0;
  const column = (width: number): Float64Array => {
    const view = new Float64Array(bytes, at, width * lanes);
    at += 8 * width * lanes;
    return view;
  };
  const state = stateOf(layout, column);
  const world = worldOf(layout, column);
  return { layout, lanes, bytes, state, world, worlds: new Uint32Array(lanes), seed: 0, repeat: 1 };
}
