/* The lower bound for a YAML reader built on libyaml: its events over the given files, discarded. */
#include <yaml.h>

#include "files.h"

static size_t events(File file) {
  yaml_parser_t parser;
  yaml_event_t event;
  size_t count = 0;
  int at_end = 0;
  if (!yaml_parser_initialize(&parser)) exit(2);
  yaml_parser_set_input_string(&parser, (const unsigned char *)file.bytes, file.count);
  while (!at_end) {
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "%s: %s\n", file.path, parser.problem);
      break;
    }
    at_end = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    count++;
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(int argc, char **argv) { return run("", argc, argv, "events", events); }
