import { type Check, ok, warning } from "../check.ts";

/** Older ones do not come as far as here; these read TypeScript by themselves. */
const COMFORTABLE = [22, 18] as const;

export const node: Check = {
  name: "node",
  neededFor: "run",
  async find() {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    const isOld = major < COMFORTABLE[0] || (major === COMFORTABLE[0] && minor < COMFORTABLE[1]);
    return isOld
      ? [
          warning(
            `Node ${process.versions.node} reads TypeScript only when started twice: each command takes longer.`,
            "Install Node 24, or add it to this project: npm install --save-dev node",
          ),
        ]
      : [ok(`Node ${process.versions.node}`)];
  },
};
