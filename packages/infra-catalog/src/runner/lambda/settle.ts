import { SagewrightError } from "@sagewright/core";
import { runnerNotYet } from "../issues.ts";
import { type Answer, responseBody } from "./answer.ts";
import { deliver } from "./deliver.ts";
import { type KeptRecord, type RequestRecord, readRecord, replaceRecord } from "./records.ts";
import type { Runner } from "./runner.ts";

/** Longer than an invocation lives: a claim that has run out is of one that died. */
export const CLAIM_IN_MILLISECONDS = 75_000;

/**
 * Answers CloudFormation, once, whoever else tries at the same time: who writes the claim first decides the answer
 * and sends it. If that one dies, the next that comes after the claim sends the very same.
 *
 * Issues: RUNNER_NOT_YET, which asks for another delivery of the event.
 */
export async function settle(runner: Runner, kept: KeptRecord, answer: Answer): Promise<void> {
  const claimed = await claim(runner, kept, answer);
  if (claimed === undefined) return;
  const { record } = claimed;
  const { claimedUntil: _claim, responseUrl = "", ...open } = record;
  let delivery: Awaited<ReturnType<typeof deliver>>;
  try {
    delivery = await deliver(responseUrl, responseBody(record.answer ?? answer, record), runner);
  } catch (error) {
    await replaceRecord(runner.objects, claimed, { ...open, responseUrl });
    throw error;
  }
  // Not written if the claim ran out meanwhile; then whoever took it over writes.
  await replaceRecord(runner.objects, claimed, { ...open, answeredAt: runner.now().toISOString() });
  const details = { status: (record.answer ?? answer).status, requestId: record.requestId };
  if (delivery === "taken") runner.log.info("Answered CloudFormation", details);
  else runner.log.error("CloudFormation no longer takes the answer", details);
}

/** The record with our claim on it, or `undefined` if it is answered already. */
async function claim(runner: Runner, kept: KeptRecord, answer: Answer): Promise<KeptRecord | undefined> {
  let current: KeptRecord | undefined = kept;
  while (current !== undefined) {
    const { record }: { readonly record: RequestRecord } = current;
    if (record.answeredAt !== undefined) return undefined;
    const now = runner.now().getTime();
    if (record.claimedUntil !== undefined && Date.parse(record.claimedUntil) > now) {
      throw new SagewrightError([runnerNotYet("Another invocation is sending this answer.")]);
    }
    const won = await replaceRecord(runner.objects, current, {
      ...record,
      answer: record.answer ?? answer,
      claimedUntil: new Date(now + CLAIM_IN_MILLISECONDS).toISOString(),
    });
    if (won !== undefined) return won;
    current = await readRecord(runner.objects, kept.key);
  }
  return undefined;
}
