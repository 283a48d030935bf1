import { ServiceError } from "./service.ts";
import type { World } from "./world.ts";

/** What goes wrong with a call. More ways, in front of any endpoint: `tools/fault-proxy`. */
export type Fault =
  | { readonly error: string; readonly message: string; readonly status?: number }
  /** The caller may not do it. */
  | "access denied"
  /** It is done, and its answer is lost. */
  | "lost response"
  /** The connection ends before anything is done. */
  | "reset"
  /** An answer that is no answer of the service's. */
  | "web page";

/** What IAM calls a service, where botocore calls it otherwise. */
const IAM_NAMES: { readonly [service: string]: string } = { "service-quotas": "servicequotas" };

/** The faults that a test has asked for, until they are used up. */
export class Faults {
  readonly #waiting: { readonly operation: string; readonly fault: Fault; times: number }[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  add(operation: string, fault: Fault, times: number): void {
    this.#waiting.push({ operation, fault, times });
  }

  next(service: string, operation: string): Fault | undefined {
    const found = this.#waiting.find(
      (each) => each.times > 0 && [operation, `${service}:${operation}`].includes(each.operation),
    );
    if (found !== undefined) found.times--;
    return found?.fault;
  }

  /** The error that the service answers, if the fault is one. */
  errorOf(fault: Fault | undefined, service: string, operation: string): ServiceError | undefined {
    if (typeof fault === "object") return new ServiceError(fault.error, fault.message, fault.status);
    if (fault !== "access denied") return undefined;
    const { partition, account } = this.#world;
    const who = `arn:${partition}:sts::${account}:assumed-role/Operator/operator`;
    const action = `${IAM_NAMES[service] ?? service}:${operation}`;
    const name = ["cloudformation", "iam", "sts", "s3"].includes(service)
      ? "AccessDenied"
      : "AccessDeniedException";
    return new ServiceError(
      name,
      `User: ${who} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
      service === "s3" || service === "cloudformation" ? 403 : 400,
    );
  }
}
