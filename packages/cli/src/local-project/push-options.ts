import { SagewrightError } from "@sagewright/core";
import { pushOptionInvalid } from "./issues.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What Git tells a hook of `git push -o …`. @see https://git-scm.com/docs/githooks#post-receive */
export const pushOptions = (environment: Environment = process.env): readonly string[] =>
  Array.from(
    { length: Number(environment.GIT_PUSH_OPTION_COUNT ?? 0) },
    (_, index) => environment[`GIT_PUSH_OPTION_${index}`] ?? "",
  );

/** The parameters of a run, as options of its push give them: `NAME=VALUE`. Issue: PUSH_OPTION_INVALID. */
export function pushedParameters(options: readonly string[]): Readonly<Record<string, string>> {
  const wrong = options.filter((option) => !/^[\w-]+=/.test(option));
  if (wrong.length > 0) throw new SagewrightError(wrong.map(pushOptionInvalid));
  return Object.fromEntries(
    options.map((option) => [option.slice(0, option.indexOf("=")), option.slice(option.indexOf("=") + 1)]),
  );
}
