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
body{margin:0 auto;max-width:1500px;padding:16px clamp(12px,3vw,40px) 48px}h1{font-size:1.6rem;line-height:1.2;margin:.2em 0}h2{font-size:1.15rem;margin:1.4em 0 .4em}h3{font-size:1rem;margin:1.2em 0 .3em}
p{margin:.4em 0;max-width:75ch}a{color:var(--link)}small,.soft{color:var(--soft)}code{font:0.86em ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
fieldset.switch{border:0;border-bottom:1px solid var(--line);margin:0 0 10px;padding:0 0 8px;display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center}fieldset.switch legend{float:left;font-weight:600;margin-right:14px}fieldset.switch input{margin:0 6px 0 0;width:18px;height:18px;vertical-align:-3px}fieldset.switch label{min-height:26px;white-space:nowrap}
${ACCOUNT_RULES}
.why{font-size:.88rem;white-space:nowrap}.stands{border-top:1px solid var(--line);padding-top:6px;max-width:none}
.strip{border-bottom:1px solid var(--line);padding-bottom:10px}.strip .no{font-weight:600}.first{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:28px}
.first{font-size:.93rem;line-height:1.42}.first h2,.page>section>h2{margin:.7em 0 .3em}
ol.chain{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:12px 26px}
ol.chain>li{border:1px solid var(--line);border-radius:8px;padding:8px 10px;background:var(--card);position:relative;min-height:96px}
ol.chain>li:not(:last-child)::after{content:"→";position:absolute;right:-21px;top:34%;color:var(--soft);font-size:1.1rem}
ol.chain strong{display:block;font-size:.9rem;line-height:1.25;margin-bottom:6px}
.chip{display:inline-block;border:1.5px solid currentColor;border-radius:5px;padding:2px 7px;margin:2px 4px 2px 0;font-size:.85rem;text-decoration:none;min-height:26px;white-space:nowrap}
.holds{color:var(--holds)}.depends{color:var(--depends)}.fails{color:var(--fails)}.assumed{color:var(--assumed)}.open{color:var(--open)}.not-testable-yet{color:var(--none)}.chip.not-testable-yet{border-style:dashed}
ol.short{padding-left:1.4em;margin:.2em 0}ol.short li{margin:.5em 0}
table{border-collapse:collapse;width:100%;font-size:.93rem}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.over>*{border-bottom:0;padding-bottom:0}.scroll{overflow-x:auto}.scroll:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
figure{margin:0 0 12px}figcaption{font-size:.93rem;margin-bottom:4px}svg{max-width:min(100%,560px);height:auto;display:block}
.strips{display:grid;grid-template-columns:minmax(150px,220px) repeat(auto-fit,minmax(220px,1fr));gap:4px 20px;align-items:start}.strips ul{list-style:none;margin:34px 0 0;padding:0}.strips li{height:26px;line-height:26px;font-size:.88rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.strips svg{width:220px;max-width:none}.strips figcaption{min-height:26px;margin:0 0 4px}
dl.verdicts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:1px 14px;margin:.2em 0 .7em;font-size:.93rem}dl.verdicts dd{margin:0}ul.marks{list-style:none;display:flex;flex-wrap:wrap;gap:2px 22px;margin:.3em 0;padding:0;font-size:.93rem}.metrics{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:16px 40px;align-items:start}
${FIGURE_STYLE}
${TOLD_STYLE}
figure.view{margin:18px 0 26px}figure.view svg{margin:8px 0;max-width:min(100%,760px)}figure.view .large svg{max-width:none;width:100%;min-width:700px}.views{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:8px 36px}
summary{cursor:pointer;color:var(--link);min-height:26px}details{margin:.4em 0}
.cards{display:none}
@media (min-width:901px){.strip{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:28px}.strip p{max-width:none}ol.chain>li:nth-child(4):not(:last-child)::after{content:"↵"}}
@media (max-width:900px){.first{grid-template-columns:minmax(0,1fr)}ol.chain{grid-template-columns:1fr 1fr}}
@media (max-width:620px){ol.chain{grid-template-columns:1fr;gap:22px}ol.chain>li{min-height:0}ol.chain>li:not(:last-child)::after{content:"↓";right:50%;top:auto;bottom:-23px}.first>section:nth-child(2){order:-1}.strips{grid-template-columns:minmax(0,1fr)}table.claims tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}table.claims td,table.claims th{display:block;border:0;padding:1px 0;text-align:left;white-space:normal}table.claims thead{position:absolute;left:-9999px}.strips ul{margin-top:0}.wide{display:none}.cards{display:block}}
.card{border:1px solid var(--line);border-radius:8px;padding:8px 12px;margin:10px 0}.card dl{display:grid;grid-template-columns:1fr auto;gap:2px 12px;margin:4px 0}.card dt{color:var(--soft)}.card dd{margin:0;text-align:right}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--back:#fff;--card:#fff;--mark:#000}html{font-size:9.5px;line-height:1.35}body{padding:0}.page{break-after:page}details,fieldset.switch{display:none}a{color:inherit}h1{font-size:1.4rem}.strip{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:14px;padding-bottom:4px}.first{grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:14px;font-size:.85rem;line-height:1.3}.first h2,.page>section>h2{margin:.4em 0 .2em}.first svg{max-width:260px}.why{display:none}ol.short li{margin:.25em 0}
ol.chain{grid-template-columns:repeat(4,minmax(0,1fr));gap:7px 18px}ol.chain>li{min-height:0;padding:4px 6px}ol.chain>li:not(:last-child)::after{right:-15px}ol.chain strong{margin-bottom:2px}.chip{min-height:0;padding:0 3px;margin:1px 2px 1px 0}
.strips{grid-template-columns:132px repeat(4,135px);gap:2px 10px}.strips svg{width:135px}.strips li{height:15.96px;line-height:15.96px;font-size:.8rem}.strips figcaption{min-height:14px;font-size:.8rem;margin:0 0 2px;white-space:nowrap}.strips ul{margin-top:18.5px}.strips figure{margin:0 0 4px}.page p{margin:.15em 0;max-width:none}}
`;
