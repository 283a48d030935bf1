import type { Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";
import { deliveryStatements } from "./delivery.ts";
import { functionStatements } from "./functions.ts";
import { identityStatements } from "./identity.ts";
import { keyProvisioningStatements } from "./keys.ts";
import { machineLearningStatements } from "./machine-learning.ts";
import { storageStatements } from "./storage.ts";

/**
 * What Terraform needs to create, read, change and destroy the resources of projects, by the name of an inline policy:
 * each on the names that projects have, none on everything.
 */
export const provisioningPolicies = (platform: Platform): Readonly<Record<string, readonly Statement[]>> => ({
  storage: storageStatements(platform),
  keys: keyProvisioningStatements(platform),
  identity: identityStatements(platform),
  delivery: deliveryStatements(platform),
  functions: functionStatements(platform),
  "machine-learning": machineLearningStatements(platform),
});
