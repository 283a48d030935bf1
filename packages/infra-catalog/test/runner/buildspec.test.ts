import { afterEach, beforeEach, expect, it } from "vitest";
import { REASON_VARIABLE, runnerBuildspec, runnerScript } from "../../src/runner/index.ts";
import { type FakeMachine, fakeMachine } from "./fake-machine.ts";

let machine: FakeMachine;
beforeEach(() => {
  machine = fakeMachine();
});
afterEach(() => machine.remove());

/**
 * The commands as CodeBuild runs them: in one shell, until one fails; what is exported is read when that is over. The script is
 * that of the machine, whose Terraform has another checksum.
 */
const build = (): string => {
  const { env, phases } = runnerBuildspec();
  const variables = Object.entries(env.variables).map(([name, value]) => `export ${name}='${value}'`);
  const told = `trap 'code=$?; printf "exported <%s>" "$${REASON_VARIABLE}"; exit "$code"' EXIT`;
  return [...variables, told, "set -e", ...phases.build.commands]
    .join("\n")
    .replace(runnerScript(), () => machine.script)
    .replaceAll("/tmp/sagewright-", `${machine.folder}/`);
};

it("exports the reason before it fails", async () => {
  const { exitCode, output } = await machine.run(
    { FAKE_EXIT: "1", FAKE_SAYS: "Error: no $(id) quota\n" },
    build(),
  );
  expect(exitCode).toBe(1);
  expect(output).toContain("exported <Error: no $(id) quota >");
});

it("succeeds with an empty reason", async () => {
  const { exitCode, output, calls } = await machine.run({}, build());
  expect(exitCode, output).toBe(0);
  expect(output).toContain("exported <>");
  expect(calls.at(-1)).toContain("terraform apply");
});

it("exports the one variable that the answer is made of", () => {
  expect(runnerBuildspec().env["exported-variables"]).toEqual([REASON_VARIABLE]);
});
