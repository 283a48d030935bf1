import { SagewrightError } from "@sagewright/core";
import { displayPath } from "../../load/place.ts";
import { type Check, fault, ok } from "../check.ts";

export const configFile: Check = {
  name: "config file",
  neededFor: "run",
  async find(place) {
    try {
      const { file } = await place.platform();
      await place.config();
      return [ok(file === undefined ? "No sagewright.config.ts; nothing here needs one" : displayPath(file))];
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      return error.issues.map(({ message, hint, path }) => fault(`${path.join(".")}: ${message}`, hint));
    }
  },
};
