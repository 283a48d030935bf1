import type { Check } from "./check.ts";
import { account } from "./checks/account.ts";
import { bubblewrap } from "./checks/bubblewrap.ts";
import { clock } from "./checks/clock.ts";
import { configFile } from "./checks/config-file.ts";
import { connections } from "./checks/connections.ts";
import { git } from "./checks/git.ts";
import { gitCredentials } from "./checks/git-credentials.ts";
import { infraPackages } from "./checks/infra-packages.ts";
import { instanceQuotas } from "./checks/instance-quotas.ts";
import { node } from "./checks/node.ts";
import { organization } from "./checks/organization.ts";
import { pipelineBucket } from "./checks/pipeline-bucket.ts";
import { pipelineFile } from "./checks/pipeline-file.ts";
import { pipelineRole } from "./checks/pipeline-role.ts";
import { platform } from "./checks/platform.ts";
import { provisionedProducts } from "./checks/provisioned-products.ts";
import { python } from "./checks/python.ts";
import { serviceCatalogRoles } from "./checks/service-catalog-roles.ts";
import { stateFolder } from "./checks/state-folder.ts";
import { studioCors } from "./checks/studio-cors.ts";
import { studioDomains } from "./checks/studio-domains.ts";
import { templateTag } from "./checks/template-tag.ts";
import { terraform } from "./checks/terraform.ts";

/** All that is looked at, in the order in which it is told. */
export const CHECKS: readonly Check[] = [
  node,
  configFile,
  pipelineFile,
  stateFolder,
  bubblewrap,
  python,
  account,
  clock,
  pipelineRole,
  pipelineBucket,
  instanceQuotas,
  organization,
  terraform,
  infraPackages,
  platform,
  serviceCatalogRoles,
  git,
  connections,
  gitCredentials,
  provisionedProducts,
  templateTag,
  studioCors,
  studioDomains,
];
