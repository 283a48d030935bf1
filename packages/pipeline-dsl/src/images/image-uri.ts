import type {
  ProcessingInstanceType,
  ProductionVariantInstanceType,
  TrainingInstanceType,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { chooseImages, differenceOf } from "./choose-image.ts";
import { type BasedFramework, IMAGES, type ImageRegion, type ImageScopes } from "./image-facts.ts";
import { type Accelerator, type Image, imagesOf } from "./image-table.ts";
import { imageFrameworkUnknown } from "./issues.ts";

/** Frameworks, algorithms and tools that AWS has images for, by the names that the Python SDK has for them. */
export type ImageFramework = keyof ImageScopes;

type Open<Known extends string> = Known | (string & {});

/** Options may be left out where they make no difference: an algorithm of AWS's own needs no more than a region. */
export interface ImageOptions<Framework extends ImageFramework> {
  readonly framework: Framework;
  readonly region: Open<ImageRegion>;
  /** As AWS writes it, or its beginning: `1.7` stands for `1.7-1`, `2.0` for the newest `2.0.…` of the table. */
  readonly version?: string;
  /** What the image is for. */
  readonly scope?: ImageScopes[Framework];
  /** What it shall run on. */
  readonly instanceType?: Open<ProcessingInstanceType | TrainingInstanceType | ProductionVariantInstanceType>;
  /** The same in one word, where no instance type is known yet; wins over `instanceType`. @default what `instanceType` has */
  readonly accelerator?: Accelerator;
  /** Such as `py310`; has no effect on images whose tag does not tell. */
  readonly pythonVersion?: `py${number}`;
  /** What Hugging Face's images build on, such as `pytorch2.0`; for no other framework. */
  readonly baseFrameworkVersion?: Framework extends BasedFramework
    ? `pytorch${string}` | `tensorflow${string}`
    : never;
}

/**
 * The URI of an image of AWS's own, from a table of facts: nothing is asked of AWS. The same options give the same image,
 * since short versions become whole ones.
 *
 * Issues: IMAGE_FRAMEWORK_UNKNOWN, IMAGE_VERSION_UNKNOWN (with those that there are), IMAGE_REGION_UNKNOWN,
 * IMAGE_OPTION_UNKNOWN, IMAGE_OPTION_MISSING.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 *
 * @example
 * imageUri({ framework: "xgboost", version: "1.7-1", region: "eu-west-1" });
 * // 141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1
 */
export function imageUri<const Framework extends ImageFramework>(options: ImageOptions<Framework>): string {
  const { framework, region } = options;
  const table = imagesOf(framework);
  if (table === undefined) {
    throw new SagewrightError([imageFrameworkUnknown(String(framework), Object.keys(IMAGES))]);
  }

  const images = chooseImages(table, options);
  const uris = new Set(images.map((image) => uriOf(image, region)));
  const [uri] = uris;
  if (uri === undefined || uris.size > 1) throw new SagewrightError([differenceOf(images, options)]);
  return uri;
}

export const uriOf = ({ accounts, repository, tag }: Image, region: string): string =>
  `${accounts.get(region)}.dkr.ecr.${region}.${dnsSuffix(region)}/${repository}${tag === "" ? "" : `:${tag}`}`;

/** Partitions of AWS have names of their own. */
const dnsSuffix = (region: string): string =>
  SUFFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "amazonaws.com";

const SUFFIXES: readonly (readonly [prefix: string, suffix: string])[] = [
  ["cn-", "amazonaws.com.cn"],
  ["us-iso-", "c2s.ic.gov"],
  ["us-isob-", "sc2s.sgov.gov"],
  ["us-isof-", "csp.hci.ic.gov"],
];
