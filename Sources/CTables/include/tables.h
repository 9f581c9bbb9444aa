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

/* Swift does not import an array without a length. */
static inline const BlindspotTable *blindspot_rule_file(size_t index) { return &blindspot_rule_files[index]; }

/* A region's telephone numbering plan: two start states of the automaton that all plans share. */
typedef struct {
  /* ISO 3166 code; 00 for numbers that belong to no country. */
  uint8_t name[2];
  /* E.164 country code. */
  uint16_t code;
  /* Start state for the digits behind the country code. */
  uint16_t international;
  /* Start state for the digits dialled inside the region. */
  uint16_t national;
} BlindspotPhoneRegion;

/* Transitions of the automaton, ten to a state; 0 is the dead end. */
extern const uint16_t *const blindspot_phone_moves;
/* What kinds of number end in a state, a byte to a state. */
extern const uint8_t *const blindspot_phone_kinds;
extern const size_t blindspot_phone_state_count;
/* Ordered by country code; the main region of a code comes first. */
extern const BlindspotPhoneRegion *const blindspot_phone_regions;
extern const size_t blindspot_phone_region_count;
#endif
