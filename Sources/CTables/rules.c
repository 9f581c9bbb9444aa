#include "tables.h"

const BlindspotTable blindspot_rule_files[] = {
    {0, 0, 0},
};
const size_t blindspot_rule_file_count = 0;
