import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { operationsReached } from "./operations-reached.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What `begin` of a.ts reaches in a folder of such files. */
function reached(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-reach-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return operationsReached(join(folder, "a.ts"), "begin").map(
    ({ client, name }) => `${client.slice(16)} ${name}`,
  );
}

const S3 = 'import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";';

it("finds the commands that a function makes, and not those of its neighbours", () => {
  const files = {
    "a.ts": `${S3} export const begin = () => new GetObjectCommand({}); export const other = () => new PutObjectCommand({});`,
  };
  expect(reached(files)).toEqual(["s3 GetObject"]);
});

it("goes through functions of the file and of others, by whatever name", () => {
  const files = {
    "a.ts":
      'import { put as write } from "./b.ts"; export function begin() { return step(); } function step() { return [1].map(write); }',
    "b.ts": 'export { putObject as put } from "./c.ts";',
    "c.ts": `${S3} const TABLE = { one: PutObjectCommand }; export const putObject = () => TABLE;`,
  };
  expect(reached(files)).toEqual(["s3 PutObject"]);
});

it.each([
  ["alone", 'const { get } = await import("./b.ts"); get();'],
  ["renamed", 'const { get: read } = await import("./b.ts"); read();'],
  ["in a list", 'const [{ get }] = await Promise.all([import("./b.ts"), 1]); get();'],
  ["whole", 'const all = await import("./b.ts"); all.get();'],
  ["passed on", 'use(() => import("./b.ts"));'],
])("goes into modules that are loaded later: %s", (_, text) => {
  const files = {
    "a.ts": `export async function begin() { ${text} }`,
    "b.ts": `${S3} export const get = () => new GetObjectCommand({});`,
  };
  expect(reached(files)).toEqual(["s3 GetObject"]);
});

it("takes from a module that is loaded later what is named, and no more", () => {
  const files = {
    "a.ts": 'export async function begin() { const { get } = await import("./b.ts"); get(); }',
    "b.ts": `${S3} export const get = () => new GetObjectCommand({}); export const put = () => new PutObjectCommand({});`,
  };
  expect(reached(files)).toEqual(["s3 GetObject"]);
});

it("knows paginators, and clients that are loaded later", () => {
  const text = `
    import { paginateListPipelines } from "@aws-sdk/client-sagemaker";
    export async function begin() {
      for await (const page of paginateListPipelines({}, {})) page;
      const { STSClient, GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
      new STSClient().send(new GetCallerIdentityCommand());
    }`;
  expect(reached({ "a.ts": text })).toEqual(["sagemaker ListPipelines", "sts GetCallerIdentity"]);
});

it("does not take types and names of members for calls", () => {
  const text = `
    import { GetObjectCommand, type PutObjectCommand } from "@aws-sdk/client-s3";
    const put = () => new GetObjectCommand({});
    export const begin = (object: { put(): ReturnType<typeof put> }) => [object.put(), { put: 1 }] satisfies unknown;`;
  expect(reached({ "a.ts": text })).toEqual([]);
});

it("refuses what it cannot look into", () => {
  expect(() =>
    reached({ "a.ts": 'import * as s3 from "@aws-sdk/client-s3"; export const begin = () => s3;' }),
  ).toThrow("imported whole");
  expect(() =>
    reached({
      "a.ts":
        'import { waitUntilBucketExists } from "@aws-sdk/client-s3"; export const begin = () => waitUntilBucketExists();',
    }),
  ).toThrow("waitUntilBucketExists");
});

it("ends where modules import each other", () => {
  const files = {
    "a.ts": 'import { b } from "./b.ts"; export const begin = () => b();',
    "b.ts": `import { begin } from "./a.ts"; ${S3} export const b = () => [begin(), new GetObjectCommand({})];`,
  };
  expect(reached(files)).toEqual(["s3 GetObject"]);
});
