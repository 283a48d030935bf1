import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { WireCall } from "../infra-checks/wire-faults.ts";
import { answerOf } from "./answer.ts";
import { type Fault, Faults } from "./faults.ts";
import { makePlatform } from "./platform.ts";
import { readRequest, serviceOf } from "./request.ts";
import type { Scenario } from "./scenario.ts";
import { advance } from "./story.ts";
import { wireFaultsOf } from "./wire-faults-of.ts";
import { emptyWorld, type World } from "./world.ts";

/** A call as it was understood, and as it went over the wire. */
export interface FakeCall {
  /** As botocore names it, such as `servicecatalog`. */
  readonly service: string;
  readonly operation: string;
  readonly input: object;
  readonly error?: string;
  readonly wire: WireCall;
}

export interface FakeAws {
  /** `http://127.0.0.1:port`, for `--endpoint-url` and `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly calls: FakeCall[];
  /** What was asked that the fake has not: a test that sees some lacks a part of the fake. */
  readonly unknown: string[];
  /** All that is there. Tests look into it and change it. */
  readonly state: World;
  /** How the next operations end. */
  readonly scenario: Scenario;
  /**
   * The next calls of an operation go wrong.
   *
   * @param operation `DescribeProject`, or `sagemaker:DescribeProject`
   */
  fail(operation: string, fault: Fault, times?: number): void;
  /** Lets everything that is under way go on by so many beats. @default until nothing is under way */
  advance(beats?: number): void;
  /** What AWS's models say against all calls, each with its service. For tests with `isBotocoreThere` only. */
  wireFaults(): readonly string[];
  stop(): Promise<void>;
}

/** What operators' commands ask of AWS, on a port of this machine's own; nothing is checked of who asks. */
export async function startFakeAws(scenario: Scenario = {}): Promise<FakeAws> {
  const settings = { ...scenario };
  const state = emptyWorld(settings);
  if (settings.platform ?? true) makePlatform(state);
  const faults = new Faults(state);
  const calls: FakeCall[] = [];
  const unknown: string[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = {
      method: request.method ?? "",
      path: request.url ?? "/",
      headers: headersOf(request),
      body: await text(request),
    };
    const asked = readRequest(raw);
    if (asked.kind === "unknown") {
      unknown.push(asked.what);
      response.writeHead(501).end(`The fake has no ${asked.what}.`);
      return;
    }
    const service = serviceOf(asked);
    const fault = faults.next(service, asked.operation);
    if (fault === "reset") return void request.socket.destroy();
    if (fault === "web page")
      return void response.writeHead(500, { "content-type": "text/html" }).end("<!doctype html>");
    const type = raw.headers["content-type"];
    const { error, ...answer } = answerOf(
      asked,
      state,
      type,
      faults.errorOf(fault, service, asked.operation),
    );
    calls.push({
      service,
      operation: asked.operation,
      input: asked.kind === "s3" ? {} : asked.input,
      ...(error !== undefined && { error }),
      wire: { operation: asked.operation, request: raw, response: answer },
    });
    if (fault === "lost response") return void request.socket.destroy();
    response.writeHead(answer.status, { ...answer.headers, "x-amzn-requestid": state.newUuid() });
    response.end(raw.method === "HEAD" ? undefined : answer.body);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      unknown.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    unknown,
    state,
    scenario: settings,
    fail: (operation, fault, times = 1) => faults.add(operation, fault, times),
    advance: (beats) => {
      if (beats !== undefined) advance(state, beats);
      else for (let beat = 0; state.stories.size > 0 && beat < MOST_BEATS; beat++) advance(state);
    },
    wireFaults: () => wireFaultsOf(calls),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** No story is as long: one that is held ends nothing. */
const MOST_BEATS = 100;

const headersOf = ({ headers }: IncomingMessage): { [name: string]: string } =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
