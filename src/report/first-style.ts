/** The first screen: strip, chain, sentences, courses; at 1280 × 800 it is seen whole. */
const SCREEN = `
.page h2{font-size:1.02rem;line-height:1.3;margin:0 0 3px}#courses>h2{display:inline}.why{font-size:.88rem;white-space:nowrap}
.strip{border-bottom:1px solid var(--line);padding-bottom:3px;display:grid;grid-template-columns:max-content minmax(0,1fr);column-gap:22px;align-items:baseline}.strip h1{font-size:1.35rem;margin:0}.strip p{margin:0;max-width:none}.strip .question{font-size:.88rem}.strip .honest{grid-column:1/-1;font-size:.74rem;line-height:1.35}.strip .no{font-weight:600}.strip small{font-size:inherit}
.page>.first{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:8px 26px;font-size:.83rem;line-height:1.33;padding:6px 0 4px}.page>.first>:only-child{grid-column:1/-1;font-size:.95rem}
.argument{position:relative;display:grid;grid-template-columns:minmax(0,1fr);grid-template-rows:auto 1fr auto;min-width:0}
ol.chain{list-style:none;margin:0;padding:0;display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr) 22px;grid-template-rows:1fr auto}
.chain>.step{grid-row:1;border:1px solid var(--line);border-radius:8px;padding:6px 3px;background:var(--card);display:flex;flex-direction:column;align-items:center;gap:4px}
.chain strong{font-size:.73rem;line-height:1.2;text-align:center;min-height:4.8em;overflow-wrap:anywhere}
.chip{display:block;border:1.5px solid currentColor;border-radius:5px;padding:1px 4px;font-size:.75rem;line-height:20px;min-width:52px;text-align:center;text-decoration:none;white-space:nowrap}
.chip.not-testable-yet{border-style:dashed}.chain>.arrow{grid-row:1;align-self:center}.shaft{display:block}.shaft svg{display:block;width:22px;max-width:none;height:40px}
.ar{fill:none;stroke:var(--soft)}.ah{fill:var(--soft)}.ar.br{stroke:var(--fails)}.tip:hover .ar:not(.br),.shaft:focus-visible .ar:not(.br){stroke:var(--mark)}.tip:hover .ah,.shaft:focus-visible .ah{fill:var(--mark)}
.chain>.back{grid-row:2;grid-column:1/span 15}.back .shaft{position:relative;height:30px}.back .line{width:100%;max-width:none;height:30px}.back .up{position:absolute;left:5.1%;margin-left:-11px;top:0;height:12px;width:22px}.back small{position:absolute;left:50%;top:1px;transform:translateX(-50%);font-size:.7rem}
.under{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:4px 18px;padding-top:5px}.key p{margin:0 0 3px;max-width:none}.key small{font-size:.74rem;display:block;line-height:1.36}
.note{position:absolute;grid-area:3/1;inset:4px 0 0;visibility:hidden;background:var(--back);border:1px solid var(--mark);border-radius:6px;padding:7px 12px;font-size:.9rem;line-height:1.45;text-align:left;overflow:auto;transition:visibility 0s .12s;z-index:1}
.tip:hover>.note,.tip:focus-within>.note{visibility:visible;transition-delay:0s}.tip:hover>.note{z-index:2}.shaft:focus-visible{outline:3px solid var(--link);outline-offset:1px;position:relative;z-index:1;border-radius:3px}
ol.short{padding-left:1.35em;margin:0}ol.short li{margin:0 0 4px}.under figure{margin:0}.under figcaption{font-size:inherit;margin:0}.under figure svg{max-width:min(100%,460px)}.under figure>small{font-size:.72rem;line-height:1.3;display:block}
small.marks{font-size:.74rem}#courses{border-top:1px solid var(--line);padding-top:3px}.foot{display:flex;flex-wrap:wrap;gap:2px 8px;justify-content:space-between}.strips{display:flex;gap:4px 8px;flex:1 1 auto;align-items:flex-end}.strips.regrets{flex:0 1 auto}.strips.levels{justify-content:space-between}
.strips ul{list-style:none;margin:0 0 26px;align-self:flex-end;padding:0;flex:0 1 216px;min-width:120px}.strips li{height:17px;line-height:17px;font-size:.72rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.strips figure{margin:0;flex:none}.levels svg{width:126px}.regrets svg{width:100px}.strips figcaption{font-size:.72rem;line-height:14px;margin:0}.levels figure{width:126px}.regrets figure{width:100px}
.stands{border-top:1px solid var(--line);padding-top:3px;margin:2px 0;max-width:none;font-size:.77rem}
.cards,.narrow{display:none}.card{border:1px solid var(--line);border-radius:8px;padding:8px 12px;margin:10px 0}.card dl{display:grid;grid-template-columns:1fr auto;gap:2px 12px;margin:4px 0}.card dt{color:var(--soft)}.card dd{margin:0;text-align:right}
@media (min-width:1200px){.foot.beside{flex-wrap:nowrap}.beside .levels{min-width:0}.beside .regrets ul{display:none}}
@media (min-width:1440px){.page>.first{font-size:.9rem}.strips,.foot{column-gap:28px}.strips.levels{flex:none}.strips ul{flex:none;width:225px}}
@media (min-width:1540px){.strips ul{width:285px}}
`;

/** Narrower than two columns: the chain in full width; narrower still: upright, sentences first, courses as cards. */
const NARROW = `
@media (max-width:1120px){.page>.first{grid-template-columns:minmax(0,1fr);font-size:.9rem}.strip{grid-template-columns:minmax(0,1fr)}}
@media (max-width:700px){.strip .honest{margin-top:4px}.said{order:-1}ol.chain{display:flex;flex-direction:column}.chain>.step{flex:none;flex-direction:row;flex-wrap:wrap;position:relative;padding:8px 10px}.chain strong{flex:0 0 100%;text-align:left;min-height:0;font-size:.9rem}.chip{font-size:.85rem;line-height:24px;min-width:60px}
.chain>.arrow{flex:none;position:relative;width:100%}.arrow .shaft{width:40px;margin:0 auto;height:26px;position:relative}.arrow .shaft svg{transform:rotate(90deg);position:absolute;left:9px;top:-7px}
.chain>.back{flex:none;position:relative}.back .shaft{height:auto;text-align:center;padding-top:6px}.back svg{display:none}.back small{position:static;transform:none}.back small::before{content:"↑ "}
.argument{position:static}.note{inset:100% 0 auto}.under{grid-template-columns:minmax(0,1fr)}.card{font-size:.9rem;padding:6px 10px}.wide{display:none!important}.cards,.narrow{display:block}.page h2{margin-top:10px}}
`;

/** The first page of print: the first screen on one sheet of A4, which stands alone. */
const PRINT = `
@media print{.page{break-after:page}.page p{margin:.15em 0;max-width:none}.why,.note,.cards{display:none!important}.strip{grid-template-columns:max-content minmax(0,1fr)}.page>.first{grid-template-columns:minmax(0,1fr);gap:6px;font-size:inherit;line-height:1.35}.said{order:0}
.chain>.step{padding:4px 2px;gap:3px}.chain strong{min-height:3.7em;font-size:.85rem}.chip{line-height:16px;font-size:.85rem;min-width:40px;border-width:1px}.under{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.under figure svg{max-width:260px}
.wide.foot{display:block!important}.strips,.strips.levels{justify-content:flex-start;gap:3px 14px;margin-bottom:3px}.strips ul,.strips.regrets ul{display:block;margin-bottom:20.6px;flex:none;width:150px}.strips li{height:13.49px;line-height:13.49px}.levels svg,.levels figure{width:100px}.regrets svg,.regrets figure{width:79.37px}}
`;

export const FIRST_STYLE = SCREEN + NARROW + PRINT;
