const WEEK = 7 * 86_400_000;

/** The day so many weeks after an ISO day, as an ISO day. */
export function dayAfter(day: string, weeks: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(weeks * WEEK)).toISOString().slice(0, 10);
}

/** Weeks from one ISO day to another; negative where the second comes first. */
export function weeksBetweenDays(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / WEEK;
}
