import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile, CatalogAssets } from "./assets.ts";
import { S3Object } from "./bindings.ts";
import { type CatalogFunction, catalogTask } from "./catalog-function.ts";
import { bundleKey, scriptKey } from "./runner/index.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";

/**
 * Uploads what the runner executes, and keeps it under its hash. Terraform itself would delete the old bundle when a new
 * one comes; a project is changed and destroyed by the bundle that its template names.
 */
export function keptObjects(
  scope: Construct,
  catalog: CatalogFunction,
  { projectBundle, runnerScript }: CatalogAssets,
  ready: readonly ITerraformDependable[],
): readonly ITerraformDependable[] {
  return [
    kept(scope, "project-bundle", catalog, projectBundle, {
      to: bundleKey(projectBundle.sha256),
      contentType: "application/zip",
      ready,
    }),
    ...(runnerScript === undefined
      ? []
      : [
          kept(scope, "runner-script", catalog, runnerScript, {
            to: scriptKey(runnerScript.sha256),
            contentType: "text/x-shellscript",
            ready,
          }),
        ]),
  ];
}

function kept(
  scope: Construct,
  id: string,
  catalog: CatalogFunction,
  file: AssetFile,
  how: { readonly to: string; readonly contentType: string; readonly ready: readonly ITerraformDependable[] },
): ITerraformDependable {
  const bucket = catalog.platform.names.stateBucket;
  const upload = new S3Object(scope, id, {
    bucket,
    key: `${BUCKET_PREFIXES.staging}${file.name.slice(file.name.lastIndexOf("/") + 1)}`,
    source: file.path,
    sourceHash: file.sha256,
    contentType: how.contentType,
    overrideProvider: NO_DEFAULT_TAGS,
    dependsOn: [...how.ready],
  });
  return catalogTask(
    scope,
    `${id}-kept`,
    catalog,
    {
      task: "keep-object",
      bucket,
      from: upload.key,
      to: how.to,
      sha256: file.sha256,
      contentType: how.contentType,
    },
    [upload],
  );
}

/** An object has ten tags at most, an organization may have more. */
export const NO_DEFAULT_TAGS = { defaultTags: { tags: {} } };
