/// The parts of the page that are equal in every report.
package enum HTMLPage {
  /// The content security policy: the page loads, sends and embeds nothing, and only the style and the script below run.
  ///
  /// A test compares their hashes with the constants; after a change, copy the new hashes from its message.
  package static let policy =
    "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'"

  /// The SHA-256 hash of ``style``.
  package static let styleHash = "sha256-RuNKqNegcCN2DrGKsswzlzn6uiV4JnMWOF2lobNuL3I="
  /// The SHA-256 hash of ``script``.
  package static let scriptHash = "sha256-BANE7ShrwY/Y5R+A18FTz4HuF03/gJ/jW5OV7fpLOW8="

  /// The filter, which is hidden until the script runs.
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

  /// The script, which hides findings that do not match the filter.
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
