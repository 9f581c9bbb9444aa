/* The tables of the person-name detector, built and trained by Tools/names. */
#include "tables.h"

static const _Alignas(16) uint8_t lexicon[] = {
#embed "tables/lexicon.bin"
};
static const _Alignas(16) uint8_t ngrams[] = {
#embed "tables/ngrams.bin"
};
static const _Alignas(16) uint8_t folding[] = {
#embed "tables/folding.bin"
};
static const _Alignas(16) uint8_t weights[] = {
#embed "tables/name-weights.bin"
};

const BlindspotLexiconSlot *const blindspot_lexicon_slots = (const BlindspotLexiconSlot *)(lexicon + 16);
const size_t blindspot_lexicon_capacity = (sizeof lexicon - 16) / sizeof(BlindspotLexiconSlot);
const int8_t *const blindspot_ngram_weights = (const int8_t *)(ngrams + 16);
const size_t blindspot_ngram_count = sizeof ngrams - 16;
const uint16_t *const blindspot_folding = (const uint16_t *)folding;
const int16_t *const blindspot_name_weights = (const int16_t *)(weights + 16);
const size_t blindspot_name_weight_count = (sizeof weights - 16) / 2;
