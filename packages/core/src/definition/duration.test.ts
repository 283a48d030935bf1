import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Duration, isExpired, isShorter, parseExpireAfter } from "./duration.ts";

const none: Duration = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
const expired = (finishedAt: string, expireAfter: string, now: string): boolean => {
  const duration = parseExpireAfter(expireAfter);
  if (duration === undefined) throw new TypeError(`${expireAfter} is no duration`);
  return isExpired(new Date(finishedAt), duration, new Date(now));
};

describe("parseExpireAfter", () => {
  it.each([
    "",
    "P",
    "PT",
    "1h",
    "P-1D",
    "1D1D",
    "P1.5D",
    "T",
    "P1DT",
    "1.5.2D",
    "P1D ",
    "\nP1D",
    "P1,5D",
    "+1D",
  ])("edge 87: refuses %j", (text) => {
    expect(parseExpireAfter(text)).toBeUndefined();
  });

  it.each<[string, Partial<Duration>]>([
    ["p30d", { days: 30 }],
    ["30d", { days: 30 }],
    ["T12H", { hours: 12 }],
    ["30dT5h", { days: 30, hours: 5 }],
    ["P1W", { weeks: 1 }],
    ["PT1M30S", { minutes: 1, seconds: 30 }],
    ["5y", { years: 5 }],
    ["T16m", { minutes: 16 }],
    ["PT1H", { hours: 1 }],
    ["P1Y2M3W4DT5H6M7S", { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }],
    ["P0D", {}],
  ])("edge 88: accepts %s", (text, parts) => {
    expect(parseExpireAfter(text)).toEqual({ ...none, ...parts });
  });

  it("edge 89: takes M before T for months, after T for minutes", () => {
    expect(parseExpireAfter("P30M")).toEqual({ ...none, months: 30 });
    expect(parseExpireAfter("PT30M")).toEqual({ ...none, minutes: 30 });
  });

  it("refuses units out of ISO order", () => {
    expect(parseExpireAfter("P1D1Y")).toBeUndefined();
    expect(parseExpireAfter("PT1M1H")).toBeUndefined();
  });

  it("accepts what a small machine over the same letters accepts, and nothing else", () => {
    const soup = fc.string({ unit: fc.constantFrom(..."PpTtYyMmWwDdHhSs0123456789.-+ "), maxLength: 12 });
    const wellFormed = fc
      .tuple(
        fc.constantFrom("", "P", "p"),
        fc.subarray([..."YMWD"]),
        fc.subarray([..."HMS"]),
        fc.array(fc.nat(999), { minLength: 7, maxLength: 7 }),
        fc.boolean(),
      )
      .map(([lead, date, time, amounts, lower]) => {
        const part = (unit: string, at: number) => `${amounts[at] ?? 0}${unit}`;
        const after = time.length > 0 ? `T${time.map((unit, at) => part(unit, at + 4)).join("")}` : "";
        const text = `${lead}${date.map(part).join("")}${after}`;
        return lower ? text.toLowerCase() : text;
      });
    fc.assert(
      fc.property(fc.oneof(soup, wellFormed), (text) => {
        expect(parseExpireAfter(text)).toEqual(machine(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("isExpired", () => {
  it("edge 90: an age of exactly ExpireAfter still hits, one second more does not", () => {
    expect(expired("2024-01-01T00:00:00Z", "P30D", "2024-01-31T00:00:00Z")).toBe(false);
    expect(expired("2024-01-01T00:00:00Z", "P30D", "2024-01-31T00:00:01Z")).toBe(true);
  });

  it("counts calendar months, and clamps to the last day of a shorter one", () => {
    expect(expired("2023-01-31T12:00:00Z", "P1M", "2023-02-28T12:00:00Z")).toBe(false);
    expect(expired("2023-01-31T12:00:00Z", "P1M", "2023-02-28T12:00:01Z")).toBe(true);
    expect(expired("2024-01-31T12:00:00Z", "P1M", "2024-02-29T12:00:00Z")).toBe(false);
  });

  it("counts calendar years, 29 February included", () => {
    expect(expired("2024-02-29T00:00:00Z", "P1Y", "2025-02-28T00:00:00Z")).toBe(false);
    expect(expired("2024-02-29T00:00:00Z", "P1Y", "2025-02-28T00:00:01Z")).toBe(true);
  });

  it("never expires what no calendar can hold", () => {
    expect(expired("2024-01-01T00:00:00Z", `P${"9".repeat(400)}D`, "2999-01-01T00:00:00Z")).toBe(false);
  });

  it("holds nothing for fresh when a date is invalid", () => {
    expect(isExpired(new Date(Number.NaN), { ...none, days: 1 }, new Date(0))).toBe(true);
    expect(isExpired(new Date(0), { ...none, days: 1 }, new Date(Number.NaN))).toBe(true);
  });

  it("agrees with plain arithmetic for everything below a month", () => {
    const instant = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
    const parts = fc.record({
      weeks: fc.nat(9),
      days: fc.nat(99),
      hours: fc.nat(99),
      minutes: fc.nat(99),
      seconds: fc.nat(99),
    });
    fc.assert(
      fc.property(instant, parts, fc.integer({ min: -2000, max: 2000 }), (finishedAt, part, offset) => {
        const { weeks, days, hours, minutes, seconds } = part;
        const length = weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds;
        const now = new Date(finishedAt.getTime() + length * 1000 + offset);
        expect(isExpired(finishedAt, { ...none, ...part }, now)).toBe(offset > 0);
      }),
    );
  });
});

/** The grammar once more, as a scanner: each unit lies further right in this row than the one before it. */
function machine(text: string): Duration | undefined {
  const row = "YMWDThms";
  const parts: Duration[keyof Duration][] = Array(row.length).fill(0);
  const letters = [...text.toUpperCase().replace(/^P/, "")];
  let place = -1;
  let amount = "";
  for (const letter of letters) {
    if (letter >= "0" && letter <= "9") {
      amount += letter;
      continue;
    }
    const afterT = place >= row.indexOf("T");
    const next = row.indexOf(afterT ? letter.toLowerCase() : letter, place + 1);
    if (next < 0 || (letter === "T") !== (amount === "")) return undefined;
    if (letter !== "T") parts[next] = Number(amount);
    place = next;
    amount = "";
  }
  const [years = 0, months = 0, weeks = 0, days = 0, , hours = 0, minutes = 0, seconds = 0] = parts;
  const endsOnUnit = amount === "" && place >= 0 && row[place] !== "T";
  return endsOnUnit ? { years, months, weeks, days, hours, minutes, seconds } : undefined;
}

it.each([
  ["P1D", "P30D", true],
  ["P30D", "P1D", false],
  ["P30D", "p30d", false],
  ["PT24H", "P1D", false],
  ["P1M", "P30D", true],
  ["P30D", "P1M", true],
  ["P1Y", "P366D", true],
])("%s is shorter than %s, for results of some day: %s", (one, other, expected) => {
  const [first, second] = [parseExpireAfter(one), parseExpireAfter(other)];
  expect(first && second && isShorter(first, second)).toBe(expected);
});
