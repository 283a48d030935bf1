import { expect, it } from "vitest";
import { nodeTakesProxies, proxiesOf, proxyAgents } from "./proxy-agents.ts";

it("leaves the SDK its own way where there is no proxy", () => {
  expect(proxyAgents({ HTTPS_PROXY: "", NO_PROXY: "*" })).toEqual({});
});

it("makes agents for a proxy, whatever the case of its variable", () => {
  for (const name of ["HTTP_PROXY", "https_proxy"]) {
    const environment = { [name]: "http://127.0.0.1:3128" };
    expect(proxiesOf(environment)).toEqual([name]);
    expect(Object.keys(proxyAgents(environment))).toEqual(["httpAgent", "httpsAgent"]);
  }
});

it.each([
  ["20.19.0", false],
  ["22.13.0", false],
  ["22.21.0", true],
  ["23.11.0", false],
  ["24.4.1", false],
  ["24.5.0", true],
  ["26.0.0", true],
])("knows whether Node %s takes them", (version, takes) => {
  expect(nodeTakesProxies(version)).toBe(takes);
});
