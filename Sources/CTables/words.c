#include "words.h"

/* The first bytes of an aligned array, so that the words of the automaton can be read where they lie. */
static const _Alignas(8) uint8_t words[] = {
#embed "tables/words.bin"
};

const uint8_t *blindspot_words(void) { return words; }
size_t blindspot_words_count(void) { return sizeof words; }
