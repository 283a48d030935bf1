import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContentAsset } from "@sagewright/pipeline-dsl";
import type { LocalAsset } from "./local-asset.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/** A file that the pipeline itself makes: there is nothing to read, and its hash is known. */
export const contentAsset = (asset: ContentAsset): LocalAsset => ({
  asset,
  hash: asset.hash,
  warnings: [],
  putTo: (engine, uri) =>
    inTemporaryFolder("content", async (folder) => {
      const path = join(folder, "content");
      await writeFile(path, asset.content);
      await engine.putFile(uri, path);
    }),
});
