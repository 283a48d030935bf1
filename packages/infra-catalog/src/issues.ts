import type { Issue, IssuePath } from "@sagewright/core";

export const catalogRequestInvalid = (path: IssuePath, what: string): Issue => ({
  code: "CATALOG_REQUEST_INVALID",
  path,
  message: `The catalog's function was asked for something that it does not know: ${what}`,
  hint: "Synthesize the catalog again, so that its stack and its function are of one version, and apply it.",
});

export const keptObjectMismatch = (key: string, expected: string, found: string): Issue => ({
  code: "KEPT_OBJECT_MISMATCH",
  path: [key],
  message: `What was uploaded has the SHA-256 ${found}, not ${expected}.`,
  hint: "Someone else has uploaded at the same time, or the upload was damaged. Apply the catalog again.",
});

export const productVersionFailed = (name: string, why: string): Issue => ({
  code: "PRODUCT_VERSION_FAILED",
  path: [name],
  message: `Service Catalog did not take the version ${name} of the product: ${why}.`,
  hint: "Look at the product's versions in the Service Catalog console, delete the failed one, and apply the catalog again.",
});

export const productVersionsFull = (name: string, count: number): Issue => ({
  code: "PRODUCT_VERSIONS_FULL",
  path: [name],
  message: `Service Catalog takes no further version of the product: it has ${count}.`,
  hint: "Delete deprecated versions that no project was made with, or ask AWS for a higher quota of versions, and apply the catalog again.",
});

export const domainTagTaken = (domainArn: string, key: string, found: string): Issue => ({
  code: "DOMAIN_TAG_TAKEN",
  path: [domainArn],
  message: `The domain already has the tag ${key}, with the value ${JSON.stringify(found)}.`,
  hint: "Studio reads templates from one place only. Remove the tag from the domain, or leave the domain out of studioDomainIds.",
});

export const projectBoundaryTooLarge = (size: number, maximum: number): Issue => ({
  code: "PROJECT_BOUNDARY_TOO_LARGE",
  path: ["dataBuckets"],
  message: `The permissions boundary of the projects' roles would have up to ${size} characters; IAM takes ${maximum}.`,
  hint: "Name fewer buckets, or make a boundary of your own and name it in permissionsBoundaryArn.",
});

export * from "./runner/issues.ts";
