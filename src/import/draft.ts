/** A conflict as an importer understood it, before it is written as a conflict file. Numbers are texts of the file's grammar. */
export interface Draft {
  readonly title: string;
  readonly actors: readonly DraftActor[];
  readonly issues: readonly DraftIssue[];
  readonly incompatible: readonly string[];
  readonly packages: readonly DraftPackage[];
  readonly moves: readonly DraftMove[];
  readonly game: DraftGame | null;
}

export interface DraftActor {
  readonly id: string;
  readonly title: string;
  readonly capability?: string;
  readonly walksAwayBelow?: string;
}

export interface DraftIssue {
  readonly id: string;
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly places?: readonly string[];
  /** Points of the options, by actor id. */
  readonly points?: ReadonlyMap<string, readonly string[]>;
  /** Wanted option and salience, by actor id. */
  readonly positions?: ReadonlyMap<string, { readonly wants: string; readonly salience: string }>;
}

export interface DraftPackage {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly (readonly [issue: string, option: string])[];
}

export interface DraftMove {
  readonly id: string;
  readonly title: string;
  readonly oneWay: "start" | "stop" | null;
}

export interface DraftGame {
  readonly impossible: readonly string[];
  readonly preferences: ReadonlyMap<string, readonly string[]>;
  /** Best first; an inner list is a tie. */
  readonly rankings: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly now: readonly string[];
}

/** A draft with nothing in it but a title. */
export const emptyDraft = (title: string): Draft => ({
  title,
  actors: [],
  issues: [],
  incompatible: [],
  packages: [],
  moves: [],
  game: null,
});

/** What an importer yields: the draft, and a sentence for everything that was lost or changed on the way. */
export interface Reading {
  readonly draft: Draft;
  readonly notes: readonly string[];
  /** What the file itself names as its source. */
  readonly source?: string | null;
}
