#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether the program was built to measure coverage, so that its steps are counted.
bool step_counter_is_available(void);

/// Returns the number of executions of all regions of code so far, of all threads of the program. A region is a part of
/// a function without branches, such as the body of a loop.
uint64_t step_counter_value(void);
