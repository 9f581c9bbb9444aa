#ifndef BLINDSPOT_WORDS_H
#define BLINDSPOT_WORDS_H
#include <stddef.h>
#include <stdint.h>

/* The automaton over the word lists of the rules, made by Tools/tables/words.py. */
const uint8_t *blindspot_words(void);
size_t blindspot_words_count(void);
#endif
