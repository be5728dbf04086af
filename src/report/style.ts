import { FIRST_STYLE } from "./first-style.js";
import { TOLD_STYLE } from "./style-told.js";
import { FIGURE_STYLE, PALETTE_STYLE } from "./views/figure-style.js";

/** Accounts that one page can switch between. */
export const MOST_ACCOUNTS = 12;

/** Only the account that is chosen is shown; where a browser cannot tell which, all are. */
const ACCOUNT_RULES = Array.from(
  { length: MOST_ACCOUNTS },
  (_, k) => `body:has(#account-${k}:checked) .account:not(#read-${k}){display:none}`,
).join("");

/** Style of the report: light, dark and print; no font, picture or script is fetched. */
export const STYLE = `
${PALETTE_STYLE}:root{--card:#f6f7f9;--link:#0b57a4}@media (prefers-color-scheme:dark){:root{--card:#1e2127;--link:#8cc4ff}}
*{box-sizing:border-box}html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--back)}
body{margin:0 auto;max-width:1500px;padding:8px clamp(12px,3vw,40px) 48px}h1{font-size:1.6rem;line-height:1.2;margin:.2em 0}h2{font-size:1.15rem;margin:1.4em 0 .4em}h3{font-size:1rem;margin:1.2em 0 .3em}
p{margin:.4em 0;max-width:75ch}a{color:var(--link)}small,.soft{color:var(--soft)}code{font:0.86em ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
fieldset.switch{border:0;margin:0 0 4px;padding:0;display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;font-size:.88rem}fieldset.switch legend{float:left;font-weight:600;margin-right:14px}fieldset.switch input{margin:0 5px 0 0;width:16px;height:16px;vertical-align:-3px}fieldset.switch label{min-height:24px;white-space:nowrap}
${ACCOUNT_RULES}
.holds{color:var(--holds)}.depends{color:var(--depends)}.fails{color:var(--fails)}.assumed{color:var(--assumed)}.open{color:var(--open)}.not-testable-yet{color:var(--none)}
table{border-collapse:collapse;width:100%;font-size:.93rem}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.over>*{border-bottom:0;padding-bottom:0}.scroll{overflow-x:auto}.scroll:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
figure{margin:0 0 12px}figcaption{font-size:.93rem;margin-bottom:4px}svg{max-width:min(100%,560px);height:auto;display:block}.first{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:28px;font-size:.93rem;line-height:1.42}
dl.verdicts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:1px 14px;margin:.2em 0 .7em;font-size:.93rem}dl.verdicts dd{margin:0}ul.marks{list-style:none;display:flex;flex-wrap:wrap;gap:2px 22px;margin:.3em 0;padding:0;font-size:.93rem}.metrics{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:16px 40px;align-items:start}
${FIGURE_STYLE}
${TOLD_STYLE}
figure.view{margin:18px 0 26px}figure.view svg{margin:8px 0;max-width:min(100%,760px)}figure.view .large svg{max-width:none;width:100%;min-width:700px}.views{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:8px 36px}
summary{cursor:pointer;color:var(--link);min-height:26px}details{margin:.4em 0}
@media (max-width:900px){.first{grid-template-columns:minmax(0,1fr)}}
@media (max-width:620px){table.claims tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}table.claims td,table.claims th{display:block;border:0;padding:1px 0;text-align:left;white-space:normal}table.claims thead{position:absolute;left:-9999px}}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--back:#fff;--card:#fff;--mark:#000}html{font-size:9.5px;line-height:1.35}body{padding:0}details,fieldset.switch{display:none}a{color:inherit}.first{gap:14px;font-size:.85rem;line-height:1.3}}
${FIRST_STYLE}`;
