/* The lower bound for a YAML reader built on libyaml: its events over the given files, discarded.
   Prints events, bytes, the best of ROUNDS rounds in CPU seconds, and MB/s. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

typedef struct {
  unsigned char *bytes;
  size_t count;
} File;

static File load(const char *path) {
  FILE *stream = fopen(path, "rb");
  if (!stream) {
    perror(path);
    exit(2);
  }
  fseek(stream, 0, SEEK_END);
  File file = {NULL, (size_t)ftell(stream)};
  rewind(stream);
  file.bytes = malloc(file.count + 1);
  if (!file.bytes || fread(file.bytes, 1, file.count, stream) != file.count) {
    perror(path);
    exit(2);
  }
  fclose(stream);
  return file;
}

static size_t events(File file, const char *path) {
  yaml_parser_t parser;
  yaml_event_t event;
  size_t count = 0;
  int at_end = 0;
  if (!yaml_parser_initialize(&parser)) exit(2);
  yaml_parser_set_input_string(&parser, file.bytes, file.count);
  while (!at_end) {
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "%s: %s\n", path, parser.problem);
      break;
    }
    at_end = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    count++;
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: %s ROUNDS FILE...\n", argv[0]);
    return 2;
  }
  int rounds = atoi(argv[1]);
  int file_count = argc - 2;
  File *files = malloc(sizeof(File) * (size_t)file_count);
  if (!files) return 2;
  size_t bytes = 0, count = 0;
  for (int i = 0; i < file_count; i++) {
    files[i] = load(argv[i + 2]);
    bytes += files[i].count;
  }
  double best = 1e9;
  for (int round = 0; round < rounds; round++) {
    clock_t start = clock();
    count = 0;
    for (int i = 0; i < file_count; i++) count += events(files[i], argv[i + 2]);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < best) best = seconds;
  }
  printf("events %zu bytes %zu best s %.4f MB/s %.1f\n", count, bytes, best, (double)bytes / best / 1e6);
  return 0;
}
