import { arnOf, type Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";

/** CodePipelines and CodeBuild projects, and the connections that the pipelines get. */
export const deliveryStatements = (platform: Platform): readonly Statement[] => [
  {
    Sid: "BuildProjects",
    Effect: "Allow",
    Action: [
      "codebuild:BatchGetProjects",
      "codebuild:CreateProject",
      "codebuild:DeleteProject",
      "codebuild:UpdateProject",
    ],
    Resource: [arnOf(platform, "codebuild", "project/project-p-*")],
  },
  {
    Sid: "Pipelines",
    Effect: "Allow",
    Action: [
      "codepipeline:CreatePipeline",
      "codepipeline:DeletePipeline",
      "codepipeline:GetPipeline",
      "codepipeline:ListTagsForResource",
      "codepipeline:TagResource",
      "codepipeline:UntagResource",
      "codepipeline:UpdatePipeline",
    ],
    Resource: [arnOf(platform, "codepipeline", "sagemaker-*")],
  },
  // Connections have had two names, and each of them in actions, ARNs and conditions.
  ...(["codeconnections", "codestar-connections"] as const).map(
    (service): Statement => ({
      Sid: service === "codeconnections" ? "PassConnections" : "PassOldConnections",
      Effect: "Allow",
      Action: [`${service}:PassConnection`],
      Resource: connections(platform),
      Condition: {
        StringEquals: {
          [`${service}:PassedToService`]: ["codebuild.amazonaws.com", "codepipeline.amazonaws.com"],
        },
      },
    }),
  ),
];

/** The account's connections, under both of their names. */
export const connections = (platform: Platform): readonly string[] => [
  arnOf(platform, "codeconnections", "connection/*"),
  arnOf(platform, "codestar-connections", "connection/*"),
];
