export { KEPT_ADDRESSES } from "./kept-addresses.ts";
export { commandRunnerScript, type ProductTemplate, productTemplate } from "./product-template/index.ts";
export { bundleKey, RUNNER_LIMITS, runnerScript, TERRAFORM_RELEASE } from "./runner/index.ts";
export { CATALOG_STATE_KEY, type CatalogBackend } from "./stack.ts";
export { BUCKET_PREFIXES } from "./state-bucket.ts";
export { type SynthCatalogOptions, type SynthesizedCatalog, synthCatalog } from "./synth.ts";
