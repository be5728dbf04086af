import type { VerdictKind } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { SENTENCES } from "./sentence.js";
import { capital } from "./words.js";

/** The findings of one reading of a file. The first account is the file as filed. */
export interface Account {
  readonly id: string;
  readonly findings: Findings;
}

/** What the accounts say of one claim, in their order. */
export interface ClaimComparison {
  readonly id: string;
  readonly text: string;
  readonly verdicts: readonly {
    readonly kind: VerdictKind;
    readonly share: number | null;
    readonly interval: readonly [number, number] | null;
  }[];
}

/** What differs between accounts, and how much does not. */
export interface Comparison {
  readonly accounts: readonly Account[];
  /** Claims whose verdict is another in some account. */
  readonly claims: readonly ClaimComparison[];
  readonly sameClaims: number;
  /** Among the claims of one verdict, the one whose share of worlds moves most from the file as filed; null: none moves. */
  readonly mostMoved: { readonly claim: ClaimComparison; readonly account: number } | null;
  /** Sentences that read otherwise in some account; null where an account has no such result. */
  readonly sentences: readonly { readonly about: string; readonly texts: readonly (string | null)[] }[];
  readonly sameSentences: number;
}

/** Compares accounts of one file. Pure; computes no new result. */
export function compareAccounts(accounts: readonly Account[]): Comparison {
  const claims = accounts[0].findings.claims.map(({ id, text }, k): ClaimComparison => {
    const verdicts = accounts.map(({ findings }) => {
      const { kind, share, interval } = findings.claims[k].verdict;
      return { kind, share, interval };
    });
    return { id, text, verdicts };
  });
  const same = claims.filter(({ verdicts }) => verdicts.every(({ kind }) => kind === verdicts[0].kind));
  const sentences = Object.entries(SENTENCES).map(([about, sentence]) => ({
    about,
    texts: accounts.map(({ findings }) => {
      const text = sentence(findings);
      return text === null ? null : capital(text);
    }),
  }));
  const told = sentences.filter(({ texts }) => texts.some((text) => text !== null));
  const other = told.filter(({ texts }) => texts.some((text) => text !== texts[0]));
  return {
    accounts,
    claims: claims.filter((claim) => !same.includes(claim)),
    sameClaims: same.length,
    mostMoved: mostMovedOf(same),
    sentences: other,
    sameSentences: told.length - other.length,
  };
}

function mostMovedOf(claims: readonly ClaimComparison[]): Comparison["mostMoved"] {
  let most: Comparison["mostMoved"] = null;
  let largest = 0;
  for (const claim of claims)
    claim.verdicts.forEach(({ share }, account) => {
      const moved = Math.abs((share ?? 0) - (claim.verdicts[0].share ?? 0));
      if (moved <= largest) return;
      largest = moved;
      most = { claim, account };
    });
  return most;
}
