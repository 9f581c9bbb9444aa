/* The layers of the person-name tagger (NameTagger.swift): products of vectors of 16 numbers and matrices.

   Compiled twice for x86-64: with vectors of four numbers, which every processor has, and of eight (AVX), which takes half of
   the instructions. Both compute the same sums in the same order, without fused operations, so the results are equal bit by bit. */

#include "tables.h"

#pragma clang fp contract(off)

#define WIDTH 16
#define INLINE static inline __attribute__((always_inline))

typedef float Row __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t Mask __attribute__((vector_size(64), aligned(4), may_alias));

/* Adds the products of 16 factors and the 16 numbers of a row each to a sum. */
INLINE void add_products(Row *sum, const float *factors, const float *rows) {
  Row total = *sum;
  for (int index = 0; index < WIDTH; index++) total += factors[index] * ((const Row *)rows)[index];
  *sum = total;
}

typedef int8_t SmallRow __attribute__((vector_size(16), aligned(1), may_alias));
typedef int16_t SumRow __attribute__((vector_size(32)));

typedef int16_t StoredSumRow __attribute__((vector_size(32), aligned(2), may_alias));

void blindspot_add_rows(const int32_t *rows, long count, int16_t *sum) {
  SumRow total = *(const StoredSumRow *)sum;
  for (long index = 0; index < count; index++) {
    SmallRow row = *(const SmallRow *)(blindspot_name_vectors + (long)rows[index] * WIDTH);
    total += __builtin_convertvector(row, SumRow);
  }
  *(StoredSumRow *)sum = total;
}

void blindspot_scale(const int16_t *sum, float *vector) {
  SumRow total = *(const StoredSumRow *)sum;
  *(Row *)vector = __builtin_convertvector(total, Row) * blindspot_name_layers[0];
}

INLINE void convolve(
    const float *input, long count, uint64_t wanted, long distance, const float *layer, float *output) {
  const Row *words = (const Row *)input;
  for (long word = 0; word < count; word++) {
    if (!(wanted >> word & 1)) continue;
    Row sum = *(const Row *)layer;
    for (long neighbor = -1; neighbor <= 1; neighbor++) {
      long other = word + neighbor * distance;
      if (other < 0 || other >= count) continue;
      add_products(&sum, input + other * WIDTH, layer + WIDTH + (neighbor + 1) * WIDTH * WIDTH);
    }
    Row positive = (Row)((Mask)sum & ~(Mask)(sum < 0));
    ((Row *)output)[word] = positive + words[word];
  }
}

INLINE void multiply(const float *vector, const float *matrices, long count, float *products) {
  for (long index = 0; index < count; index++) {
    Row sum = {0};
    add_products(&sum, vector, matrices + index * WIDTH * WIDTH);
    ((Row *)products)[index] = sum;
  }
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx")))

WIDE static void convolve_wide(
    const float *input, long count, uint64_t wanted, long distance, const float *layer, float *output) {
  convolve(input, count, wanted, distance, layer, output);
}

WIDE static void multiply_wide(const float *vector, const float *matrices, long count, float *products) {
  multiply(vector, matrices, count, products);
}
#endif

void blindspot_convolve(
    const float *input, long count, uint64_t wanted, long distance, const float *layer, float *output) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx")) {
    convolve_wide(input, count, wanted, distance, layer, output);
    return;
  }
#endif
  convolve(input, count, wanted, distance, layer, output);
}

void blindspot_multiply(const float *vector, const float *matrices, long count, float *products) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx")) {
    multiply_wide(vector, matrices, count, products);
    return;
  }
#endif
  multiply(vector, matrices, count, products);
}
