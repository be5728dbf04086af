const WEEK = 7 * 86_400_000;

/** The day so many weeks after an ISO day, as an ISO day. */
export function dayAfter(day: string, weeks: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(weeks * WEEK)).toISOString().slice(0, 10);
}
