import { isObject, type JsonObject, listOf } from "../stack-json.ts";
import type { Operation, Supplement } from "./supplement.ts";

/** Stands for the location that moto insists on. */
const LOCATION = "https://emulator.invalid/no-location";
const PREFIX = "CodeBuild_20161006.";

export function codeBuild(): Supplement {
  const encryptionKeys = new Map<unknown, unknown>();
  /** A project as AWS would tell it. */
  const told = (project: unknown): JsonObject => {
    const { encryptionKey, ...others } = withoutLocation(project) as JsonObject;
    return { ...others, encryptionKey: encryptionKeys.get(others.name) ?? encryptionKey };
  };
  const write: Operation = async (input, ask) => {
    const located = (part: unknown): unknown => (isObject(part) ? { location: LOCATION, ...part } : part);
    const { source, artifacts, encryptionKey } = input;
    const inPipeline = isObject(artifacts) && artifacts.type === "CODEPIPELINE";
    if (encryptionKey !== undefined) encryptionKeys.set(input.name, encryptionKey);
    const answer = await ask({
      ...input,
      ...(source === undefined ? {} : { source: located(source) }),
      ...(inPipeline ? { artifacts: located(artifacts) } : {}),
    });
    return { ...answer, project: told(answer.project) };
  };
  return {
    reason:
      "Wants a location of sources and artifacts that have none (CODEPIPELINE, NO_SOURCE), forgets the key, does not delete by ARN.",
    operations: {
      [`${PREFIX}CreateProject`]: write,
      [`${PREFIX}UpdateProject`]: write,
      [`${PREFIX}BatchGetProjects`]: async (input, ask) => {
        const answer = await ask(input);
        return { ...answer, projects: listOf(answer.projects).map(told) };
      },
      [`${PREFIX}DeleteProject`]: (input, ask) =>
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
