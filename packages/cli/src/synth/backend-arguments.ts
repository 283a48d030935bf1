import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "@sagewright/core";
import { type PlatformSettings, stateKey } from "@sagewright/core/project";
import { shellWord } from "../print/next-commands.ts";

/** Where the platform's stack is written unless told otherwise; its outputs name the bucket and the region. */
const CATALOG = "out/catalog";

/** What `terraform init` of a project's stack must be told; how the state is locked, the stack says itself. */
export function projectBackendArguments(settings: PlatformSettings, projectId: string): string {
  const output = (name: string): string => `"$(terraform -chdir=${CATALOG} output -raw ${name})"`;
  return [
    `bucket=${settings.stateBucketName ?? output("state_bucket")}`,
    `region=${settings.region ?? output("region")}`,
    `key=${stateKey(projectId)}`,
  ]
    .map((argument) => `-backend-config=${argument}`)
    .join(" ");
}

/**
 * What `terraform init` of the platform's stack in this folder must be told, where its own state is to be in its bucket: as the
 * state that is still in the folder names them, else as the settings do.
 */
export function catalogBackendArguments(settings: PlatformSettings, folder: string): string {
  const outputs = outputsOfLocalState(folder);
  const bucket = outputs.get("state_bucket") ?? settings.stateBucketName ?? "BUCKET";
  const region = outputs.get("region") ?? settings.region ?? "REGION";
  return [
    ...(outputs.size === 0 ? [] : ["-migrate-state"]),
    `-backend-config=bucket=${shellWord(bucket)}`,
    `-backend-config=region=${shellWord(region)}`,
  ].join(" ");
}

/** Those that are texts. Terraform leaves the file empty once a state has moved. */
function outputsOfLocalState(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, "terraform.tfstate");
  if (!existsSync(file)) return new Map();
  const state = parseJson(readFileSync(file, "utf8"));
  const { outputs } = Object(state.ok ? state.value : {});
  return new Map(
    Object.entries(Object(outputs)).flatMap(([name, output]) => {
      const { value } = Object(output);
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
}
