/* The sum of the weights of the n-grams of a word (CharacterModel.swift).

   Eight hashes at a time. Compiled twice for x86-64, of which the first processors have no product of vectors of 32 bits. A word
   of eight letters has thirty n-grams. */

#include "tables.h"

#define INLINE static inline __attribute__((always_inline))

enum { smallest = 2, sizes = 4, most_letters = 32, room = most_letters + 16 };

typedef uint32_t Hashes __attribute__((vector_size(32), aligned(4), may_alias));

#define SEED(size) ((uint32_t)(size) * UINT32_C(0x9E3779B1))
#define PRIME UINT32_C(0x01000193)

INLINE long sum_of(const uint32_t *places, long count) {
  long sum = 0;
  for (long index = 0; index < count; index++) sum += blindspot_ngram_weights[places[index]];
  return sum;
}

INLINE long score(const uint32_t *letters, long count) {
  uint32_t places[sizes][room], mask = (uint32_t)blindspot_ngram_count - 1;
  for (long start = 0; start < count - 1; start += 8) {
    for (long size = 0; size < sizes; size++) {
      Hashes hashes = (Hashes){0} + SEED(size + smallest);
      for (long letter = 0; letter < size + smallest; letter++)
        hashes = (hashes ^ *(const Hashes *)(letters + start + letter)) * PRIME;
      *(Hashes *)(places[size] + start) = (hashes ^ hashes >> 15) & mask;
    }
  }
  long sum = 0;
  for (long size = 0; size < sizes; size++) sum += sum_of(places[size], count - smallest - size + 1);
  return sum;
}

/* The scalars of a folded word between two marks, then zeros. Returns their number, without the zeros. */
INLINE long letters_of(const uint8_t *word, long bytes, uint32_t *letters) {
  long count = 1;
  letters[0] = 2;
  for (long index = 0; index < bytes; index++) {
    uint8_t byte = word[index];
    if (byte < 0x80) letters[count++] = byte;
    else if (byte < 0xC0) letters[count - 1] = letters[count - 1] << 6 | (byte & 0x3F);
    else letters[count++] = byte & (byte < 0xE0 ? 0x1F : 0x0F);
  }
  letters[count++] = 3;
  for (long index = 0; index < room - most_letters; index++) letters[count + index] = 0;
  return count;
}

INLINE long score_of_word(const uint8_t *word, long bytes) {
  uint32_t letters[room];
  long count = letters_of(word, bytes, letters);
  return score(letters, count);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static long score_wide(const uint8_t *word, long bytes) {
  return score_of_word(word, bytes);
}
#endif

long blindspot_ngram_score(const uint8_t *word, long bytes) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return score_wide(word, bytes);
#endif
  return score_of_word(word, bytes);
}
