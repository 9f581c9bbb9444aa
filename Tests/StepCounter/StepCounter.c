#include "StepCounter.h"

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
