import type { Input } from "../input.ts";

const REGISTRY = /^[^/]+\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\//;

/** The region of the registry that an image lies in. */
export const imageRegion = (image: Input<string>): string | undefined =>
  typeof image === "string" ? REGISTRY.exec(image)?.[1] : undefined;
