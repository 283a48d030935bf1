import type { Issue } from "@sagewright/core";
import {
  type BuildEnvironment,
  buildEnvironment,
  projectParameterSchema,
  projectTags,
} from "@sagewright/core/project";
import { projectVariableInvalid } from "./deploy-issues.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a project's model build is told by its environment; a variable that is empty counts as not set. */
export interface ProjectEnvironment {
  readonly pipelineName?: string;
  readonly roleArn?: string;
  readonly bucket?: string;
  /** The account of the bucket where it is not the role's, of ARTIFACT_BUCKET_OWNER. */
  readonly bucketOwner?: string;
  readonly region?: string;
  /** An image with Node for function steps, of SAGEWRIGHT_FUNCTION_IMAGE. */
  readonly functionImage?: string;
  /** By which Studio finds the pipeline in its project. */
  readonly tags: Readonly<Record<string, string>>;
  /** Of a project that there cannot be. */
  readonly issues: readonly Issue[];
}

/** The variables of a model build, by what they hold. */
const VARIABLES = new Map(
  Object.entries(
    buildEnvironment({
      projectName: "projectName",
      projectId: "projectId",
      projectArn: "projectArn",
      sagemakerPipeline: "sagemakerPipeline",
      executionRoleArn: "executionRoleArn",
      artifactBucket: "artifactBucket",
      region: "region",
    } satisfies { [Key in keyof BuildEnvironment]: Key }),
  ).map(([variable, key]) => [key as keyof BuildEnvironment, variable]),
);

export function projectEnvironment(environment: Environment = process.env): ProjectEnvironment {
  const variable = (key: keyof BuildEnvironment): string => environment[VARIABLES.get(key) ?? ""] ?? "";
  const project = {
    projectName: variable("projectName"),
    projectId: variable("projectId"),
    projectArn: variable("projectArn"),
  };
  return {
    ...given("pipelineName", variable("sagemakerPipeline")),
    ...given("roleArn", variable("executionRoleArn")),
    ...given("bucket", variable("artifactBucket")),
    ...given("bucketOwner", environment.ARTIFACT_BUCKET_OWNER ?? ""),
    ...given("region", variable("region")),
    ...given("functionImage", environment.SAGEWRIGHT_FUNCTION_IMAGE ?? ""),
    tags: Object.fromEntries(Object.entries(projectTags(project)).filter(([, value]) => value !== "")),
    issues: projectIssues(project),
  };
}

const given = <Name extends string>(name: Name, value: string) =>
  (value === "" ? {} : { [name]: value }) as { readonly [N in Name]?: string };

const PROJECT_ARN = /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:project\/[A-Za-z0-9-]{1,32}$/;

/** Why a value is not what a project's build is given; nothing where it may be. */
const FAULTS = {
  projectName: (value) => faultOf(projectParameterSchema("projectName").safeParse(value)),
  projectId: (value) => faultOf(projectParameterSchema("projectId").safeParse(value)),
  projectArn: (value) =>
    PROJECT_ARN.test(value)
      ? undefined
      : "Must be the ARN of a project, arn:aws:sagemaker:<region>:<account>:project/<name>.",
} as const satisfies Partial<Record<keyof BuildEnvironment, (value: string) => string | undefined>>;

interface Parsed {
  readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
}
const faultOf = ({ error }: Parsed): string | undefined => error?.issues[0]?.message;

/** Issues: PROJECT_VARIABLE_INVALID. */
function projectIssues(variables: Readonly<Record<keyof typeof FAULTS, string>>): readonly Issue[] {
  return (Object.keys(FAULTS) as (keyof typeof FAULTS)[]).flatMap((key) => {
    const reason = variables[key] === "" ? undefined : FAULTS[key](variables[key]);
    return reason === undefined
      ? []
      : [projectVariableInvalid(VARIABLES.get(key) ?? key, variables[key], reason)];
  });
}
