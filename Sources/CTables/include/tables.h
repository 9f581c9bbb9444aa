#ifndef BLINDSPOT_TABLES_H
#define BLINDSPOT_TABLES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A named sequence of bytes, embedded at build time. */
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
  /* Start state for the digits after the country code. */
  uint16_t international;
  /* Start state for the digits dialled inside the region. */
  uint16_t national;
} BlindspotPhoneRegion;

/* Transitions of the automaton, ten to a state; 0 is the dead end. */
extern const uint16_t *const blindspot_phone_moves;
/* The kinds of number that end in a state, one byte for each state. */
extern const uint8_t *const blindspot_phone_kinds;
extern const size_t blindspot_phone_state_count;
/* Ordered by country code; the main region of a code comes first. */
extern const BlindspotPhoneRegion *const blindspot_phone_regions;
extern const size_t blindspot_phone_region_count;

/* A slot of the lexicon, an open-addressing table with the hash of the folded word as the key. */
typedef struct {
  /* The upper half of the word's hash; 0 in an empty slot. */
  uint32_t mark;
  /* The properties of the word (LexiconEntry). */
  uint32_t value;
} BlindspotLexiconSlot;

extern const BlindspotLexiconSlot *const blindspot_lexicon_slots;
extern const size_t blindspot_lexicon_capacity;
/* Returns the value of the word with a hash; 0 for a word that is not listed. */
uint32_t blindspot_lexicon_value(uint64_t hash);
/* The words that a report may show: an open-addressing table with the hash of the folded word as the key. A slot holds the
   upper 30 bits of the hash (at least 1) in bits 2-31 and the flags in bits 0-1: 1 if the word is ordinary, 2 if it is ordinary
   in lower case only. An empty slot is 0. The layout is described in Tools/words/README.md. */
extern const uint32_t *const blindspot_ordinary_slots;
extern const size_t blindspot_ordinary_capacity;
/* The languages in which a word is frequent: an open-addressing table with the hash of the folded word as the key. A slot holds
   the upper 20 bits of the hash in bits 12-31 and the number of a set in bits 0-11; 0 is an empty slot. */
extern const uint32_t *const blindspot_word_language_slots;
extern const size_t blindspot_word_language_capacity;
/* The sets of languages, one bit for each language, and the codes of at most 64 languages with two bytes each. */
extern const uint64_t *const blindspot_language_sets;
extern const uint8_t *const blindspot_language_codes;
/* Returns the languages of the word with a hash; 0 for a rare word. */
uint64_t blindspot_languages_of(uint64_t hash);
/* Weights of hashed character n-grams, in sixteenths of a logit; the count is a power of two. */
extern const int8_t *const blindspot_ngram_weights;
extern const size_t blindspot_ngram_count;
/* Returns the sum of the weights of all n-grams of two to five letters of a folded word of at most 30 bytes. */
long blindspot_ngram_score(const uint8_t *word, long count);
/* The folding of U+0080-U+09FF and U+1E00-U+1FFF; the layout is described in Tools/tables/folding.py. */
extern const uint32_t *const blindspot_folding;
/* The automaton over the word lists; the layout is described in Tools/tables/words.py. */
extern const uint32_t *const blindspot_words;

/* A word of spoken numbers, in the order of the hashes. */
typedef struct {
  /* The hash of the folded word. */
  uint64_t hash;
  /* One bit for each language, in the order of blindspot_number_languages. */
  uint32_t languages;
  uint16_t value;
  /* The role of the word (NumberWord.Role). */
  uint8_t role;
  uint8_t unused;
} BlindspotNumberWord;

/* The lengths of the words by their first two bytes; the layout is described in Tools/tables/spoken_numbers.py. */
extern const uint32_t *const blindspot_number_lengths;
/* The shapes of the words in ASCII, one bit each. */
extern const uint8_t *const blindspot_number_shapes;
/* The codes of the languages, four bytes each. */
extern const uint8_t *const blindspot_number_languages;
extern const BlindspotNumberWord *const blindspot_number_words;
extern const size_t blindspot_number_word_count;
/* Which words have a vector of their own in the person-name tagger, one bit each, and how many before each 64 bits. */
extern const uint64_t *const blindspot_name_words;
extern const uint16_t *const blindspot_name_word_counts;
/* The vectors of the tagger: 16 numbers each. The first is that of all other words; then those of the words, and of the
   other features. */
extern const int8_t *const blindspot_name_vectors;
extern const size_t blindspot_name_vector_count;
/* The scale of the vectors, the calibration and the layers of the tagger, in the order of NameTagger.swift. */
extern const float *const blindspot_name_layers;

/* The network of the tagger. In C, since in Swift without optimization, as in the tests, an operation on vectors is a generic call
   for each number.

   Adds the vectors of some rows of features to a sum of 16 numbers. The first `words` of all `row_count` rows are those of words. */
void blindspot_add_rows(const int32_t *rows, long count, long words, long row_count, int16_t *sum);
/* Computes the 64 numbers of a word from its sum: its vector, and its contributions to the next word, to itself and to the word
   before in the first layer. */
void blindspot_make_vectors(const int16_t *sum, float *vectors);
/* Adds the 64 numbers of one of `count` words to a layer: the sum of the vectors of all words, then 16 numbers for each word. */
void blindspot_add_vectors(const float *vectors, long word, long count, float *layer);
/* Computes the tags of those of at most 64 words that have a bit in `wanted`: the probability of a name, negated if a further
   word is more likely than the first one. Overwrites the layer, and another one, which has room for as many words. `tags` has room
   for a multiple of eight; the tags of other words have no meaning. */
void blindspot_tag(float *layer, float *other, long count, uint64_t wanted, float *tags);
extern const size_t blindspot_name_layer_count;

/* A cache of the vectors of words, by two words of a key of which the second is never 0. */
typedef struct BlindspotWordCache BlindspotWordCache;

/* Returns an empty cache; NULL without memory. */
BlindspotWordCache *blindspot_word_cache_make(void);
void blindspot_word_cache_free(BlindspotWordCache *cache);
/* Adds the 64 numbers of a key to a layer, as blindspot_add_vectors does. Returns whether the cache contains the key. */
bool blindspot_add_known_vectors(
    const BlindspotWordCache *cache, uint64_t key, uint64_t properties, long word, long count, float *layer);
/* Adds a key, in place of another. Returns the place for its 64 numbers; NULL without memory. */
float *blindspot_new_vectors(BlindspotWordCache *cache, uint64_t word, uint64_t properties);
/* The same for sums of 16 numbers. */
const int16_t *blindspot_known_sum(const BlindspotWordCache *cache, uint64_t word, uint64_t properties);
int16_t *blindspot_new_sum(BlindspotWordCache *cache, uint64_t word, uint64_t properties);
/* The bytes of a text by class (TextProfile.swift). */
typedef struct {
  /* A bit for each byte: whether it is a digit, an ASCII letter or a capital one. */
  uint64_t digit_bits, letter_bits, upper_bits;
  uint8_t digits, letters, upper, spaces, hyphens, stops, colons, inner_stops, decimals, longest_run;
  bool has_at, has_markup, has_escapes, has_marks, is_beyond_ascii;
} BlindspotProfile;

/* Counts the bytes of a text of at most 64 bytes. */
BlindspotProfile blindspot_profile(const uint8_t *text, size_t count);
/* The style and the script of the HTML report, in UTF-8. */
extern const uint8_t *const blindspot_report_style;
extern const size_t blindspot_report_style_count;
extern const uint8_t *const blindspot_report_script;
extern const size_t blindspot_report_script_count;
/* The style of the dossier, in UTF-8. */
extern const uint8_t *const blindspot_dossier_style;
extern const size_t blindspot_dossier_style_count;
/* The nicknames of given names in UTF-8. */
extern const uint8_t *const blindspot_nicknames;
extern const size_t blindspot_nickname_bytes;

#endif
