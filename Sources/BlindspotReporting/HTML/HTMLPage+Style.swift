extension HTMLPage {
  /// The style: light or dark by the reader's setting, one column on a phone, little ink on paper.
  package static let style = """
    :root { color-scheme: light dark; --paper: #f6f7f9; --card: #ffffff; --ink: #1b2230; --soft: #5c677a; --line: #dfe3ea;
      --code: #f1f3f7; --error: #b42318; --error-back: #fdebe9; --warning: #8a5300; --warning-back: #fdf1dc;
      --note: #1257a6; --note-back: #e6f0fb; --accent: #3d5afe; }
    @media (prefers-color-scheme: dark) { :root { --paper: #11151c; --card: #1a202a; --ink: #e6e9ef; --soft: #98a3b5;
      --line: #2d3643; --code: #131922; --error: #ff8a80; --error-back: #43201f; --warning: #ffc266;
      --warning-back: #3d2e14; --note: #8cc4ff; --note-back: #173150; --accent: #8c9eff; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding-top: 2rem; }
    footer { padding-top: 1.5rem; padding-bottom: 2rem; color: var(--soft); font-size: .85rem; }
    .brand { margin: 0; color: var(--accent); font-weight: 700; letter-spacing: .06em; text-transform: uppercase;
      font-size: .8rem; }
    h1 { margin: .1rem 0 .4rem; font-size: 1.7rem; line-height: 1.2; }
    .headline { margin: 0; font-size: 1.05rem; }
    .quiet { margin: 0; color: var(--soft); }
    code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      font-size: .86em; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
    .tiles div, figure, .unchecked, .finding, .empty { background: var(--card); border: 1px solid var(--line);
      border-radius: .6rem; }
    .tiles div { padding: .6rem .9rem; }
    .tiles dt { color: var(--soft); font-size: .85rem; }
    .tiles dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .tiles .error dd { color: var(--error); } .tiles .warning dd { color: var(--warning); }
    .tiles .note dd { color: var(--note); }
    .empty { padding: 2rem; text-align: center; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: .75rem; }
    figure { margin: 0; padding: .9rem; }
    figcaption { font-weight: 650; margin-bottom: .4rem; }
    figure table { width: 100%; border-collapse: collapse; }
    figure th { text-align: left; font-weight: 400; white-space: nowrap; width: 1%; padding: .1rem .6rem .1rem 0; }
    figure button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
    figure button:hover, figure button:focus-visible { text-decoration: underline; color: var(--accent); }
    .bar { padding: 0; }
    .bar svg { display: block; width: 100%; height: .7rem; }
    .bar rect { fill: var(--accent); }
    .count { width: 1%; white-space: nowrap; padding-left: .6rem; text-align: right; font-variant-numeric: tabular-nums; }
    .unchecked { border-left: .3rem solid var(--error); padding: .9rem 1.1rem; margin-bottom: .75rem; }
    .unchecked h2 { margin: 0 0 .3rem; font-size: 1.1rem; }
    .unchecked ul { list-style: none; margin: 0; padding: 0; max-height: 24rem; overflow-y: auto; }
    .unchecked li { padding: .5rem 0; border-top: 1px solid var(--line); }
    .unchecked li:first-child { border-top: 0; }
    .unchecked p { margin: .2rem 0 0; }
    #controls { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem;
      align-items: center; padding: .75rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
    .query { display: flex; align-items: center; gap: .5rem; flex: 1 1 16rem; }
    #query { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
      border-radius: .4rem; padding: .4rem .6rem; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
    fieldset { display: flex; gap: .8rem; border: 0; margin: 0; padding: 0; }
    legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    #shown { color: var(--soft); font-variant-numeric: tabular-nums; }
    .file > h2 { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; margin: 1.6rem 0 .6rem;
      font-size: 1.05rem; }
    small { color: var(--soft); font-weight: 400; }
    .finding { border-left: .3rem solid var(--line); padding: .8rem 1rem; margin-bottom: .75rem;
      content-visibility: auto; contain-intrinsic-size: auto 16rem; }
    .finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); }
    .finding.note { border-left-color: var(--note); }
    h3 { margin: 0; font-size: 1rem; font-weight: 600; }
    .badge { display: inline-block; border-radius: .3rem; padding: 0 .45rem; font-size: .78rem; font-weight: 650; }
    .badge.error { color: var(--error); background: var(--error-back); }
    .badge.warning { color: var(--warning); background: var(--warning-back); }
    .badge.note { color: var(--note); background: var(--note-back); }
    .facts { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .2rem 0 .5rem; color: var(--soft);
      font-size: .88rem; }
    a { color: var(--accent); }
    pre { margin: .5rem 0; padding: .5rem 0; background: var(--code); border-radius: .4rem; overflow-x: auto;
      overflow-wrap: normal; line-height: 1.45; }
    .line { display: block; min-height: 1.45em; padding-right: 1rem; width: max-content; min-width: 100%; }
    .line::before { content: attr(data-line); display: inline-block; width: 4.5ch; margin-right: 1.5ch;
      text-align: right; color: var(--soft); user-select: none; }
    mark { background: var(--warning-back); color: var(--warning); border-bottom: 2px solid; border-radius: .15rem; }
    .error mark { background: var(--error-back); color: var(--error); }
    .note mark { background: var(--note-back); color: var(--note); }
    .way { display: flex; flex-wrap: wrap; list-style: none; margin: .3rem 0; padding: 0; font-size: .92rem; }
    .way li + li::before { content: "›"; margin: 0 .5rem; color: var(--soft); }
    .finding dl { margin: .4rem 0 0; }
    .finding dl div { display: grid; grid-template-columns: 4.5rem 1fr; }
    .finding dt { color: var(--soft); }
    .finding dd { margin: 0; }
    details { margin-top: .4rem; color: var(--soft); font-size: .85rem; }
    details p { margin: .2rem 0 0; }
    summary { cursor: pointer; }
    @media (max-width: 36rem) { header, main, footer { padding-left: .8rem; padding-right: .8rem; }
      .tiles { grid-template-columns: repeat(3, 1fr); gap: .5rem; } .tiles dd { font-size: 1.3rem; }
      .finding dl div { grid-template-columns: 1fr; } #controls { position: static; } }
    @media print { :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f4f4f4; }
      body { font-size: 10pt; } .unchecked ul { max-height: none; } #controls, details { display: none; } pre { white-space: pre-wrap; }
      .finding { content-visibility: visible; } .finding, figure, .tiles div { break-inside: avoid; } h2 { break-after: avoid; } }
    """
}
