import { type AwsPlace, SagewrightError, sagemakerArn } from "@sagewright/core";
import type { Clock } from "../clock.ts";
import { isAlive, type Owner } from "../owner.ts";
import { randomId } from "../random-id.ts";
import type { ProjectRow } from "../store/projects.ts";
import type { Store } from "../store/store.ts";
import type { Tag } from "../store/tags.ts";
import { type ProjectBuilds, projectBuilds } from "./builds.ts";
import { projectsUnsupported } from "./project-issues.ts";
import type { ProjectRecord, ProjectTemplate } from "./project-record.ts";
import type { ProjectProvisioner } from "./provisioner.ts";
import { projectWork } from "./work.ts";

export interface NewProject {
  readonly name: string;
  readonly description?: string;
  readonly template: ProjectTemplate;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

/** Parameters and template hold as they were, where they are absent. */
export type ProjectUpdate = Partial<Omit<NewProject, "name">>;

/** The projects of a state folder. */
export interface Projects {
  readonly builds: ProjectBuilds;
  find(name: string): ProjectRecord | undefined;
  /** In the order of their creation. */
  list(): readonly ProjectRecord[];
  /**
   * Begins to make it, and records that; `undefined` where there is one of this name. Issues: PROJECTS_UNSUPPORTED and those
   * of the provisioner's plan.
   */
  create(project: NewProject): Promise<ProjectRecord | undefined>;
  /** False where somebody else was quicker. Issues: as for `create`. */
  update(project: ProjectRecord, change: ProjectUpdate): Promise<boolean>;
  /** False where somebody else was quicker. Issue: PROJECTS_UNSUPPORTED. */
  delete(project: ProjectRecord): boolean;
  /** Stops what is under way here, and waits for its end. */
  close(): Promise<void>;
}

export interface ProjectsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly place: AwsPlace;
  readonly owner: Owner;
  readonly provisioner: ProjectProvisioner | undefined;
}

export function createProjects({ store, clock, place, owner, provisioner }: ProjectsOptions): Projects {
  const work = projectWork(store.projects, clock, owner);
  const now = (): string => clock.now().toISOString();
  const builds = projectBuilds(store.projectBuilds, clock, owner);

  function needed(): ProjectProvisioner {
    if (provisioner === undefined) throw new SagewrightError([projectsUnsupported()]);
    return provisioner;
  }
  /** As it is now: its process may be gone, and the state folder elsewhere. */
  function recordOf(row: ProjectRow): ProjectRecord {
    const parameters = { ...row.parameters, ...provisioner?.whereabouts(row) };
    return projectRecord({ ...row, parameters });
  }
  const rowOf = ({ id }: ProjectRecord): ProjectRow | undefined => store.projects.findById(id);

  return {
    builds,
    find(name) {
      const row = store.projects.find(name);
      return row && recordOf(row);
    },
    list: () => store.projects.list().map(recordOf),
    async create({ name, description, template, parameters: given, tags }) {
      const id = `p-${randomId(12)}`;
      const arn = sagemakerArn(place, `project/${name}`);
      const made = needed();
      const parameters = await made.plan({ name, id, arn, parameters: given });
      const time = now();
      const record: ProjectRecord = {
        name,
        id,
        arn,
        ...(description === undefined ? {} : { description }),
        status: "CreateInProgress",
        parameters,
        template,
        creationTime: time,
        lastModifiedTime: time,
      };
      const isNew = store.transaction(() => {
        const present = store.projects.find(name);
        if (present !== undefined && present.status !== "DeleteCompleted") return false;
        store.projects.insert(record, owner);
        // One of the same name may have had some, before it was deleted.
        store.tags.clear(arn);
        store.tags.add(arn, tags);
        return true;
      });
      if (!isNew) return undefined;
      work.begin(record, "Create", (signal) => made.create(record, signal));
      return record;
    },
    async update(project, { description, parameters: given, template, tags = [] }) {
      const seen = rowOf(project);
      if (seen === undefined) return false;
      const made = given === undefined ? provisioner : needed();
      const parameters =
        given && (await made?.plan({ ...seen, parameters: { ...seen.parameters, ...given } }));
      const change = {
        time: now(),
        ...(description === undefined ? {} : { description }),
        ...(template === undefined ? {} : { template }),
      };
      // A description is only a record: nothing is made anew for it.
      const isWork = parameters !== undefined && made !== undefined;
      const message = seen.statusMessage === undefined ? {} : { statusMessage: seen.statusMessage };
      const to = isWork
        ? { status: "UpdateInProgress" as const }
        : { status: "UpdateCompleted" as const, ...message };
      const isDone = store.transaction(() => {
        if (!store.projects.change(seen, { ...change, ...to }, owner)) return false;
        store.tags.add(seen.arn, tags);
        return true;
      });
      if (isDone && isWork) {
        const updated = { ...seen, parameters };
        work.begin(seen, "Update", (signal) => made.update(updated, signal), { parameters });
      }
      return isDone;
    },
    delete(project) {
      const made = needed();
      const seen = rowOf(project);
      if (seen === undefined) return false;
      if (!store.projects.change(seen, { status: "DeleteInProgress", time: now() }, owner)) return false;
      work.begin(seen, "Delete", (signal) => made.delete(seen, signal));
      return true;
    },
    close: work.close,
  };
}

/** An operation whose process is gone has failed, though nobody could write that down. */
function projectRecord({ owner, ...project }: ProjectRow): ProjectRecord {
  const operation = /^(Create|Update|Delete)InProgress$/.exec(project.status)?.[1];
  if (operation === undefined || isAlive(owner)) return project;
  return {
    ...project,
    status: `${operation}Failed` as ProjectRecord["status"],
    statusMessage: "The process that was at work on it ended before it was done.",
  };
}
