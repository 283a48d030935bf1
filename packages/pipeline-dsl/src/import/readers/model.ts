import type { StepEmission } from "../../compile/emission.ts";
import { wireServingContainerEntry } from "../../steps/model.ts";
import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";
import { plainValue } from "../written.ts";
import { withOverrides } from "./with-overrides.ts";

export const readModel: StepReader = (from) => ({
  kind: "model",
  needs: from.at("Containers") === undefined ? ["image"] : ["containers"],
  props: {
    ...(from.at("Containers") === undefined
      ? readServingContainer(from.below("PrimaryContainer"))
      : { containers: readContainers(from, "Containers", readServingContainer, wireServingContainerEntry) }),
    enableNetworkIsolation: from.input("EnableNetworkIsolation"),
    vpcConfig: from.camel("VpcConfig"),
    tags: from.tags("Tags"),
    jobNamePrefix: from.string("ModelName"),
    role: from.role("ExecutionRoleArn"),
  },
});

export const readContainer = (from: Reader): Readonly<Record<string, unknown>> => ({
  image: from.needed("Image"),
  model: from.s3Uri("ModelDataUrl"),
  modelDataSource: from.camel("ModelDataSource"),
  environment: from.textMap("Environment"),
});

const readServingContainer = (from: Reader): Readonly<Record<string, unknown>> => ({
  ...readContainer(from),
  mode: from.input("Mode"),
});

/** Containers of which each has an image; `undefined` where one has none. */
export function readContainers<Entry>(
  from: Reader,
  path: string,
  read: (container: Reader) => Readonly<Record<string, unknown>>,
  wire: (entry: Entry, to: StepEmission) => object,
): readonly object[] | undefined {
  const containers = from.items(path)?.map((container) => {
    const props = given(read(container));
    if (props.image === undefined) return undefined;
    return withOverrides(props, wire(plainValue(props) as Entry, from.emission), container);
  });
  return containers?.every((each) => each !== undefined) ? containers : undefined;
}
