import type { Issue, IssuePath } from "./issue.ts";
import { quoted } from "./wording.ts";

/** Issues of a project's parameters and a platform's settings. */

export const projectParameterInvalid = (
  path: IssuePath,
  what: string,
  example: string | undefined,
): Issue => ({
  code: "PROJECT_PARAMETER_INVALID",
  path,
  message: what,
  hint: example === undefined ? "Correct the value." : `Give a value such as ${quoted(example)}.`,
});

export const projectParameterUnknown = (path: IssuePath, name: string, meant: string | undefined): Issue => ({
  code: "PROJECT_PARAMETER_UNKNOWN",
  path,
  message: `A project has no parameter ${quoted(name)}.`,
  hint: meant === undefined ? "Leave it out." : `Did you mean ${quoted(meant)}?`,
});

export const platformSettingInvalid = (
  path: IssuePath,
  what: string,
  description: string | undefined,
): Issue => ({
  code: "PLATFORM_SETTING_INVALID",
  path,
  message: what,
  hint:
    description === undefined
      ? "Correct the value; docs/platform.md lists the settings."
      : `Correct the value. What it is for: ${description}`,
});

export const platformSettingUnknown = (path: IssuePath, name: string, meant: string | undefined): Issue => ({
  code: "PLATFORM_SETTING_UNKNOWN",
  path,
  message: `A platform has no setting ${quoted(name)}.`,
  hint:
    meant === undefined
      ? "Leave it out; docs/platform.md lists the settings."
      : `Did you mean ${quoted(meant)}?`,
});
