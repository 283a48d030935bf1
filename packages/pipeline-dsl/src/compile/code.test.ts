import { describe, expect, it } from "vitest";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import { assetsOf, check, compile } from "./check.ts";
import type { CodeProps } from "./code.ts";

const params = defineParams({ Code: param.s3Uri() });
const running = (code: CodeProps) =>
  pipeline("P", {
    role: "arn:aws:iam::111122223333:role/R",
    bucket: "bucket",
    params,
    steps: [step.processing("Run", { image: "image", instanceType: "ml.m5.large", ...code })],
  });

function job(code: CodeProps) {
  const [compiled] = compile(running(code), { assets: { "code:src/main.py": "abc" } }).Steps;
  if (compiled?.Type !== "Processing") throw new TypeError("no processing step");
  const { AppSpecification, ProcessingInputs } = compiled.Arguments as {
    AppSpecification: { ContainerEntrypoint: readonly string[] };
    ProcessingInputs: readonly { InputName: string; S3Input: { S3Uri: unknown; LocalPath: string } }[];
  };
  expect(ProcessingInputs[0]).toMatchObject({
    InputName: "code",
    S3Input: { LocalPath: "/opt/ml/processing/input/code" },
  });
  return [ProcessingInputs[0]?.S3Input.S3Uri, AppSpecification?.ContainerEntrypoint];
}
const at = (script: string) => `/opt/ml/processing/input/code/${script}`;

describe("code", () => {
  it.each<[CodeProps, unknown, readonly string[]]>([
    [{ code: "src/main.py" }, "s3://bucket/P/code/abc/main.py", ["python3", at("main.py")]],
    [{ code: "main.py" }, "s3://bucket/P/code/unhashed/main.py", ["python3", at("main.py")]],
    [{ code: "main.mjs" }, "s3://bucket/P/code/unhashed/main.mjs", ["node", at("main.mjs")]],
    [{ code: "main.sh" }, "s3://bucket/P/code/unhashed/main.sh", ["/bin/bash", at("main.sh")]],
    [
      { code: "main.py", command: ["python3", "-u"] },
      "s3://bucket/P/code/unhashed/main.py",
      ["python3", "-u", at("main.py")],
    ],
    [
      { code: "src", entryPoint: "jobs/main.py" },
      "s3://bucket/P/code/unhashed/src",
      ["python3", at("jobs/main.py")],
    ],
    [
      { code: new URL("file:///p/main.py") },
      "s3://bucket/P/code/unhashed/main.py",
      ["python3", at("main.py")],
    ],
    [{ code: "s3://code/main.py" }, "s3://code/main.py", ["python3", at("main.py")]],
    [{ code: "s3://code/", entryPoint: "main.py" }, "s3://code/", ["python3", at("main.py")]],
    [{ code: params.Code, entryPoint: "main.py" }, { Get: "Parameters.Code" }, ["python3", at("main.py")]],
  ])("becomes an input and a command line: %#", (code, uri, entrypoint) => {
    expect(job(code)).toEqual([uri, entrypoint]);
  });

  it.each<CodeProps>([{ code: params.Code }, { code: "s3://code/" }, { code: "src/" }])(
    "must say what to run: %#",
    (code) => {
      expect(check(running(code))).toMatchObject({
        ok: false,
        issues: [{ code: "CODE_ENTRY_POINT_MISSING" }],
      });
    },
  );

  it("is an asset where it is local: a file, or with an entry point a folder", () => {
    expect(assetsOf(running({ code: "src/main.py" }))).toMatchObject([
      { kind: "file", id: "code:src/main.py", path: "src/main.py", purpose: "code" },
    ]);
    expect(assetsOf(running({ code: "src", entryPoint: "main.py" }))).toMatchObject([
      { kind: "directory", path: "src" },
    ]);
    expect(assetsOf(running({ code: "s3://code/main.py" }))).toEqual([]);
  });
});
