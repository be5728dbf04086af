/**
 * Moves what is under way by a week through four equal stages and lets `into` enter; yields what leaves. Stage j of a lane stands at
 * `at + j × stride`; `rate` is the share of a stage that moves on. Erlang delay of mean 4/rate; nothing is lost.
 */
export function throughStages(stages: Float64Array, at: number, stride: number, into: number, rate: number): number {
  const first = rate * stages[at];
  const second = rate * stages[at + stride];
  const third = rate * stages[at + 2 * stride];
  const fourth = rate * stages[at + 3 * stride];
  stages[at] += into - first;
  stages[at + stride] += first - second;
  stages[at + 2 * stride] += second - third;
  stages[at + 3 * stride] += third - fourth;
  return fourth;
}
