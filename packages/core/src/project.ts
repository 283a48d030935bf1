/** The project: its parameters, the platform's settings, and what follows from them. */

export { projectArn } from "./project/arns.ts";
export { type BuildEnvironment, buildEnvironment } from "./project/build-environment.ts";
export {
  type CloudFormationParameter,
  type CloudFormationParameters,
  cloudFormationParameters,
} from "./project/cloudformation-parameters.ts";
export { type Flag, type PlatformSettingKey, projectFlags, settingsFlags } from "./project/flags.ts";
export {
  lockTableName,
  type Place,
  type ProjectIdentity,
  PUBLIC_IMAGE_CACHE_PREFIX,
  platformNames,
  platformPrefix,
  projectNames,
  rolePath,
  stateKey,
} from "./project/names.ts";
export { type Offer, offeredParameters } from "./project/offered-parameters.ts";
export { parsePlatformSettings, parseProjectParameters } from "./project/parse.ts";
export {
  LOG_RETENTION_DAYS,
  type PlatformSettings,
  type PlatformSettingsInput,
  platformSettingsSchema,
  seedTemplateNames,
} from "./project/platform-settings.ts";
export {
  BUILT_IN_SEED_TEMPLATES,
  type ProjectParameter,
  type ProjectParameterKey,
  type ProjectParameters,
  projectParameterSchema,
  projectParameters,
  projectParametersSchema,
} from "./project/project-parameters.ts";
export { isAtGitHost, REPOSITORY_URL_PATTERN, repositoryFullName } from "./project/repository-url.ts";
export { type SeedEvent, seedEventSchema } from "./project/seed-event.ts";
export { parametersTable, settingsTable } from "./project/tables.ts";
export { platformTags, projectTags } from "./project/tags.ts";
export {
  type TerraformVariable,
  terraformVariables,
  terraformVariablesDocument,
} from "./project/terraform-variables.ts";
