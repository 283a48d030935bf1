export { KEPT_ADDRESSES } from "./kept-addresses.ts";
export { CATALOG_STATE_KEY, type CatalogBackend } from "./stack.ts";
export { BUCKET_PREFIXES } from "./state-bucket.ts";
export { type SynthCatalogOptions, type SynthesizedCatalog, synthCatalog } from "./synth.ts";
