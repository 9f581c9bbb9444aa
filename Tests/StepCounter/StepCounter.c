#include "StepCounter.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__linux__)
// The counters that the compiler adds for `--enable-code-coverage`, one for each region of code.
extern char *__llvm_profile_begin_counters(void) __attribute__((weak));
extern char *__llvm_profile_end_counters(void) __attribute__((weak));

bool step_counter_is_available(void) { return __llvm_profile_begin_counters && __llvm_profile_end_counters; }

uint64_t step_counter_value(void) {
  if (!step_counter_is_available()) return 0;
  uint64_t sum = 0;
  const uint64_t *end = (const uint64_t *)__llvm_profile_end_counters();
  for (const uint64_t *counter = (const uint64_t *)__llvm_profile_begin_counters(); counter < end; counter++)
    sum += *counter;
  return sum;
}
#else
bool step_counter_is_available(void) { return false; }
uint64_t step_counter_value(void) { return 0; }
#endif

static atomic_bool counts_memory;
static atomic_uint_fast64_t requested;

void step_counter_start_counting_memory(void) { atomic_store(&counts_memory, true); }

uint64_t step_counter_memory(void) { return atomic_load(&requested); }

#if defined(__GLIBC__)
// These replace the functions of the C library in the test program.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static void count(size_t size) {
  if (atomic_load_explicit(&counts_memory, memory_order_relaxed))
    atomic_fetch_add_explicit(&requested, size, memory_order_relaxed);
}

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  count(size);
  return __libc_realloc(memory, size);
}
#endif
