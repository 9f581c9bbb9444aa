/* The binary tables under tables/, embedded as they are. All values are little-endian. */
#include "tables.h"

#define TABLE static const _Alignas(16) uint8_t

/* The folding of letters (Tools/tables/folding.py). */
TABLE folding[] = {
#embed "tables/folding.bin"
};
const uint32_t *const blindspot_folding = (const uint32_t *)folding;

/* The automaton over the word lists of the rules (Tools/tables/words.py). */
TABLE words[] = {
#embed "tables/words.bin"
};
const uint32_t *const blindspot_words = (const uint32_t *)words;

/* The words of spoken numbers (Tools/tables/spoken_numbers.py): lengths, shapes, codes of languages, words. */
enum { NUMBER_LENGTHS = 4096, NUMBER_SHAPES = 8192, NUMBER_CODES = 128 };
enum { NUMBER_WORDS = NUMBER_LENGTHS + NUMBER_SHAPES + NUMBER_CODES };
TABLE numbers[] = {
#embed "tables/numbers.bin"
};
const uint32_t *const blindspot_number_lengths = (const uint32_t *)numbers;
const uint8_t *const blindspot_number_shapes = numbers + NUMBER_LENGTHS;
const uint8_t *const blindspot_number_languages = numbers + NUMBER_LENGTHS + NUMBER_SHAPES;
const BlindspotNumberWord *const blindspot_number_words = (const BlindspotNumberWord *)(numbers + NUMBER_WORDS);
const size_t blindspot_number_word_count = (sizeof numbers - NUMBER_WORDS) / sizeof(BlindspotNumberWord);

/* The tables of the person-name detector (Tools/names), after a header of 16 bytes. */
enum { HEADER = 16 };
TABLE lexicon[] = {
#embed "tables/lexicon.bin"
};
const BlindspotLexiconSlot *const blindspot_lexicon_slots = (const BlindspotLexiconSlot *)(lexicon + HEADER);
const size_t blindspot_lexicon_capacity = (sizeof lexicon - HEADER) / sizeof(BlindspotLexiconSlot);

TABLE ngrams[] = {
#embed "tables/ngrams.bin"
};
const int8_t *const blindspot_ngram_weights = (const int8_t *)(ngrams + HEADER);
const size_t blindspot_ngram_count = sizeof ngrams - HEADER;

TABLE vectors[] = {
#embed "tables/name-vectors.bin"
};
const uint64_t *const blindspot_name_words = (const uint64_t *)(vectors + HEADER);
const uint16_t *const blindspot_name_word_counts = (const uint16_t *)(vectors + HEADER + 4096);
const int8_t *const blindspot_name_vectors = (const int8_t *)(vectors + HEADER + 5120);
const size_t blindspot_name_vector_count = (sizeof vectors - HEADER - 5120) / 16;

TABLE layers[] = {
#embed "tables/name-layers.bin"
};
const float *const blindspot_name_layers = (const float *)(layers + HEADER);
const size_t blindspot_name_layer_count = (sizeof layers - HEADER) / sizeof(float);

/* The languages in which a word is frequent (Tools/names/build_languages.py): codes, sets, slots. */
enum { LANGUAGE_CODES = 128, LANGUAGE_SETS = 4096 };
TABLE word_languages[] = {
#embed "tables/word-languages.bin"
};
const uint8_t *const blindspot_language_codes = word_languages + HEADER;
const uint64_t *const blindspot_language_sets = (const uint64_t *)(word_languages + HEADER + LANGUAGE_CODES);
const uint32_t *const blindspot_word_language_slots =
    (const uint32_t *)(word_languages + HEADER + LANGUAGE_CODES + LANGUAGE_SETS * sizeof(uint64_t));
const size_t blindspot_word_language_capacity =
    (sizeof word_languages - HEADER - LANGUAGE_CODES - LANGUAGE_SETS * sizeof(uint64_t)) / sizeof(uint32_t);

/* The words that a report may show (Tools/words), after a header of 16 bytes. */
TABLE ordinary[] = {
#embed "tables/ordinary.bin"
};
const uint32_t *const blindspot_ordinary_slots = (const uint32_t *)(ordinary + HEADER);
const size_t blindspot_ordinary_capacity = (sizeof ordinary - HEADER) / sizeof(uint32_t);

/* The telephone numbering plans (Tools/tables/phone_plans.py). */
TABLE phone_moves[] = {
#embed "tables/phone-moves.bin"
};
TABLE phone_kinds[] = {
#embed "tables/phone-kinds.bin"
};
TABLE phone_regions[] = {
#embed "tables/phone-regions.bin"
};
const uint16_t *const blindspot_phone_moves = (const uint16_t *)phone_moves;
const uint8_t *const blindspot_phone_kinds = phone_kinds;
const size_t blindspot_phone_state_count = sizeof phone_kinds;
const BlindspotPhoneRegion *const blindspot_phone_regions = (const BlindspotPhoneRegion *)phone_regions;
const size_t blindspot_phone_region_count = sizeof phone_regions / sizeof(BlindspotPhoneRegion);

/* The nicknames of given names, as text: one group of names to a line. */
TABLE nicknames[] = {
#embed "tables/nicknames.txt"
};
const uint8_t *const blindspot_nicknames = nicknames;
const size_t blindspot_nickname_bytes = sizeof nicknames;
