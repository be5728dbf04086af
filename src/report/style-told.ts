/** Style of the stories: two worlds beside each other, each a column; one below the other where there is no room. */
export const TOLD_STYLE = `details.told{border-top:1px solid var(--line);padding-top:4px}details.told>summary{font-size:.95rem}details.told p{max-width:none}details.told>p[id]{scroll-margin-top:56px}
.ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:4px 36px}.ways h3{margin:.6em 0 .2em}.ways ul{margin:.2em 0;padding-left:1.2em}.ways li{margin:.2em 0;font-size:.93rem}
table.differs{width:auto}table.differs th[scope=row]{font-weight:400}`;
