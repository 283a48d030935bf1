import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { runProgram } from "../../../../tools/infra-checks/run-program.ts";
import { runnerScript } from "../../src/runner/index.ts";

/**
 * A machine as the script finds it: `curl` and `aws` hand out what the test put there, the `terraform` in the zip
 * writes down what reached it. Everything else (bash, unzip, sha256sum, base64) is real.
 */
export interface FakeMachine {
  readonly folder: string;
  /** Environment under which the script succeeds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly script: string;
  /** SHA-256 of the bundle that `aws` hands out. */
  readonly bundleSha256: string;
  run(environment?: Readonly<Record<string, string | undefined>>, script?: string): Promise<ScriptRun>;
  remove(): void;
}

export interface ScriptRun {
  readonly exitCode: number;
  readonly output: string;
  /** What the script says of its failure. */
  readonly reason: string | undefined;
  /** Arguments of each call of terraform, aws and curl. */
  readonly calls: readonly string[];
  /** A file that terraform saw when it was initialized. */
  seen(name: "project.auto.tfvars.json" | "backend.tfbackend.json"): string;
}

const FAKE_TERRAFORM = String.raw`#!/usr/bin/env bash
printf 'terraform %s\n' "$*" >> "$RECORD/calls"
case "$1" in
  init)
    cp project.auto.tfvars.json "$RECORD/"
    for argument in "$@"; do
      case "$argument" in -backend-config=*) cp "$(printf '%s' "$argument" | cut -d= -f2-)" "$RECORD/" ;; esac
    done
    ;;
  output)
    case "$*" in
      *-json*) if [ -n "$FAKE_OWNER" ]; then printf '{"project_id":{}}'; else printf '{}'; fi ;;
      *) printf '%s' "$FAKE_OWNER" ;;
    esac
    ;;
  apply | destroy)
    if [ -n "$FAKE_SLEEP" ]; then
      trap 'printf "interrupted\n" >> "$RECORD/calls"' INT
      sleep "$FAKE_SLEEP" > /dev/null 2>&1 &
      wait "$!" || true
    fi
    printf '%s' "$FAKE_SAYS"
    exit "$FAKE_EXIT"
    ;;
esac
`;

const FAKE_CURL = String.raw`#!/usr/bin/env bash
printf 'curl %s\n' "$*" >> "$RECORD/calls"
while [ "$#" -gt 1 ]; do
  if [ "$1" = --output ]; then cp "$RELEASE" "$2"; fi
  shift
done
`;

const FAKE_AWS = String.raw`#!/usr/bin/env bash
printf 'aws %s\n' "$*" >> "$RECORD/calls"
case "$*" in
  *.sh*) cp "$SCRIPT" "$(printf '%s' "$*" | awk '{ print $NF }')" ;;
  *) cp "$BUNDLE" "$(printf '%s' "$*" | awk '{ print $NF }')" ;;
esac
`;

export interface FakeMachineOptions {
  /** The `terraform` in the zip, as a shell script. @default one that writes down what reaches it */
  readonly terraform?: string;
  /** The bundle's stack. @default an empty one */
  readonly stack?: object;
}

export function fakeMachine({
  terraform = FAKE_TERRAFORM,
  stack = {},
}: FakeMachineOptions = {}): FakeMachine {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-runner-"));
  const place = (name: string): string => join(folder, name);
  for (const name of ["bin", "record", "tmp"]) mkdirSync(place(name));
  program(place("bin/curl"), FAKE_CURL);
  program(place("bin/aws"), FAKE_AWS);
  const release = zipSync({ terraform: [strToU8(terraform), { os: 3, attrs: 0o100755 << 16 }] });
  const bundle = zipSync({ "cdk.tf.json": strToU8(JSON.stringify(stack)) });
  writeFileSync(place("release.zip"), release);
  writeFileSync(place("bundle.zip"), bundle);
  const checksum = sha256(release);
  const script = runnerScript({ version: "1.11.4", checksums: { amd64: checksum, arm64: checksum } });
  writeFileSync(place("run.sh"), script);
  const bundleSha256 = sha256(bundle);
  const environment = {
    PATH: `${place("bin")}:/usr/local/bin:/usr/bin:/bin`,
    HOME: folder,
    TMPDIR: place("tmp"),
    RECORD: place("record"),
    RELEASE: place("release.zip"),
    BUNDLE: place("bundle.zip"),
    SCRIPT: place("run.sh"),
    FAKE_OWNER: "",
    FAKE_SAYS: "",
    FAKE_EXIT: "0",
    FAKE_SLEEP: "",
    ACTION: "apply",
    PROJECT_ID: "p-abcdef123456",
    BUNDLE_BUCKET: "sagewright-acme-dev-111122223333-eu-west-1",
    BUNDLE_SHA256: bundleSha256,
    VARIABLES_BASE64: toBase64({ project_id: "p-abcdef123456" }),
    BACKEND_BASE64: toBase64({ bucket: "b" }),
    REASON_FILE: place("reason"),
  };
  return {
    folder,
    environment,
    script,
    bundleSha256,
    async run(changes = {}, text = script) {
      writeFileSync(place("started.sh"), text);
      const { code, stdout, stderr } = await runProgram("/bin/bash", [place("started.sh")], {
        cwd: folder,
        env: { ...environment, ...changes },
        timeout: 20_000,
      });
      return {
        exitCode: code,
        output: stdout + stderr,
        reason: existsSync(place("reason")) ? readFileSync(place("reason"), "utf8") : undefined,
        calls: existsSync(place("record/calls"))
          ? readFileSync(place("record/calls"), "utf8").trimEnd().split("\n")
          : [],
        seen: (name) => readFileSync(place(`record/${name}`), "utf8"),
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function program(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

export const toBase64 = (document: unknown): string =>
  Buffer.from(JSON.stringify(document)).toString("base64");

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");
