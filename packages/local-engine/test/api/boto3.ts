import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

/** For `it.skipIf(!isBoto3There)("… [needs boto3]")`. */
export const isBoto3There: boolean = spawnSync("python3", ["-c", "import boto3"]).status === 0;
export const NEEDS_BOTO3: string = isBoto3There ? "" : " [needs boto3]";

// biome-ignore lint/suspicious/noExplicitAny: answers of a client that no one here wrote; the tests say what they expect
export type Answer = any;

/** What a service answered instead of a result. */
export class ClientError extends Error {
  readonly code: string;
  readonly status: number;

  constructor({
    code,
    message,
    status,
  }: { readonly code: string; readonly message: string; readonly status: number }) {
    super(message);
    this.name = "ClientError";
    this.code = code;
    this.status = status;
  }
}

/** A Python process with boto3's own clients; instants come as seconds since 1970, bodies as base64. */
export interface Boto3 {
  call(service: string, method: string, input?: object): Promise<Answer>;
  /** The members of this name of all pages. */
  all(service: string, method: string, member: string, input?: object): Promise<Answer[]>;
  pages(service: string, method: string, input?: object): Promise<Answer[]>;
  wait(service: string, waiter: string, input: object): Promise<void>;
  close(): void;
}

export const bytes = (text: string | Uint8Array): object => ({
  $bytes: Buffer.from(text).toString("base64"),
});

export function startBoto3(endpoint: string): Boto3 {
  const python = spawn("python3", [`${import.meta.dirname}/boto3-driver.py`, endpoint], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  let before: Promise<unknown> = Promise.resolve();

  async function askNow(request: readonly unknown[]): Promise<Answer> {
    python.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new TypeError("boto3's process has ended");
    const answer = JSON.parse(value);
    if (answer.error !== undefined) throw new ClientError(answer.error);
    if (answer.fault !== undefined) throw new TypeError(`${request.slice(0, 3).join(" ")}: ${answer.fault}`);
    return answer.value;
  }
  function ask(...request: readonly unknown[]): Promise<Answer> {
    const answer = before.then(() => askNow(request));
    before = answer.catch(() => {});
    return answer;
  }
  const pages = (service: string, method: string, input: object = {}) =>
    ask(service, "paginate", method, input);
  return {
    call: (service, method, input = {}) => ask(service, "call", method, input),
    pages,
    all: async (service, method, member, input) =>
      (await pages(service, method, input)).flatMap((page: Answer) => page[member] ?? []),
    async wait(service, waiter, input) {
      await ask(service, "wait", waiter, input);
    },
    close() {
      python.stdin.end();
    },
  };
}
