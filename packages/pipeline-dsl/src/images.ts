export type { ImageRegion, ImageScopes } from "./images/image-facts.ts";
export type { Accelerator } from "./images/image-table.ts";
export { type ImageFramework, type ImageOptions, imageUri } from "./images/image-uri.ts";
