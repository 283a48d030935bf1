import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";

export const readModel: StepReader = (from) => ({
  kind: "model",
  needs: from.at("Containers") === undefined ? ["image"] : ["containers"],
  props: {
    ...(from.at("Containers") === undefined
      ? readContainer(from.below("PrimaryContainer"))
      : { containers: readContainers(from, "Containers", readContainer) }),
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
  environment: from.textMap("Environment"),
});

/** Containers of which each has an image; `undefined` where one has none. */
export function readContainers(
  from: Reader,
  path: string,
  read: (container: Reader) => Readonly<Record<string, unknown>>,
): readonly object[] | undefined {
  const containers = from.items(path)?.map(read);
  if (containers === undefined || containers.some(({ image }) => image === undefined)) return undefined;
  return containers.map(given);
}
