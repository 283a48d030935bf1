export { BUILD_IMAGE } from "./build-project.ts";
export { type ProjectBundle, projectBundle } from "./bundle.ts";
export { AWS_PROVIDER_VERSION, TERRAFORM_VERSION_CONSTRAINT, terraformLockFile } from "./lock-file.ts";
export type { SeedAssets } from "./seed-assets.ts";
export { LAMBDA_RUNTIME } from "./seed-function.ts";
export { type StackJson, synthesizeProject } from "./stack.ts";
export { type SynthesizedProject, type SynthProjectProps, synthProject } from "./synth.ts";
export { TOPIC_KEY_ACTIONS } from "./topic-key.ts";
export { type Files, zip } from "./zip.ts";
