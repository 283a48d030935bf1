import { describe, expect, it } from "vitest";
import { localS3 } from "../../../test/local-s3.ts";
import { contentsOf, textOf } from "./xml.ts";

async function filled(keys: readonly string[]) {
  const s3 = await localS3();
  for (const key of keys) await s3.ask("PUT", `/bucket/${encodeURIComponent(key)}`, { body: key });
  const list = async (query: string) => {
    const xml = await (await s3.ask("GET", `/bucket?${query}`)).text();
    return {
      keys: contentsOf("Contents", xml).map((content) => textOf("Key", content)),
      prefixes: contentsOf("CommonPrefixes", xml).map((content) => textOf("Prefix", content)),
      count: textOf("KeyCount", xml),
      token: textOf("NextContinuationToken", xml),
      isTruncated: textOf("IsTruncated", xml),
    };
  };
  return { ...s3, list };
}

describe("lists of objects", () => {
  it("hold what starts with the prefix, in the order of its bytes", async () => {
    const { list } = await filled(["a/1", "a/2", "a-b", "b", "\u{1f427}", "\uff41"]);

    expect(await list("list-type=2")).toMatchObject({
      keys: ["a-b", "a/1", "a/2", "b", "\uff41", "\u{1f427}"],
    });
    expect(await list("list-type=2&prefix=a/")).toMatchObject({
      keys: ["a/1", "a/2"],
      count: "2",
      isTruncated: "false",
    });
    expect(await list("list-type=2&start-after=a/1&prefix=a")).toMatchObject({ keys: ["a/2"] });
  });

  it("fold what lies below a delimiter, and go on behind a fold", async () => {
    const { list } = await filled(["a/1", "a/2", "b", "c/d/1", "c/d/2", "e"]);

    const first = await list("list-type=2&delimiter=/&max-keys=2");
    const second = await list(`list-type=2&delimiter=/&max-keys=2&continuation-token=${first.token}`);
    const below = await list("list-type=2&delimiter=/&prefix=c/");

    expect(first).toMatchObject({ keys: ["b"], prefixes: ["a/"], isTruncated: "true", count: "2" });
    expect(second).toMatchObject({ keys: ["e"], prefixes: ["c/"], isTruncated: "false" });
    expect(second.token).toBeUndefined();
    expect(below).toMatchObject({ keys: [], prefixes: ["c/d/"] });
  });

  it("say keys that XML cannot, encoded", async () => {
    const { list } = await filled(["a\u0001b", "c&<d"]);

    expect(await list("list-type=2&encoding-type=url")).toMatchObject({ keys: ["a%01b", "c%26%3Cd"] });
    expect(await list("list-type=2")).toMatchObject({ keys: ["a\ufffdb", "c&<d"] });
  });

  it("of the older kind go on behind a marker", async () => {
    const { list } = await filled(["a", "b", "c"]);

    expect(await list("max-keys=2")).toMatchObject({ keys: ["a", "b"], isTruncated: "true" });
    expect(await list("marker=b")).toMatchObject({ keys: ["c"], isTruncated: "false" });
  });

  it.each(["list-type=2&continuation-token=%21", "list-type=2&max-keys=-1"])("refuse %s", async (query) => {
    const { ask, codeOf } = await filled([]);

    expect(await codeOf(ask("GET", `/bucket?${query}`))).toBe("InvalidArgument");
  });
});
