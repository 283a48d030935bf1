import { SagewrightError } from "@sagewright/core";
import { pushOptionInvalid } from "./issues.ts";

/**
 * The parameters of a run, as `git push -o NAME=VALUE` gives them. Issue: PUSH_OPTION_INVALID.
 *
 * @see https://git-scm.com/docs/githooks#post-receive
 */
export function pushedParameters(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  const count = Number(environment.GIT_PUSH_OPTION_COUNT ?? 0);
  const options = Array.from({ length: count }, (_, index) => environment[`GIT_PUSH_OPTION_${index}`] ?? "");
  const wrong = options.filter((option) => !/^[\w-]+=/.test(option));
  if (wrong.length > 0) throw new SagewrightError(wrong.map(pushOptionInvalid));
  return Object.fromEntries(
    options.map((option) => [option.slice(0, option.indexOf("=")), option.slice(option.indexOf("=") + 1)]),
  );
}
