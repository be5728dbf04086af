/**
 * The limit at which a peel cuts the first `count` rows of a sorted column: midway between the order statistics round
 * (count − 1)·level, moved past ties (downwards above the median, upwards below it) until the two differ.
 * Source: EMA Workbench 3.0.0, analysis/prim_util.py `get_quantile`, after sdtoolkit (Bryant 2009).
 */
export function cutOf(values: Float64Array, order: Uint32Array, count: number, level: number): number {
  const exact = (count - 1) * level;
  let low = Math.floor(exact);
  let high = Math.ceil(exact);
  if (level > 0.5) while (low > 0 && values[order[low]] === values[order[high]]) low--;
  else while (high < count - 1 && values[order[low]] === values[order[high]]) high++;
  return (values[order[low]] + values[order[high]]) / 2;
}
