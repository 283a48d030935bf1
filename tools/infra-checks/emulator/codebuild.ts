import { isObject, type JsonObject } from "../stack-json.ts";
import type { Operation, Supplement } from "./supplement.ts";

/** Stands for the location that moto insists on. */
const LOCATION = "https://emulator.invalid/no-location";

export function codeBuild(): Supplement {
  const withLocation: Operation = async (input, ask) => {
    const source = isObject(input.source) ? { source: { location: LOCATION, ...input.source } } : {};
    const { artifacts } = input;
    const inPipeline = isObject(artifacts) && artifacts.type === "CODEPIPELINE";
    return withoutLocation(
      await ask({
        ...input,
        ...source,
        ...(inPipeline ? { artifacts: { location: LOCATION, ...artifacts } } : {}),
      }),
    ) as JsonObject;
  };
  const asIs: Operation = async (input, ask) => withoutLocation(await ask(input)) as JsonObject;
  return {
    reason:
      "Wants a location of sources and artifacts that have none: CODEPIPELINE, NO_SOURCE. Does not delete by ARN.",
    operations: {
      "CodeBuild_20161006.CreateProject": withLocation,
      "CodeBuild_20161006.UpdateProject": withLocation,
      "CodeBuild_20161006.BatchGetProjects": asIs,
      // Deletes by name only, and does not mind that there is no project of the name that an ARN would be.
      "CodeBuild_20161006.DeleteProject": (input, ask) =>
        ask({ ...input, name: String(input.name).replace(/^arn:.*:project\//, "") }),
    },
  };
}

function withoutLocation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocation);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !(key === "location" && item === LOCATION))
      .map(([key, item]) => [key, withoutLocation(item)]),
  );
}
