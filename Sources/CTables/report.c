/* The style and the script of the HTML report, and the style of the dossier, embedded as they are. */
#include "tables.h"

static const uint8_t style[] = {
#embed "../BlindspotReporting/HTML/report.css"
};
const uint8_t *const blindspot_report_style = style;
const size_t blindspot_report_style_count = sizeof style;

static const uint8_t script[] = {
#embed "../BlindspotReporting/HTML/report-data.js"
  ,
#embed "../BlindspotReporting/HTML/report-inventory.js"
  ,
#embed "../BlindspotReporting/HTML/report.js"
};
const uint8_t *const blindspot_report_script = script;
const size_t blindspot_report_script_count = sizeof script;

static const uint8_t dossier_style[] = {
#embed "../BlindspotReporting/HTML/dossier.css"
};
const uint8_t *const blindspot_dossier_style = dossier_style;
const size_t blindspot_dossier_style_count = sizeof dossier_style;
