import type { Build } from "@aws-sdk/client-codebuild";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import { isPassing } from "../aws/failure-issue.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { projectUnseen } from "./issues.ts";
import { type LogLine, logTail } from "./log-tail.ts";
import { type ProvisionedProduct, provisionedProductOf, stackOf } from "./provisioned-product.ts";
import { buildMemory, buildsOf, runnerOf } from "./runner-builds.ts";
import { latestOperation, type OperationEvent } from "./stack-events.ts";

/** What is known of the operation on a project, behind the project. */
export interface Observed {
  readonly product?: ProvisionedProduct;
  /** ARN of the project's stack, or its name. */
  readonly stack?: string;
  /** Oldest first, of stacks within stacks, too. */
  readonly events: readonly OperationEvent[];
  /** Terraform's builds, oldest first. */
  readonly builds: readonly Build[];
  /** All that has been read of a build's log. */
  readonly logs: ReadonlyMap<string, readonly LogLine[]>;
  /** What these logs are of. @default "Terraform" */
  readonly logName?: string;
  /** Something did not answer this time. */
  readonly isPartial?: boolean;
  /** What could not be looked at: what the caller may not see, and what did not answer this time. */
  readonly unseen: readonly Issue[];
}

export interface ObserveOptions {
  /** An event that is of an earlier operation: as long as it is the first, the new one has not begun. */
  readonly not?: string | undefined;
  /** Known from before, for a project that is being deleted. */
  readonly stack?: string | undefined;
}

/**
 * Looks behind a project again and again. What the caller may not see is left out from then on; what does not answer is looked
 * at the next time.
 */
export function observer(clients: AwsProjectClients, projectId: string, options: ObserveOptions = {}) {
  const memory = buildMemory();
  const denied = new Map<string, Issue>();
  const unanswered = new Map<string, Issue>();
  const tails = new Map<string, { read: () => Promise<readonly LogLine[]>; lines: LogLine[] }>();
  let product: ProvisionedProduct | undefined;
  let stack = options.stack;
  const earlier: OperationEvent[] = [];
  let latest: readonly OperationEvent[] = [];
  let builds: readonly Build[] = [];

  const look = async <T>(what: string, read: () => Promise<T>): Promise<T | undefined> => {
    if (denied.has(what)) return undefined;
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      const [issue] = error.issues;
      if (issue?.code === "AWS_ACCESS_DENIED") denied.set(what, projectUnseen(what, issue));
      else if (issue !== undefined && isPassing(error.cause))
        unanswered.set(what, projectUnseen(what, issue));
      else if (issue?.code !== "AWS_REQUEST_REFUSED") throw error;
      return undefined;
    }
  };

  const readLog = async (build: Build): Promise<void> => {
    const { groupName: group, streamName: stream } = build.logs ?? {};
    const id = build.id ?? "";
    if (group === undefined || stream === undefined) return;
    const tail = tails.get(id) ?? { read: logTail(clients.logs, { group, stream }), lines: [] };
    tails.set(id, tail);
    tail.lines.push(...((await look("The log of Terraform's runs", tail.read)) ?? []));
  };

  return async (project: DescribeProjectOutput): Promise<Observed> => {
    unanswered.clear();
    product =
      (await look("What Service Catalog does", () => provisionedProductOf(clients, project))) ?? product;
    stack =
      stackOf(project, undefined) ??
      (product?.stack.startsWith("arn:") ? product.stack : (stack ?? product?.stack));
    const place = stack;
    if (place !== undefined) {
      const found = await look("The events of the stack", () =>
        latestOperation(clients.cloudFormation, place, (read) =>
          look("The events of a stack within the stack", read),
        ),
      );
      if (found !== undefined && found[0]?.id !== options.not) {
        // A stack may be deleted because it could not be made: why it could not is told by what came before.
        if (latest[0] !== undefined && found[0]?.id !== latest[0].id) earlier.push(...latest);
        latest = found;
      }
    }
    const events = [...earlier, ...latest];
    const runner = runnerOf(events);
    const since = events[0]?.at;
    if (runner !== undefined && since !== undefined) {
      const read = () => buildsOf(clients.codeBuild, { runner, projectId, since }, memory);
      builds = (await look("Terraform's runs", read)) ?? builds;
      for (const build of builds) await readLog(build);
    }
    return {
      ...(product !== undefined && { product }),
      ...(stack !== undefined && { stack }),
      events,
      builds,
      logs: new Map([...tails].map(([id, { lines }]) => [id, lines])),
      isPartial: unanswered.size > 0,
      unseen: [...denied.values(), ...unanswered.values()],
    };
  };
}
