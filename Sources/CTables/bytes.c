/* The bytes of a short text by class, for TextProfile.swift: sixteen bytes at a time, then operations on a bit for each byte. */

#include <string.h>

#include "tables.h"

#define INLINE static inline __attribute__((always_inline))

typedef uint8_t Bytes __attribute__((ext_vector_type(16), aligned(1), may_alias));
typedef int8_t Mask __attribute__((ext_vector_type(16)));
typedef bool Bits __attribute__((ext_vector_type(16)));

enum { block = 16 };

/* One bit for each byte of a mask. */
INLINE uint64_t bits_of(Mask mask) {
  Bits bits = __builtin_convertvector(mask, Bits);
  uint16_t number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

/* Which bytes are in the range of a class. */
INLINE Mask in_range(Bytes bytes, uint8_t first, uint8_t last) {
  return (Mask)((Bytes)(bytes - first) <= (uint8_t)(last - first));
}

/* The classes of the bytes, and whether some signs occur. */
typedef struct {
  uint64_t upper, letters, digits, spaces, hyphens, stops, commas, colons, beyond;
  Mask at, markup, escapes, marks;
} Classes;

/* Adds the bytes of a block that begins at `start`. Bytes may be added twice. */
INLINE void add(Classes *classes, const uint8_t *text, size_t start) {
  Bytes bytes = *(const Bytes *)text;
  classes->upper |= bits_of(in_range(bytes, 'A', 'Z')) << start;
  classes->letters |= bits_of(in_range(bytes | 0x20, 'a', 'z')) << start;
  classes->digits |= bits_of(in_range(bytes, '0', '9')) << start;
  classes->spaces |= bits_of((Mask)(bytes == ' ')) << start;
  classes->hyphens |= bits_of((Mask)(bytes == '-')) << start;
  classes->stops |= bits_of((Mask)(bytes == '.')) << start;
  classes->commas |= bits_of((Mask)(bytes == ',')) << start;
  classes->colons |= bits_of((Mask)(bytes == ':')) << start;
  classes->beyond |= bits_of((Mask)(bytes >= (uint8_t)0x80)) << start;
  classes->at |= (Mask)(bytes == '@');
  classes->markup |= (Mask)((bytes == '<') | (bytes == '{'));
  classes->escapes |= (Mask)((bytes == '&') | (bytes == '%'));
  classes->marks |= (Mask)((bytes == '#') | (bytes == '/'));
}

INLINE void profile(const uint8_t *text, size_t count, BlindspotProfile *result) {
  Classes classes = {0};
  if (count < block) {
    uint8_t bytes[block] = {0};
    memcpy(bytes, text, count);
    add(&classes, bytes, 0);
  } else {
    for (size_t start = 0; start + block <= count; start += block) add(&classes, text + start, start);
    /* The rest, with some of the bytes before it. */
    if (count % block) add(&classes, text + count - block, count - block);
  }
  uint64_t digits = classes.digits, run = digits | classes.letters;
  result->digit_bits = digits;
  result->letter_bits = classes.letters;
  result->upper_bits = classes.upper;
  result->digits = __builtin_popcountll(digits);
  result->letters = __builtin_popcountll(classes.letters);
  result->upper = __builtin_popcountll(classes.upper);
  result->spaces = __builtin_popcountll(classes.spaces);
  result->hyphens = __builtin_popcountll(classes.hyphens);
  result->stops = __builtin_popcountll(classes.stops);
  result->colons = __builtin_popcountll(classes.colons);
  result->inner_stops = __builtin_popcountll(classes.stops & digits << 1 & digits >> 1);
  uint64_t decimals = digits & ~(digits << 1) & (classes.stops | classes.commas) << 1 & digits << 2;
  for (; decimals; decimals &= decimals - 1) {
    int length = __builtin_ctzll(~(digits >> __builtin_ctzll(decimals)));
    if (length >= 4 && length <= 10) result->decimals++;
  }
  for (; run; run &= run << 1) result->longest_run++;
  result->has_at = bits_of(classes.at) != 0;
  result->has_markup = bits_of(classes.markup) != 0;
  result->has_escapes = bits_of(classes.escapes) != 0;
  result->has_marks = bits_of(classes.marks) != 0;
  result->is_beyond_ascii = classes.beyond != 0;
}

#if defined(__x86_64__)
/* With the instruction that counts bits, which takes the place of fifteen. */
__attribute__((target("avx,popcnt"))) static void profile_wide(const uint8_t *text, size_t count, BlindspotProfile *result) {
  profile(text, count, result);
}
#endif

BlindspotProfile blindspot_profile(const uint8_t *text, size_t count) {
  BlindspotProfile result = {0};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx") && __builtin_cpu_supports("popcnt")) {
    profile_wide(text, count, &result);
    return result;
  }
#endif
  profile(text, count, &result);
  return result;
}
