import type {
  BatchGetBuildsInput,
  BatchGetBuildsOutput,
  BatchGetProjectsInput,
  BatchGetProjectsOutput,
  ListBuildsForProjectInput,
  ListBuildsForProjectOutput,
  StartBuildInput,
  StartBuildOutput,
} from "@aws-sdk/client-codebuild";
import { pageOf, type Service, ServiceError } from "../service.ts";
import { startBuild } from "../stories/build.ts";
import type { World } from "../world.ts";

const known = (world: World, name: string | undefined): string => {
  if (name === undefined || !world.buildProjects.has(name))
    throw new ServiceError("ResourceNotFoundException", `Project cannot be found: ${name}`);
  return name;
};

const operations = {
  BatchGetBuilds: ({ ids = [] }: BatchGetBuildsInput, world: World): BatchGetBuildsOutput => {
    const missing = ids.filter((id) => !world.builds.has(id));
    return {
      builds: ids.flatMap((id) => world.builds.get(id) ?? []),
      ...(missing.length > 0 && { buildsNotFound: missing }),
    };
  },
  BatchGetProjects: ({ names = [] }: BatchGetProjectsInput, world: World): BatchGetProjectsOutput => {
    const missing = names.filter((name) => !world.buildProjects.has(name));
    return {
      projects: names
        .filter((name) => world.buildProjects.has(name))
        .map((name) => ({ name, arn: world.arn("codebuild", `project/${name}`) })),
      ...(missing.length > 0 && { projectsNotFound: missing }),
    };
  },
  ListBuildsForProject: (
    { projectName, sortOrder, nextToken }: ListBuildsForProjectInput,
    world: World,
  ): ListBuildsForProjectOutput => {
    known(world, projectName);
    const ids = [...world.builds.values()]
      .filter((build) => build.projectName === projectName)
      .map(({ id }) => id);
    const { items, next } = pageOf(sortOrder === "ASCENDING" ? ids : ids.reverse(), nextToken, undefined);
    return { ...(items.length > 0 && { ids: items }), ...(next !== undefined && { nextToken: next }) };
  },
  StartBuild: (
    { projectName, environmentVariablesOverride = [] }: StartBuildInput,
    world: World,
  ): StartBuildOutput => {
    const name = known(world, projectName);
    const variables = environmentVariablesOverride.map(({ name = "", value = "" }) => [name, value]);
    return { build: startBuild(world, name, `/aws/codebuild/${name}`, Object.fromEntries(variables)).build };
  },
};

export const codeBuild: Service = {
  name: "codebuild",
  protocol: "json",
  key: "CodeBuild_20161006",
  operations,
};
