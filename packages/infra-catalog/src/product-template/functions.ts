/** CloudFormation's functions as the template uses them. */

export const ref = (name: string) => ({ Ref: name });

export const getAtt = (resource: string, attribute: string) => ({ "Fn::GetAtt": [resource, attribute] });

export const base64 = (value: unknown) => ({ "Fn::Base64": value });

/** `Fn::Sub`, or the text itself where there is nothing to put in. */
export const sub = (text: string, values?: Readonly<Record<string, unknown>>): unknown => {
  if (!text.includes("${")) return text;
  return { "Fn::Sub": values === undefined ? text : [text, values] };
};
