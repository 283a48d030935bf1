import { z } from "zod";

/** What one parameter of a project is; schema, template, Terraform, flags and tables are made from it. */
export interface ParameterDefinition {
  /** What a form calls it. */
  readonly label: string;
  readonly description: string;
  /** Heading under which a form shows it. */
  readonly group: string;
  /** "SageMaker" fills in a project's name and id; the rest is asked of the user. */
  readonly givenBy: "SageMaker" | "user";
  /**
   * Anchored regular expression in what JavaScript, CloudFormation (Java) and Terraform (RE2) all understand: no
   * look-around. What it lets through needs no quoting in JSON, in a shell or in a path.
   */
  readonly pattern: string;
  /** The pattern in words, for who gave something else. */
  readonly constraint: string;
  readonly minLength: number;
  readonly maxLength: number;
  readonly default?: string;
  readonly example: string;
  /** @default the key in PascalCase */
  readonly cloudFormationName?: string;
  /** @default the key in kebab-case */
  readonly flag?: string;
  /** Variable of the model build that holds it. @default none */
  readonly environmentVariable?: string;
}

/** `repositoryUrl` as Terraform writes it: `repository_url`. */
export const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `repositoryUrl` as a flag: `repository-url`. */
export const kebabCase = (key: string): string => snakeCase(key).replaceAll("_", "-");

/** `repositoryUrl` as CloudFormation writes it: `RepositoryUrl`. */
export const pascalCase = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/**
 * The zod schema of one parameter: length, pattern, description. What is too long is not held against the pattern: the
 * engine's regular expressions recurse, and megabytes would end them with a stack overflow.
 */
export const parameterSchema = (definition: ParameterDefinition) =>
  z
    .string()
    .min(definition.minLength, `Give ${definition.constraint}.`)
    .max(definition.maxLength, { error: `At most ${definition.maxLength} characters.`, abort: true })
    .regex(new RegExp(definition.pattern, "u"), `Must be ${definition.constraint}.`)
    .describe(definition.description);
