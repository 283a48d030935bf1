import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMotoThere, type Moto, startMoto } from "./moto.ts";

describe.skipIf(!isMotoThere)("moto [needs moto]", () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  }, 60_000);
  afterAll(() => moto.stop());

  const buckets = async () =>
    [...(await (await fetch(moto.endpoint)).text()).matchAll(/<Name>([^<]*)/g)].map(([, name]) => name);

  it("holds what it is given until it is reset", async () => {
    const made = await fetch(`${moto.endpoint}/things`, { method: "PUT" });

    expect(made.status).toBe(200);
    expect(await buckets()).toEqual(["things"]);
    await moto.reset();
    expect(await buckets()).toEqual([]);
  });

  it("stops", async () => {
    const other = await startMoto();
    await other.stop();

    await expect(fetch(other.endpoint)).rejects.toThrow();
    expect(other.endpoint).not.toBe(moto.endpoint);
  });
});
