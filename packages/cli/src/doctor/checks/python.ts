import { type Check, ok, warning } from "../check.ts";
import { versionOf } from "../version-of.ts";

/** What steps in Python run with here: scikit-learn, XGBoost and PyTorch images have a virtual environment each. */
export const python: Check = {
  name: "python",
  neededFor: "run",
  async find() {
    const version = await versionOf("python3", "--version");
    if (version === undefined)
      return [
        warning(
          "There is no python3: steps in Python cannot run here.",
          "Install Python 3 with its venv module.",
        ),
      ];
    const venv = await versionOf("python3", "-c", "import venv, ensurepip; print('there')");
    return venv === "there"
      ? [ok(version)]
      : [
          warning(
            `${version} has no venv: steps in Python cannot run here.`,
            "Install it: apt-get install python3-venv",
          ),
        ];
  },
};
