import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import {
  type PlatformSettings,
  parsePlatformSettings,
  terraformVariablesDocument,
} from "@sagewright/core/project";
import { afterEach, expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { projectParametersFor, VARIABLES_FILE } from "./project-parameters.ts";

const GIVEN = {
  projectName: "churn",
  projectId: "p-churn1234567",
  repositoryUrl: "https://github.com/acme/churn.git",
  connectionArn:
    "arn:aws:codeconnections:eu-central-1:444455556666:connection/11111111-2222-3333-4444-555555555555",
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(variables?: object | string): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-parameters-"));
  folders.push(folder);
  if (variables !== undefined) {
    const text = typeof variables === "string" ? variables : JSON.stringify(variables);
    writeFileSync(join(folder, VARIABLES_FILE), text);
  }
  return folder;
}

function settingsWith(more: object = {}): PlatformSettings {
  const checked = parsePlatformSettings({ organization: "acme", ...more });
  if (!checked.ok) throw new SagewrightError(checked.issues);
  return checked.value;
}

it("takes what was given, and the defaults for the rest", async () => {
  const { parameters, warnings } = await projectParametersFor(GIVEN, settingsWith(), { out: folderWith() });

  expect(parameters).toEqual({ ...GIVEN, repositoryBranch: "main", seedTemplate: "penguins" });
  expect(warnings).toEqual([]);
});

it("says where example values stand for what was not given", async () => {
  const { parameters, warnings } = await projectParametersFor({ projectName: "churn" }, settingsWith(), {
    out: folderWith(),
  });

  expect(parameters).toMatchObject({ projectName: "churn", repositoryBranch: "main" });
  expect(warnings).toMatchObject([
    {
      code: "PROJECT_PARAMETERS_ARE_EXAMPLES",
      message: expect.stringContaining("--id, --repository-url, --connection-arn"),
    },
  ]);
});

it("keeps what was edited in the folder since, and still warns of the examples that are left there", async () => {
  const first = await projectParametersFor({ projectName: "churn" }, settingsWith(), { out: folderWith() });
  const edited = {
    ...terraformVariablesDocument(first.parameters),
    repository_branch: "develop",
    project_id: GIVEN.projectId,
  };

  const { parameters, warnings } = await projectParametersFor(
    { projectName: "churn", repositoryUrl: GIVEN.repositoryUrl },
    settingsWith(),
    { out: folderWith(edited) },
  );

  expect(parameters).toMatchObject({
    projectId: GIVEN.projectId,
    repositoryUrl: GIVEN.repositoryUrl,
    repositoryBranch: "develop",
  });
  expect(warnings[0]?.message).toMatch(/said: --connection-arn\.$/);
});

it("lets a real id take the place of the example's", async () => {
  const out = folderWith({ project_name: "churn", project_id: "p-abcdef123456" });

  const { parameters } = await projectParametersFor(GIVEN, settingsWith(), { out });

  expect(parameters.projectId).toBe(GIVEN.projectId);
});

it.each([{ projectName: "sales" }, { projectName: "churn", projectId: "p-other123456" }])(
  "refuses the folder of another project: %j, unless it is forced to",
  async (given) => {
    const out = folderWith({ project_name: "churn", project_id: GIVEN.projectId });

    await expect(projectParametersFor(given, settingsWith(), { out })).rejects.toMatchObject({
      issues: [{ code: "STACK_FOLDER_OF_ANOTHER_PROJECT" }],
    });

    const forced = await projectParametersFor(given, settingsWith(), { out, force: true });

    expect(forced.parameters).toMatchObject(given);
  },
);

it.each([
  ["repositoryUrl", "--repository-url", "https://me:secret@github.com/acme/churn.git"],
  ["repositoryBranch", "--branch", "main; echo INJECTED"],
  ["projectName", "--name", "$(id)"],
  ["seedTemplate", "--seed-template", "penguin"],
] as const)("refuses a wrong %s as wrong usage, at its flag", async (key, flag, value) => {
  const wrong = projectParametersFor({ ...GIVEN, [key]: value }, settingsWith(), { out: folderWith() });

  const error = await wrong.catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ issues: [{ path: [flag], hint: expect.stringMatching(/\S/) }] });
});

it.each([
  ['{ "repository_branch": "a b" }', ["repositoryBranch"]],
  ["{", []],
])("tells what is wrong in the variables of the folder, at that file: %s", async (variables, place) => {
  const wrong = projectParametersFor({ projectName: "churn" }, settingsWith(), {
    out: folderWith(variables),
  });

  await expect(wrong).rejects.toMatchObject({
    issues: [{ path: [expect.stringMatching(/tfvars\.json$/), ...place] }],
  });
});

it("asks for what no flag says, again where the platform would refuse the answer", async () => {
  const answers = [
    GIVEN.projectId,
    "https://evil.example/a/b",
    GIVEN.repositoryUrl,
    "",
    GIVEN.connectionArn,
    "",
  ];
  const questions: string[] = [];

  const { parameters, warnings } = await projectParametersFor({ projectName: "churn" }, settingsWith(), {
    out: folderWith(),
    ask: async (question) => {
      questions.push(question.replace(/ \[.*/, ""));
      return answers.shift();
    },
  });

  expect(questions).toEqual([
    "Project id",
    "Repository URL",
    "Repository URL",
    "Branch",
    "Connection",
    "Seed code",
  ]);
  expect(parameters).toEqual({ ...GIVEN, repositoryBranch: "main", seedTemplate: "penguins" });
  expect(warnings).toEqual([]);
});

it("takes repositories at the platform's Git hosts only, its example at the first of them", async () => {
  const settings = settingsWith({ gitHosts: ["git.acme.example"] });
  const { repositoryUrl: atGitHub, ...rest } = GIVEN;

  const made = await projectParametersFor(rest, settings, { out: folderWith() });
  const wrong = projectParametersFor({ ...rest, repositoryUrl: atGitHub }, settings, { out: folderWith() });

  expect(made.parameters.repositoryUrl).toMatch(/^https:\/\/git\.acme\.example\//);
  await expect(wrong).rejects.toMatchObject({
    issues: [{ path: ["--repository-url"], message: expect.stringContaining("git.acme.example") }],
  });
});

it("knows the seed templates of the organization", async () => {
  const settings = settingsWith({ seedTemplates: { forecast: "/templates/forecast" } });

  const { parameters } = await projectParametersFor({ ...GIVEN, seedTemplate: "forecast" }, settings, {
    out: folderWith(),
  });

  expect(parameters.seedTemplate).toBe("forecast");
});
