import { request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { codesOf, definitionOf, fakeEngine, processing } from "../../test/engine-fixture.ts";

import { type ApiServer, type RequestRecord, serveRoutes } from "./server.ts";

async function server(): Promise<ApiServer & { readonly records: readonly RequestRecord[] }> {
  const { engine } = await fakeEngine();
  const records: RequestRecord[] = [];
  const served = await engine.serve({ port: 0, onRequest: (record) => records.push(record) });
  onTestFinished(() => served.close());
  return { ...served, records };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: JsonObject;
}

/** As it is given, Host included, which fetch does not allow. */
function ask(
  port: number,
  headers: Readonly<Record<string, string>>,
  body = "{}",
  path = "/",
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const call = httpRequest({ port, host: "127.0.0.1", method: "POST", path, headers }, async (response) => {
    const text = (await response.toArray()).join("");
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) });
  });
  call.on("error", reject);
  call.end(body);
  return promise;
}

const target = (operation: string) => ({ "x-amz-target": `SageMaker.${operation}` });

describe("the API over HTTP", () => {
  it("does an operation as the JSON protocol asks for it", async () => {
    const { port } = await server();
    const input = {
      PipelineName: "Mine",
      PipelineDefinition: definitionOf([processing("A")]),
      RoleArn: "arn:aws:iam::111122223333:role/Mine",
    };

    const { status, headers, body } = await ask(port, target("CreatePipeline"), JSON.stringify(input));

    expect(status).toBe(200);
    expect(body).toEqual({ PipelineArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/mine" });
    expect(headers).toMatchObject({
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it("answers errors with their names", async () => {
    const { port, records } = await server();

    const { status, headers, body } = await ask(port, target("DescribePipeline"), '{"PipelineName":"none"}');

    expect(status).toBe(400);
    expect(headers["x-amzn-errortype"]).toBe("ResourceNotFound");
    expect(body).toEqual({
      __type: "ResourceNotFound",
      message: "Pipeline 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/none' does not exist.",
    });
    expect(records).toMatchObject([{ what: "SageMaker.DescribePipeline", status: 400 }]);
  });

  it.each([
    "SageMaker.NoSuchOperation",
    "SageMaker.ListPipelines.More",
    "SageMaker.constructor",
    "Other.ListPipelines",
    "nonsense",
  ])("knows no operation %s, and answers as JSON", async (name) => {
    const { port } = await server();

    const { status, body } = await ask(port, { "x-amz-target": name });

    expect(status).toBe(400);
    expect(body).toMatchObject({ __type: "UnknownOperationException" });
  });

  it("takes operations in requests of the protocol only", async () => {
    const { endpoint } = await server();

    const response = await fetch(endpoint, { method: "PUT", headers: target("ListPipelines"), body: "{}" });

    expect(await response.json()).toMatchObject({ __type: "UnknownOperationException" });
  });

  it("takes a client that goes away for nobody's mistake", async () => {
    const { port, records } = await server();
    const call = httpRequest({
      port,
      host: "127.0.0.1",
      method: "POST",
      headers: { ...target("ListPipelines"), "content-length": 50 },
    });
    call.on("error", () => {});

    call.write("{", () => setTimeout(() => call.destroy(), 50));
    while (records.length === 0) await sleep(20);

    expect(records).toEqual([
      { what: "SageMaker.ListPipelines", status: 499, milliseconds: expect.any(Number) },
    ]);
  });

  it.each(["{", "[]", '"text"'])("refuses the document %s", async (text) => {
    const { port } = await server();

    const { status, body } = await ask(port, target("ListPipelines"), text);

    expect(status).toBe(400);
    expect(body).toMatchObject({ __type: "SerializationException" });
  });

  it("refuses what is larger than any request", async () => {
    const { port } = await server();

    const { status } = await ask(port, target("ListPipelines"), " ".repeat(17 * 1024 * 1024));

    expect(status).toBe(413);
  });

  it.each([
    ["another name that leads here", { host: "evil.example:80" }],
    ["another port", { host: "127.0.0.1:1" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["a page of another server of this machine", { origin: "http://localhost:1" }],
    ["what a browser fetches for another site", { "sec-fetch-site": "cross-site" }],
  ])("refuses %s", async (_, headers) => {
    const { port } = await server();

    const { status, body } = await ask(port, {
      ...target("ListPipelines"),
      host: `127.0.0.1:${port}`,
      ...headers,
    } as Record<string, string>);

    expect(status).toBe(403);
    expect(body).toMatchObject({ __type: "AccessDeniedException" });
  });

  it("takes its own names, and its own pages", async () => {
    const { port } = await server();

    const answers = await Promise.all(
      [`localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`].map((host) =>
        ask(port, { ...target("ListPipelines"), host, origin: `http://${host}` }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("says what it is to who only looks", async () => {
    const { endpoint } = await server();

    const response = await fetch(endpoint);

    expect(await response.json()).toMatchObject({ server: "sagewright" });
  });
});

describe("the port", () => {
  it("is refused when it is taken, with a way out", async () => {
    const { port } = await server();
    const { engine } = await fakeEngine();

    expect(await codesOf(() => engine.serve({ port }))).toEqual(["PORT_IN_USE"]);
  });

  it.each([-1, 1.5, 65_536])("is not %s", async (port) => {
    const { engine } = await fakeEngine();

    expect(await codesOf(() => engine.serve({ port }))).toEqual(["PORT_INVALID"]);
  });

  it("is free again after the close", async () => {
    const { engine } = await fakeEngine();
    const first = await engine.serve({ port: 0 });
    await fetch(first.endpoint);
    await first.close();

    const second = await engine.serve({ port: first.port });

    onTestFinished(() => second.close());
    expect(second.port).toBe(first.port);
  });
});

it("keeps to itself what is nobody's mistake", async () => {
  const records: RequestRecord[] = [];
  const fault = new TypeError("a secret path");
  const served = await serveRoutes(
    {
      jsonServices: {
        SageMaker: () => {
          throw fault;
        },
      },
      about: () => new Response(),
    },
    { port: 0, onRequest: (record) => records.push(record) },
  );
  onTestFinished(() => served.close());

  const { status, body } = await ask(served.port, target("ListPipelines"));

  expect(status).toBe(500);
  expect(body).toEqual({ __type: "InternalFailure", message: "" });
  expect(records).toMatchObject([{ error: fault }]);
});
