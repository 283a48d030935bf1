import type { Objects } from "../../src/runner/lambda/objects.ts";

/** A bucket in memory, with the conditional writes of S3. */
export interface MemoryObjects extends Objects {
  readonly contents: Map<string, string>;
}

export function memoryObjects(): MemoryObjects {
  const contents = new Map<string, string>();
  const etags = new Map<string, string>();
  let versions = 0;
  const write = (key: string, text: string) => {
    versions += 1;
    contents.set(key, text);
    etags.set(key, `"${versions}"`);
    return { text, etag: `"${versions}"` };
  };
  return {
    contents,
    async get(key) {
      const text = contents.get(key);
      return text === undefined ? undefined : { text, etag: etags.get(key) ?? "" };
    },
    async create(key, text) {
      return contents.has(key) ? undefined : write(key, text);
    },
    async replace(key, text, etag) {
      return etags.get(key) === etag ? write(key, text) : undefined;
    },
    async remove(key) {
      contents.delete(key);
      etags.delete(key);
    },
    async *list(prefix) {
      yield* [...contents.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}

/** The same bucket, with a pause before each call takes effect: the place where others may come first. */
export const paused = (objects: Objects, pause: (call: string) => Promise<void>): Objects => ({
  get: (key) => pause("get").then(() => objects.get(key)),
  create: (key, text) => pause("create").then(() => objects.create(key, text)),
  replace: (key, text, etag) => pause("replace").then(() => objects.replace(key, text, etag)),
  remove: (key) => pause("remove").then(() => objects.remove(key)),
  list: (prefix, since) => objects.list(prefix, since),
});
