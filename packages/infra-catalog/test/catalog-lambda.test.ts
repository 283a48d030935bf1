import { createHash } from "node:crypto";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  AddTagsCommand,
  CreateDomainCommand,
  ListTagsCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../tools/infra-checks/moto.ts";
import { keepObject } from "../src/catalog-lambda/keep-object.ts";
import type { RequestOf } from "../src/catalog-lambda/request.ts";
import { tagDomain } from "../src/catalog-lambda/tag-domain.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe.skipIf(!isMotoThere)("the catalog's function [needs moto]", () => {
  let moto: Moto;
  let s3: S3Client;
  let sagemaker: SageMakerClient;

  beforeAll(async () => {
    moto = await startMoto();
    const client = {
      endpoint: moto.endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    };
    s3 = new S3Client({ ...client, forcePathStyle: true });
    sagemaker = new SageMakerClient(client);
  });
  afterAll(async () => {
    s3?.destroy();
    sagemaker?.destroy();
    await moto?.stop();
  });

  describe("keepObject", () => {
    const request = (
      bucket: string,
      content: string,
      action: "create" | "update" | "delete" = "create",
    ): RequestOf<"keep-object"> => ({
      task: "keep-object",
      bucket,
      from: "staging/project-bundle.zip",
      to: `bundles/${sha256(content)}.zip`,
      sha256: sha256(content),
      contentType: "application/zip",
      tf: { action },
    });
    const upload = (Bucket: string, Body: string) =>
      s3.send(new PutObjectCommand({ Bucket, Key: "staging/project-bundle.zip", Body }));
    const read = async (Bucket: string, Key: string) =>
      (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

    it("defect 7: keeps each bundle under its hash, the old one too", async () => {
      await s3.send(new CreateBucketCommand({ Bucket: "keeps" }));
      await upload("keeps", "one");
      const one = await keepObject(s3, request("keeps", "one"));
      await upload("keeps", "two");
      const two = await keepObject(s3, request("keeps", "two", "update"));

      expect(await read("keeps", one.key)).toBe("one");
      expect(await read("keeps", two.key)).toBe("two");
    });

    it("does not look at the upload again once the bundle is kept", async () => {
      await s3.send(new CreateBucketCommand({ Bucket: "again" }));
      await upload("again", "one");
      await keepObject(s3, request("again", "one"));
      await upload("again", "two");

      const { key } = await keepObject(s3, request("again", "one"));

      expect(await read("again", key)).toBe("one");
    });

    it("refuses an upload that is not what was synthesized", async () => {
      await s3.send(new CreateBucketCommand({ Bucket: "differs" }));
      await upload("differs", "someone else's");

      const kept = keepObject(s3, request("differs", "one"));

      await expect(kept).rejects.toMatchObject({ issues: [{ code: "KEPT_OBJECT_MISMATCH" }] });
      await expect(read("differs", `bundles/${sha256("one")}.zip`)).rejects.toMatchObject({
        name: "NoSuchKey",
      });
    });

    it("deletes nothing when the stack is destroyed", async () => {
      await s3.send(new CreateBucketCommand({ Bucket: "stays" }));
      await upload("stays", "one");
      const { key } = await keepObject(s3, request("stays", "one"));

      await keepObject(s3, request("stays", "one", "delete"));

      expect(await read("stays", key)).toBe("one");
    });
  });

  describe("tagDomain", () => {
    const key = "sagemaker:projectS3TemplatesLocation";
    const request = (domainArn: string, tf: RequestOf<"tag-domain">["tf"], value = "s3://ours/templates/") =>
      ({ task: "tag-domain", domainArn, key, value, tf }) as const;
    const create = { action: "create" } as const;

    async function domain(DomainName: string): Promise<string> {
      const { DomainArn = "" } = await sagemaker.send(
        new CreateDomainCommand({
          DomainName,
          AuthMode: "IAM",
          DefaultUserSettings: { ExecutionRole: "arn:aws:iam::123456789012:role/Studio" },
          SubnetIds: ["subnet-1"],
          VpcId: "vpc-1",
          // The emulator cannot tag a domain that has had no tag.
          Tags: [{ Key: "team", Value: "data" }],
        }),
      );
      return DomainArn;
    }
    const tagsOf = async (ResourceArn: string) =>
      (await sagemaker.send(new ListTagsCommand({ ResourceArn }))).Tags?.filter(({ Key }) => Key !== "team");

    it("sets the tag, again without harm, and takes it away", async () => {
      const arn = await domain("sets");
      await tagDomain(sagemaker, request(arn, create));
      await tagDomain(sagemaker, request(arn, create));
      expect(await tagsOf(arn)).toEqual([{ Key: key, Value: "s3://ours/templates/" }]);

      await tagDomain(sagemaker, request(arn, { action: "delete" }));

      expect(await tagsOf(arn)).toEqual([]);
    });

    it("changes its own tag when the place changes", async () => {
      const arn = await domain("changes");
      await tagDomain(sagemaker, request(arn, create, "s3://before/templates/"));

      await tagDomain(
        sagemaker,
        request(arn, { action: "update", prev_input: { value: "s3://before/templates/" } }),
      );

      // AWS writes over a tag of the same key; the emulator adds another.
      expect((await tagsOf(arn))?.at(-1)).toEqual({ Key: key, Value: "s3://ours/templates/" });
    });

    it("leaves another platform's tag alone, and says so", async () => {
      const arn = await domain("taken");
      const theirs = { Key: key, Value: "s3://theirs/templates/" };
      await sagemaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: [theirs] }));

      const tagged = tagDomain(sagemaker, request(arn, create));

      await expect(tagged).rejects.toMatchObject({ issues: [{ code: "DOMAIN_TAG_TAKEN" }] });
      await tagDomain(sagemaker, request(arn, { action: "delete" }));
      expect(await tagsOf(arn)).toEqual([theirs]);
    });
  });
});
