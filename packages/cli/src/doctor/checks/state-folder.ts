import { accessSync, constants, existsSync, statSync } from "node:fs";
import { chmod, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { displayPath } from "../../load/place.ts";
import { type Check, type Finding, fault, ok, warning } from "../check.ts";

const GIBIBYTE = 1024 ** 3;
const OWNER_ALL = 0o700;

/** Where runs are kept: that it can be written, and that there is room. */
export const stateFolder: Check = {
  name: "state folder",
  neededFor: "run",
  async find(place) {
    const folder = await place.stateDir();
    const nearest = firstThatIs(folder);
    const shown = displayPath(folder);
    if (!isWritable(nearest)) return [notWritable(nearest)];
    const { bavail, bsize } = await statfs(nearest);
    const free = (bavail * bsize) / GIBIBYTE;
    if (free < 1)
      return [
        warning(
          `${shown}: ${free.toFixed(1)} GiB are free.`,
          "Free some room, or keep runs on another disk: --state-dir DIR, or stateDir in sagewright.config.ts",
        ),
      ];
    return [
      ok(`${shown}${nearest === folder ? "" : ", made by the first run"}; ${Math.round(free)} GiB free`),
    ];
  },
};

function notWritable(folder: string): Finding {
  const isOwn = statSync(folder).uid === process.getuid?.();
  const shown = displayPath(folder);
  return fault(
    `${shown} cannot be written.`,
    isOwn
      ? `chmod u+rwx ${shown}, which --fix does`
      : "Have its owner allow it, or keep runs elsewhere with --state-dir DIR.",
    isOwn
      ? {
          async make() {
            await chmod(folder, (statSync(folder).mode & 0o777) | OWNER_ALL);
            return `chmod u+rwx ${shown}`;
          },
        }
      : undefined,
  );
}

function firstThatIs(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : firstThatIs(dirname(folder));
}

/** As root everything is; what the mode says of its owner counts there, too. */
function isWritable(folder: string): boolean {
  const { mode, uid } = statSync(folder);
  if (uid === process.getuid?.() && (mode & OWNER_ALL) !== OWNER_ALL) return false;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
