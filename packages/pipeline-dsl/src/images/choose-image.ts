import { type Issue, SagewrightError } from "@sagewright/core";
import { acceleratorOf } from "./accelerator.ts";
import type { Accelerator, Image, ImageTable } from "./image-table.ts";
import { imageOptionMissing, imageOptionUnknown, imageRegionUnknown, imageVersionUnknown } from "./issues.ts";
import { latestOf, oldestFirst } from "./version.ts";

/** What images are chosen by, as text: imageUri() types it by framework. */
export interface ImageChoice {
  readonly framework: string;
  readonly region: string;
  readonly version?: string;
  readonly scope?: string;
  readonly instanceType?: string;
  readonly accelerator?: Accelerator;
  readonly pythonVersion?: string;
  readonly baseFrameworkVersion?: string;
}

/** The images of a framework that every given option fits; an option that none fits is an issue. */
export function chooseImages({ images, aliases }: ImageTable, options: ImageChoice): readonly Image[] {
  const kind = byAccelerator(byScope(images, options), options);
  const chosen = byPython(byBase(byVersion(kind, options, aliases), options), options);
  const inRegion = chosen.filter(({ accounts }) => accounts.has(options.region));
  if (inRegion.length > 0) return inRegion;
  throw failed(imageRegionUnknown(nameOf(chosen, options), String(options.region), regionsOf(chosen)));
}

const failed = (issue: Issue): SagewrightError => new SagewrightError([issue]);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

function byScope(images: readonly Image[], { framework, scope }: ImageChoice): readonly Image[] {
  if (scope === undefined) return images;
  const kept = images.filter(({ scopes }) => scopes.includes(scope));
  if (kept.length > 0) return kept;
  throw failed(imageOptionUnknown(framework, "scope", scope, unique(images.flatMap(({ scopes }) => scopes))));
}

function byAccelerator(images: readonly Image[], options: ImageChoice): readonly Image[] {
  const { framework, instanceType } = options;
  if (options.accelerator === undefined && instanceType === undefined) {
    // An image for ARM is taken only where it is asked for.
    const usual = images.filter(({ accelerator }) => accelerator !== "graviton");
    return usual.length > 0 ? usual : images;
  }
  const wanted = options.accelerator ?? acceleratorOf(String(instanceType));
  const kept = images.filter(
    ({ accelerator }) =>
      accelerator === wanted || (accelerator === "" && (wanted === "cpu" || wanted === "gpu")),
  );
  if (kept.length > 0) return kept;
  const known = unique(
    images.flatMap(({ accelerator }) => (accelerator === "" ? ["cpu", "gpu"] : [accelerator])),
  );
  throw failed(
    options.accelerator === undefined
      ? imageOptionUnknown(
          framework,
          "instanceType",
          String(instanceType),
          known.map((accelerator) => `${EXAMPLES[accelerator as Accelerator]} (${accelerator})`),
        )
      : imageOptionUnknown(framework, "accelerator", options.accelerator, known),
  );
}

const EXAMPLES: { readonly [accelerator in Accelerator]: string } = {
  cpu: "ml.m5.large",
  gpu: "ml.g5.xlarge",
  graviton: "ml.c7g.large",
  neuron: "ml.inf2.xlarge",
};

function byVersion(
  images: readonly Image[],
  { framework, version }: ImageChoice,
  aliases: ReadonlyMap<string, string>,
): readonly Image[] {
  if (version === undefined) return images;
  const versions = unique(images.map((image) => image.version));
  const standsFor = latestOf(version, versions);
  const kept = images.filter((image) => {
    const alias = image.scopes.flatMap((scope) => aliases.get(`${scope} ${version}`) ?? [])[0];
    return image.version === (versions.includes(version) ? version : (alias ?? standsFor));
  });
  if (kept.length > 0) return kept;
  throw failed(imageVersionUnknown(framework, String(version), oldestFirst(versions)));
}

function byBase(images: readonly Image[], options: ImageChoice): readonly Image[] {
  const wanted = options.baseFrameworkVersion;
  if (wanted === undefined) return images;
  const bases = unique(images.map(({ base }) => base)).filter((base) => base !== "");
  const standsFor = bases.includes(wanted) ? wanted : latestOf(wanted, bases);
  const kept = images.filter(({ base }) => base === standsFor);
  if (kept.length > 0) return kept;
  throw failed(
    imageOptionUnknown(
      nameOf(images, options),
      "baseFrameworkVersion",
      wanted,
      bases.length > 0 ? bases : ["none"],
    ),
  );
}

function byPython(images: readonly Image[], options: ImageChoice): readonly Image[] {
  const { pythonVersion } = options;
  const kept = images.filter(({ python }) => python === "" || python === pythonVersion);
  if (pythonVersion === undefined) return images;
  if (kept.length > 0) return kept;
  const known = unique(images.map(({ python }) => python));
  throw failed(imageOptionUnknown(nameOf(images, options), "pythonVersion", pythonVersion, known));
}

const DIFFERENCES: readonly (readonly [option: string, of: (image: Image) => readonly string[]])[] = [
  ["version", ({ version }) => [version]],
  ["baseFrameworkVersion", ({ base }) => [base]],
  ["accelerator", ({ accelerator }) => [accelerator]],
  ["pythonVersion", ({ python }) => [python]],
  ["scope", ({ scopes }) => scopes],
];

/** Of several images, the first option that tells them apart. */
export function differenceOf(images: readonly Image[], options: ImageChoice): Issue {
  const name = nameOf(images, options);
  for (const [option, of] of DIFFERENCES) {
    const choices = unique(images.flatMap(of));
    if (choices.length > 1)
      return imageOptionMissing(name, option, option === "version" ? oldestFirst(choices) : choices);
  }
  return imageOptionMissing(name, "scope", unique(images.flatMap(({ scopes }) => scopes)));
}

function nameOf(images: readonly Image[], { framework }: ImageChoice): string {
  const versions = unique(images.map(({ version }) => version));
  return versions.length === 1 ? `${framework} ${versions[0]}` : framework;
}

const regionsOf = (images: readonly Image[]): readonly string[] =>
  unique(images.flatMap(({ accounts }) => [...accounts.keys()])).toSorted();
