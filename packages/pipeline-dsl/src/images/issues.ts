import type { Issue } from "@sagewright/core";

const list = (values: readonly string[]): string => values.join(", ");

export const imageFrameworkUnknown = (framework: string, known: readonly string[]): Issue => ({
  code: "IMAGE_FRAMEWORK_UNKNOWN",
  path: ["framework"],
  message: `AWS's images for ${JSON.stringify(framework)} are not in the table.`,
  hint: `Choose one of ${list(known)}; or give the URI of the image itself.`,
});

export const imageVersionUnknown = (framework: string, version: string, known: readonly string[]): Issue => ({
  code: "IMAGE_VERSION_UNKNOWN",
  path: ["version"],
  message: `The table has no image of ${framework} ${JSON.stringify(version)} for these options.`,
  hint: `Choose one of ${list(known)}; for a newer one, give the URI of the image itself.`,
});

export const imageRegionUnknown = (image: string, region: string, known: readonly string[]): Issue => ({
  code: "IMAGE_REGION_UNKNOWN",
  path: ["region"],
  message: `AWS's image ${image} is not known to be in ${JSON.stringify(region)}.`,
  hint: `Choose one of ${list(known)}.`,
});

export const imageOptionUnknown = (
  image: string,
  option: string,
  value: string,
  known: readonly string[],
): Issue => ({
  code: "IMAGE_OPTION_UNKNOWN",
  path: [option],
  message: `There is no image ${image} with ${option} ${JSON.stringify(value)}.`,
  hint: `Choose one of ${list(known)}.`,
});

export const imageOptionMissing = (image: string, option: string, choices: readonly string[]): Issue => ({
  code: "IMAGE_OPTION_MISSING",
  path: [option],
  message: `There are several images ${image}: they differ in \`${option}\`.`,
  hint: `Give \`${option}\`: ${list(choices)}.`,
});
