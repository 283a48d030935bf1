import { defineConfig } from "@sagewright/cli";
import { bucket, nodeImage, role } from "./project.ts";

export default defineConfig({ role, bucket, functionImage: nodeImage });
