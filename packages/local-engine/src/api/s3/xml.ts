import { randomUUID } from "node:crypto";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** What XML 1.0 cannot say in any way. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? "").replace(UNSAYABLE, "\ufffd");

/** Nothing where there is no text. */
export const element = (name: string, text: string | number | boolean | undefined): string =>
  text === undefined ? "" : `<${name}>${escaped(String(text))}</${name}>`;

export const S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** A document of S3's own namespace. */
export const s3Document = (name: string, ...content: readonly string[]): string =>
  `<${name} xmlns="${S3_NAMESPACE}">${content.join("")}</${name}>`;

export const xmlAnswer = (
  xml: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`, {
    status,
    headers: { "content-type": "application/xml", ...requestId(), ...headers },
  });

/** As `encoding-type=url` wants keys; slashes stay as they are. */
export const urlEncoded = (text: string): string => encodeURIComponent(text).replaceAll("%2F", "/");

export const requestId = (): Record<string, string> => ({ "x-amz-request-id": randomUUID() });

/** The contents of all elements of this name; for documents of two levels, which S3's requests are. */
export function contentsOf(name: string, xml: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`, "g"))].map(
    (match) => match[1] ?? "",
  );
}

/** The text of the first element of this name. */
export const textOf = (name: string, xml: string): string | undefined => {
  const [content] = contentsOf(name, xml);
  return content === undefined ? undefined : unescaped(content);
};

const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const unescaped = (text: string): string =>
  text.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g, (all, name, decimal, hex) => {
    if (name !== undefined) return CHARACTERS[name] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
