const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Day number of an ISO date (days since 1970-01-01, proleptic Gregorian); null where it is none. Hinnant 2013, days_from_civil. */
export function parseDate(text: string): number | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number);
  if (month < 1 || month > 12) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day < 1 || day > MONTHS[month - 1] + (leap && month === 2 ? 1 : 0)) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Whole weeks from one day to another, nearest. */
export function weeksBetween(from: number, to: number): number {
  const weeks = Math.round((to - from) / 7);
  return weeks === 0 ? 0 : weeks;
}
