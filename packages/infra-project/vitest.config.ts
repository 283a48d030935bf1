import { defineConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

/** The SDK's "module" entries are for bundlers only: Node cannot load them. */
const conditions = ["@sagewright/source", "node", "import", "default"];

export default defineConfig({ ...shared, resolve: { conditions }, ssr: { resolve: { conditions } } });
