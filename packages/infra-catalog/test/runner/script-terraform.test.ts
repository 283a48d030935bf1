import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProgram } from "../../../../tools/infra-checks/find-program.ts";
import { type FakeMachine, fakeMachine, toBase64 } from "./fake-machine.ts";

const terraform = findProgram("terraform");
const PROJECT = "p-abcdef123456";

/** A stack without a provider, as partial in its backend as a project's. */
const STACK = {
  terraform: { backend: { local: {} } },
  variable: { project_id: { type: "string" }, word: { type: "string" } },
  resource: {
    terraform_data: {
      word: {
        input: "${var.word}",
        provisioner: [
          { "local-exec": { command: 'test "$WORD" != bad', environment: { WORD: "${var.word}" } } },
        ],
      },
    },
  },
  output: { project_id: { value: "${var.project_id}" } },
};

describe.skipIf(terraform === undefined)(
  "the runner's script with Terraform itself [needs terraform]",
  () => {
    let machine: FakeMachine;
    beforeEach(() => {
      machine = fakeMachine({ terraform: `#!/bin/sh\nexec '${terraform}' "$@"\n`, stack: STACK });
    });
    afterEach(() => machine.remove());

    const state = () => join(machine.folder, "states/one.tfstate");
    const run = (action: string, projectId: string, word: string) =>
      machine.run({
        ACTION: action,
        PROJECT_ID: projectId,
        VARIABLES_BASE64: toBase64({ project_id: projectId, word }),
        BACKEND_BASE64: toBase64({ path: state() }),
      });
    const resources = (): readonly unknown[] => JSON.parse(readFileSync(state(), "utf8")).resources;

    it("applies, applies again, and destroys", async () => {
      for (const word of ["$(touch INJECTED) `id` \"';", "again"]) {
        const applied = await run("apply", PROJECT, word);
        expect(applied.exitCode, applied.output).toBe(0);
        expect(JSON.stringify(resources())).toContain(JSON.stringify(word).slice(1, -1));
      }
      const destroyed = await run("destroy", PROJECT, "again");
      expect(destroyed.exitCode, destroyed.output).toBe(0);
      expect(resources()).toEqual([]);
      expect(existsSync(join(machine.folder, "INJECTED"))).toBe(false);
    });

    it("succeeds to destroy what was never made", async () => {
      const destroyed = await run("destroy", PROJECT, "x");
      expect(destroyed.exitCode, destroyed.output).toBe(0);
    });

    it("defect 1: leaves a state alone that belongs to another project", async () => {
      await run("apply", PROJECT, "x");
      const before = readFileSync(state(), "utf8");
      for (const action of ["apply", "destroy"]) {
        const refused = await run(action, "p-other0000000", "y");
        expect(refused.exitCode).toBe(65);
        expect(refused.reason).toContain(`belongs to another project: ${PROJECT}, not p-other0000000`);
      }
      expect(readFileSync(state(), "utf8")).toBe(before);
    });

    it("defect 3: gives Terraform's error as the reason, and lets the same project go on", async () => {
      const failed = await run("apply", PROJECT, "bad");
      expect(failed.exitCode).toBe(1);
      expect(failed.reason).toMatch(/^Error: local-exec provisioner error with terraform_data\.word/);
      const destroyed = await run("destroy", PROJECT, "x");
      expect(destroyed.exitCode, destroyed.output).toBe(0);
    });
  },
);
