import { type BuildEnvironment, buildEnvironment, projectTags } from "@sagewright/core/project";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a project's model build is told by its environment; a variable that is empty counts as not set. */
export interface ProjectEnvironment {
  readonly pipelineName?: string;
  readonly roleArn?: string;
  readonly bucket?: string;
  /** An image with Node for function steps, of SAGEWRIGHT_FUNCTION_IMAGE. */
  readonly functionImage?: string;
  /** By which Studio finds the pipeline in its project. */
  readonly tags: Readonly<Record<string, string>>;
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
  const tags = projectTags({
    projectName: variable("projectName"),
    projectId: variable("projectId"),
    projectArn: variable("projectArn"),
  });
  return {
    ...given("pipelineName", variable("sagemakerPipeline")),
    ...given("roleArn", variable("executionRoleArn")),
    ...given("bucket", variable("artifactBucket")),
    ...given("functionImage", environment.SAGEWRIGHT_FUNCTION_IMAGE ?? ""),
    tags: Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== "")),
  };
}

const given = <Name extends string>(name: Name, value: string) =>
  (value === "" ? {} : { [name]: value }) as { readonly [N in Name]?: string };
