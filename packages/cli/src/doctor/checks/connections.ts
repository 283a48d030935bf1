import { listConnections, openConnections } from "../../connection/connections.ts";
import { connectionsPage } from "../../connection/console-page.ts";
import { type Check, fault, ok, warning } from "../check.ts";

/** The connections through which AWS reads repositories. */
export const connections: Check = {
  name: "connections",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const { aws, region } = await place.cloud();
    const { client } = await openConnections(aws);
    const all = await listConnections(client);
    if (all.length === 0)
      return [
        fault(
          `There is no connection to a Git host in ${region}.`,
          "Make one: sagewright connection create --provider github --name NAME",
        ),
      ];
    const isUsable = all.some(({ status }) => status === "AVAILABLE");
    return all.map(({ arn, name, provider, status }) => {
      if (status === "AVAILABLE") return ok(`${name}, ${provider}`);
      const words = `The connection ${name} is ${status}: ${status === "PENDING" ? "its handshake is not done" : "its host refuses it"}.`;
      const remedy = `Finish it in a browser: ${connectionsPage(arn)}`;
      return isUsable ? warning(words, remedy) : fault(words, remedy);
    });
  },
};
