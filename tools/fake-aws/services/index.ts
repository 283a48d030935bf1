import type { Service } from "../service.ts";
import { cloudFormation } from "./cloudformation.ts";
import { codeBuild } from "./codebuild.ts";
import { codePipeline } from "./codepipeline.ts";
import { codeConnections, codeStarConnections } from "./connections.ts";
import { iam, sts } from "./identity.ts";
import { cloudWatchLogs } from "./logs.ts";
import { sageMaker } from "./sagemaker.ts";
import { secretsManager } from "./secrets-manager.ts";
import { serviceCatalog } from "./service-catalog.ts";
import { serviceQuotas } from "./service-quotas.ts";

/** All services but S3, which is neither JSON nor a query. */
export const SERVICES: readonly Service[] = [
  sageMaker,
  serviceCatalog,
  cloudFormation,
  codeStarConnections,
  codeConnections,
  codePipeline,
  codeBuild,
  cloudWatchLogs,
  iam,
  sts,
  secretsManager,
  serviceQuotas,
];
