import { expect, it } from "vitest";
import type { ProjectDocument } from "../documents/project.ts";
import { nextSteps, projectText } from "./project-text.ts";

const plain = (_: unknown, text: string): string => text;

const DOCUMENT: ProjectDocument = {
  target: "aws",
  projectName: "churn",
  projectId: "p-churn1234567",
  projectArn: "arn:aws:sagemaker:eu-west-1:111122223333:project/churn",
  status: "UpdateFailed",
  statusMessage: "first\nsecond \u001b[31mred",
  template: { kind: "service-catalog", name: "sagewright-acme-prod-project", version: "v1", newer: "v2" },
  parameters: { RepositoryUrl: "https://github.com/acme/churn.git" },
  repository: { url: "https://github.com/acme/churn.git", branch: "release" },
  outputs: {},
  links: {},
  latestBuild: {
    pipeline: "modelbuild",
    id: "1",
    status: "Failed",
    revision: "0123456789abcdef",
    revisionSummary: "Raise the \u001b[2Jbar",
    stages: [{ name: "Build", status: "Failed", reason: "exit code 1" }],
  },
  pipelines: [],
  models: [{ group: "churn", version: 3, arn: "arn", approvalStatus: "Approved" }],
  unseen: [],
};

it("tells why an operation failed, and that there is a newer template, on lines that move no terminal", () => {
  const text = projectText(DOCUMENT, plain);
  expect(text).toContain("first second red\n");
  expect(text).toContain('Latest build 1 Failed, of 01234567 "Raise the bar"');
  expect(text).toContain(
    "A newer version of the template exists: v2. Move to it: sagewright project update churn",
  );
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

it("leaves out what is not known", () => {
  const { latestBuild: _, repository: __, ...rest } = DOCUMENT;
  const text = projectText({ ...rest, models: [] }, plain);
  expect(text).not.toMatch(/Latest build|repository|Models|Console/);
});

it("goes on with real values: the branch, and where a project of this machine is", () => {
  expect(nextSteps(DOCUMENT)).toContain(
    "git clone --branch release https://github.com/acme/churn.git churn\n",
  );
  const local = {
    ...DOCUMENT,
    target: "local" as const,
    repository: { url: "file:///a b/x.git", branch: "main" },
  };
  const steps = nextSteps(local, { stateDir: "/a b/.sagewright" });
  expect(steps).toContain("git clone 'file:///a b/x.git' churn\n");
  expect(steps).toContain("sagewright project show churn --target local --state-dir '/a b/.sagewright'");
});

it("clones and pushes on this machine by commands that work before the branch is there", () => {
  const repository = { url: "file:///x.git", branch: "dev" };
  const steps = nextSteps({ ...DOCUMENT, target: "local", repository });
  expect(steps).toContain("git clone file:///x.git churn\n");
  expect(steps).toContain('git commit -am "…" && git push origin HEAD:dev #');
});
