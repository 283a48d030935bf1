import { describe, expect, it } from "vitest";
import { createRuntimeTable, type Runtime } from "./runtimes.ts";

const signal = new AbortController().signal;
const nameOf = (image: string, runtimes: readonly Runtime[] = []) =>
  createRuntimeTable({ stateDir: "/nowhere", runtimes }).find(image)?.name;

describe("find", () => {
  it.each([
    ["node:22", "node"],
    ["node", "node"],
    ["public.ecr.aws/docker/library/node:22-slim", "node"],
    ["123456789012.dkr.ecr.eu-central-1.amazonaws.com/our-nodejs:1", "node"],
    ["492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3", "scikit-learn"],
    ["683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", "xgboost"],
    ["763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.3-gpu-py311", "pytorch"],
    ["763104351884.dkr.ecr.us-east-1.amazonaws.com/tensorflow-training:2.16-cpu-py310", "tensorflow"],
    ["763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-training:2.1-gpu", "huggingface"],
    ["python:3.12-slim", "python"],
    ["python@sha256:0123", "python"],
  ])("knows %s", (image, name) => {
    expect(nameOf(image)).toBe(name);
  });

  it.each(["", "my/own:1", "notnode:1", "node-red:1", "evil.com/node/x:1", "nodes", "pythonic:3"])(
    "does not know %j",
    (image) => {
      expect(nameOf(image)).toBeUndefined();
    },
  );

  it("asks the user's entries first, and a pattern with state gives one answer", () => {
    const mine: Runtime = { name: "mine", match: /node/g, kind: "command" };

    expect([nameOf("node:22", [mine]), nameOf("node:22", [mine])]).toEqual(["mine", "mine"]);
    expect(nameOf("node:22", [{ ...mine, match: (image) => image === "other" }])).toBe("node");
  });
});

describe("prepare", () => {
  it("takes this Node for a Node image", async () => {
    const table = createRuntimeTable({ stateDir: "/nowhere" });
    const node = table.find("node:22") as Runtime;

    const ready = await table.prepare(node, signal);

    expect(ready.programOf("node")).toBe(process.execPath);
    expect(ready.programOf("sh")).toBe("sh");
  });

  it("takes programs as they are for kind command", async () => {
    const table = createRuntimeTable({ stateDir: "/nowhere" });

    const ready = await table.prepare({ name: "mine", match: /x/, kind: "command" }, signal);

    expect([ready.programOf("node"), ready.binDirectories]).toEqual(["node", []]);
  });
});
