#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether the program was built to measure coverage, so that its steps are counted.
bool step_counter_is_available(void);

/// Returns the number of executions of all regions of code so far, of all threads of the program. A region is a part of
/// a function without branches, such as the body of a loop.
uint64_t step_counter_value(void);

/// Starts to count the memory that all threads of the program request.
void step_counter_start_counting_memory(void);

/// Returns the number of bytes requested since counting started, whether or not they were freed; 0 on systems without
/// the GNU C library.
uint64_t step_counter_memory(void);
