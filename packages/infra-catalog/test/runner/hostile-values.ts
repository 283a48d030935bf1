/** What nobody types by accident. */
export const HOSTILE_VALUES: readonly string[] = [
  "main; touch INJECTED",
  "$(touch INJECTED)",
  "`touch INJECTED`",
  "${PATH}",
  "' ; touch INJECTED ; '",
  '" ; touch INJECTED ; "',
  "a\nb\ntouch INJECTED",
  "\r\n\t\u0000\u001b[31m",
  "\\",
  '","project_id":"p-other00000000',
  "|| touch INJECTED",
  "ä 漢字 🦊 \u202e",
  "%{ for x in y }",
  "x".repeat(10_000),
  "",
];
