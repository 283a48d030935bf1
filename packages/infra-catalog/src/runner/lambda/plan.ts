import type { Issue } from "@sagewright/core";
import {
  type Offer,
  type ProjectParameterKey,
  type ProjectParameters,
  parseProjectParameters,
  projectParameterSchema,
  projectParameters,
} from "@sagewright/core/project";
import { APPLIED_BY, COMMAND_RUNNER } from "../applied-by.ts";
import { SHA256_PATTERN } from "../bundle-key.ts";
import { runnerProjectChanged, runnerRequestInvalid } from "../issues.ts";
import type { CloudFormationRequest } from "./cloudformation-request.ts";
import type { RunnerSettings } from "./settings.ts";

/** What a request comes to, as far as the request itself tells. */
export type Plan =
  | {
      readonly kind: "run";
      readonly action: "apply" | "destroy";
      readonly parameters: ProjectParameters;
      readonly bundleSha256: string;
    }
  /** Somebody else applies: the project is only claimed, for its deletion. */
  | { readonly kind: "claim"; readonly parameters: ProjectParameters }
  | { readonly kind: "refuse"; readonly issues: readonly Issue[]; readonly physicalResourceId: string }
  /** There is nothing to destroy. */
  | { readonly kind: "nothing"; readonly physicalResourceId: string };

/** Physical id of a resource that was never made; deleting it does nothing. */
export const refusedId = (hash: string): string => `refused-${hash.slice(0, 16)}`;

/** What deletes a project of which only the id is known; Terraform destroys what its state holds, by no name of these. */
const unknown = ({ gitHosts: [host = ""] }: Offer): Omit<ProjectParameters, "projectId"> => ({
  projectName: "deleted",
  repositoryUrl: `https://${host}/deleted/deleted.git`,
  repositoryBranch: "deleted",
  connectionArn:
    "arn:aws:codeconnections:us-east-1:000000000000:connection/00000000-0000-0000-0000-000000000000",
  seedTemplate: "none",
});

/** What a request is held against: what the platform offers, and a bundle for old deletions. */
export type PlanSettings = Pick<RunnerSettings, "bundleSha256" | "gitHosts">;

/** Decides what a request comes to: a run, a refusal, or nothing at all. */
export function plan(request: CloudFormationRequest, hash: string, settings: PlanSettings): Plan {
  return request.RequestType === "Delete"
    ? planDelete(request, hash, settings)
    : planApply(request, hash, settings);
}

function planApply(request: CloudFormationRequest, hash: string, offer: Offer): Plan {
  const physicalResourceId = request.PhysicalResourceId ?? refusedId(hash);
  const properties = request.ResourceProperties;
  const given = Object.fromEntries(
    projectParameters.flatMap(({ key, cloudFormationName }) =>
      Object.hasOwn(properties, cloudFormationName) ? [[key, properties[cloudFormationName]]] : [],
    ),
  );
  const parameters = parseProjectParameters(given, offer);
  const bundle = properties.BundleSha256;
  if (!parameters.ok) return { kind: "refuse", issues: parameters.issues.map(named), physicalResourceId };
  if (!isSha256(bundle)) {
    const issue = runnerRequestInvalid(["ResourceProperties", "BundleSha256"], "BundleSha256 is no SHA-256.");
    return { kind: "refuse", issues: [issue], physicalResourceId };
  }
  const changed = request.RequestType === "Update" ? changes(request, parameters.value) : [];
  if (changed.length > 0) return { kind: "refuse", issues: changed, physicalResourceId };
  if (properties[APPLIED_BY] === COMMAND_RUNNER) return { kind: "claim", parameters: parameters.value };
  return { kind: "run", action: "apply", parameters: parameters.value, bundleSha256: bundle };
}

/** The issue with the name of the parameter in its words: whoever reads it sees no path. */
const named = (issue: Issue): Issue => ({
  ...issue,
  message: `${cloudFormationName(issue.path[0] as ProjectParameterKey)}: ${issue.message.replace(/[^.]$/u, "$&.")}`,
});

function planDelete(request: CloudFormationRequest, hash: string, settings: PlanSettings): Plan {
  const properties = request.ResourceProperties;
  const physical = request.PhysicalResourceId;
  if (physical?.startsWith("refused-")) return { kind: "nothing", physicalResourceId: physical };
  const sound = (key: ProjectParameterKey, value: unknown): string | undefined =>
    projectParameterSchema(key).safeParse(value).data;
  // A Create that was never answered has a physical id of CloudFormation's making.
  const projectId =
    sound("projectId", physical) ?? sound("projectId", properties[cloudFormationName("projectId")]);
  if (projectId === undefined) return { kind: "nothing", physicalResourceId: physical ?? refusedId(hash) };
  const kept = Object.fromEntries(
    projectParameters.flatMap(({ key, cloudFormationName: name }) => {
      const value = sound(key, properties[name]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const bundle = properties.BundleSha256;
  return {
    kind: "run",
    action: "destroy",
    parameters: { ...unknown(settings), ...kept, projectId },
    bundleSha256: isSha256(bundle) ? bundle : settings.bundleSha256,
  };
}

function changes(request: CloudFormationRequest, parameters: ProjectParameters): readonly Issue[] {
  const old = request.OldResourceProperties ?? {};
  const before = {
    projectId: request.PhysicalResourceId ?? "",
    projectName: old[cloudFormationName("projectName")] ?? parameters.projectName,
  };
  return (["projectId", "projectName"] as const).flatMap((key) =>
    parameters[key] === before[key]
      ? []
      : [runnerProjectChanged(cloudFormationName(key), String(before[key]), parameters[key])],
  );
}

const cloudFormationName = (key: ProjectParameterKey): string =>
  projectParameters.find((parameter) => parameter.key === key)?.cloudFormationName ?? key;

const isSha256 = (value: unknown): value is string =>
  typeof value === "string" && new RegExp(SHA256_PATTERN, "u").test(value);
