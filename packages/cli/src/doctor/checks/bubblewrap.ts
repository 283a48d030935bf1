import { type Check, fault, ok, warning } from "../check.ts";
import { versionOf } from "../version-of.ts";

const INSTALL =
  "Install it: apt-get install bubblewrap, dnf install bubblewrap, or another package manager's.";

/** What keeps a job apart from the machine, on Linux. */
export const bubblewrap: Check = {
  name: "bubblewrap",
  neededFor: "run",
  async find(place) {
    const { isolation = "auto" } = await place.config();
    if (isolation === "none") return [ok("Not wanted: isolation is none in sagewright.config.ts")];
    if (process.platform !== "linux")
      return [ok("Only Linux has it; jobs run here as processes of their own folder")];
    const version = await versionOf("bwrap", "--version");
    const lacking = isolation === "bubblewrap" ? fault : warning;
    if (version === undefined)
      return [lacking("There is no bwrap: jobs see this machine's files and share /opt/ml.", INSTALL)];
    const ran = await versionOf("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "echo", "runs");
    return ran === "runs"
      ? [ok(version)]
      : [
          lacking(
            `${version} is there and cannot make a namespace: jobs share this machine's files.`,
            "Allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0.",
          ),
        ];
  },
};
