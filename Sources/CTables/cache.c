/* The memory of WordVectorCache.swift: two tables with one slot for each hash. */

#include <stdlib.h>

#include "tables.h"

enum { place_bits = 10, word_bits = 9 };

typedef struct {
  uint64_t word;
  uint64_t properties;
  float vectors[64];
} PlaceSlot;

typedef struct {
  uint64_t word;
  uint64_t properties;
  int16_t sum[16];
} WordSlot;

typedef struct {
  PlaceSlot places[1 << place_bits];
  WordSlot words[1 << word_bits];
} Tables;

/* The tables are made for the first word: most texts have no word that can be a name. */
struct BlindspotWordCache {
  Tables *tables;
};

BlindspotWordCache *blindspot_word_cache_make(void) { return calloc(1, sizeof(BlindspotWordCache)); }

void blindspot_word_cache_free(BlindspotWordCache *cache) {
  if (cache) free(cache->tables);
  free(cache);
}

static inline size_t slot(uint64_t word, uint64_t properties, int bits) {
  return ((word ^ properties) * 0x9E3779B97F4A7C15) >> (64 - bits);
}

static Tables *tables(BlindspotWordCache *cache) {
  if (!cache->tables) cache->tables = calloc(1, sizeof(Tables));
  return cache->tables;
}

bool blindspot_add_known_vectors(
    const BlindspotWordCache *cache, uint64_t key, uint64_t properties, long word, long count, float *layer) {
  if (!cache->tables) return false;
  const PlaceSlot *found = &cache->tables->places[slot(key, properties, place_bits)];
  if (found->word != key || found->properties != properties) return false;
  blindspot_add_vectors(found->vectors, word, count, layer);
  return true;
}

float *blindspot_new_vectors(BlindspotWordCache *cache, uint64_t word, uint64_t properties) {
  Tables *made = tables(cache);
  if (!made) return NULL;
  PlaceSlot *found = &made->places[slot(word, properties, place_bits)];
  found->word = word;
  found->properties = properties;
  return found->vectors;
}

const int16_t *blindspot_known_sum(const BlindspotWordCache *cache, uint64_t word, uint64_t properties) {
  if (!cache->tables) return NULL;
  const WordSlot *found = &cache->tables->words[slot(word, properties, word_bits)];
  return found->word == word && found->properties == properties ? found->sum : NULL;
}

int16_t *blindspot_new_sum(BlindspotWordCache *cache, uint64_t word, uint64_t properties) {
  Tables *made = tables(cache);
  if (!made) return NULL;
  WordSlot *found = &made->words[slot(word, properties, word_bits)];
  found->word = word;
  found->properties = properties;
  return found->sum;
}
