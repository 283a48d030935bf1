import type { PlatformSettings } from "@sagewright/core/project";
import type { AwsOptions } from "../aws/clients.ts";
import { placeFlags } from "../aws/place-flags.ts";
import { commandText, shellWord } from "../print/next-commands.ts";
import type { Outputs } from "./deploy.ts";

/** What an operator does next, and why. */
export interface NextStep {
  readonly why: string;
  readonly command: string;
}

/** What is left to do after a deploy, with the names of what was made. */
export function nextSteps(
  settings: PlatformSettings,
  outputs: Outputs,
  place: Omit<AwsOptions, "region">,
): readonly NextStep[] {
  const text = (name: string): string => String(outputs[name] ?? "");
  const region = text("region");
  const aws = placeFlags({ ...place, ...(region !== "" && { region }) });
  const secret = text("git_secret_arn");
  const needsSecret = settings.seedMethod === "git" && settings.gitCredentials === "empty" && secret !== "";
  const product = text("product_id");
  const template = text("template_url");
  return [
    {
      why: "let AWS read your repositories",
      command: commandText(
        "sagewright",
        "connection",
        "create",
        "--provider",
        "github",
        "--name",
        connectionName(settings),
        ...aws,
      ),
    },
    ...(needsSecret
      ? [
          {
            why: "give the seed code a Git identity: type the token, Enter, Ctrl-D",
            command: `${commandText("aws", "secretsmanager", "put-secret-value", "--secret-id", secret, "--secret-string", "file:///dev/stdin", ...aws)}`,
          },
        ]
      : []),
    {
      why: "make a project",
      command: [
        "sagewright project create NAME",
        ...(product !== "" ? [`--product ${shellWord(product)}`] : [`--template-url ${shellWord(template)}`]),
        ...(aws.length === 0 ? [] : [commandText(...aws)]),
      ].join(" "),
    },
  ];
}

/** At most 32 characters. */
const connectionName = ({ organization, environment }: PlatformSettings): string =>
  `${organization}-${environment}`.slice(0, 32);
