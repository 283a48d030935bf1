interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  /** What else one entry may be, beside values, ranges and steps. */
  readonly special?: RegExp;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const FIELDS: readonly Field[] = [
  { name: "minutes", from: 0, to: 59 },
  { name: "hours", from: 0, to: 23 },
  { name: "day of month", from: 1, to: 31, special: /^(?:\?|L|LW|(?:[1-9]|[12]\d|3[01])W)$/ },
  { name: "month", from: 1, to: 12, names: MONTHS },
  {
    name: "day of week",
    from: 1,
    to: 7,
    names: DAYS,
    special: /^(?:\?|L|[1-7]L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/,
  },
  { name: "year", from: 1970, to: 2199 },
];

/** What is wrong with an expression of EventBridge Scheduler, in words; nothing when it is right. */
export function expressionProblem(expression: string): string | undefined {
  const [, kind, inner = ""] = /^(rate|cron|at)\((.*)\)$/s.exec(expression) ?? [];
  if (kind === "rate") return rateProblem(inner);
  if (kind === "cron") return cronProblem(inner);
  return kind === "at" ? atProblem(inner) : "it is none of rate(…), cron(…) and at(…)";
}

function rateProblem(inner: string): string | undefined {
  const [, number = "", , plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(inner) ?? [];
  if (number === "") return "a rate is a whole number and minutes, hours or days";
  if (Number(number) < 1 || !Number.isSafeInteger(Number(number))) return "a rate begins at 1";
  return (Number(number) === 1) === (plural === "")
    ? undefined
    : "a rate of 1 has its unit in the singular, any other in the plural";
}

function atProblem(inner: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner))
    return "a time is written as 2027-01-31T08:30:00, without a zone";
  return isRealTime(inner) ? undefined : "there is no such time";
}

/** Whether a time without a zone, such as 2027-01-31T08:30:00, is on a day that there is. */
export function isRealTime(text: string): boolean {
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

function cronProblem(inner: string): string | undefined {
  const texts = inner.trim().split(/\s+/);
  if (texts.length !== FIELDS.length)
    return `cron has six fields (minutes, hours, day of month, month, day of week, year), and this ${texts.length}`;
  for (const [index, field] of FIELDS.entries()) {
    const text = texts[index] ?? "";
    if (!text.split(",").every((entry) => isEntry(entry, field))) return `${text} is no ${field.name}`;
    if (text.includes("?") && text !== "?") return `? stands alone in the ${field.name}`;
  }
  const unset = [texts[2], texts[4]].filter((text) => text === "?").length;
  return unset === 1 ? undefined : "of day of month and day of week exactly one is ?";
}

function isEntry(entry: string, field: Field): boolean {
  if (field.special?.test(entry)) return true;
  const [, range = "", step] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(entry) ?? [];
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.to)) return false;
  if (range === "*") return true;
  const bounds = range.split("-");
  return bounds.length <= 2 && bounds.every((text) => fieldValue(text, field) !== undefined);
}

function fieldValue(text: string, { from, to, names = [] }: Field): number | undefined {
  const named = names.indexOf(text);
  if (named !== -1) return named + 1;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}

/** Whether a time zone is one of the IANA database, such as Europe/Berlin. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > 50) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
