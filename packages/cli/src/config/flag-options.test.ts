import type { Flag } from "@sagewright/core/project";
import { Command } from "commander";
import { expect, it } from "vitest";
import { addFlags, givenFlags } from "./flag-options.ts";

const flags: readonly Flag[] = [
  { key: "roleArn", flag: "--role-arn", description: "Role of it.", label: "role arn", type: "text" },
  { key: "kmsKeyArn", flag: "--kms-key-arn", description: "KMS key.", label: "kms key arn", type: "text" },
  {
    key: "runner",
    flag: "--runner",
    description: "What runs.",
    label: "r",
    type: "text",
    choices: ["a", "b"],
    default: "a",
  },
  {
    key: "keepInDays",
    flag: "--keep-in-days",
    description: "Days it is kept.",
    label: "d",
    type: "number",
    choices: ["1", "30"],
  },
  { key: "manual", flag: "--manual", description: "Whether.", label: "m", type: "boolean", default: false },
  { key: "owners", flag: "--owners", description: "Owners.", label: "o", type: "list", default: [] },
];

function parsed(...argv: readonly string[]) {
  const command = new Command("synth")
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  addFlags(command, "Settings:", flags, { required: ["runner"] });
  command.parse(argv, { from: "user" });
  return givenFlags(command.opts(), flags);
}

it("gives what was said by key, and nothing that was not said", () => {
  expect(parsed("--runner", "b")).toEqual({ runner: "b" });
  expect(
    parsed(
      "--runner",
      "a",
      "--role-arn",
      "arn",
      "--keep-in-days",
      "30",
      "--owners",
      "x",
      "y",
      "--owners",
      "z",
      "--manual",
    ),
  ).toEqual({ runner: "a", roleArn: "arn", keepInDays: 30, owners: ["x", "y", "z"], manual: true });
  expect(parsed("--runner", "a", "--no-manual")).toEqual({ runner: "a", manual: false });
});

it.each([
  ["--runner", "c"],
  ["--runner", "a", "--keep-in-days", "8"],
  ["--runner", "a", "--keep-in-days", "1e1"],
  ["--role-arn", "arn"],
])("refuses %s %s %s %s", (...argv) => {
  expect(() => parsed(...argv)).toThrow(/choices|required/i);
});

it("writes help under the heading, in words that keep their capitals", () => {
  const command = new Command("synth").configureHelp({ helpWidth: 200 });
  addFlags(command, "Settings:", flags);

  const help = command.helpInformation();

  expect(help).toMatch(/Settings:\n {2}--role-arn <arn> +role of it\n {2}--kms-key-arn <arn> +KMS key\n/);
  expect(help).toMatch(/--runner <runner> +what runs \(default: a\) \(choices: "a", "b"\)/);
  expect(help).toMatch(/--keep-in-days <days> +days it is kept \(1, 30\)/);
});
