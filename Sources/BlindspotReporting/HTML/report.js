// Hides findings that do not match the filter.
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
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
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
