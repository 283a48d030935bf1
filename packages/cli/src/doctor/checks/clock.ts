import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { type Check, fault, ok, warning } from "../check.ts";

/** AWS refuses requests whose time differs by more. */
const REFUSED_SECONDS = 300;
const NOTICED_SECONDS = 60;
const SET_CLOCK =
  "Set this machine's clock by the network: timedatectl set-ntp true, or its settings' date and time.";

export const clock: Check = {
  name: "clock",
  neededFor: "aws",
  asksAws: true,
  async find(place) {
    const { aws } = await place.cloud();
    const sts = new STSClient(clientSettings(aws));
    const heard: { offset?: number } = {};
    sts.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        const { headers } = answer.response as { readonly headers?: Readonly<Record<string, string>> };
        const date = Date.parse(headers?.date ?? "");
        if (!Number.isNaN(date)) heard.offset = Math.round((date - Date.now()) / 1000);
        return answer;
      },
      { step: "deserialize", name: "hearTime", priority: "low" },
    );
    await awsCall({ action: "sts:GetCallerIdentity", resource: "*" }, () =>
      sts.send(new GetCallerIdentityCommand({})),
    );
    const { offset } = heard;
    if (offset === undefined) return [];
    const off = Math.abs(offset);
    if (off < NOTICED_SECONDS) return [ok("As AWS's, within a minute")];
    const words = `${off} seconds ${offset > 0 ? "behind" : "ahead of"} AWS's.`;
    return [off < REFUSED_SECONDS ? warning(words, SET_CLOCK) : fault(words, SET_CLOCK)];
  },
};
