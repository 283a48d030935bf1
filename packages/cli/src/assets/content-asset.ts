import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContentAsset } from "@sagewright/pipeline-dsl";
import type { LocalAsset } from "./local-asset.ts";

/** A file that the pipeline itself makes: there is nothing to read, and its hash is known. */
export const localContent = (asset: ContentAsset): LocalAsset => ({
  asset,
  hash: asset.hash,
  warnings: [],
  async putTo(engine, uri) {
    const folder = await mkdtemp(join(tmpdir(), "sagewright-content-"));
    try {
      const path = join(folder, "content");
      await writeFile(path, asset.content);
      await engine.putFile(uri, path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
