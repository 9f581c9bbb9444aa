// The memory of libyaml on Linux: see memory.c. libyaml finds these functions by itself; they are declared for tests.
#pragma once

#ifdef __linux__
#include <stddef.h>

void *blindspot_yaml_malloc(size_t size);
void *blindspot_yaml_realloc(void *pointer, size_t size);
void blindspot_yaml_free(void *pointer);
char *blindspot_yaml_strdup(const char *text);
#endif
