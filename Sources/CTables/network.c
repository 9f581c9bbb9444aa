/* The network of the person-name tagger (NameTagger.swift): sums of vectors of 16 numbers, and products with matrices.

   Compiled twice for x86-64: with vectors of four numbers, which every processor has, and of eight (AVX), which takes half of
   the instructions. Both compute the same sums in the same order, without fused operations, so the results are equal bit by bit. */

#include "tables.h"

#pragma clang fp contract(off)

#define WIDTH 16
#define MATRIX (WIDTH * WIDTH)
#define TAGS 3
#define INLINE static inline __attribute__((always_inline))

typedef float Row __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t Mask __attribute__((vector_size(64), aligned(4), may_alias));

/* Adds the products of 16 factors and the 16 numbers of a row each to a sum. */
INLINE void add_products(Row *sum, const float *factors, const float *rows) {
  Row total = *sum;
#pragma clang loop unroll(full)
  for (int index = 0; index < WIDTH; index++) total += factors[index] * ((const Row *)rows)[index];
  *sum = total;
}

typedef int8_t SmallRow __attribute__((vector_size(16), aligned(1), may_alias));
typedef int16_t SumRow __attribute__((vector_size(32), aligned(2), may_alias));
typedef float Four __attribute__((vector_size(16), aligned(4), may_alias));

/* The parts of the table of the layers, in their order. */
enum {
  scale = 0,
  calibration = 1,
  mean_matrix = 3,
  first_bias = mean_matrix + MATRIX,
  first_matrices = first_bias + WIDTH,
  second_layer = first_matrices + 3 * MATRIX,
  third_layer = second_layer + WIDTH + 3 * MATRIX,
  tag_bias = third_layer + WIDTH + 3 * MATRIX,
  tag_rows = tag_bias + TAGS
};

/* The index of the vector of a row of features. Most words are in too few texts of the training for a vector of their own; they
   share the first one. A table with all rows would be 470 KB larger. */
INLINE long vector_index(long row, long words, long row_count) {
  if (row >= words) return row - row_count + (long)blindspot_name_vector_count;
  uint64_t bits = blindspot_name_words[row >> 6], bit = (uint64_t)1 << (row & 63);
  return bits & bit ? 1 + blindspot_name_word_counts[row >> 6] + __builtin_popcountll(bits & (bit - 1)) : 0;
}

INLINE void add_rows(const int32_t *rows, long count, long words, long row_count, int16_t *sum) {
  SumRow total = *(const SumRow *)sum;
  for (long index = 0; index < count; index++) {
    long vector = vector_index(rows[index], words, row_count);
    total += __builtin_convertvector(*(const SmallRow *)(blindspot_name_vectors + vector * WIDTH), SumRow);
  }
  *(SumRow *)sum = total;
}

/* The vectors of a word: its own, and its contributions to the next word, to itself and to the word before in the first layer.
   The matrices have the order of the neighbors: the one for the word before is that of a word for the next one. */
INLINE void make_vectors(const int16_t *sum, float *vectors) {
  Row own = __builtin_convertvector(*(const SumRow *)sum, Row) * blindspot_name_layers[scale];
  *(Row *)vectors = own;
  for (long matrix = 0; matrix < 3; matrix++) {
    Row product = {0};
    add_products(&product, vectors, blindspot_name_layers + first_matrices + matrix * MATRIX);
    ((Row *)vectors)[matrix + 1] = product;
  }
}

INLINE void add_vectors(const float *vectors, long word, long count, float *layer) {
  const Row *rows = (const Row *)vectors;
  Row *total = (Row *)layer, *words = total + 1;
  *total += rows[0];
  if (word > 0) words[word - 1] += rows[3];
  words[word] += rows[2];
  if (word + 1 < count) words[word + 1] += rows[1];
}

/* Replaces negative numbers by zero. */
INLINE void rectify(Row *numbers) { *numbers = (Row)((Mask)*numbers & ~(Mask)(*numbers < 0)); }

INLINE void convolve(
    const Row *words, long count, uint64_t wanted, long distance, const float *layer, Row *output) {
  for (long word = 0; word < count; word++) {
    if (!(wanted >> word & 1)) continue;
    Row sum = *(const Row *)layer;
    for (long neighbor = -1; neighbor <= 1; neighbor++) {
      long other = word + neighbor * distance;
      if (other < 0 || other >= count) continue;
      add_products(&sum, (const float *)(words + other), layer + WIDTH + (neighbor + 1) * MATRIX);
    }
    rectify(&sum);
    output[word] = sum + words[word];
  }
}

/* The probabilities of a name of eight words from the scores of their three tags, calibrated, negated for a further word. */
INLINE void tags_of(const float *scores, float *tags) {
  typedef float Eight __attribute__((vector_size(32), aligned(4), may_alias));
  typedef int32_t EightMask __attribute__((vector_size(32), aligned(4), may_alias));
  const Eight none = ((const Eight *)scores)[0], first = ((const Eight *)scores)[1], further = ((const Eight *)scores)[2];
  const float *calibrated = blindspot_name_layers + calibration;
  /* log(e^a + e^b), accurate to two digits. The larger of the two scores of a name stands for both: the sum of two exponentials
     is at most twice the larger. */
  EightMask is_less = first < further;
  Eight larger = (Eight)((is_less & (EightMask)further) | (~is_less & (EightMask)first));
  Eight smaller = (Eight)((is_less & (EightMask)first) | (~is_less & (EightMask)further));
  Eight difference = larger - smaller;
  Eight rest = 0.693f - 0.5f * difference + 0.0955f * difference * difference;
  rest = (Eight)((EightMask)rest & (rest > 0) & (difference < 2.6f));
  /* 1 / (1 + e^-x), accurate to three digits, by repeated squaring, which needs no math library. */
  Eight logit = (larger + rest - none) * calibrated[0] + calibrated[1];
  EightMask is_low = logit < -12, is_high = logit > 12;
  Eight lowest = (Eight){0} - 12, highest = (Eight){0} + 12;
  logit = (Eight)((is_low & (EightMask)lowest) | (~is_low & (EightMask)logit));
  logit = (Eight)((is_high & (EightMask)highest) | (~is_high & (EightMask)logit));
  Eight power = 1 - logit / 1024;
  for (int index = 0; index < 10; index++) power *= power;
  Eight probability = 1 / (1 + power);
  *(Eight *)tags = (Eight)((EightMask)probability | (is_less & INT32_MIN));
}

INLINE void tag(float *layer, float *other, long count, uint64_t wanted, float *tags) {
  const float *layers = blindspot_name_layers;
  Row *total = (Row *)layer, *words = total + 1;
  /* The mean of the text shifts the first layer: it carries the language and the style. */
  *total /= (float)(count > 0 ? count : 1);
  Row shift = {0};
  add_products(&shift, layer, layers + mean_matrix);
  shift += *(const Row *)(layers + first_bias);
  for (long word = 0; word < count; word++) {
    words[word] += shift;
    rectify(&words[word]);
  }
  /* The words that the last layer reads for the wanted ones. */
  uint64_t read = wanted | wanted << 1 | wanted >> 1;
  convolve(words, count, read, 2, layers + second_layer, (Row *)other);
  convolve((const Row *)other, count, wanted, 1, layers + third_layer, words);
  /* The weights of the tags for each number of a word: the transposed rows, and others in the fourth place. */
  Four weights[WIDTH];
  for (long index = 0; index < WIDTH; index += 4) {
    const float *row = layers + tag_rows + index;
    Four none = *(const Four *)row, first = *(const Four *)(row + WIDTH), further = *(const Four *)(row + 2 * WIDTH);
    Four low = __builtin_shufflevector(none, first, 0, 4, 1, 5), high = __builtin_shufflevector(none, first, 2, 6, 3, 7);
    weights[index] = __builtin_shufflevector(low, further, 0, 1, 4, 4);
    weights[index + 1] = __builtin_shufflevector(low, further, 2, 3, 5, 5);
    weights[index + 2] = __builtin_shufflevector(high, further, 0, 1, 6, 6);
    weights[index + 3] = __builtin_shufflevector(high, further, 2, 3, 7, 7);
  }
  Four bias = {layers[tag_bias], layers[tag_bias + 1], layers[tag_bias + 2], 0};
  for (long start = 0; start < count; start += 8) {
    float scores[TAGS * 8] = {0};
    long end = start + 8 < count ? start + 8 : count;
    for (long word = start; word < end; word++) {
      if (!(wanted >> word & 1)) continue;
      const float *numbers = (const float *)(words + word);
      Four sum = numbers[0] * weights[0];
#pragma clang loop unroll(full)
      for (long index = 1; index < WIDTH; index++) sum += numbers[index] * weights[index];
      sum = bias + sum;
      for (long tag = 0; tag < TAGS; tag++) scores[tag * 8 + word - start] = sum[tag];
    }
    tags_of(scores, tags + start);
  }
}

/* A function with vectors of eight numbers where the processor has them. */
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx,popcnt")))
#define IS_WIDE (__builtin_cpu_supports("avx") && __builtin_cpu_supports("popcnt"))
#define FUNCTION(name, parameters, arguments) \
  WIDE static void name##_wide parameters { name arguments; } \
  void blindspot_##name parameters { \
    if (IS_WIDE) { \
      name##_wide arguments; \
      return; \
    } \
    name arguments; \
  }
#else
#define FUNCTION(name, parameters, arguments) \
  void blindspot_##name parameters { name arguments; }
#endif

FUNCTION(
    add_rows, (const int32_t *rows, long count, long words, long row_count, int16_t *sum),
    (rows, count, words, row_count, sum))
FUNCTION(make_vectors, (const int16_t *sum, float *vectors), (sum, vectors))
FUNCTION(add_vectors, (const float *vectors, long word, long count, float *layer), (vectors, word, count, layer))
FUNCTION(
    tag, (float *layer, float *other, long count, uint64_t wanted, float *tags), (layer, other, count, wanted, tags))
