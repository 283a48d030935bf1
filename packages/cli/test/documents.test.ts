import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  catalogSynthDocument,
  definitionDocument,
  deployDocument,
  explainCacheDocument,
  graphDocument,
  initDocument,
  issuesDocument,
  projectSynthDocument,
} from "../src/documents.ts";
import { documentFault } from "./document-fault.ts";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const REPOSITORY = join(import.meta.dirname, "../../..");
const folder = project({});

const PIPELINE = join(REPOSITORY, "examples/penguins/pipeline.ts");
const STATE = ["--state-dir", "state"];

it.concurrent.each([
  [["init", "other", "--template", "minimal", "--json"], initDocument],
  [["check", PIPELINE, "--json"], issuesDocument],
  [["compile", "nowhere.ts", "--json"], issuesDocument],
  [["graph", PIPELINE, "--format", "json", "--json"], graphDocument],
  [["graph", PIPELINE, "--out", "picture.json", "--json"], issuesDocument],
  [["compile", PIPELINE, "--json"], definitionDocument],
  [["explain-cache", PIPELINE, "--json", ...STATE], explainCacheDocument],
  [["deploy", PIPELINE, "--json", ...STATE], deployDocument],
  [["deploy", PIPELINE, "--frobnicate", "--json"], issuesDocument],
  [["catalog", "synth", "--json", "--out", "platform"], catalogSynthDocument],
  [["project", "synth", "--name", "churn", "--json", "--out", "churn"], projectSynthDocument],
])("prints one document for %j, as its schema has it", async (argv, schema) => {
  const result = await sagewright(folder, ...argv);

  expect(schema.parse(document(result))).toEqual(document(result));
});

it("would notice a document that is not as its schema has it", () => {
  expect(documentFault(["init", "x", "--json"], '{"directory":"/x"}')).toContain("template");
  expect(documentFault(["init", "x", "--json"], "made /x")).toContain("not one JSON document");
  expect(documentFault(["init", "x", "--json"], '{"directory":"/x","template":"minimal"}')).toBeUndefined();
});

it("is told with all its members by docs/cli.md: that of deploy", () => {
  const guide = readFileSync(join(REPOSITORY, "docs/cli.md"), "utf8");
  const [, told = ""] = /`deploy --json` prints\n\n```\n\{(.*?)\}\n```/s.exec(guide) ?? [];
  const members = told.replace(/: \[.*?\](?=,| )/gs, "").split(",");
  expect(members.map((member) => member.trim())).toEqual(
    Object.entries(deployDocument.shape).map(([name, schema]) =>
      schema.safeParse(undefined).success ? `${name}?` : name,
    ),
  );
});
