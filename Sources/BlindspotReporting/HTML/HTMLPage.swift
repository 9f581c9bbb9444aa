/// The parts of the page that are the same in every report.
package enum HTMLPage {
  /// The content security policy: nothing is loaded, sent or embedded, and no style or script runs but those below, named
  /// by their SHA-256. A test recomputes the hashes; after a change take the new ones from its message.
  package static let policy =
    "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'"

  /// The hash of ``style``.
  package static let styleHash = "sha256-RuNKqNegcCN2DrGKsswzlzn6uiV4JnMWOF2lobNuL3I="
  /// The hash of ``script``.
  package static let scriptHash = "sha256-BANE7ShrwY/Y5R+A18FTz4HuF03/gJ/jW5OV7fpLOW8="

  /// The filter; shown by the script, since it does nothing without.
  static let controls = """
    <form id="controls" role="search" hidden>
    <label class="query"><span>Filter</span><input id="query" type="search" autocomplete="off" spellcheck="false" \
    placeholder="rule, kind, file, flow, text …"></label>
    <fieldset><legend>Severity</legend>
    <label><input type="checkbox" value="error" checked> error</label>
    <label><input type="checkbox" value="warning" checked> warning</label>
    <label><input type="checkbox" value="note" checked> note</label></fieldset>
    <output id="shown" for="query"></output>
    </form>

    """

  /// The script: hides what does not match the filter.
  package static let script = """
    (() => {
      const controls = document.getElementById("controls");
      if (!controls) return;
      const query = document.getElementById("query");
      const shown = document.getElementById("shown");
      const boxes = [...controls.querySelectorAll("input[type=checkbox]")];
      const files = [...document.querySelectorAll(".file")].map((section) => ({
        section,
        name: section.querySelector("h2").textContent.toLowerCase(),
        findings: [...section.querySelectorAll(".finding")].map((card) => ({
          card, severity: card.dataset.severity, text: card.textContent.toLowerCase(),
        })),
      }));
      const total = files.reduce((sum, file) => sum + file.findings.length, 0);
      const apply = () => {
        const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
        const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
        let count = 0;
        for (const file of files) {
          let any = false;
          for (const finding of file.findings) {
            const fits = severities.has(finding.severity)
              && words.every((word) => finding.text.includes(word) || file.name.includes(word));
            finding.card.hidden = !fits;
            if (fits) { any = true; count += 1; }
          }
          file.section.hidden = !any;
        }
        shown.textContent = count === total ? total + " findings" : count + " of " + total + " findings";
      };
      controls.addEventListener("input", apply);
      controls.addEventListener("submit", (event) => event.preventDefault());
      document.addEventListener("keydown", (event) => {
        if (event.key === "/" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
      });
      for (const button of document.querySelectorAll("[data-query]")) {
        button.addEventListener("click", () => {
          query.value = query.value === button.dataset.query ? "" : button.dataset.query;
          apply();
        });
      }
      controls.hidden = false;
      apply();
    })();
    """
}
