import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath, relocated, relocatedJson } from "./job-layout.ts";

const ROOT = "/state/jobs/x/Step-1";

describe("relocated", () => {
  it.each([
    ["/opt/ml", ROOT],
    ["/opt/ml/model", `${ROOT}/model`],
    ["--dir=/opt/ml/model", `--dir=${ROOT}/model`],
    ["file:///opt/ml/model", `file://${ROOT}/model`],
    ["/opt/ml/a:/opt/ml/b", `${ROOT}/a:${ROOT}/b`],
    ["cat /opt/ml/a > '/opt/ml/b'", `cat ${ROOT}/a > '${ROOT}/b'`],
    ['{"dir":"/opt/ml/a"}', `{"dir":"${ROOT}/a"}`],
  ])("moves the path in %j", (text, moved) => {
    expect(relocated(text, ROOT)).toBe(moved);
  });

  it.each([
    "/opt/mlflow",
    "/opt/ml-x",
    "/opt/ml.bak",
    "s3://bucket/opt/ml/model",
    "/my/opt/ml/a",
    "../opt/ml",
    "opt/ml",
  ])("leaves %j alone", (text) => {
    expect(relocated(text, ROOT)).toBe(text);
  });

  it("keeps JSON valid wherever the root lies", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const root = `/state/${name}`;
        const text = relocatedJson(JSON.stringify({ path: "/opt/ml/model" }), root);
        expect(JSON.parse(text)).toEqual({ path: `${root}/model` });
      }),
    );
  });
});

describe("localPath", () => {
  const layout = {
    directory: "/j",
    ml: "/j/ml",
    temporary: "/j/tmp",
    mlAsSeen: "/opt/ml",
    temporaryAsSeen: "/tmp",
  };

  it("is below the job's own folder, or refused", () => {
    const segment = fc.constantFrom("..", ".", "", "a", "opt", "ml", "processing", "\0");
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
        const path = `/opt/ml/${segments.join("/")}`;
        let result = "/j/ml/refused";
        try {
          result = localPath(layout, "Step", path);
        } catch (error) {
          expect(String(error)).toContain("JOB_PATH_INVALID");
        }
        expect(result).toMatch(/^\/j\/ml\/(?!.*(?:^|\/)\.\.(?:\/|$))/);
      }),
    );
  });
});
