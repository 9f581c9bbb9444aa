/* The events of libfyaml over the given files, discarded. */
#include <libfyaml.h>

#include "files.h"

static size_t events(File file) {
  struct fy_parse_cfg configuration = {.flags = FYPCF_QUIET};
  struct fy_parser *parser = fy_parser_create(&configuration);
  if (!parser) exit(2);
  size_t count = 0;
  if (fy_parser_set_string(parser, file.bytes, file.count) == 0) {
    struct fy_event *event;
    while ((event = fy_parser_parse(parser))) {
      fy_parser_event_free(parser, event);
      count++;
    }
  }
  fy_parser_destroy(parser);
  return count;
}

int main(int argc, char **argv) { return run("", argc, argv, "events", events); }
