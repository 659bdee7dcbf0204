/** Styles of every page, light and dark as the system has it. */
export const pageStyles = `
:root{--page:#f4f6f5;--card:#fff;--text:#17211e;--quiet:#56635e;--line:#d8dfdc;--accent:#1f7a63;--tint:#e3f1ec;--on-tint:#13513f;--danger:#a12a22}
@media (prefers-color-scheme:dark){:root{--page:#101513;--card:#18201d;--text:#e8efec;--quiet:#9aa9a3;--line:#2c3834;--accent:#5cc4a5;--tint:#1d3a31;--on-tint:#a9e5d2;--danger:#f2978f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
main{width:100%;max-width:440px}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 28px;color:var(--accent);font-weight:650;font-size:18px;letter-spacing:-.01em}
.brand svg{flex:none}
.brand span{color:var(--text)}
h1,p,.does{text-wrap:balance}
h1{margin:0 0 6px;font-size:28px;line-height:1.2;letter-spacing:-.02em}
p{margin:0;color:var(--quiet)}
ul{list-style:none;margin:24px 0;padding:0;display:grid;gap:10px}
button,a.action{font:inherit;color:inherit;cursor:pointer}
.person{display:flex;align-items:center;gap:14px;width:100%;padding:12px 14px;text-align:left;background:var(--card);border:1px solid var(--line);border-radius:12px;transition:border-color .12s,transform .12s}
.person:hover{border-color:var(--accent)}
.person:hover .go,.person:focus-visible .go{color:var(--accent);transform:translateX(2px)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.initials{flex:none;display:grid;place-items:center;width:42px;height:42px;border-radius:50%;background:var(--tint);color:var(--on-tint);font-weight:650;font-size:15px}
.who{flex:1;min-width:0;display:grid}
.name{font-weight:600}
.does{color:var(--quiet);font-size:14px;line-height:1.4}
.team{flex:none;padding:2px 9px;border:1px solid var(--line);border-radius:999px;color:var(--quiet);font-size:13px;line-height:1.5}
.go{flex:none;color:var(--quiet);transition:color .12s,transform .12s}
.foot{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px 16px;font-size:14px}
.link{padding:0;border:0;background:none;color:var(--quiet);font-size:14px;text-decoration:underline;text-underline-offset:3px}
.link:hover{color:var(--text)}
.cause{margin-top:20px;padding:12px 14px;border:1px solid var(--line);border-left:4px solid var(--danger);border-radius:8px;background:var(--card);color:var(--text);overflow-wrap:anywhere}
code{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--text);overflow-wrap:anywhere}
a{color:var(--accent)}
@media (max-width:420px){.person{gap:12px;padding:12px}.go{display:none}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
