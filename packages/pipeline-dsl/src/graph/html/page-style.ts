export const PAGE_STYLE = `:root{color-scheme:light dark;--ground:#fff;--bar:#f6f8fa;--border:#d0d7de;--text:#1f2328;--muted:#59636e;--accent:#0969da}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--bar:#161b22;--border:#30363d;--text:#e6edf3;--muted:#9198a1;--accent:#58a6ff}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--ground);color:var(--text);font:14px/1.45 "Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
header{display:flex;align-items:center;gap:16px;padding:10px 16px;background:var(--bar);border-bottom:1px solid var(--border)}
h1{margin:0;font-size:16px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:4em}
header p{margin:0;color:var(--muted);white-space:nowrap;flex:1}
output{color:var(--muted);min-width:4.5em;font-variant-numeric:tabular-nums}
input,button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--border);border-radius:6px;padding:4px 10px}
input{width:220px}
button{cursor:pointer}
button:hover{border-color:var(--muted)}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
[role=group]{display:flex;gap:4px}
main{flex:1;display:flex;min-height:0}
#stage{flex:1;min-width:0;overflow:auto}
#stage.live{overflow:hidden;cursor:grab;touch-action:none}
#stage.live.dragged{cursor:grabbing}
#stage svg{display:block;margin:auto}
#stage.live svg{width:100%;height:100%}
.sw-step{cursor:pointer;outline:none}
.sw-step:hover .sw-box,.sw-step:focus-visible .sw-box{stroke:var(--accent);stroke-width:2}
.sw-step.chosen .sw-box{stroke:var(--accent);stroke-width:3}
.sw-link.near path:first-of-type{stroke:var(--accent);stroke-width:3}
.sw-link.near .sw-arrow{fill:var(--accent)}
.searching .sw-step:not(.found){opacity:.25}
.searching .sw-link{opacity:.2}
aside{position:relative;width:min(460px,45vw);padding:16px;border-left:1px solid var(--border);background:var(--bar);overflow:auto;display:flex;flex-direction:column;gap:10px}
aside[hidden]{display:none}
aside p,aside h2,dl,dd{margin:0}
h2{font-size:16px;overflow-wrap:anywhere;padding-right:32px}
aside p{color:var(--muted);overflow-wrap:anywhere}
aside p:empty{display:none}
#close{position:absolute;top:12px;right:12px;padding:0 8px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px}
dt{color:var(--muted)}
dd{display:flex;flex-wrap:wrap;gap:4px}
dd button{padding:0 6px;overflow-wrap:anywhere;text-align:left}
pre{margin:0;padding:12px;border:1px solid var(--border);border-radius:6px;background:var(--ground);font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
@media (max-width:720px){header{flex-wrap:wrap}main{flex-direction:column}aside{width:auto;max-height:50%;border-left:0;border-top:1px solid var(--border)}}
@media print{header input,header [role=group],output{display:none}}`;
