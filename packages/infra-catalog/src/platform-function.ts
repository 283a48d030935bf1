import { LAMBDA_RUNTIME } from "@sagewright/infra-project";
import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import { type IamRole, LambdaFunction } from "./bindings.ts";
import { logGroup, logStatements } from "./log-group.ts";
import type { Platform } from "./platform.ts";
import { type Statement, trustSilentService } from "./policy-document.ts";
import { serviceRole } from "./service-role.ts";

/** A function of the platform with its role and its log group. */
export interface PlatformFunction {
  readonly function: LambdaFunction;
  readonly role: IamRole;
  /** Its log group and permissions: there before it is called, and there until it is called no more. */
  readonly ready: readonly ITerraformDependable[];
}

export interface PlatformFunctionProps {
  readonly name: string;
  readonly description: string;
  readonly code: AssetFile;
  readonly timeoutInSeconds: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly role: {
    readonly name: string;
    readonly description: string;
    /** Statements by the name of the inline policy that holds them; writing its log is among them already. */
    readonly permissions: Readonly<Record<string, readonly Statement[]>>;
  };
}

const MEMORY_IN_MEGABYTES = 256;

/** One file on Lambda, outside any network, with a role of its own. */
export function platformFunction(
  scope: Construct,
  id: string,
  platform: Platform,
  { name, description, code, timeoutInSeconds, environment, role: wanted }: PlatformFunctionProps,
): PlatformFunction {
  const { kmsKeyArn } = platform.settings;
  const logGroupName = `/aws/lambda/${name}`;
  const logs = logGroup(scope, `${id}-logs`, platform, logGroupName);
  const { role, permissions } = serviceRole(scope, `${id}-role`, platform, {
    name: wanted.name,
    description: wanted.description,
    trust: [trustSilentService(platform, "lambda.amazonaws.com")],
    permissions: { logs: logStatements(platform, logGroupName), ...wanted.permissions },
  });
  const lambda = new LambdaFunction(scope, id, {
    functionName: name,
    description,
    role: role.arn,
    runtime: LAMBDA_RUNTIME,
    architectures: ["arm64"],
    handler: "index.handler",
    filename: code.path,
    sourceCodeHash: code.sha256Base64,
    timeout: timeoutInSeconds,
    memorySize: MEMORY_IN_MEGABYTES,
    ...(environment !== undefined && { environment: { variables: { ...environment } } }),
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    dependsOn: [logs, ...permissions],
  });
  return { function: lambda, role, ready: [logs, ...permissions] };
}
