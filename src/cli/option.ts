import { InvalidArgumentError } from "commander";

/** A whole number in a range, as an option's value. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}, not "${text}".`);
  };
}
