import { defineConfig } from "@sagewright/cli";
import { bucket, role } from "./project.ts";

/** LOCAL_PYTHON=active: local runs take the Python that is first on the PATH, such as an active conda environment. */
const active = process.env.LOCAL_PYTHON === "active";

export default defineConfig({
  role,
  bucket,
  runtimes: active
    ? [{ name: "active Python", match: /sagemaker-(?:scikit-learn|xgboost)/, kind: "command" }]
    : [],
});
