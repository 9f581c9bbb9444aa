/* Searches in the tables of words with open addressing (Lexicon.swift, WordLanguages.swift).

   The tables are full to four fifths, so a word that is not in one is compared with twelve to sixteen slots on average, here four
   at a time. One at a time, each takes five instructions. */

#include "tables.h"

/* The slots of a key, in the order of ProbeSequence.swift, begin with this one. */
static inline size_t first_slot(uint64_t hash, size_t capacity) { return ((hash & 0xFFFFFFFF) * capacity) >> 32; }

#if defined(__SSE2__)
#include <emmintrin.h>

/* The four marks of four slots. */
static inline __m128i marks_of(const BlindspotLexiconSlot *slots) {
  __m128 low = _mm_loadu_ps((const float *)slots), high = _mm_loadu_ps((const float *)(slots + 2));
  return _mm_castps_si128(_mm_shuffle_ps(low, high, _MM_SHUFFLE(2, 0, 2, 0)));
}

/* One bit for each of four numbers that equals the wanted one or zero. */
static inline unsigned ends_of(__m128i numbers, __m128i wanted) {
  __m128i ends = _mm_or_si128(_mm_cmpeq_epi32(numbers, wanted), _mm_cmpeq_epi32(numbers, _mm_setzero_si128()));
  return (unsigned)_mm_movemask_ps(_mm_castsi128_ps(ends));
}
#endif

uint32_t blindspot_lexicon_value(uint64_t hash) {
  const BlindspotLexiconSlot *slots = blindspot_lexicon_slots;
  size_t capacity = blindspot_lexicon_capacity, slot = first_slot(hash, capacity);
  uint32_t mark = hash >> 32 ? (uint32_t)(hash >> 32) : 1;
#if defined(__SSE2__)
  __m128i wanted = _mm_set1_epi32((int)mark);
  for (; slot + 4 <= capacity; slot += 4) {
    unsigned ends = ends_of(marks_of(slots + slot), wanted);
    if (!ends) continue;
    slot += (size_t)__builtin_ctz(ends);
    return slots[slot].mark ? slots[slot].value : 0;
  }
  if (slot == capacity) slot = 0;
#endif
  while (slots[slot].mark && slots[slot].mark != mark) slot = slot + 1 == capacity ? 0 : slot + 1;
  return slots[slot].mark ? slots[slot].value : 0;
}

uint64_t blindspot_languages_of(uint64_t hash) {
  const uint32_t *slots = blindspot_word_language_slots;
  size_t capacity = blindspot_word_language_capacity, slot = first_slot(hash, capacity);
  uint32_t mark = (uint32_t)(hash >> 44);
#if defined(__SSE2__)
  __m128i wanted = _mm_set1_epi32((int)mark);
  for (; slot + 4 <= capacity; slot += 4) {
    __m128i numbers = _mm_loadu_si128((const __m128i *)(slots + slot));
    __m128i empty = _mm_cmpeq_epi32(numbers, _mm_setzero_si128());
    __m128i ends = _mm_or_si128(empty, _mm_cmpeq_epi32(_mm_srli_epi32(numbers, 12), wanted));
    unsigned bits = (unsigned)_mm_movemask_ps(_mm_castsi128_ps(ends));
    if (!bits) continue;
    slot += (size_t)__builtin_ctz(bits);
    return slots[slot] ? blindspot_language_sets[slots[slot] & 0xFFF] : 0;
  }
  if (slot == capacity) slot = 0;
#endif
  while (slots[slot] && slots[slot] >> 12 != mark) slot = slot + 1 == capacity ? 0 : slot + 1;
  return slots[slot] ? blindspot_language_sets[slots[slot] & 0xFFF] : 0;
}
