import { expect, it } from "vitest";
import { answerSts } from "./sts.ts";

const place = { region: "us-east-1", accountId: "111122223333" };

it("says whose account the engine's ARNs name", async () => {
  const answer = answerSts(new URLSearchParams("Action=GetCallerIdentity&Version=2011-06-15"), place);

  const text = await answer.text();

  expect(answer.status).toBe(200);
  expect(text).toContain("<Account>111122223333</Account>");
  expect(text).toContain("<Arn>arn:aws:iam::111122223333:root</Arn>");
});

it("knows no other action", async () => {
  const answer = answerSts(new URLSearchParams("Action=AssumeRole&Version=<x>"), place);

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(
    "<Message>Could not find operation AssumeRole for version &lt;x&gt;</Message>",
  );
});
