import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { type ProgramResult, runProgram } from "../../../../tools/infra-checks/run-program.ts";
import { terraformEnvironment, terraformProgram } from "../../../../tools/infra-checks/terraform.ts";
import { backendDocument, type StatePlace } from "../../src/runner/backend-document.ts";
import { runnerScript } from "../../src/runner/index.ts";
import { program, sha256, toBase64 } from "../runner/fake-machine.ts";

/** A project whose one resource tells `$RECORD` when it begins and ends, and waits for the file `$GO` in between. */
const STACK = {
  // As a bundle of other settings left it: what is there now is the runner's to say.
  terraform: { backend: { s3: { encrypt: true, use_lockfile: true, dynamodb_table: "no-longer-there" } } },
  variable: { project_id: { type: "string" }, value: { type: "string" } },
  resource: {
    terraform_data: {
      value: {
        input: "${var.value}",
        triggers_replace: ["${var.value}"],
        provisioner: [
          {
            "local-exec": {
              command:
                'echo "begin $VALUE" >> "$RECORD"; n=0; until [ -e "$GO" ] || [ $n -ge 2400 ]; do sleep 0.05; n=$((n + 1)); done; echo "end $VALUE" >> "$RECORD"',
              environment: { VALUE: "${var.value}" },
            },
          },
        ],
      },
    },
  },
  output: { project_id: { value: "${var.project_id}" }, value: { value: "${terraform_data.value.output}" } },
};

export interface Request {
  readonly action: "apply" | "destroy";
  readonly projectId: string;
  readonly value?: string;
  /** The project whose state is used. @default the same */
  readonly stateOf?: string;
}

/** The runner's script with the real Terraform; only the downloads are replaced by files that lie here. */
export interface Machine {
  /** What the resource has told, in order. */
  readonly told: () => readonly string[];
  /** Lets resources that wait go on. */
  go(): void;
  run(request: Request): Promise<ProgramResult & { readonly reason: string }>;
  /** Terraform itself, in a folder of its own that is set up for a project's state. */
  terraform(projectId: string, args: readonly string[]): Promise<ProgramResult>;
  remove(): void;
}

export function machine(endpoint: string, place: StatePlace): Machine {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-machine-"));
  const at = (name: string): string => join(folder, name);
  mkdirSync(at("bin"));
  const release = zipSync({
    terraform: [strToU8(`#!/bin/sh\nexec "${terraformProgram}" "$@"\n`), { os: 3, attrs: 0o100755 << 16 }],
  });
  const bundle = zipSync({ "cdk.tf.json": strToU8(JSON.stringify(STACK)) });
  writeFileSync(at("release.zip"), release);
  writeFileSync(at("bundle.zip"), bundle);
  program(
    at("bin/curl"),
    `#!/bin/sh\nwhile [ "$#" -gt 1 ]; do [ "$1" = --output ] && cp "${at("release.zip")}" "$2"; shift; done\n`,
  );
  program(at("bin/aws"), `#!/bin/sh\nfor last; do :; done\ncp "${at("bundle.zip")}" "$last"\n`);
  const checksum = sha256(release);
  writeFileSync(
    at("run.sh"),
    runnerScript({ version: "1.11.4", checksums: { amd64: checksum, arm64: checksum } }),
  );
  const environment = {
    ...terraformEnvironment(),
    PATH: `${at("bin")}:/usr/local/bin:/usr/bin:/bin`,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    RECORD: at("record"),
    GO: at("go"),
  };
  let runs = 0;
  return {
    told: () => (existsSync(at("record")) ? readFileSync(at("record"), "utf8").trimEnd().split("\n") : []),
    go: () => writeFileSync(at("go"), ""),
    async run({ action, projectId, value = "first", stateOf = projectId }) {
      runs += 1;
      const reason = at(`reason-${runs}`);
      const result = await runProgram("/bin/bash", [at("run.sh")], {
        cwd: folder,
        env: {
          ...environment,
          ACTION: action,
          PROJECT_ID: projectId,
          BUNDLE_BUCKET: place.bucket,
          BUNDLE_SHA256: sha256(bundle),
          VARIABLES_BASE64: toBase64({ project_id: projectId, value }),
          BACKEND_BASE64: toBase64(backendDocument(place, stateOf)),
          REASON_FILE: reason,
        },
        timeout: 60_000,
      });
      return { ...result, reason: existsSync(reason) ? readFileSync(reason, "utf8") : "" };
    },
    async terraform(projectId, args) {
      const work = mkdtempSync(at("work-"));
      writeFileSync(join(work, "cdk.tf.json"), JSON.stringify(STACK));
      writeFileSync(join(work, "backend.json"), JSON.stringify(backendDocument(place, projectId)));
      const variables = { TF_VAR_project_id: projectId, TF_VAR_value: "other" };
      const options = { cwd: work, env: { ...environment, ...variables }, timeout: 60_000 };
      const init = await runProgram(
        terraformProgram ?? "",
        ["init", "-backend-config=backend.json"],
        options,
      );
      if (init.code !== 0) throw new Error(init.stderr);
      return runProgram(terraformProgram ?? "", ["-chdir=.", ...args], options);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
