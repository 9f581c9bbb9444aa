#include <yaml.h>

// Frees the text of an event. libyaml exports the function, but its header does not declare it.
YAML_DECLARE(void) yaml_free(void *pointer);
