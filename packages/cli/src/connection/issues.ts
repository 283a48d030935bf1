import type { Issue } from "@sagewright/core";

/** Issues of the commands about connections. */

export const connectionNameInvalid = (name: string): Issue => ({
  code: "CONNECTION_NAME_INVALID",
  path: ["--name"],
  message: `${JSON.stringify(name.slice(0, 200))} is not the name of a connection: 1 to 32 letters, digits, hyphens, underscores and dots.`,
  hint: "Give a shorter or plainer one after --name.",
});

export const connectionHostMissing = (provider: string): Issue => ({
  code: "CONNECTION_HOST_MISSING",
  path: ["--host-arn"],
  message: `${provider} runs on a server of your own, and AWS must know which.`,
  hint: "Make a host in the console (Developer Tools, Settings, Connections, Hosts), and give its ARN after --host-arn.",
});

export const connectionHostNotWanted = (provider: string): Issue => ({
  code: "CONNECTION_HOST_NOT_WANTED",
  path: ["--host-arn"],
  message: `${provider} has no host of your own.`,
  hint: "Leave out --host-arn, or name github-enterprise-server or gitlab-self-managed after --provider.",
});

export const connectionTaken = (name: string, provider: string, arn: string): Issue => ({
  code: "CONNECTION_TAKEN",
  path: [name],
  message: `There is a connection of this name already, to ${provider}: ${arn}.`,
  hint: "Choose another name after --name, or use that one.",
});

export const connectionAmbiguous = (name: string, arns: readonly string[]): Issue => ({
  code: "CONNECTION_AMBIGUOUS",
  path: [name],
  message: `Several connections have this name: ${arns.join(", ")}.`,
  hint: "Give the ARN of the one you mean.",
});

export const connectionNotFound = (name: string, region: string): Issue => ({
  code: "CONNECTION_NOT_FOUND",
  path: [name],
  message: `There is no such connection in ${region}.`,
  hint: "`sagewright connection list` shows those that there are; --region looks elsewhere.",
});

export const connectionFailed = (name: string, page: string): Issue => ({
  code: "CONNECTION_FAILED",
  path: [name],
  message: "The handshake of this connection has failed.",
  hint: `See why and begin it again in the console: ${page}`,
});

export const connectionStillPending = (name: string, page: string, again: string): Issue => ({
  code: "CONNECTION_STILL_PENDING",
  path: [name],
  message: "Nobody has finished the handshake in this time. The connection stays as it is.",
  hint: `Finish it at ${page} ("Update pending connection"), then look again: ${again}`,
});

export const connectionUnusable = (arn: string, message: string, hint: string): Issue => ({
  code: "CONNECTION_UNUSABLE",
  path: [arn],
  message,
  hint,
});
