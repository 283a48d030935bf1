export type LambdaRuntime = "nodejs22.x" | "nodejs24.x";

/** Where the Lambda functions of function steps live. */
export interface LambdaPlace {
  /** Such as "eu-central-1". */
  readonly region: string;
  /** 12 digits. */
  readonly accountId: string;
  /** The ARN of the IAM role that the functions run with, for those that name none. */
  readonly role?: string;
}

/** The Lambda function behind a function step, which `deploy` makes. */
export interface LambdaFunctionProps {
  /** The function's ARN without version or alias, where region and account are not those of `lambda` of the pipeline. */
  readonly functionArn?: string;
  /** 1 to 64 of `A-Za-z0-9-_`. @default <pipeline>-<step> */
  readonly functionName?: string;
  /** @default "nodejs22.x" */
  readonly runtime?: LambdaRuntime;
  /** MiB, 128 to 10 240; the processor grows with it. @default 512 */
  readonly memorySize?: number;
  /** Seconds, 1 to 600; then the step fails. @default 120 */
  readonly timeout?: number;
  readonly environment?: { readonly [name: string]: string };
  /** The ARN of the IAM role that the function runs with. @default `role` of the pipeline's `lambda` */
  readonly functionRole?: string;
}

/** What a Lambda function is made with; the code is that of the asset. */
export interface LambdaConfiguration {
  readonly functionName: string;
  /** Without version or alias. */
  readonly functionArn: string;
  readonly runtime: LambdaRuntime;
  readonly handler: "main.handler";
  /** MiB. */
  readonly memorySize: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: { readonly [name: string]: string };
  readonly role?: string;
}

/**
 * The alias of the version of a function that has this code. It is part of the definition, so that an execution runs the code
 * that it was compiled with, and a cached result counts only for that.
 */
export const lambdaAlias = (hash: string | undefined): string => `code-${hash?.slice(0, 16) ?? "unhashed"}`;
