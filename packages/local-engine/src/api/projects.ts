import { type JsonObject, sagemakerArn } from "@sagewright/core";
import type { ProjectBuild, ProjectRecord } from "../projects/project-record.ts";
import { listed } from "./listing.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { projectDocument, projectSummary } from "./project-document.ts";
import { givenTemplate, updatedTemplate } from "./project-template.ts";
import { optionalText, text } from "./request-members.ts";
import { conflict, type ServiceError, validationError } from "./service-error.ts";
import { tagsIn } from "./tags.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProject.html */
const create: Operation = async (input, { projects, place }) => {
  const name = text(input, "ProjectName");
  const description = optionalText(input, "ProjectDescription");
  const made = await projects.create({
    name,
    ...(description === undefined ? {} : { description }),
    ...givenTemplate(input),
    tags: tagsIn(input),
  });
  if (made === undefined) {
    throw validationError(`Project already exists: ${sagemakerArn(place, `project/${name}`)}`);
  }
  return { ProjectArn: made.arn, ProjectId: made.id };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeProject.html */
const describe: Operation = (input, context) => projectDocument(projectIn(input, context));

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListProjects.html */
const list: Operation = (input, { projects }) => {
  const there = projects.list().filter(({ status }) => status !== "DeleteCompleted");
  const { items, next } = listed(there, input, {
    operation: "ListProjects",
    factsOf: ({ name, creationTime }) => ({ name, creationTime }),
    order: "Ascending",
  });
  return { ProjectSummaryList: items.map(projectSummary), ...next };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateProject.html */
const update: Operation = async (input, context) => {
  const project = projectIn(input, context);
  const description = optionalText(input, "ProjectDescription");
  const change = { ...updatedTemplate(input, project.template), tags: tagsIn(input) };
  mustBe("update", project, /^(?:Create|Update)Completed$|^UpdateFailed$/);
  const isDone = await context.projects.update(project, {
    ...(description === undefined ? {} : { description }),
    ...change,
  });
  if (!isDone) throw changedMeanwhile(project);
  return { ProjectArn: project.arn };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteProject.html */
const remove: Operation = (input, context) => {
  const { projects } = context;
  const project = projectIn(input, context);
  mustBe("delete", project, /^(?:Create|Update)Completed$|Failed$/);
  const [running] = projects.builds.underWay(project.id);
  if (running !== undefined) {
    throw conflict(`Cannot delete Project ${project.name}: ${obstacle(running)}`);
  }
  if (!projects.delete(project)) throw changedMeanwhile(project);
  return {};
};

export const PROJECT_OPERATIONS: Operations = {
  CreateProject: create,
  DescribeProject: describe,
  ListProjects: list,
  UpdateProject: update,
  DeleteProject: remove,
};

function projectIn(input: JsonObject, { projects, place }: ApiContext): ProjectRecord {
  const name = text(input, "ProjectName");
  const project = projects.find(name);
  if (project !== undefined) return project;
  throw validationError(`Project ${sagemakerArn(place, `project/${name}`)} does not exist.`);
}

/** What a build is at, and how to be rid of it. */
const obstacle = ({ commit, executionArn, pid }: ProjectBuild): string =>
  executionArn === undefined
    ? `process ${pid} builds its commit ${commit.slice(0, 7)}. Wait for it, or end that process.`
    : `its commit ${commit.slice(0, 7)} runs. Wait for it, or stop ${executionArn}.`;

/** What is under way is a conflict, which may be over soon; any other status will stay. */
function mustBe(operation: "update" | "delete", { name, status }: ProjectRecord, allowed: RegExp): void {
  if (allowed.test(status)) return;
  const message = `Cannot ${operation} Project in ${status} status: ${name}.`;
  throw status.endsWith("InProgress") ? conflict(message) : validationError(message);
}

const changedMeanwhile = ({ name }: ProjectRecord): ServiceError =>
  conflict(`Project ${name} was changed by another request at the same time.`);
