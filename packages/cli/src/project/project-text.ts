import type { BuildDocument, ProjectDocument } from "../documents/project.ts";
import { shellWord } from "../print/next-commands.ts";
import { plainLine } from "../print/plain.ts";
import { section } from "../print/section.ts";
import type { Format, Style } from "../print/style.ts";

/** A project for people. */
export function projectText(document: ProjectDocument, style: Style): string {
  const { projectName, projectId, status, template, latestBuild } = document;
  const target = document.target === "local" ? " --target local" : "";
  const newer =
    template.newer === undefined
      ? ""
      : `${style("yellow", `A newer version of the template exists: ${template.newer}.`)} Move to it: sagewright project update ${projectName}${target}\n`;
  return [
    `${style("bold", projectName)}  ${projectId}  ${style(statusFormat(status), status)}\n`,
    document.status.endsWith("Failed") && document.statusMessage !== undefined
      ? `${plainLine(document.statusMessage)}\n`
      : "",
    document.description === undefined ? "" : `${plainLine(document.description)}\n`,
    section("Project", facts(document), style),
    section(
      "Parameters",
      Object.entries(document.parameters).map(([key, value]) => [key, plainLine(value)]),
      style,
    ),
    latestBuild === undefined
      ? ""
      : section(
          buildTitle(latestBuild),
          latestBuild.stages.map(({ name, status: state, reason = "" }) => [
            name,
            style(statusFormat(state), state),
            plainLine(reason),
          ]),
          style,
        ),
    section(
      "Pipelines",
      document.pipelines.map(({ name, status: state, lastModifiedTime = "" }) => [
        name,
        state,
        lastModifiedTime.slice(0, 19).replace("T", " "),
      ]),
      style,
    ),
    section(
      "Models",
      document.models.map(({ group, version, approvalStatus }) => [
        `${group}/${version ?? "-"}`,
        approvalStatus,
      ]),
      style,
    ),
    section("Console", Object.entries(document.links), style),
    newer === "" ? "" : `\n${newer}`,
  ].join("");
}

function buildTitle({ id, status, revision, revisionSummary }: BuildDocument): string {
  const summary = revisionSummary === undefined ? "" : ` "${plainLine(revisionSummary)}"`;
  return `Latest build ${id} ${status}${revision === undefined ? "" : `, of ${revision.slice(0, 8)}${summary}`}`;
}

const facts = (document: ProjectDocument): string[][] =>
  [
    ["arn", document.projectArn],
    ["template", [document.template.name, document.template.version].filter(Boolean).join(", version ")],
    ["made", when(document.creationTime, document.createdBy)],
    ["changed", when(document.lastModifiedTime)],
    [
      "repository",
      document.repository === undefined ? "" : `${document.repository.url} (${document.repository.branch})`,
    ],
    ["stack", document.stack ?? ""],
  ]
    .filter(([, value]) => value !== "")
    .map((row) => row.map(plainLine));

const when = (time: string | undefined, by?: string): string =>
  time === undefined ? "" : `${time.slice(0, 19).replace("T", " ")}${by === undefined ? "" : ` by ${by}`}`;

export function statusFormat(status: string): Format {
  if (/Fail|Error|Stopped|Interrupted/i.test(status)) return "red";
  if (/InProgress|Pending|Stopping/i.test(status)) return "cyan";
  return /Completed|Succeeded/i.test(status) ? "green" : "dim";
}

/**
 * What comes next, with the project's own values.
 *
 * @param stateDir where a project of this machine is: within its clone that is not known
 * @param place the flags that lead to one on AWS
 */
export function nextSteps(
  document: ProjectDocument,
  { stateDir, place = "" }: { readonly stateDir?: string | undefined; readonly place?: string } = {},
): string {
  const { projectName, repository, target } = document;
  const state = stateDir === undefined ? "" : ` --state-dir ${shellWord(stateDir)}`;
  const flag = target === "local" ? ` --target local${state}` : place;
  const clone =
    repository === undefined
      ? []
      : [`git clone ${shown(repository, target)} ${projectName}`, `cd ${projectName}`];
  const push =
    target === "local" && repository !== undefined && repository.branch !== "main"
      ? `git push origin ${shellWord(`HEAD:${repository.branch}`)}`
      : "git push          ";
  return [
    "Next:",
    ...[
      ...clone,
      "npm install && npx sagewright run        # try it on this machine",
      `git commit -am "…" && ${push} # builds it and starts its pipeline`,
      `sagewright project show ${projectName}${flag}`,
      ...(target === "aws"
        ? [`sagewright project logs ${projectName} --build${flag}`]
        : [`sagewright runs list${state}`]),
    ].map((line) => `  ${line}`),
  ].join("\n");
}

/** A repository of this machine begins with its branch by itself, once that has been pushed. */
const shown = (
  { url, branch }: { readonly url: string; readonly branch: string },
  target: ProjectDocument["target"],
): string =>
  branch === "main" || target === "local"
    ? shellWord(url)
    : `--branch ${shellWord(branch)} ${shellWord(url)}`;
