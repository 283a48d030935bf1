import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { platformSettingsSchema, projectParameters } from "@sagewright/core/project";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandRunnerScript, productTemplate } from "../../src/product-template/index.ts";
import { SCRIPT_VARIABLES } from "../../src/runner/index.ts";
import { type FakeMachine, fakeMachine, program, sha256 } from "../runner/fake-machine.ts";
import { evaluate, PSEUDO_PARAMETERS } from "./evaluate.ts";

let machine: FakeMachine;
beforeEach(() => {
  machine = fakeMachine();
  program(join(machine.folder, "bin/cfn-signal"), SIGNAL);
});
afterEach(() => machine.remove());

/** Writes each argument on a line of its own, and a line between two calls. */
const SIGNAL = String.raw`#!/usr/bin/env bash
printf '%s\n' "$@" >> "$RECORD/signals"
`;

const HANDLE =
  "https://cloudformation-waitcondition-eu-west-1.s3.amazonaws.com/handle?Signature=a%2Bb&Expires=1";

/** The shell script that CommandRunner puts around a command: it reports success whatever the command did. */
const userData = (command: string): string => `#!/bin/bash
${command}
cfn-signal -r 'Command ran successfully.' -e 0 --id 'Command Output' --data "$(cat /command-output.txt)" '${HANDLE}'
`;

/** The command of the template, with the places of the machine and the release that the machine hands out. */
function commandOn({ folder, bundleSha256, script }: FakeMachine): string {
  const template = productTemplate(
    platformSettingsSchema.parse({
      organization: "acme",
      owners: [],
      principalArns: [],
      runner: "command-runner",
    }),
    { bundleSha256 },
  );
  const { Properties } = template.Resources.Run as { readonly Properties: { readonly Command: unknown } };
  const examples = projectParameters.map(({ cloudFormationName, example }) => [cloudFormationName, example]);
  return String(evaluate(Properties.Command, { ...PSEUDO_PARAMETERS, ...Object.fromEntries(examples) }))
    .replaceAll(commandRunnerScript().sha256, sha256(script))
    .replaceAll("/opt/sagewright", join(folder, "root"));
}

async function runCommand(environment: Readonly<Record<string, string>> = {}) {
  const place = (name: string) => join(machine.folder, name);
  // CommandRunner sets none of the script's variables: the command does.
  const unset = Object.fromEntries(SCRIPT_VARIABLES.map((name) => [name, undefined]));
  const text = userData(commandOn(machine)).replaceAll("/command-output.txt", place("command-output.txt"));
  const run = await machine.run({ ...unset, ...environment }, text);
  const read = (name: string) => (existsSync(place(name)) ? readFileSync(place(name), "utf8") : undefined);
  return {
    ...run,
    signals: read("record/signals")?.trimEnd().split("\n"),
    commandOutput: read("command-output.txt"),
  };
}

describe("CommandRunner's command", () => {
  it("runs the script with the project's values, and tells success as one word", async () => {
    const run = await runCommand();
    expect(run.exitCode, run.output).toBe(0);
    expect(run.commandOutput).toBe("p-abcdef123456");
    expect(run.signals).toEqual([
      "-r",
      "Command ran successfully.",
      "-e",
      "0",
      "--id",
      "Command Output",
      "--data",
      "p-abcdef123456",
      HANDLE,
    ]);
    expect(JSON.parse(run.seen("project.auto.tfvars.json"))).toMatchObject({ project_id: "p-abcdef123456" });
    expect(JSON.parse(run.seen("backend.tfbackend.json"))).toMatchObject({
      key: "projects/p-abcdef123456/terraform.tfstate",
      use_lockfile: true,
    });
  });

  it("defect 3: reports a failure with exit code and reason, once, and leaves no output", async () => {
    const run = await runCommand({ FAKE_EXIT: "1", FAKE_SAYS: "Error: no such connection\n" });
    expect(run.exitCode).toBe(1);
    expect(run.signals).toEqual(["-e", "1", "-r", "Error: no such connection ", HANDLE]);
    expect(run.commandOutput).toBeUndefined();
  });

  it("reports a script that is not the one of the template, and does not run it", async () => {
    writeFileSync(join(machine.folder, "run.sh"), "touch TAMPERED\n");
    const run = await runCommand();
    expect(run.exitCode).not.toBe(0);
    expect(run.signals?.[3]).toContain("could not be fetched or run");
    expect(existsSync(join(machine.folder, "root/TAMPERED"))).toBe(false);
  });
});
