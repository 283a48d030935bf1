import { type Issue, nearest } from "@sagewright/core";

export const doctorCommandUnknown = (name: string, known: readonly string[]): Issue => {
  const near = nearest(name, known);
  return {
    code: "DOCTOR_COMMAND_UNKNOWN",
    path: [name],
    message: "There is no such command to look after.",
    hint: near === undefined ? `Name one of ${known.join(", ")}, or none for all.` : `Did you mean ${near}?`,
  };
};

/** Not the user's fault, nor a fault of what was looked at. */
export const doctorCheckTimedOut = (seconds: number): Issue => ({
  code: "DOCTOR_CHECK_TIMED_OUT",
  path: [],
  message: `No answer in ${seconds} seconds.`,
  hint: "Look at the network and the proxy, and ask again.",
});
