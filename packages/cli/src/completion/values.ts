import { COMMANDS_WITH_NEEDS } from "../commands/commands-with-needs.ts";

/** Values that the definition of a command or option does not list, since others are right, too. */
export const VALUES: { readonly [place: string]: readonly string[] } = {
  "init --template": ["penguins", "abalone", "minimal"],
  doctor: COMMANDS_WITH_NEEDS,
};
