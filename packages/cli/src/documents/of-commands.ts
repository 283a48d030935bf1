import type { z } from "zod";
import { catalogDeployDocument, catalogDestroyDocument, catalogPlanDocument } from "./catalog.ts";
import { definitionDocument } from "./compile.ts";
import { connectionDocument, connectionListDocument } from "./connection.ts";
import { deployDocument } from "./deploy.ts";
import { diffDocument } from "./diff.ts";
import { doctorDocument } from "./doctor.ts";
import { explainCacheDocument } from "./explain-cache.ts";
import { graphDocument } from "./graph.ts";
import { initDocument } from "./init.ts";
import { issuesDocument } from "./issues.ts";
import { modelCompareDocument, modelDocument, modelShowDocument, modelsListDocument } from "./models.ts";
import {
  deletedProjectDocument,
  projectDocument,
  projectLogsDocument,
  projectsDocument,
  startedProjectDocument,
} from "./project.ts";
import { runDocument, runsListDocument, runsLogsDocument, runsStopDocument } from "./runs.ts";
import { serveDocument } from "./serve.ts";
import { catalogSynthDocument, projectSynthDocument } from "./synth.ts";

/** A document that a command prints on stdout. */
export interface CommandDocument {
  /** Name under which this module exports the schema. */
  readonly name: string;
  readonly schema: z.ZodType;
  /** With which options; without, that of `--json` alone. */
  readonly when?: string;
}

/** What each command prints with `--json` when it has done its work. What has failed before prints `issuesDocument`. */
export const COMMAND_DOCUMENTS = {
  init: [{ name: "initDocument", schema: initDocument }],
  compile: [
    { name: "definitionDocument", schema: definitionDocument },
    { name: "issuesDocument", schema: issuesDocument, when: "--out" },
  ],
  check: [{ name: "issuesDocument", schema: issuesDocument }],
  graph: [
    { name: "graphDocument", schema: graphDocument },
    { name: "issuesDocument", schema: issuesDocument, when: "--out" },
  ],
  import: [{ name: "issuesDocument", schema: issuesDocument, when: "--out" }],
  diff: [{ name: "diffDocument", schema: diffDocument }],
  "explain-cache": [{ name: "explainCacheDocument", schema: explainCacheDocument }],
  deploy: [{ name: "deployDocument", schema: deployDocument }],
  run: [{ name: "runDocument", schema: runDocument }],
  "runs list": [{ name: "runsListDocument", schema: runsListDocument }],
  "runs show": [{ name: "runDocument", schema: runDocument }],
  "runs logs": [{ name: "runsLogsDocument", schema: runsLogsDocument }],
  "runs stop": [{ name: "runsStopDocument", schema: runsStopDocument }],
  "runs retry": [{ name: "runDocument", schema: runDocument }],
  "models list": [{ name: "modelsListDocument", schema: modelsListDocument }],
  "models show": [
    { name: "modelShowDocument", schema: modelShowDocument },
    { name: "modelCompareDocument", schema: modelCompareDocument, when: "--compare" },
  ],
  "models approve": [{ name: "modelDocument", schema: modelDocument }],
  "models reject": [{ name: "modelDocument", schema: modelDocument }],
  serve: [{ name: "serveDocument", schema: serveDocument }],
  doctor: [{ name: "doctorDocument", schema: doctorDocument }],
  "catalog synth": [{ name: "catalogSynthDocument", schema: catalogSynthDocument }],
  "catalog plan": [{ name: "catalogPlanDocument", schema: catalogPlanDocument }],
  "catalog deploy": [{ name: "catalogDeployDocument", schema: catalogDeployDocument }],
  "catalog destroy": [{ name: "catalogDestroyDocument", schema: catalogDestroyDocument }],
  "connection create": [{ name: "connectionDocument", schema: connectionDocument }],
  "connection list": [{ name: "connectionListDocument", schema: connectionListDocument }],
  "connection status": [{ name: "connectionDocument", schema: connectionDocument }],
  "project create": [
    { name: "projectDocument", schema: projectDocument },
    { name: "startedProjectDocument", schema: startedProjectDocument, when: "--no-wait" },
  ],
  "project list": [{ name: "projectsDocument", schema: projectsDocument }],
  "project show": [{ name: "projectDocument", schema: projectDocument }],
  "project update": [
    { name: "projectDocument", schema: projectDocument },
    { name: "startedProjectDocument", schema: startedProjectDocument, when: "--no-wait" },
  ],
  "project delete": [{ name: "deletedProjectDocument", schema: deletedProjectDocument }],
  "project logs": [{ name: "projectLogsDocument", schema: projectLogsDocument }],
  "project synth": [{ name: "projectSynthDocument", schema: projectSynthDocument }],
} as const satisfies { readonly [command: string]: readonly CommandDocument[] };
