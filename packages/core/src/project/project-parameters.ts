import { z } from "zod";
import { kebabCase, type ParameterDefinition, parameterSchema, pascalCase, snakeCase } from "./parameter.ts";
import { REPOSITORY_URL_PATTERN } from "./repository-url.ts";

/** The seed templates that every platform has; `none` leaves the repository as it is. */
export const BUILT_IN_SEED_TEMPLATES = ["penguins", "abalone", "none"] as const;

/**
 * Every parameter of a project, once. The product template, the Terraform variables, the seed event, the build's
 * environment, the flags and the tables of the docs follow from this record.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProject.html
 */
export const PROJECT_PARAMETERS = {
  projectName: {
    label: "Project name",
    description: "Name of the SageMaker project.",
    group: "SageMaker project",
    givenBy: "SageMaker",
    pattern: "^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$",
    constraint: "letters, digits and single or repeated hyphens between them",
    minLength: 1,
    maxLength: 32,
    example: "demo",
    cloudFormationName: "SageMakerProjectName",
    flag: "name",
    environmentVariable: "SAGEMAKER_PROJECT_NAME",
  },
  projectId: {
    label: "Project id",
    description: "Id of the SageMaker project, given by the service.",
    group: "SageMaker project",
    givenBy: "SageMaker",
    pattern: "^p-[a-z0-9]{6,18}$",
    constraint: 'a project id such as "p-abcdef123456"',
    minLength: 8,
    maxLength: 20,
    example: "p-abcdef123456",
    cloudFormationName: "SageMakerProjectId",
    flag: "id",
    environmentVariable: "SAGEMAKER_PROJECT_ID",
  },
  repositoryUrl: {
    label: "Repository URL",
    description: "https URL of the Git repository of the model build code.",
    group: "Git repository",
    givenBy: "user",
    pattern: REPOSITORY_URL_PATTERN,
    constraint: 'an https URL without credentials, such as "https://github.com/octo/churn.git"',
    minLength: 12,
    maxLength: 1024,
    example: "https://github.com/example/demo.git",
  },
  repositoryBranch: {
    label: "Branch",
    description: "Branch that is seeded, and whose pushes start the pipeline.",
    group: "Git repository",
    givenBy: "user",
    pattern:
      "^[A-Za-z0-9_][A-Za-z0-9_-]*(?:[.][A-Za-z0-9_-]+)*(?:/[A-Za-z0-9_][A-Za-z0-9_-]*(?:[.][A-Za-z0-9_-]+)*)*$",
    constraint: 'a branch name such as "main" or "team/main"',
    minLength: 1,
    maxLength: 100,
    default: "main",
    example: "main",
    flag: "branch",
  },
  connectionArn: {
    label: "Connection",
    description:
      "ARN of the connection through which AWS reads the repository, in the platform's account and region. It must be available.",
    group: "Git repository",
    givenBy: "user",
    pattern:
      "^arn:aws[a-z-]*:(?:codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    constraint: "the ARN of a connection (arn:aws:codeconnections:<region>:<account>:connection/<uuid>)",
    minLength: 20,
    maxLength: 256,
    example: "arn:aws:codeconnections:eu-west-1:111122223333:connection/01234567-89ab-cdef-0123-456789abcdef",
  },
  seedTemplate: {
    label: "Seed code",
    description: 'Template that an empty repository starts from; "none" leaves the repository as it is.',
    group: "Git repository",
    givenBy: "user",
    pattern: "^[a-z0-9](?:-?[a-z0-9])*$",
    constraint: "the name of a seed template, in lower-case letters, digits and single hyphens",
    minLength: 1,
    maxLength: 32,
    default: "penguins",
    example: "penguins",
  },
} as const satisfies Readonly<Record<string, ParameterDefinition>>;

export type ProjectParameterKey = keyof typeof PROJECT_PARAMETERS;

/** The values of one project, checked. */
export type ProjectParameters = { readonly [K in ProjectParameterKey]: string };

/** One parameter with its name in every place where it appears. */
export interface ProjectParameter extends ParameterDefinition {
  readonly key: ProjectParameterKey;
  readonly cloudFormationName: string;
  readonly terraformName: string;
  readonly flag: string;
}

/** All parameters in the order in which a form asks for them. */
export const projectParameters: readonly ProjectParameter[] = (
  Object.entries(PROJECT_PARAMETERS) as [ProjectParameterKey, ParameterDefinition][]
).map(([key, definition]) => ({
  ...definition,
  key,
  cloudFormationName: definition.cloudFormationName ?? pascalCase(key),
  terraformName: snakeCase(key),
  flag: definition.flag ?? kebabCase(key),
}));

type Shape = Record<ProjectParameterKey, z.ZodType<string, string | undefined>>;

/** The shape of `ProjectParameters` where parameters are these; unknown members are refused, defaults filled in. */
export const projectParametersSchemaOf = (parameters: readonly ProjectParameter[]) =>
  z.strictObject(
    Object.fromEntries(
      parameters.map((parameter): [string, z.ZodType<string, string | undefined>] => {
        const schema = parameterSchema(parameter);
        return [parameter.key, parameter.default === undefined ? schema : schema.default(parameter.default)];
      }),
    ) as Shape,
  );

/** The shape of `ProjectParameters`; unknown members are refused, defaults filled in. */
export const projectParametersSchema = projectParametersSchemaOf(projectParameters);

/** The shape of one parameter's value. */
export const projectParameterSchema = (key: ProjectParameterKey) => parameterSchema(PROJECT_PARAMETERS[key]);
