import { projectParameters } from "@sagewright/core/project";
import { SHA256_PATTERN } from "./bundle-key.ts";
import { RUNNER_LIMITS } from "./limits.ts";
import { TERRAFORM_RELEASE, type TerraformRelease } from "./terraform-release.ts";

const projectIdPattern = projectParameters.find(({ key }) => key === "projectId")?.pattern ?? "";

/** What the script reads from its environment; all of it must be set. */
export const SCRIPT_VARIABLES = [
  "ACTION",
  "PROJECT_ID",
  "BUNDLE_BUCKET",
  "BUNDLE_SHA256",
  "VARIABLES_BASE64",
  "BACKEND_BASE64",
  "REASON_FILE",
] as const;

/**
 * The one script behind both runners: fetches Terraform and the bundle, checks both, and applies or destroys a
 * project. Values come as documents in base64 and go into files as they are; the shell expands none of them.
 *
 * `ACTION` is `apply` or `destroy`. When the run fails, `REASON_FILE` holds why: Terraform's own error where there is
 * one, printable ASCII in one line of at most 1,000 characters.
 *
 * The text holds neither a dollar sign nor a percent sign before a brace, which Terraform and `Fn::Sub` would read.
 */
export const runnerScript = (
  release: TerraformRelease = TERRAFORM_RELEASE,
): string => String.raw`#!/usr/bin/env bash
# Applies or destroys the Terraform of one project. Made by Sagewright; edits are overwritten.
set -euo pipefail
umask 077

work="$(mktemp -d)"
log="$work/run.log"
step="start"

# Each step has a log of its own: a reason tells of the step that failed.
begin() {
  step="$1"
  : > "$log"
}

run() { "$@" 2>&1 | tee -a "$log"; }

refuse() {
  printf 'Error: %s\n' "$1" | tee -a "$log" >&2
  exit 65
}

# Terraform's own errors without the frame and the quoted source; else the step and its last words.
reason() {
  awk '
    { sub(/^[^ -~]+ ?/, "") }
    /^Error: / { keep = 1 }
    /^Warning: / { keep = 0 }
    keep && NF && !/^ *[0-9]+: /
  ' "$log" > "$work/reason"
  if [ "$1" -eq 124 ] || [ "$1" -eq 137 ]; then
    printf 'Terraform was stopped after ${RUNNER_LIMITS.terraformTimeoutInSeconds} seconds. '
  fi
  if [ -s "$work/reason" ]; then
    cat "$work/reason"
  else
    printf 'Step "%s" failed with exit code %s: ' "$step" "$1"
    tail -n 5 "$log"
  fi
}

finish() {
  code=$?
  trap - EXIT
  if [ "$code" -ne 0 ]; then
    reason "$code" | LC_ALL=C tr -s '[:space:]' ' ' | LC_ALL=C tr -cd '[:print:]' | head -c 1000 > "$REASON_FILE" || true
  fi
  rm -rf "$work"
  exit "$code"
}
export LC_ALL=C
trap finish EXIT

begin "check the request"
for name in ${SCRIPT_VARIABLES.join(" ")}; do
  [ -n "$(printenv "$name")" ] || refuse "$name is not set."
done
case "$ACTION" in
  apply | destroy) ;;
  *) refuse "ACTION is neither apply nor destroy." ;;
esac
[[ "$PROJECT_ID" =~ ${projectIdPattern} ]] || refuse "PROJECT_ID is no id of a project."
[[ "$BUNDLE_SHA256" =~ ${SHA256_PATTERN} ]] || refuse "BUNDLE_SHA256 is no SHA-256."
[[ "$BUNDLE_BUCKET" =~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$ ]] || refuse "BUNDLE_BUCKET is no name of a bucket."

begin "download Terraform ${release.version}"
case "$(uname -m)" in
  x86_64) arch=amd64 checksum=${release.checksums.amd64} ;;
  aarch64 | arm64) arch=arm64 checksum=${release.checksums.arm64} ;;
  *) refuse "Terraform is not pinned for this machine's architecture." ;;
esac
run curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 --retry 5 --connect-timeout 20 --max-time 300 \
  --output "$work/terraform.zip" \
  "https://releases.hashicorp.com/terraform/${release.version}/terraform_${release.version}_linux_$arch.zip"
begin "verify Terraform's checksum"
printf '%s  %s\n' "$checksum" "$work/terraform.zip" | run sha256sum --check --strict --quiet -
run unzip -q -o "$work/terraform.zip" -d "$work/bin"
export PATH="$work/bin:$PATH"

begin "fetch the project's bundle"
run aws s3 cp --only-show-errors "s3://$BUNDLE_BUCKET/bundles/$BUNDLE_SHA256.zip" "$work/bundle.zip"
begin "verify the bundle's checksum"
printf '%s  %s\n' "$BUNDLE_SHA256" "$work/bundle.zip" | run sha256sum --check --strict --quiet -
run unzip -q -o "$work/bundle.zip" -d "$work/project"

begin "write the documents"
cd "$work/project"
printf '%s' "$VARIABLES_BASE64" | base64 --decode > project.auto.tfvars.json 2>> "$log"
printf '%s' "$BACKEND_BASE64" | base64 --decode > "$work/backend.tfbackend.json" 2>> "$log"

export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
begin "terraform init"
run terraform init -input=false -no-color -lockfile=readonly -backend-config="$work/backend.tfbackend.json"

begin "check whose state it is"
outputs="$(terraform output -no-color -json 2>> "$log")"
if [ "$outputs" != "{}" ]; then
  owner="$(terraform output -no-color -raw project_id 2>> "$log")"
  [ "$owner" = "$PROJECT_ID" ] || refuse "The state belongs to another project: $owner, not $PROJECT_ID. Nothing was changed."
fi

# In the foreground: the interrupt must reach Terraform once, as a second one makes it leave its state unsaved.
begin "terraform $ACTION"
run timeout --foreground --signal=INT --kill-after=${RUNNER_LIMITS.terraformGraceInSeconds} ${RUNNER_LIMITS.terraformTimeoutInSeconds} \
  terraform "$ACTION" -input=false -no-color -auto-approve -lock-timeout=${RUNNER_LIMITS.lockTimeoutInSeconds}s
`;
