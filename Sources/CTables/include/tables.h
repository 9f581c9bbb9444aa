#ifndef BLINDSPOT_TABLES_H
#define BLINDSPOT_TABLES_H
#include <stddef.h>
#include <stdint.h>

/* Bytes laid out at build time. Each table is a pointer and a length; what they mean is known in Swift only. */
typedef struct {
  const char *name;
  const uint8_t *bytes;
  size_t count;
} BlindspotTable;

/* Every embedded file of rules/, in the order of their paths. */
extern const BlindspotTable blindspot_rule_files[];
extern const size_t blindspot_rule_file_count;
#endif
