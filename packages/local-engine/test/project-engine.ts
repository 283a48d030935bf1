import type { JsonObject } from "@sagewright/core";
import type { ProjectProvisioner, ProjectRequest } from "../src/projects/provisioner.ts";
import { fakeClock, fakeEngine } from "./engine-fixture.ts";

/** Does what it is told to, when it is told to. */
function provisioner(over: Partial<ProjectProvisioner> = {}) {
  const asked: (readonly [string, ProjectRequest])[] = [];
  const port: ProjectProvisioner = {
    plan: async ({ parameters }) => ({ SeedTemplate: "penguins", ...parameters }),
    whereabouts: () => ({}),
    async create(project) {
      asked.push(["create", project]);
      return "Made.";
    },
    async update(project) {
      asked.push(["update", project]);
      return "Changed.";
    },
    async delete(project) {
      asked.push(["delete", project]);
      return "Gone.";
    },
    ...over,
  };
  return { port, asked };
}

/** An engine whose projects are made by what the test says. */
export async function projectEngine(
  over?: Partial<ProjectProvisioner>,
  options: { readonly stateDir?: string } = {},
) {
  const { port, asked } = provisioner(over);
  const clock = fakeClock();
  const { engine, stateDir } = await fakeEngine({ projects: port, clock, ...options });
  const call = (operation: string, input: JsonObject = {}) => engine.api.call(operation, input);
  return {
    engine,
    asked,
    clock,
    stateDir,
    call,
    /** Waits for the end of what is under way. */
    async settled(name: string): Promise<JsonObject> {
      for (;;) {
        const project = await call("DescribeProject", { ProjectName: name });
        if (!String(project.ProjectStatus).endsWith("InProgress")) return project;
        await new Promise(setImmediate);
      }
    },
  };
}
