import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RUNNER_LIMITS, runnerScript, SCRIPT_VARIABLES } from "../../src/runner/index.ts";
import { type FakeMachine, fakeMachine, toBase64 } from "./fake-machine.ts";
import { HOSTILE_VALUES } from "./hostile-values.ts";

const LONG = 60_000;

let machine: FakeMachine;
beforeEach(() => {
  machine = fakeMachine();
});
afterEach(() => machine.remove());

describe("the runner's script", () => {
  it("initializes and applies with the documents, and leaves nothing behind", async () => {
    const run = await machine.run({
      VARIABLES_BASE64: toBase64({ project_name: "demo" }),
      BACKEND_BASE64: toBase64({ bucket: "b", key: "k" }),
    });
    expect(run.exitCode, run.output).toBe(0);
    expect(run.reason).toBeUndefined();
    expect(run.seen("project.auto.tfvars.json")).toBe('{"project_name":"demo"}');
    expect(run.seen("backend.tfbackend.json")).toBe('{"bucket":"b","key":"k"}');
    expect(run.calls.map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual([
      "curl --fail",
      "aws s3",
      "terraform init",
      "terraform output",
      "terraform apply",
    ]);
    expect(run.calls.at(-1)).toMatch(
      /^terraform apply -input=false -no-color -auto-approve -lock-timeout=\d+s$/,
    );
    expect(readdirSync(join(machine.folder, "tmp"))).toEqual([]);
  });

  it("defect 4: destroys", async () => {
    const run = await machine.run({ ACTION: "destroy" });
    expect(run.exitCode, run.output).toBe(0);
    expect(run.calls.at(-1)).toContain("terraform destroy -input=false");
  });

  it("defect 3: passes a failure of Terraform on, with Terraform's own error", async () => {
    const run = await machine.run({
      FAKE_EXIT: "1",
      FAKE_SAYS: `Warning: old\n\n  of no interest\n\nError: creating S3 Bucket (x): BucketAlreadyExists\n\n  with aws_s3_bucket.a,\n  on cdk.tf.json line 7, in resource.aws_s3_bucket.a:\n   7:   "bucket": "x"\n\nError: second\n`,
    });
    expect(run.exitCode).toBe(1);
    expect(run.reason?.trim()).toBe(
      "Error: creating S3 Bucket (x): BucketAlreadyExists with aws_s3_bucket.a, on cdk.tf.json line 7, in resource.aws_s3_bucket.a: Error: second",
    );
  });

  it("defect 3: the sample's script ends with an echo and so with success", async () => {
    const sample =
      'export PATH="$BIN:$PATH"\nterraform apply -auto-approve\necho "Completed" > "$REASON_FILE"\n';
    const { exitCode } = await machine.run({}, sample);
    expect(exitCode).toBe(0);
  });

  it("reads the error out of Terraform's frame", async () => {
    const run = await machine.run({ FAKE_EXIT: "1", FAKE_SAYS: "╷\n│ Error: framed\n│ \n│   with x\n╵\n" });
    expect(run.reason?.trim()).toBe("Error: framed with x");
  });

  it("tells the step where there is no error of Terraform's", async () => {
    const run = await machine.run({ FAKE_EXIT: "7", FAKE_SAYS: "Killed" });
    expect(run.exitCode).toBe(7);
    expect(run.reason).toBe('Step "terraform apply" failed with exit code 7: Killed');
  });

  it("keeps a reason to 1,000 printable characters", async () => {
    const run = await machine.run({ FAKE_EXIT: "1", FAKE_SAYS: `Error: ${"ä\u001b[0m\n".repeat(9_000)}` });
    expect(run.reason?.length).toBeLessThanOrEqual(1000);
    expect(run.reason).toMatch(/^[ -~]+$/);
  });

  it("refuses a Terraform that is not the pinned one, and does not run it", async () => {
    const run = await machine.run({}, runnerScript());
    expect(run.exitCode).not.toBe(0);
    expect(run.reason).toContain("verify Terraform's checksum");
    expect(run.calls.join("\n")).not.toContain("terraform init");
    expect(run.calls[0]).toContain("https://releases.hashicorp.com/terraform/1.11.4/terraform_1.11.4_linux_");
  });

  it("refuses a bundle that is not the one asked for", async () => {
    const run = await machine.run({ BUNDLE_SHA256: "0".repeat(64) });
    expect(run.exitCode).not.toBe(0);
    expect(run.reason).toContain("verify the bundle's checksum");
    expect(run.calls.join("\n")).not.toContain("terraform init");
  });

  it("defect 1: refuses a state that belongs to another project", async () => {
    const run = await machine.run({ FAKE_OWNER: "p-other00000000" });
    expect(run.exitCode).toBe(65);
    expect(run.reason).toContain(
      "The state belongs to another project: p-other00000000, not p-abcdef123456.",
    );
    expect(run.calls.join("\n")).not.toContain("terraform apply");
  });

  it("goes on with a state of the same project", async () => {
    const run = await machine.run({ FAKE_OWNER: "p-abcdef123456" });
    expect(run.exitCode, run.output).toBe(0);
    expect(run.calls.at(-1)).toContain("terraform apply");
  });

  it.each(SCRIPT_VARIABLES.filter((name) => name !== "REASON_FILE"))(
    "refuses to run without %s",
    async (name) => {
      const run = await machine.run({ [name]: "" });
      expect(run.exitCode).toBe(65);
      expect(run.reason).toContain(`${name} is not set.`);
      expect(run.calls).toEqual([]);
    },
  );

  it("defect 2: carries hostile values into the variables document byte for byte", async () => {
    const hostile = { values: HOSTILE_VALUES };
    const run = await machine.run({
      VARIABLES_BASE64: toBase64(hostile),
      BACKEND_BASE64: toBase64(hostile),
    });
    expect(run.exitCode, run.output).toBe(0);
    expect(run.seen("project.auto.tfvars.json")).toBe(JSON.stringify(hostile));
    expect(run.seen("backend.tfbackend.json")).toBe(JSON.stringify(hostile));
    expect(existsSync(join(machine.folder, "INJECTED"))).toBe(false);
  });

  it(
    "carries any document byte for byte",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.json({ stringUnit: "binary" }), async (text) => {
          const run = await machine.run({ VARIABLES_BASE64: Buffer.from(text).toString("base64") });
          expect(run.seen("project.auto.tfvars.json")).toBe(Buffer.from(text).toString());
        }),
        { numRuns: 10 },
      );
    },
    LONG,
  );

  it(
    "defect 2: refuses hostile values where a name is meant, and runs none of them",
    async () => {
      const hostile = HOSTILE_VALUES.filter((value) => !value.includes("\u0000"));
      for (const name of ["ACTION", "PROJECT_ID", "BUNDLE_SHA256", "BUNDLE_BUCKET"]) {
        for (const value of hostile) {
          const run = await machine.run({ [name]: value });
          expect(run.exitCode, `${name}=${value}`).toBe(65);
          expect(run.calls).toEqual([]);
        }
      }
      expect(existsSync(join(machine.folder, "INJECTED"))).toBe(false);
    },
    LONG,
  );

  it("defect 2: the sample's exports run what a user writes", async () => {
    const sample = (branch: string) => `export TF_VAR_git_repo_branch=${branch}\n`;
    await machine.run({}, sample("main; touch INJECTED"));
    expect(existsSync(join(machine.folder, "INJECTED"))).toBe(true);
  });

  it("interrupts Terraform once when its time is over, lets it end by itself, and says so", async () => {
    const { terraformTimeoutInSeconds: limit } = RUNNER_LIMITS;
    const impatient = machine.script.replace(` ${limit} \\`, " 1 \\");
    const run = await machine.run({ FAKE_SLEEP: "30", FAKE_SAYS: "Error: interrupted\n" }, impatient);
    expect(run.exitCode).toBe(124);
    expect(run.calls.filter((call) => call === "interrupted")).toHaveLength(1);
    expect(run.reason?.trim()).toBe(`Terraform was stopped after ${limit} seconds. Error: interrupted`);
  });

  it("holds nothing that Terraform or Fn::Sub would read", () => {
    expect(runnerScript()).not.toMatch(/[$%]\{/);
  });
});
